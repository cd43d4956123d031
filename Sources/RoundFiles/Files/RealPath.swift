#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a file really lies: absolute, without links, `.` and `..`; the path itself where there is no
/// such file.
func realPath(_ path: String) -> String {
  // SAFETY: `realpath` with a null buffer returns a string of its own, which is copied and freed here.
  guard let resolved = unsafe realpath(path, nil) else { return path }
  defer { unsafe free(resolved) }
  return unsafe String(cString: resolved)
}

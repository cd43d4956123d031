#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file, or of standard input for `-`.
///
/// Throws a ``FileFailure`` when there is no such file or it cannot be read.
public func fileContents(_ path: String) throws(FileFailure) -> [UInt8] {
  if path == "-" { return try contents(of: STDIN_FILENO, path) }
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileFailure(.input, path, systemMessage(errno)) }
  defer { close(descriptor) }
  return try contents(of: descriptor, path)
}

private func contents(of descriptor: Int32, _ path: String) throws(FileFailure) -> [UInt8] {
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    // SAFETY: `read` writes at most as many bytes as the block holds.
    let count = unsafe read(descriptor, &block, block.count)
    guard count >= 0 else { throw FileFailure(.input, path, systemMessage(errno)) }
    if count == 0 { return bytes }
    bytes += block[..<count]
  }
}

/// What the system says of an error number.
func systemMessage(_ number: Int32) -> String {
  // SAFETY: `strerror` returns a string that ends in zero, which is copied at once.
  unsafe String(cString: strerror(number))
}

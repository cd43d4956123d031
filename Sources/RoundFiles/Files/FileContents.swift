#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file, or of standard input for `-`; of a gzip file what it holds.
///
/// Throws a ``FileFailure`` when there is no such file, it cannot be read, its gzip data are damaged,
/// or they expand to more than 64 MiB and a hundred times their size, as no table does.
public func fileContents(_ path: String) throws(FileFailure) -> [UInt8] {
  let source = try ByteSource(path)
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    var span = block.mutableSpan
    let count = try source.readToKeep(into: &span)
    if count == 0 { return bytes }
    bytes += block[..<count]
  }
}

/// What the system says of an error number.
func systemMessage(_ number: Int32) -> String {
  // SAFETY: `strerror` returns a string that ends in zero, which is copied at once.
  unsafe String(cString: strerror(number))
}

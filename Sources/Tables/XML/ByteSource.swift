/// Where an XML document comes from, block by block.
protocol ByteSource: AnyObject {
  /// Fills the beginning of `buffer`.
  ///
  /// - Returns: How many bytes were written; 0 at the end, −1 when no more can be had.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int
}

/// Bytes in memory as a source.
final class MemorySource: ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - position)
    // SAFETY: the range lies in the bytes, and the buffer has room for it.
    unsafe buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}

import CZlib

/// The bytes of one part of an archive, expanded block by block: the memory is that of a block,
/// whatever the part expands to.
///
/// After the last block length and CRC-32 have been compared with those stated; ``fault`` tells what
/// was wrong.
@safe final class ZIPStream: ByteSource {
  private(set) var fault: ZIPFault?

  private let bytes: [UInt8]
  private let entry: ZIPEntry
  private var position: Int
  private let end: Int
  private var produced = 0
  private var checksum: UInt = 0
  private var isAtEnd = false

  /// zlib's state, where its address stays the same; `nil` for a stored part.
  private let inflater: UnsafeMutablePointer<z_stream>?

  init(_ bytes: [UInt8], _ range: Range<Int>, _ entry: ZIPEntry) {
    self.bytes = bytes
    self.entry = entry
    (position, end) = (range.lowerBound, range.upperBound)
    guard entry.method == 8 else {
      unsafe inflater = nil
      return
    }
    // SAFETY: the memory is initialized at once, and freed in `deinit` alone.
    let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe state.initialize(to: z_stream())
    unsafe inflater = state
    if unsafe lp_inflateInit(state, -15) != Z_OK { fault = .damaged(entry.name) }
  }

  deinit {
    guard let state = unsafe inflater else { return }
    // SAFETY: the state was allocated and initialized in `init`.
    unsafe inflateEnd(state)
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  /// Fills the beginning of `buffer`.
  ///
  /// - Returns: How many bytes were written; 0 at the end, −1 after a fault.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard fault == nil else { return -1 }
    guard unsafe !isAtEnd && !buffer.isEmpty else { return 0 }
    let count = unsafe inflater == nil ? copy(into: buffer) : inflate(into: buffer)
    guard count >= 0, fault == nil else { return -1 }
    produced += count
    // SAFETY: the buffer holds at least `count` bytes.
    unsafe checksum = crc32(
      checksum, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(count))
    if produced > entry.size { fault = .wrongLength(entry.name) }
    if isAtEnd || count == 0 { finish() }
    return fault == nil ? count : -1
  }

  private func copy(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, end - position)
    // SAFETY: the range lies in the bytes, and the buffer has room for it.
    unsafe buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    isAtEnd = position == end
    return count
  }

  private func inflate(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard let state = unsafe inflater else { return -1 }
    let capacity = min(buffer.count, 1 << 30)
    // SAFETY: zlib reads and writes within the two buffers, whose counts it is given, and keeps
    // neither pointer beyond the call: both are set anew before each.
    let (status, produced, consumed) = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe lp_setInput(
        state, input.baseAddress.map { unsafe $0 + position },
        UInt32(min(end - position, 1 << 30)))
      unsafe state.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      unsafe state.pointee.avail_out = UInt32(capacity)
      let before = unsafe Int(state.pointee.avail_in)
      let status = unsafe CZlib.inflate(state, Z_NO_FLUSH)
      return unsafe (
        status, capacity - Int(state.pointee.avail_out), before - Int(state.pointee.avail_in)
      )
    }
    position += consumed
    switch status {
    case Z_STREAM_END: isAtEnd = true
    case Z_OK where produced + consumed > 0: break
    default: fault = .damaged(entry.name)
    }
    return produced
  }

  private func finish() {
    isAtEnd = true
    if produced != entry.size || position != end {
      fault = .wrongLength(entry.name)
    } else if checksum != UInt(entry.checksum) {
      fault = .wrongChecksum(entry.name)
    }
  }
}

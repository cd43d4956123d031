import CZlib

/// Writes a ZIP archive of deflated parts in memory: for the same parts the same bytes.
///
/// Each part bears the earliest date that the format has, 1 January 1980, so that no clock gets in.
/// (Another version of zlib may deflate to other bytes, of the same contents.)
struct ZIPWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a part.
  ///
  /// - Precondition: names in ASCII, none twice; less than 4 GiB in all.
  mutating func append(_ name: String, _ contents: [UInt8]) {
    let deflated = deflated(contents)
    let offset = bytes.count
    var fields: [UInt8] = []
    append(16, 20, to: &fields)
    append(16, 0, to: &fields)
    append(16, 8, to: &fields)
    // 00:00 on 1 January 1980.
    append(16, 0, to: &fields)
    append(16, 0x21, to: &fields)
    append(32, checksum(contents), to: &fields)
    append(32, deflated.count, to: &fields)
    append(32, contents.count, to: &fields)
    append(16, name.utf8.count, to: &fields)
    append(16, 0, to: &fields)
    append(32, 0x0403_4B50, to: &bytes)
    bytes += fields
    bytes += name.utf8
    bytes += deflated
    append(32, 0x0201_4B50, to: &directory)
    append(16, 20, to: &directory)
    directory += fields
    // No comment, disk 0, no attributes.
    directory += [UInt8](repeating: 0, count: 10)
    append(32, offset, to: &directory)
    directory += name.utf8
    count += 1
  }

  /// The whole archive.
  func finished() -> [UInt8] {
    var archive = bytes + directory
    append(32, 0x0605_4B50, to: &archive)
    append(32, 0, to: &archive)
    append(16, count, to: &archive)
    append(16, count, to: &archive)
    append(32, directory.count, to: &archive)
    append(32, bytes.count, to: &archive)
    append(16, 0, to: &archive)
    return archive
  }

  private func append(_ bits: Int, _ number: Int, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: bits, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  private func checksum(_ contents: [UInt8]) -> Int {
    // SAFETY: the pointer and the count are those of the array.
    unsafe contents.withUnsafeBufferPointer {
      unsafe Int(crc32(0, $0.baseAddress, UInt32(truncatingIfNeeded: $0.count)))
    }
  }

  /// The contents as raw deflate.
  private func deflated(_ contents: [UInt8]) -> [UInt8] {
    var stream = unsafe z_stream()
    // SAFETY: the state is a variable of this function, at one address until `deflateEnd`.
    return unsafe withUnsafeMutablePointer(to: &stream) { state in
      guard unsafe lp_deflateInit(state, 6, -15) == Z_OK else { return [] }
      defer { unsafe deflateEnd(state) }
      let bound = unsafe Int(deflateBound(state, UInt(contents.count)))
      var output = [UInt8](repeating: 0, count: bound)
      // SAFETY: zlib reads and writes within the two arrays, whose counts it is given.
      let written = unsafe contents.withUnsafeBufferPointer { input in
        unsafe output.withUnsafeMutableBufferPointer { room in
          unsafe lp_setInput(state, input.baseAddress, UInt32(truncatingIfNeeded: input.count))
          unsafe state.pointee.next_out = room.baseAddress
          unsafe state.pointee.avail_out = UInt32(truncatingIfNeeded: room.count)
          _ = unsafe deflate(state, Z_FINISH)
          return unsafe room.count - Int(state.pointee.avail_out)
        }
      }
      output.removeLast(bound - written)
      return output
    }
  }
}

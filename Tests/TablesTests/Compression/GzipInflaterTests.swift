import Tables
import Testing

@Suite("Gzip data")
struct GzipInflaterTests {
  /// Python 3.11.7, `gzip.compress(b"lab,value,U\nA,10.003,0.004\n", mtime=0)`.
  static let first: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x49, 0x4C, 0xD2, 0x29, 0x4B,
    0xCC, 0x29, 0x4D, 0xD5, 0x09, 0xE5, 0x72, 0xD4, 0x31, 0x34, 0xD0, 0x33, 0x30, 0x30, 0xD6, 0x01,
    0x91, 0x26, 0x5C, 0x00, 0xBA, 0x51, 0xFA, 0xBB, 0x1B, 0x00, 0x00, 0x00,
  ]

  /// The same of `b"B,9.998,0.006\nC,10.010,0.005\n"`.
  static let second: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x73, 0xD2, 0xB1, 0xD4, 0xB3, 0xB4,
    0xB4, 0xD0, 0x31, 0xD0, 0x33, 0x30, 0x30, 0xE3, 0x72, 0xD6, 0x31, 0x04, 0x32, 0x0C, 0x0D, 0xC0,
    0x5C, 0x53, 0x2E, 0x00, 0xC7, 0x51, 0xE0, 0x15, 0x1D, 0x00, 0x00, 0x00,
  ]

  static let text = "lab,value,U\nA,10.003,0.004\nB,9.998,0.006\nC,10.010,0.005\n"

  /// What the data hold, given in pieces of `taken` bytes to a room of `room`.
  private func inflated(
    _ data: [UInt8], taken: Int, room: Int
  ) throws(GzipInflater.Fault) -> String {
    let inflater = GzipInflater()
    var result: [UInt8] = []
    var block = [UInt8](repeating: 0, count: room)
    var start = 0
    while true {
      let end = min(data.count, start + taken)
      var target = block.mutableSpan
      let step = try inflater.inflate(data.span.extracting(start..<end), into: &target)
      start += step.consumed
      result += block[..<step.produced]
      if step.produced == 0, start == data.count { break }
    }
    try inflater.finish()
    return String(decoding: result, as: UTF8.self)
  }

  @Test(arguments: [(1000, 1000), (1, 1), (1, 1000), (1000, 1), (7, 3)])
  func membersAreOneText(_ taken: Int, _ room: Int) throws {
    let data = Self.first + Self.second
    #expect(try inflated(data, taken: taken, room: room) == Self.text)
    #expect(try inflated(data + [0, 0, 0], taken: taken, room: room) == Self.text)
  }

  /// Whatever is cut off, the end is missed; only the cut between the members cannot be known.
  @Test func everyTruncationIsFound() {
    let data = Self.first + Self.second
    for count in 0..<data.count where count != Self.first.count {
      #expect(throws: GzipInflater.Fault.truncated) {
        try inflated(Array(data[..<count]), taken: 16, room: 16)
      }
    }
  }

  /// One bit changed after the header: the check sum tells, or the form. Only the last bit before the check
  /// sum belongs to nothing: it fills the byte in which the code of the block's end stands.
  @Test func everyChangedBitIsFound() {
    for position in 10..<Self.first.count {
      for bit in 0..<8 where (position, bit) != (35, 7) {
        var data = Self.first
        data[position] ^= 1 << UInt8(bit)
        #expect(throws: GzipInflater.Fault.self, "\(position) \(bit)") {
          try inflated(data, taken: 16, room: 16)
        }
      }
    }
  }

  @Test func otherBytesBehindAreRefused() {
    #expect(throws: GzipInflater.Fault.trailingBytes) {
      try inflated(Self.first + Array("A,1\n".utf8), taken: 100, room: 100)
    }
    #expect(throws: GzipInflater.Fault.damaged("unknown compression method")) {
      try inflated([0x1F, 0x8B] + Array("A,1\n".utf8), taken: 100, room: 100)
    }
  }

  @Test(arguments: [(first, true), ([0x1F], false), (Array("lab,value".utf8), false)])
  func theFirstTwoBytesTell(_ bytes: [UInt8], _ isGzip: Bool) {
    let begins = GzipInflater.begins(bytes.span)
    #expect(begins == isGzip)
  }
}

/// A number of 64 bits made from texts: the same for the same texts, and hardly ever for others.
///
/// Each eight bytes are mixed in by a full product, whose halves are folded together.
public struct Fingerprint: Sendable {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Starts with no text.
  public init() {}

  /// Adds a text; its length counts too.
  public mutating func add(_ text: Span<UInt8>) {
    mix(UInt64(text.count))
    var position = 0
    while position + 8 <= text.count {
      // SAFETY: position + 8 is at most the count; any eight bytes are a UInt64.
      mix(
        unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
          .littleEndian)
      position += 8
    }
    var rest: UInt64 = 0
    while position < text.count {
      rest = rest << 8 | UInt64(text[position])
      position += 1
    }
    mix(rest)
  }

  private mutating func mix(_ word: UInt64) {
    let (high, low) = (state ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    state = high ^ low ^ 0xA076_1D64_78BD_642F
  }

  /// The number.
  public var value: UInt64 {
    let (high, low) = state.multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return high ^ low
  }
}

/// A number of 64 bits made from texts: the same for the same texts, and hardly ever for others.
///
/// Each eight bytes are mixed in by a full product, whose halves are folded together.
public struct Fingerprint: Sendable {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Starts with no text.
  public init() {}

  /// Adds the text at some places of `bytes`; its length counts too.
  @inline(__always)
  public mutating func add(_ bytes: Span<UInt8>, _ text: Range<Int>) {
    add(UInt64(text.count))
    var position = text.lowerBound
    while position + 8 <= text.upperBound {
      add(bytes.word(position..<position + 8))
      position += 8
    }
    add(bytes.word(position..<text.upperBound))
  }

  /// Adds a word.
  @inline(__always)
  mutating func add(_ word: UInt64) {
    let (high, low) = (state ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    state = high ^ low ^ 0xA076_1D64_78BD_642F
  }

  /// The number.
  @inline(__always)
  public var value: UInt64 {
    let (high, low) = state.multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return high ^ low
  }
}

extension Span<UInt8> {
  /// At most eight bytes, the first the lowest.
  @inline(__always)
  func word(_ range: Range<Int>) -> UInt64 {
    guard range.lowerBound >= 0, range.lowerBound + 8 <= count else {
      return range.reversed().reduce(0) { $0 << 8 | UInt64(self[$1]) }
    }
    // SAFETY: eight bytes from here on lie within the span; any eight bytes are a UInt64.
    let word = unsafe bytes.unsafeLoadUnaligned(
      fromByteOffset: range.lowerBound, as: UInt64.self
    ).littleEndian
    return range.isEmpty ? 0 : word & (UInt64.max >> UInt64(8 * (8 - range.count)))
  }
}

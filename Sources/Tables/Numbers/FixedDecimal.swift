/// Writes numbers with a fixed count of decimal places straight into bytes.
///
///     the integer nearest to number × 10^places, half to even, with its point put back
///
/// The product is a double, so that a number within an ulp of a half may go to either side. Zero has
/// no sign. Eight digits come from one word by three products of bytes.
public struct FixedDecimal: Hashable, Sendable {
  /// The bytes that must be free from the position of a number on; it takes fewer.
  public static let room = 24

  /// How many digits stand after the point.
  public let places: Int

  private let unit: UInt64
  private let lift: UInt64
  private let scale: Double

  /// Prepares for a count of places from 0 to 8.
  public init(places: Int) {
    precondition((0...8).contains(places), "from 0 to 8 places")
    self.places = places
    unit = (0..<places).reduce(1) { power, _ in power * 10 }
    lift = 100_000_000 / unit
    scale = Double(unit)
  }

  /// Writes a number of less than 10⁸ in magnitude at `position`.
  ///
  /// - Returns: The position after it.
  public func write(
    _ number: Double, to bytes: inout MutableSpan<UInt8>, at position: Int
  ) -> Int {
    precondition(number.magnitude < 1e8, "a number below 1e8")
    let scaled = Int64((number * scale).rounded(.toNearestOrEven))
    let magnitude = scaled.magnitude
    var position = position
    if scaled < 0 {
      bytes[position] = UInt8(ascii: "-")
      position += 1
    }
    let whole = magnitude / unit
    // 10⁸ itself may come of rounding up.
    if whole >= 100_000_000 { position = Self.put(whole / 100_000_000, 1, &bytes, at: position) }
    let digits = whole >= 100_000_000 ? 8 : Self.digitCount(whole)
    position = Self.put(whole % 100_000_000, digits, &bytes, at: position)
    guard places > 0 else { return position }
    bytes[position] = UInt8(ascii: ".")
    let fraction = Self.digits(of: (magnitude - whole * unit) * lift)
    Self.store(fraction, &bytes, at: position + 1)
    return position + 1 + places
  }

  /// Writes the last `count` of the eight digits of a whole number below 10⁸ at `position`, zeros in
  /// front included.
  ///
  /// - Returns: The position after them.
  public static func put(
    _ number: UInt64, _ count: Int, _ bytes: inout MutableSpan<UInt8>, at position: Int
  ) -> Int {
    precondition((1...8).contains(count), "one to eight digits")
    store(digits(of: number) >> UInt64(64 - 8 * count), &bytes, at: position)
    return position + count
  }

  @inline(__always)
  private static func store(
    _ word: UInt64, _ bytes: inout MutableSpan<UInt8>, at position: Int
  ) {
    // SAFETY: the call checks that eight bytes lie inside; every pattern of them is eight bytes.
    var raw = unsafe bytes.mutableBytes
    raw.storeBytes(of: word.littleEndian, toByteOffset: position, as: UInt64.self)
  }

  /// The eight decimal digits of a number below 10⁸ as characters, the first in the lowest byte.
  @inline(__always)
  private static func digits(of number: UInt64) -> UInt64 {
    let high = number / 10_000
    let fours = high | (number - high * 10_000) << 32
    // ⌊n / 100⌋ for n < 10⁴ is ⌊10486 n / 2²⁰⌋, ⌊n / 10⌋ for n < 100 is ⌊103 n / 2¹⁰⌋.
    let hundreds = (fours &* 10486) >> 20 & 0x0000_007F_0000_007F
    let twos = hundreds | (fours &- hundreds &* 100) << 16
    let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
    let ones = tens | (twos &- tens &* 10) << 8
    return ones | 0x3030_3030_3030_3030
  }

  /// How many digits a number below 10⁸ has; zero has one.
  @inline(__always)
  private static func digitCount(_ number: UInt64) -> Int {
    let zeros = (digits(of: number) ^ 0x3030_3030_3030_3030).trailingZeroBitCount / 8
    return 8 - min(7, zeros)
  }
}

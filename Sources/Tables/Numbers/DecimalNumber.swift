/// A number as somebody wrote it: its value, and how far it was written out.
///
/// The written digits are evidence of their own: whether U agrees with k·u is judged within half a
/// unit of the last place of each.
///
/// What is read: a sign (`+`, `-`, U+2212), digits with at most one decimal mark (a digit on one
/// side of it is enough), an exponent (`e-7`). Digits may stand in groups of three with thin or
/// no-break spaces between them (ISO 80000-1, 7.3.1). Nothing else: no thousands separators, no
/// `nan`, `inf` or hexadecimal numbers, no text after the number.
public struct DecimalNumber: Hashable, Sendable {
  /// The `Double` nearest to the written number, of two equally near the even one; never −0.
  public let value: Double

  /// The power of ten of the last written digit: −4 for `0.0050`, 0 for `1200`, −9 for `1.50e-7`.
  public let lastDecimalPlace: Int

  /// How many digits are written from the first that is not zero: 2 for `0.0050`, 4 for `1200`,
  /// 0 for a zero.
  public let significantDigits: Int

  /// What was overlooked to read it.
  public let repairs: NumberRepairs

  /// Reads all of `text`, a cell in UTF-8.
  ///
  /// - Throws: What keeps `text` from being a number. A magnitude that rounds to infinity is an
  ///   error, and so is one other than zero that rounds to zero; a subnormal is read as it stands.
  public init(_ text: Span<UInt8>, mark: DecimalMark) throws(NumberFault) {
    var range = text.indices
    while !range.isEmpty, text[range.lowerBound] == .space { range = range.dropFirst() }
    while !range.isEmpty, text[range.upperBound - 1] == .space { range = range.dropLast() }
    let trimmed: NumberRepairs = range == text.indices ? [] : .blanks
    if let number = DecimalNumber(ascii: text, in: range, mark: mark, repairs: trimmed) {
      self = number
    } else {
      self = try DecimalNumber(repairing: string(of: text), mark: mark)
    }
  }

  /// Reads all of `text`.
  ///
  /// - Throws: As for a cell.
  public init(_ text: String, mark: DecimalMark) throws(NumberFault) {
    try self.init(Array(text.utf8).span, mark: mark)
  }

  /// Reads what needs no repair but the given ones.
  init?(ascii text: Span<UInt8>, in range: Range<Int>, mark: DecimalMark, repairs: NumberRepairs) {
    guard let written = WrittenDecimal(text, in: range, mark: mark) else { return nil }
    value = written.value(text, in: range)
    guard value.isFinite, value != 0 || written.significantDigits == 0 else { return nil }
    lastDecimalPlace = written.lastPlace
    significantDigits = written.significantDigits
    self.repairs = repairs
  }

  /// Reads what only a repair makes readable.
  private init(repairing text: String, mark: DecimalMark) throws(NumberFault) {
    let (repaired, repairs) = repairedNumber(text, mark: mark)
    let bytes = Array(repaired.utf8)
    guard
      let number = DecimalNumber(
        ascii: bytes.span, in: bytes.indices, mark: mark, repairs: repairs)
    else { throw NumberFault(of: trimmingBlanks(text), repaired: repaired, mark: mark) }
    self = number
  }
}

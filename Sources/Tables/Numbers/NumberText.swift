/// The text of a number for people, with a fixed number of decimals: `−0,050`.
///
/// The number is rounded already; of the shortest decimal digits that read back as it, missing ones
/// are zeros, and those beyond `decimals` are rounded half to even. The minus sign is U+2212; what
/// rounds to zero has none. Digits are not grouped.
///
/// Where plain digits would be hard to read or say more than was rounded, the form is
/// `1,20 × 10⁻¹²`, with no-break spaces: for more than 9 decimals, for rounding to hundreds and above
/// (`decimals` below −1) and from 10¹⁵ on. Zero stays plain, with at most 9 decimals.
///
/// - Parameters:
///   - value: A finite number.
///   - decimals: The last decimal place shown, from −400 to 400; −1 for tens.
///   - mark: A comma in Vietnamese, a point in English.
/// - Returns: The text.
public func numberText(_ value: Double, decimals: Int, mark: DecimalMark) -> String {
  precondition((-400...400).contains(decimals), "a decimal place of a Double")
  var number = ShortestDecimal(value)
  number.round(toDecimals: decimals)
  if number.digits.isEmpty { return digits(of: number, from: 0, to: -min(decimals, 9), mark) }
  let sign = value < 0 ? "\u{2212}" : ""
  let exponent = number.exponent
  if decimals > 9 || decimals < -1 || exponent >= 15 {
    let mantissa = digits(of: number, from: exponent, to: -decimals, unit: exponent, mark)
    return "\(sign)\(mantissa)\u{00A0}×\u{00A0}10\(superscript(exponent))"
  }
  return sign + digits(of: number, from: max(0, exponent), to: -decimals, mark)
}

/// The digits from one power of ten down to another, at least to `unit`, with the mark after it.
private func digits(
  of number: ShortestDecimal, from first: Int, to last: Int, unit: Int = 0, _ mark: DecimalMark
) -> String {
  var text = ""
  for place in stride(from: first, through: min(last, unit), by: -1) {
    if place == unit - 1 { text.append(mark.character) }
    text += String(number.digit(atPlace: place))
  }
  return text
}

/// `⁻¹²`
private func superscript(_ number: Int) -> String {
  let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
  let magnitude = String(number.magnitude).compactMap(\.wholeNumberValue).map { digits[$0] }
  return (number < 0 ? "⁻" : "") + String(magnitude)
}

import Interlab
import Metrology
import Tables
import Wording

/// How one language writes the numbers of a report: decimal comma or point, U+2212 for minus,
/// powers of ten where plain decimals would run long.
struct NumberStyle: Sendable {
  let mark: DecimalMark

  init(_ language: Language) {
    switch language {
    case .vietnamese: mark = .comma
    case .english: mark = .point
    }
  }

  /// `value` rounded half to even at `place` and written with just those decimals, but all of its
  /// figures where that would ask for more than a double has.
  func rounded(_ value: Double, place: Int) -> String {
    if let text = unambiguous(value, decimals: -place) { return text }
    if value == 0, place < -9 { return "0" }
    if value != 0, DecimalFigures(value).leadingPlace - place >= Self.figureLimit {
      return exact(value)
    }
    let isLong = place < -9 && isLegibleInDecimals(value)
    return isLong
      ? plain(value, place: place) : numberText(value, decimals: -place, mark: mark)
  }

  /// All figures of `value`, as few as read back to it.
  func exact(_ value: Double) -> String {
    rounded(value, place: unitOrFiner(placeOfLastFigure(value), of: value))
  }

  /// `value` to `count` significant figures.
  func significant(_ count: Int, of value: Double) -> String {
    let place = placeOfSignificantFigure(count, of: value) ?? 0
    return rounded(value, place: unitOrFiner(place, of: value))
  }

  /// `value` to `decimals` decimals.
  func decimals(_ decimals: Int, of value: Double) -> String {
    rounded(value, place: -decimals)
  }

  /// `value` to at most `figures` significant figures, without zeros at the end.
  func brief(_ value: Double, figures: Int = 4) -> String {
    guard let place = placeOfSignificantFigure(figures, of: value) else { return exact(value) }
    return exact(roundedHalfEven(value, place: place))
  }

  /// A value and its uncertainty, "0,0440 ± 0,0082": the uncertainty to two significant figures,
  /// the value to the same place (JCGM 100:2008, 7.2.6). A power of ten that both need stands
  /// once, behind them. Where the value has not as many figures as that asks for, each stands with
  /// its own.
  func withUncertainty(_ value: Double, _ uncertainty: Double) -> String {
    let rounding = UncertaintyRounding(value: value, uncertainty: uncertainty)
    guard let place = rounding.place else { return exact(value) + " ± " + exact(uncertainty) }
    let largest = max(rounding.value.magnitude, rounding.uncertainty)
    let leading = DecimalFigures(largest).leadingPlace
    guard leading - place < Self.figureLimit else {
      return exact(value) + " ± " + significant(2, of: uncertainty)
    }
    if place <= 1, leading < 15, place >= -9 || isLegibleInDecimals(largest) {
      return plain(rounding.value, place: place) + " ± " + plain(rounding.uncertainty, place: place)
    }
    let mantissas = [rounding.value, rounding.uncertainty].map { number in
      sign(of: number) + DecimalFigures(number).text(downTo: place, unit: leading, mark: mark)
    }
    return "(\(mantissas[0]) ± \(mantissas[1])) × " + power(leading)
  }

  /// A power of ten, "10⁻⁶".
  func power(_ exponent: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let digits = String(exponent.magnitude).compactMap(\.wholeNumberValue).map { raised[$0] }
    return "10" + (exponent < 0 ? "⁻" : "") + String(digits)
  }

  /// How many figures stand behind the decimal mark of `text`, or `nil` where there is no mark.
  func fractionCount(of text: String) -> Int? {
    guard let position = text.firstIndex(of: mark == .comma ? "," : ".") else { return nil }
    return text[text.index(after: position)...].prefix { $0.isNumber }.count
  }
}

extension NumberStyle {
  /// How many significant decimal figures tell any double from its neighbours.
  static var figureLimit: Int { 17 }

  /// Whether a number reads well in plain decimals however many there are of them.
  func isLegibleInDecimals(_ value: Double) -> Bool { (1e-3..<1e15).contains(value.magnitude) }

  /// `value` rounded at `place` in plain decimals, whatever its size.
  func plain(_ value: Double, place: Int) -> String {
    let rounded = roundedHalfEven(value, place: place)
    return sign(of: rounded) + DecimalFigures(rounded).text(downTo: place, mark: mark)
  }

  /// `value` rounded at `place` as a number from 1 to 10 with its power of ten; zero is `0`.
  func scientific(_ value: Double, place: Int) -> String {
    let rounded = roundedHalfEven(value, place: place)
    guard rounded != 0 else { return "0" }
    let figures = DecimalFigures(rounded)
    let leading = figures.leadingPlace
    let mantissa = figures.text(downTo: place, unit: leading, mark: mark)
    return "\(sign(of: rounded))\(mantissa)\u{00A0}×\u{00A0}\(power(leading))"
  }

  private func sign(of value: Double) -> String { value < 0 ? "\u{2212}" : "" }

  /// The text where the product with a power of ten says for certain how `value` is rounded: it is
  /// not so near a tie that its last bits, or the decimal figures behind it, would decide.
  private func unambiguous(_ value: Double, decimals: Int) -> String? {
    guard (0...9).contains(decimals) else { return nil }
    let power = Self.powers[decimals]
    let scaled = value.magnitude * power
    let fromTie = (scaled - scaled.rounded(.down) - 0.5).magnitude
    guard scaled < 1e15, fromTie > scaled * 0x1p-50 else { return nil }
    let (whole, fraction) = Int(scaled.rounded()).quotientAndRemainder(dividingBy: Int(power))
    let sign = value < 0 && (whole > 0 || fraction > 0) ? "\u{2212}" : ""
    if decimals == 0 { return sign + String(whole) }
    // The 1 in front keeps the zeros that a fraction begins with.
    return sign + String(whole) + mark.text + String(Int(power) + fraction).dropFirst()
  }

  private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
}

extension DecimalMark {
  /// The mark itself.
  var text: String { self == .comma ? "," : "." }
}

/// `place`, but that of the unit where it is coarser and `value` stands in plain figures down to
/// there.
func unitOrFiner(_ place: Int, of value: Double) -> Int {
  value.magnitude < 1e15 ? min(place, 0) : place
}

/// The place (power of ten) of the last figure of the shortest decimal text that reads back as
/// `value`; 0 for zero.
func placeOfLastFigure(_ value: Double) -> Int { DecimalFigures(value).trailingPlace }

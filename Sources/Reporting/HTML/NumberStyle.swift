import Interlab
import Metrology
import Tables

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

  /// `value` rounded half to even at `place` and written with just those decimals.
  func rounded(_ value: Double, place: Int) -> String {
    numberText(value, decimals: -place, mark: mark)
  }

  /// All figures of `value`, as few as read back to it.
  func exact(_ value: Double) -> String {
    let place = placeOfLastFigure(value)
    return rounded(value, place: value.magnitude < 1e15 ? min(place, 0) : place)
  }

  /// `value` to `count` significant figures.
  func significant(_ count: Int, of value: Double) -> String {
    let place = placeOfSignificantFigure(count, of: value) ?? 0
    return rounded(value, place: value.magnitude < 1e15 ? min(place, 0) : place)
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
  /// once, behind them.
  func withUncertainty(_ value: Double, _ uncertainty: Double) -> String {
    let rounding = UncertaintyRounding(value: value, uncertainty: uncertainty)
    guard let place = rounding.place else { return exact(value) + " ± " + exact(uncertainty) }
    let largest = max(rounding.value.magnitude, rounding.uncertainty)
    let leading = placeOfSignificantFigure(1, of: largest) ?? 0
    guard place < -9 || place > 1 || leading >= 15 else {
      let (value, uncertainty) = (rounding.value, rounding.uncertainty)
      return rounded(value, place: place) + " ± " + rounded(uncertainty, place: place)
    }
    let decimals = max(0, leading - place)
    let mantissas = [rounding.value, rounding.uncertainty].map {
      numberText(shifted($0, by: -leading), decimals: min(decimals, 9), mark: mark)
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

/// The place (power of ten) of the last figure of the shortest decimal text that reads back as
/// `value`; 0 for zero.
func placeOfLastFigure(_ value: Double) -> Int {
  guard value != 0 else { return 0 }
  let parts = shortestText(value).split(separator: "e")
  let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  let mantissa = parts[0].split(separator: ".")
  if mantissa.count > 1 { return exponent - mantissa[1].count }
  return exponent + mantissa[0].reversed().prefix { $0 == "0" }.count
}

/// `value` · 10^`places` by its decimal figures, so that no power of ten has to be a double.
private func shifted(_ value: Double, by places: Int) -> Double {
  let parts = shortestText(value).split(separator: "e")
  let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  return Double("\(parts[0])e\(exponent + places)") ?? 0
}

import Metrology

/// A vertical axis over finite numbers: the range it shows, its ticks, and what was taken off the
/// numbers so that the tick labels stay short and still differ.
///
/// A number `v` stands at `(v − offset) / 10^exponent` of the axis. The offset is zero unless the
/// range is narrow against its distance from zero (an offset of 10⁶ with steps of 10⁻³), the
/// exponent zero unless the numbers are very large or very small.
struct ValueAxis {
  /// What is subtracted from every number.
  let offset: Double

  /// The power of ten that every number is divided by.
  let exponent: Int

  /// The ends of the axis, in its own unit.
  let lower: Double
  let upper: Double

  /// The ticks, in the unit of the axis.
  let ticks: [Double]

  /// The place (power of ten) of the last figure of the tick labels.
  let tickPlace: Int

  /// Makes the axis that shows `lower`...`upper` (finite, in either order) with about
  /// `tickCount` ticks, with a margin at both ends unless that is not wanted.
  init(showing a: Double, _ b: Double, tickCount: Int = 6, hasMargin: Bool = true) {
    let (low, high) = (min(a, b), max(a, b))
    let largest = max(low.magnitude, high.magnitude)
    let middle = low / 2 + high / 2
    let halfRange = high / 2 - low / 2
    let leastHalfRange = max(largest * 1e-14, .leastNormalMagnitude * 1e3)
    let half = max(halfRange, leastHalfRange)
    offset = Self.offset(middle: middle, half: half)
    let reach = max((low - offset).magnitude, (high - offset).magnitude, half)
    exponent = Self.exponent(reach: reach)
    let unit = powerOfTen(exponent)
    let margin = hasMargin ? 0.06 * (2 * (half / unit)) : 0
    lower = (middle - offset) / unit - half / unit - margin
    upper = (middle - offset) / unit + half / unit + margin
    (ticks, tickPlace) = Self.ticks(lower: lower, upper: upper, count: tickCount)
  }

  /// Where a number stands, in the unit of the axis. Clamped to a range that every drawing can
  /// hold, so that the far side of a huge number is finite.
  func place(of value: Double) -> Double {
    let range = upper - lower
    let exact = (value / 2 - offset / 2) / (powerOfTen(exponent) / 2)
    return min(max(exact, lower - 10 * range), upper + 10 * range)
  }

  /// Whether a number lies on the axis.
  func shows(_ value: Double) -> Bool {
    (lower...upper).contains(place(of: value))
  }

  /// A tick as it is written beside the axis.
  func label(of tick: Double, _ numbers: NumberStyle) -> String {
    numbers.rounded(tick, place: min(tickPlace, 0))
  }

  /// What the numbers of the axis are in: "/ mg", "− 1 000 000 / (10⁻³ mg)".
  func unitText(_ unit: String?, _ numbers: NumberStyle) -> String {
    let parts = [exponent == 0 ? "" : numbers.power(exponent), unit ?? ""]
    let scale = parts.filter { !$0.isEmpty }.joined(separator: " ")
    guard offset != 0 else { return scale.isEmpty ? "" : "/ " + scale }
    let text = (offset < 0 ? "+ " : "− ") + numbers.exact(offset.magnitude)
    return scale.isEmpty ? text : "\(text) / (\(scale))"
  }

  private static func offset(middle: Double, half: Double) -> Double {
    guard half < middle.magnitude * 2e-5,
      let place = placeOfSignificantFigure(1, of: half)
    else { return 0 }
    return roundedHalfEven(middle, place: place + 1)
  }

  /// Zero while plain decimals are short enough to read, else a multiple of three.
  private static func exponent(reach: Double) -> Int {
    guard let place = placeOfSignificantFigure(1, of: reach) else { return 0 }
    if (-3...4).contains(place) { return 0 }
    let third = Int((Double(place) / 3).rounded(.down)) * 3
    return max(third, -306)
  }

  private static func ticks(lower: Double, upper: Double, count: Int) -> ([Double], Int) {
    let rough = (upper - lower) / Double(count)
    var place = placeOfSignificantFigure(1, of: rough) ?? 0
    if powerOfTen(place) > rough { place -= 1 }
    let mantissa = [1.0, 2, 5, 10].first { $0 * powerOfTen(place) >= rough } ?? 10
    let step = mantissa * powerOfTen(place)
    let first = Int((lower / step).rounded(.up))
    let last = Int((upper / step).rounded(.down))
    guard first <= last else { return ([], place) }
    let ticks = (first...last).map { roundedHalfEven(Double($0) * step, place: place) }
    return (ticks, mantissa == 10 ? place + 1 : place)
  }
}

/// 10^`exponent` as the nearest double.
func powerOfTen(_ exponent: Int) -> Double {
  Double("1e\(exponent)") ?? (exponent < 0 ? 0 : .greatestFiniteMagnitude)
}

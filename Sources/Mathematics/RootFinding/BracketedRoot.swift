/// A root of `function` in `bracket`, at whose ends it has opposite signs or a zero.
///
/// Brent's method: inverse interpolation as long as it converges faster than halving the bracket,
/// else halving. For a continuous function the result lies within `tolerance`, but no closer than
/// four units of its last place, of a point where the sign changes.
///
/// Edge cases: a zero at an end of the bracket is the root. A function that jumps over zero has its
/// root at the jump.
///
/// Errors: ``RootError/noSignChange(valueAtLowerBound:valueAtUpperBound:)`` and
/// ``RootError/undefined(at:)``.
///
/// Complexity: about ten calls where the function is smooth; at worst the square of the number of
/// halvings that the tolerance asks for.
///
/// Reference: R. P. Brent, Algorithms for minimization without derivatives, 1973, chapter 4.
public func bracketedRoot(
  in bracket: ClosedRange<Double>, tolerance: Double = 0, of function: (Double) -> Double
) throws(RootError) -> Double {
  precondition(tolerance >= 0, "the tolerance is not negative")
  let lower = BrentSearch.Point(x: bracket.lowerBound, value: function(bracket.lowerBound))
  let upper = BrentSearch.Point(x: bracket.upperBound, value: function(bracket.upperBound))
  guard lower.value <= 0 && upper.value >= 0 || lower.value >= 0 && upper.value <= 0 else {
    throw .noSignChange(valueAtLowerBound: lower.value, valueAtUpperBound: upper.value)
  }
  var search = BrentSearch(lower, upper)
  while let x = search.nextPoint(tolerance: tolerance) {
    let value = function(x)
    guard !value.isNaN else { throw .undefined(at: x) }
    search.take(BrentSearch.Point(x: x, value: value))
  }
  return search.b.x
}

/// The reason a search for a root has no result.
public enum RootError: Error, Hashable, Sendable {
  /// The function has the same sign, or no value, at the ends of the bracket.
  case noSignChange(valueAtLowerBound: Double, valueAtUpperBound: Double)

  /// The function is not a number at this point of the bracket.
  case undefined(at: Double)
}

/// The state of Brent's method: `b` is the best point, `c` lies across the root, `a` is the `b` before.
private struct BrentSearch {
  struct Point {
    let x, value: Double
  }

  private(set) var a, b, c: Point
  private var step, previousStep: Double

  init(_ lower: Point, _ upper: Point) {
    (a, b, c) = (lower, upper, lower)
    step = upper.x - lower.x
    previousStep = step
    putBestFirst()
  }

  /// The next point to look at, or `nil` when `b` is the root.
  mutating func nextPoint(tolerance: Double) -> Double? {
    let reach = 2 * .ulpOfOne * b.x.magnitude + tolerance / 2 + .leastNormalMagnitude
    let toMiddle = c.x / 2 - b.x / 2
    guard toMiddle.magnitude > reach, b.value != 0 else { return nil }
    let interpolated = interpolation()
    let limit = min(1.5 * toMiddle.magnitude - reach / 2, previousStep.magnitude / 2)
    let isInside =
      previousStep.magnitude >= reach && interpolated * toMiddle >= 0
      && interpolated.magnitude < limit
    (previousStep, step) = isInside ? (step, interpolated) : (toMiddle, toMiddle)
    return b.x + (step.magnitude > reach ? step : (toMiddle < 0 ? -reach : reach))
  }

  /// Makes `point` the best one and keeps `c` across the root from it.
  mutating func take(_ point: Point) {
    (a, b) = (b, point)
    if (b.value > 0) == (c.value > 0) {
      c = a
      step = b.x - a.x
      previousStep = step
    }
    putBestFirst()
  }

  private mutating func putBestFirst() {
    if c.value.magnitude < b.value.magnitude { (a, b, c) = (b, c, b) }
  }

  /// The step from `b` to the root of the interpolating line or inverse parabola; NaN when there is
  /// none.
  private func interpolation() -> Double {
    guard a.value.magnitude > b.value.magnitude else { return .nan }
    let s = b.value / a.value
    let width = c.x - b.x
    guard a.x != c.x else { return width * s / (s - 1) }
    let (q, r) = (a.value / c.value, b.value / c.value)
    let p = s * (width * q * (q - r) - (b.x - a.x) * (r - 1))
    return -p / ((q - 1) * (r - 1) * (s - 1))
  }
}

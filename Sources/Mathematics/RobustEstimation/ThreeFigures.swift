/// A number rounded to its third significant figure, or to a given decimal place, half to even on
/// its exact value.
struct ThreeFigures: Equatable {
  /// The figures as a whole number; its unit is 10^`place`.
  private let figures: DoubleDouble

  /// The power of ten of the last figure.
  let place: Int

  /// Rounds to three significant figures; zero stays zero.
  init(_ x: Double) {
    guard x != 0 else {
      self.init(x, place: 0)
      return
    }
    // The binary exponent gives the place or one below it.
    var place = Int((Double(x.exponent) * 0.30102999566398120).rounded(.down)) - 2
    while DoubleDouble(x).timesPowerOfTen(-place).magnitude >= DoubleDouble(999.5) { place += 1 }
    self.init(x, place: place)
  }

  /// Rounds to a multiple of 10^`place`.
  init(_ x: Double, place: Int) {
    self.place = place
    let exact = DoubleDouble(x).timesPowerOfTen(-place)
    let nearest = exact.high.rounded(.toNearestOrEven)
    let rest = DoubleDouble.sum(exact.high, -nearest) + exact.low
    let half = DoubleDouble(0.5)
    let correction = rest > half ? 1.0 : rest < -half ? -1 : 0
    figures = DoubleDouble.sum(nearest, correction)
  }
}

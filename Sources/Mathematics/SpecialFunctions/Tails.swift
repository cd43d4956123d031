/// The two tails of a distribution at one point, each with its own relative accuracy.
///
/// The smaller one is computed directly, never as 1 minus the other, so that a p-value of 1e-300
/// has as many digits as one of 0.05.
public struct Tails: Hashable, Sendable {
  /// The probability below the point.
  public let lower: Double

  /// The probability above the point.
  public let upper: Double

  init(lower: Double) {
    self.lower = lower
    upper = max(0, 1 - lower)
  }

  init(upper: Double) {
    lower = max(0, 1 - upper)
    self.upper = upper
  }

  private init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The tails of the reflected variable.
  var reversed: Tails { Tails(lower: upper, upper: lower) }

  subscript(side: Side) -> Double { side == .lower ? lower : upper }

  /// Which of the two tails a probability is.
  enum Side {
    case lower, upper

    var opposite: Side { self == .lower ? .upper : .lower }

    /// The direction in which this tail vanishes.
    var sign: Double { self == .lower ? -1 : 1 }
  }
}

import Mathematics

/// A distribution cut to the interval from `low` to `high`, and scaled to hold the probability 1 again:
///
///     G(x) = (F(x) − F(low)) / (F(high) − F(low))
///     E = high − ∫ G ,   u² = (high − E)² − 2 ∫ (x − E) G
///
/// The integrals are over the interval, by adaptive quadrature, good to about twelve digits.
///
/// Edge cases: a bound may be infinite; then the interval ends where the distribution does, or where
/// less than 1e-30 of it is left. There is none where less than 1e-6 of the distribution lies inside,
/// where F would be all rounding, and none of Student's distribution with an infinite bound.
public struct TruncatedDistribution: Hashable, Sendable {
  /// The distribution that is cut.
  public let base: InputDistribution

  /// The lower bound; −∞ for none.
  public let low: Double

  /// The upper bound; ∞ for none.
  public let high: Double

  /// The expectation.
  public let mean: Double

  /// The standard deviation.
  public let standardDeviation: Double

  private let below: Double
  private let inside: Double
  private let support: ClosedRange<Double>

  /// The least share of the distribution that has to lie inside.
  public static let leastShare = 1e-6

  /// Cuts `base`; `nil` for the reasons above, for constants, samples and what is cut already.
  public init?(_ base: InputDistribution, from low: Double, to high: Double) {
    guard low < high, let whole = base.support(low, high) else { return nil }
    let support =
      max(low, whole.lowerBound)...max(min(high, whole.upperBound), low, whole.lowerBound)
    guard support.lowerBound < support.upperBound else { return nil }
    let below = base.cumulative(support.lowerBound)
    let inside = base.cumulative(support.upperBound) - below
    guard inside >= Self.leastShare,
      let (mean, variance) = Self.moments(base, support, below, inside)
    else { return nil }
    self.base = base
    self.low = low
    self.high = high
    self.below = below
    self.inside = inside
    self.support = support
    self.mean = mean
    standardDeviation = max(0, variance).squareRoot()
  }

  private static func moments(
    _ base: InputDistribution, _ support: ClosedRange<Double>, _ below: Double, _ inside: Double
  ) -> (mean: Double, variance: Double)? {
    let (low, high) = (support.lowerBound, support.upperBound)
    let width = high - low
    // In units of the width from the lower end, so that a far origin costs no digits.
    func G(_ t: Double) -> Double { (base.cumulative(low + width * t) - below) / inside }
    let ends = [0, 0.25, 0.5, 0.75, 1]
    do throws(QuadratureFailure) {
      let first = try AdaptivePanels(breakpoints: ends, tolerance: 1e-11) { G($0) }
      let mean = 1 - first.integral
      let second = try AdaptivePanels(breakpoints: ends, tolerance: 1e-11) { ($0 - mean) * G($0) }
      let variance = (1 - mean) * (1 - mean) - 2 * second.integral
      return (low + width * mean, width * width * variance)
    } catch {
      return nil
    }
  }

  /// The probability of a value up to `x`.
  func cumulative(_ x: Double) -> Double {
    min(1, max(0, (base.cumulative(x) - below) / inside))
  }

  /// The quantile at a probability between 0 and 1.
  func quantile(_ p: Double) -> Double {
    min(support.upperBound, max(support.lowerBound, base.quantile(below + p * inside)))
  }
}

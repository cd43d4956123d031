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

  /// The distribution about its middle in units of its width, so that a far middle costs no digits:
  /// x = origin + scale · t.
  private let form: InputDistribution
  private let origin: Double
  private let scale: Double
  private let below: Double
  private let inside: Double
  private let support: ClosedRange<Double>

  /// The least share of the distribution that has to lie inside.
  public static let leastShare = 1e-6

  /// Cuts `base`; `nil` for the reasons above, for constants, samples and what is cut already.
  public init?(_ base: InputDistribution, from low: Double, to high: Double) {
    let (form, origin, scale) = base.standardized
    let (start, end) = ((low - origin) / scale, (high - origin) / scale)
    guard low < high, let whole = form.support(start, end) else { return nil }
    let support = (max(start, whole.lowerBound), min(end, whole.upperBound))
    guard support.0 < support.1 else { return nil }
    let below = form.cumulative(support.0)
    let inside = form.cumulative(support.1) - below
    guard inside >= Self.leastShare,
      let (mean, variance) = Self.moments(form, support.0...support.1, below, inside)
    else { return nil }
    (self.base, self.form, self.origin, self.scale) = (base, form, origin, scale)
    (self.low, self.high, self.below, self.inside) = (low, high, below, inside)
    self.support = support.0...support.1
    self.mean = origin + scale * mean
    standardDeviation = scale * max(0, variance).squareRoot()
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
    min(1, max(0, (form.cumulative((x - origin) / scale) - below) / inside))
  }

  /// The quantile at a probability between 0 and 1.
  func quantile(_ p: Double) -> Double {
    let t = min(support.upperBound, max(support.lowerBound, form.quantile(below + p * inside)))
    return min(high, max(low, origin + scale * t))
  }
}

extension InputDistribution {
  /// The distribution about zero in units of its width, with its middle and that width.
  fileprivate var standardized: (form: InputDistribution, origin: Double, scale: Double) {
    switch self {
    case .normal(let mean, let deviation):
      (.normal(mean: 0, standardDeviation: 1), mean, deviation)
    case .studentT(let mean, let scale, let ν):
      (.studentT(mean: 0, scale: 1, degreesOfFreedom: ν), mean, scale)
    case .uniform(let a, let b): (.uniform(a: -1, b: 1), a / 2 + b / 2, b / 2 - a / 2)
    case .arcsine(let a, let b): (.arcsine(a: -1, b: 1), a / 2 + b / 2, b / 2 - a / 2)
    case .triangular(let a, let b): (.triangular(a: -1, b: 1), a / 2 + b / 2, b / 2 - a / 2)
    case .trapezoid(let a, let b, let beta):
      (.trapezoid(a: -1, b: 1, beta: beta), a / 2 + b / 2, b / 2 - a / 2)
    case .curvilinearTrapezoid(let a, let b, let d):
      (
        .curvilinearTrapezoid(a: -1, b: 1, d: d / (b / 2 - a / 2)), a / 2 + b / 2, b / 2 - a / 2
      )
    case .exponential(let mean): (.exponential(mean: 1), 0, mean)
    case .constant, .gamma, .truncated, .empirical: (self, 0, 1)
    }
  }
}

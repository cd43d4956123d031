import Mathematics
import RealModule

extension InputDistribution {
  /// The probability of a value up to `x`.
  func cumulative(_ x: Double) -> Double {
    switch self {
    case .constant(let value): return x >= value ? 1 : 0
    case .normal(let mean, let deviation): return Normal().cumulative((x - mean) / deviation)
    case .uniform(let a, let b): return min(1, max(0, (x - a) / (b - a)))
    case .arcsine(let a, let b):
      return Double.acos(min(1, max(-1, ((a - x) + (b - x)) / (b - a)))) / .pi
    case .exponential(let mean): return x <= 0 ? 0 : -Double.expMinusOne(-x / mean)
    case .studentT(let mean, let scale, let ν):
      let t = (x - mean) / scale
      return (try? StudentT(degreesOfFreedom: ν))?.cumulative(t) ?? Normal().cumulative(t)
    case .triangular(let a, let b): return Self.trapezoidCumulative(x, a, b, beta: 0)
    case .trapezoid(let a, let b, let beta): return Self.trapezoidCumulative(x, a, b, beta: beta)
    case .curvilinearTrapezoid(let a, let b, let d): return Self.curvilinearCumulative(x, a, b, d)
    case .gamma(let counts): return x <= 0 ? 0 : regularizedGamma(shape: counts + 1, x).lower
    case .truncated(let distribution): return distribution.cumulative(x)
    case .empirical(let sample): return sample.cumulative(x)
    }
  }

  /// The inverse of the quantile of a symmetric trapezoid.
  private static func trapezoidCumulative(
    _ x: Double, _ a: Double, _ b: Double, beta: Double
  ) -> Double {
    guard x > a else { return 0 }
    guard x < b else { return 1 }
    let half = (b - a) / 2
    let isLow = x - a < half
    let distance = (isLow ? x - a : b - x) / half
    let slope = (1 - beta) / (2 * (1 + beta))
    let tail =
      distance < 1 - beta
      ? distance * distance / (2 * (1 - beta * beta))
      : slope + (distance - (1 - beta)) / (1 + beta)
    return isLow ? tail : 1 - tail
  }

  /// Where the distribution lies, to 1e-30 of it, for a cut at these bounds; `nil` where it cannot be cut.
  func support(_ low: Double, _ high: Double) -> ClosedRange<Double>? {
    switch self {
    case .constant, .truncated, .empirical: nil
    case .uniform(let a, let b), .arcsine(let a, let b), .triangular(let a, let b),
      .trapezoid(let a, let b, _):
      a...b
    case .curvilinearTrapezoid(let a, let b, let d): (a - d)...(b + d)
    case .normal(let mean, let deviation): (mean - 12 * deviation)...(mean + 12 * deviation)
    case .exponential(let mean): 0...70 * mean
    case .gamma(let counts): 0...(counts + 1 + 12 * (counts + 1).squareRoot() + 70)
    case .studentT: low.isFinite && high.isFinite ? low...high : nil
    }
  }
}

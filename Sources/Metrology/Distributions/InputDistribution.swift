/// What an input quantity is distributed like.
///
/// Reference: JCGM 101:2008, table 1.
public enum InputDistribution: Hashable, Sendable {
  /// A number that is exactly known.
  case constant(Double)

  /// The normal distribution.
  case normal(mean: Double, standardDeviation: Double)

  /// The uniform distribution from `a` to `b`.
  case uniform(a: Double, b: Double)

  /// A uniform distribution from `a` to `b` whose ends are known to ± `d` only.
  case curvilinearTrapezoid(a: Double, b: Double, d: Double)

  /// The symmetric trapezoid from `a` to `b` whose top is `beta` times as wide as its base.
  case trapezoid(a: Double, b: Double, beta: Double)

  /// The symmetric triangle from `a` to `b`.
  case triangular(a: Double, b: Double)

  /// The arcsine (U-shaped) distribution from `a` to `b`.
  case arcsine(a: Double, b: Double)

  /// `mean` + `scale` · t(`degreesOfFreedom`).
  case studentT(mean: Double, scale: Double, degreesOfFreedom: Double)

  /// The exponential distribution from zero.
  case exponential(mean: Double)

  /// The gamma distribution of a mean of which `counts` events were counted: shape `counts` + 1.
  case gamma(counts: Double)

  /// A distribution cut to an interval.
  indirect case truncated(TruncatedDistribution)

  /// A sample that stands for its distribution.
  case empirical(EmpiricalSample)

  /// The expectation; of Student's distribution its middle.
  public var mean: Double {
    switch self {
    case .constant(let value): value
    case .normal(let mean, _), .studentT(let mean, _, _), .exponential(let mean): mean
    case .uniform(let a, let b), .triangular(let a, let b), .arcsine(let a, let b),
      .trapezoid(let a, let b, _), .curvilinearTrapezoid(let a, let b, _):
      a / 2 + b / 2
    case .gamma(let counts): counts + 1
    case .truncated(let distribution): distribution.mean
    case .empirical(let sample): sample.mean
    }
  }

  /// The standard deviation; `nil` where the variance is infinite, as for Student's distribution
  /// with two degrees of freedom or fewer.
  public var standardDeviation: Double? {
    switch self {
    case .constant: 0
    case .normal(_, let deviation): deviation
    case .uniform(let a, let b): (b - a) / 12.0.squareRoot()
    case .curvilinearTrapezoid(let a, let b, let d):
      ((b - a) * (b - a) / 12 + d * d / 9).squareRoot()
    case .trapezoid(let a, let b, let beta): (b - a) * ((1 + beta * beta) / 24).squareRoot()
    case .triangular(let a, let b): (b - a) / 24.0.squareRoot()
    case .arcsine(let a, let b): (b - a) / 8.0.squareRoot()
    case .studentT(_, let scale, let ν):
      ν > 2 ? (ν.isFinite ? scale * (ν / (ν - 2)).squareRoot() : scale) : nil
    case .exponential(let mean): mean
    case .gamma(let counts): (counts + 1).squareRoot()
    case .truncated(let distribution): distribution.standardDeviation
    case .empirical(let sample): sample.standardDeviation
    }
  }

  /// A machine name that does not change.
  public var name: String {
    switch self {
    case .constant: "constant"
    case .normal: "normal"
    case .uniform: "uniform"
    case .curvilinearTrapezoid: "curvilinearTrapezoid"
    case .trapezoid: "trapezoid"
    case .triangular: "triangular"
    case .arcsine: "arcsine"
    case .studentT: "t"
    case .exponential: "exponential"
    case .gamma: "gamma"
    case .truncated(let distribution): distribution.base.name + "-truncated"
    case .empirical: "empirical"
    }
  }
}

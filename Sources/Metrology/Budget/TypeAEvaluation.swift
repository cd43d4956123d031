import Mathematics

/// A Type A evaluation: the mean of repeated observations, its standard uncertainty and the degrees of
/// freedom.
///
///     x̄ = Σx_i/n ,   u(x̄) = s/√n ,   ν = n − 1
///
/// Reference: JCGM 100:2008, 4.2.
public struct TypeAEvaluation: Hashable, Sendable {
  /// The mean.
  public let mean: Double

  /// The standard uncertainty of the mean.
  public let standardUncertainty: Double

  /// The degrees of freedom.
  public let degreesOfFreedom: Double

  /// The number of observations that the mean is worth: fewer than there are where they are
  /// correlated in time.
  public let effectiveCount: Double

  /// Evaluates independent observations.
  ///
  /// - Precondition: at least two observations, each finite.
  public init(_ observations: [Double]) {
    precondition(observations.count >= 2, "two observations have a spread")
    let moments = SampleMoments(observations.span)
    mean = moments.mean
    effectiveCount = Double(observations.count)
    standardUncertainty = (moments.standardDeviation ?? 0) / effectiveCount.squareRoot()
    degreesOfFreedom = effectiveCount - 1
  }

  /// Evaluates observations whose spread is known from elsewhere: a pooled standard deviation with its
  /// own degrees of freedom.
  ///
  ///     u(x̄) = s_p/√n ,   ν = ν_p
  ///
  /// - Precondition: at least one observation, each finite.
  public init(_ observations: [Double], pooled standardDeviation: Double, degreesOfFreedom: Double)
  {
    self.init(
      mean: SampleMoments(observations.span).mean, count: Double(observations.count),
      pooled: standardDeviation, degreesOfFreedom: degreesOfFreedom)
  }

  /// Evaluates the mean of `count` observations whose spread is known from elsewhere.
  ///
  /// - Precondition: a count of one or more.
  public init(
    mean: Double, count: Double, pooled standardDeviation: Double, degreesOfFreedom: Double
  ) {
    precondition(count >= 1, "a mean is of one observation at least")
    self.mean = mean
    effectiveCount = count
    standardUncertainty = standardDeviation / count.squareRoot()
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Evaluates a series of observations that are correlated in time.
  ///
  ///     u²(x̄) = s²/n_eff ,   n_eff = n / (1 + 2 Σ_k (1 − k/n) ρ_k) ,   ν = n_eff − 1
  ///
  /// `ρ_k` is the autocorrelation at lag k. The sum ends before the first lag at which it lies within
  /// 1.96 of its standard errors, √((1 + 2 Σ_{j<k} ρ_j²)/n), and at n/4 at the latest. A factor below 1,
  /// from negative autocorrelation, counts as 1, and the degrees of freedom are at least 1.
  ///
  /// Complexity: O(n²) at most.
  /// Reference: N. F. Zhang, "Calculation of the uncertainty of the mean of autocorrelated
  /// measurements", Metrologia 43 (2006) S276.
  ///
  /// - Precondition: at least two observations, each finite.
  public init(autocorrelated observations: [Double]) {
    let independent = TypeAEvaluation(observations)
    let n = Double(observations.count)
    mean = independent.mean
    let count = n / max(1, Self.inflation(of: observations, mean: independent.mean))
    effectiveCount = count
    standardUncertainty = independent.standardUncertainty * (n / count).squareRoot()
    degreesOfFreedom = max(1, count - 1)
  }

  private static func inflation(of observations: [Double], mean: Double) -> Double {
    let n = observations.count
    let deviations = observations.map { $0 - mean }
    let size = deviations.largestMagnitude
    guard size > 0 else { return 1 }
    let scaled = deviations.map { $0 / size }
    let variance = scaled.reduce(0) { $0 + $1 * $1 }
    var (factor, squares) = (1.0, 0.0)
    for lag in 1..<max(2, n / 4 + 1) where lag < n {
      var sum = CompensatedSum()
      for i in 0..<(n - lag) { sum.add(product: scaled[i], scaled[i + lag]) }
      let ρ = sum.value / variance
      guard ρ.magnitude > 1.96 * ((1 + 2 * squares) / Double(n)).squareRoot() else { break }
      factor += 2 * (1 - Double(lag) / Double(n)) * ρ
      squares += ρ * ρ
    }
    return factor
  }

  /// The correlation coefficient of the means of two quantities that were observed together.
  ///
  ///     r = Σ(x_i − x̄)(y_i − ȳ) / √(Σ(x_i − x̄)² Σ(y_i − ȳ)²)
  ///
  /// 0 where one of them does not scatter.
  ///
  /// Reference: JCGM 100:2008, 5.2.3.
  ///
  /// - Precondition: equally many observations, each finite.
  public static func correlation(_ first: [Double], _ second: [Double]) -> Double {
    precondition(first.count == second.count, "observed together")
    guard !first.isEmpty else { return 0 }
    let (x, y) = (scaledDeviations(first), scaledDeviations(second))
    var (xx, yy, xy) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    for i in x.indices {
      xx.add(product: x[i], x[i])
      yy.add(product: y[i], y[i])
      xy.add(product: x[i], y[i])
    }
    guard xx.value > 0, yy.value > 0 else { return 0 }
    return min(1, max(-1, xy.value / (xx.value.squareRoot() * yy.value.squareRoot())))
  }

  private static func scaledDeviations(_ values: [Double]) -> [Double] {
    let mean = SampleMoments(values.span).preciseMean
    let deviations = values.map { (DoubleDouble.sum($0, -mean.high) - mean.low).value }
    let size = deviations.largestMagnitude
    return size > 0 ? deviations.map { $0 / size } : deviations
  }
}

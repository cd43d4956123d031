import Mathematics

/// A reference value with or without τ, and the variances of deviations from it.
///
/// All inside is relative to the sample's origin and unit.
struct FittedReference {
  private let origin: Double
  let unit: Double
  private let mean: DoubleDouble
  private let weight: DoubleDouble
  private let tauSquared: Double

  /// Σ w_j² u_j².
  private let claimedVariance: DoubleDouble

  /// Needs two results at least, with uncertainties above zero.
  init(_ values: [Double], _ standardUncertainties: [Double], _ model: Equivalence.Model) {
    let sorted = zip(values, standardUncertainties).sorted { $0 < $1 }
    let (x, u) = (sorted.map(\.0), sorted.map(\.1))
    let sample = RandomEffectsSample(x.span, standardUncertainties: u.span)
    let tauSquared: Double
    switch model {
    case .weightedMean: tauSquared = 0
    case .randomEffects(let estimator): tauSquared = sample.heterogeneity(by: estimator)
    }
    let sums = PreciseWeightSums(sample, at: tauSquared)
    var claimed = CompensatedSum()
    for u in u {
      let variance = DoubleDouble.product(u / sample.unit, u / sample.unit)
      let w = DoubleDouble(1) / (variance + tauSquared) / sums.weight
      claimed.add(w * w * variance)
    }
    (origin, unit, self.tauSquared) = (sample.origin, sample.unit, tauSquared)
    (mean, weight) = (sums.mean, sums.weight)
    claimedVariance = claimed.total
  }

  var value: DoubleDouble { DoubleDouble(origin) + mean * unit }

  var standardUncertainty: Double { (DoubleDouble(1) / weight).squareRoot().value * unit }

  var tau: Double { tauSquared.squareRoot() * unit }

  /// The degree of equivalence of a result, `nil` where the variance is not above zero.
  func degree(_ x: Double, _ variance: DoubleDouble) -> DegreeOfEquivalence? {
    guard variance.value > 0 else { return nil }
    return DegreeOfEquivalence(
      value: (DoubleDouble(x) - value).value,
      standardUncertainty: variance.squareRoot().value * unit)
  }

  /// (1 − 2w) u² + Σ w_j² u_j².
  func varianceOfClaim(_ u: Double) -> DoubleDouble {
    let variance = square(u)
    let w = DoubleDouble(1) / (variance + tauSquared) / weight
    return variance * (DoubleDouble(1) - w * 2) + claimedVariance
  }

  /// u² + τ² − u²(μ).
  func varianceOfContributor(_ u: Double) -> DoubleDouble {
    square(u) + tauSquared - DoubleDouble(1) / weight
  }

  /// u² + u²(μ), with τ² where asked.
  func varianceOfOther(_ u: Double, allowingForScatter: Bool) -> DoubleDouble {
    square(u) + (allowingForScatter ? tauSquared : 0) + DoubleDouble(1) / weight
  }

  private func square(_ u: Double) -> DoubleDouble { .product(u / unit, u / unit) }
}

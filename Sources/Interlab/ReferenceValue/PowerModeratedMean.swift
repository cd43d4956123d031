import Mathematics
import RealModule
import Metrology

/// The power-moderated mean: between the weighted mean, where the uncertainties are realistic, and
/// the arithmetic mean, where they say little.
///
///     w_i ∝ (u_i² + s²)^(−α/2) S^(α−2) ,   α = 2 − 3/N
///     S² = N max( Σ(x_i − x̄)²/(N(N − 1)) , 1/Σ(u_i² + s²)⁻¹ )
///     u²(x_ref) = 1 / Σ (u_i² + s²)^(−α/2) S^(α−2)
///
/// _s_ is Mandel and Paule's τ, 0 for consistent results. One result stands as it is. The key
/// comparison reference value of CCRI(II).
///
/// Reference: S. Pommé, J. Keightley, Metrologia 52 (2015) S200.
struct PowerModeratedMean {
  /// x_ref.
  let value: DoubleDouble

  /// u(x_ref).
  let standardUncertainty: Double

  /// _s_.
  let tau: Double

  /// α.
  let exponent: Double

  private let scaledTauSquared: Double

  /// S², in squared units of `unit`.
  private let characteristicVariance: Double
  private let unit: Double

  /// The mean of one result or more, each with an uncertainty above zero.
  init(values: [Double], standardUncertainties: [Double]) {
    let count = Double(values.count)
    exponent = 2 - 3 / count
    guard values.count > 1 else {
      value = DoubleDouble(values[0])
      standardUncertainty = standardUncertainties[0]
      (tau, scaledTauSquared, characteristicVariance, unit) = (0, 0, 1, standardUncertainties[0])
      return
    }
    let sample = RandomEffectsSample(values.span, standardUncertainties: standardUncertainties.span)
    let unit = sample.unit
    let s2 = sample.heterogeneity(by: .mandelPaule)
    let weight = PreciseWeightSums(sample, at: s2).weight.value
    let S2 = max(sample.sumOfSquaredDeviations.value / (count - 1), count / weight)
    self.unit = unit
    tau = s2.squareRoot() * unit
    (scaledTauSquared, characteristicVariance) = (s2, S2)
    var total = CompensatedSum()
    var moment = CompensatedSum()
    for (x, u) in zip(values, standardUncertainties) {
      let half = DoubleDouble.sum(x / 2, -sample.origin / 2)
      let w = 1 / Self.variance(u / unit, s2, S2, exponent)
      total.add(w)
      moment.add(half / (unit / 2) * w)
    }
    value = DoubleDouble(sample.origin) + moment.total / total.total * unit
    standardUncertainty = unit / total.value.squareRoot()
  }

  /// (u² + s²)^(α/2) S^(2−α).
  private static func variance(
    _ u: Double, _ s2: Double, _ S2: Double, _ exponent: Double
  ) -> Double {
    Double.pow(u * u + s2, exponent / 2) * Double.pow(S2, 1 - exponent / 2)
  }

  /// u²(x_ref)/w_i of a result with uncertainty `u`, contributor or not, over u²(x_ref).
  private func inverseWeight(_ u: Double) -> Double {
    let relative = standardUncertainty / unit
    return Self.variance(u / unit, scaledTauSquared, characteristicVariance, exponent)
      / (relative * relative)
  }

  /// w_i of a contributor.
  func weight(_ u: Double) -> Double { 1 / inverseWeight(u) }

  /// Whether a result lies further from x_ref than 2.5 times u(e_i), where
  /// u²(e_i) = u²(x_ref)(1/w_i − 1) for a contributor and u²(x_ref)(1/w_i + 1) for others.
  func isExtreme(_ x: Double, _ u: Double, contributes: Bool) -> Bool {
    let ratio = inverseWeight(u) + (contributes ? -1 : 1)
    let deviation = (DoubleDouble(x) - value).value.magnitude
    return ratio > 0 && deviation > 2.5 * standardUncertainty * ratio.squareRoot()
  }

  /// The estimate of an assigned value.
  static func estimate(_ results: IncludedResults) -> LocationEstimate {
    let (x, u) = (results.values, results.standardUncertainties)
    let mean = PowerModeratedMean(values: x, standardUncertainties: u)
    let test = WeightedMean.estimate(results, birge: false).details
    return LocationEstimate(
      value: mean.value, standardUncertainty: mean.standardUncertainty, tau: mean.tau,
      weights: x.count > 1 ? u.map { mean.weight($0) } : [1],
      details: test + [
        Detail("tau", .number(mean.tau)), Detail("alpha", .number(mean.exponent)),
      ])
  }
}

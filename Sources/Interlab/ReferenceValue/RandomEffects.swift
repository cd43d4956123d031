public import Mathematics

/// The random-effects model of results with reported uncertainties: a mean, and a standard
/// deviation τ between laboratories beyond what they report.
///
///     x_i = μ + λ_i + ε_i ,   var λ_i = τ² ,   var ε_i = u_i²
///     μ = Σ w_i x_i ,   w_i = (u_i² + τ²)⁻¹ / Σ (u_j² + τ²)⁻¹ ,   u(μ) = (Σ (u_i² + τ²)⁻¹)^−½
///
/// Every result has its own estimate of τ² (``HeterogeneityEstimator``). With τ = 0 it is the
/// weighted mean.
///
/// Edge cases: two results suffice; all equal give τ = 0. The order of the results does not change
/// a bit, nor does a unit that is a power of two.
///
/// Accuracy: double-double about the most precise result. Complexity: O(p log p).
public struct RandomEffects: Sendable {
  /// Why there is no such model of the results.
  public enum Undefined: Error, Hashable, Sendable {
    /// It needs two results.
    case tooFewResults(found: Int)

    /// This result has no finite uncertainty above zero.
    case uncertainty(index: Int)
  }

  /// The estimator of τ².
  public let estimator: HeterogeneityEstimator

  /// τ.
  public let tau: Double

  /// μ to more digits than a double holds.
  public let exactMean: DoubleDouble

  /// u(μ).
  public let standardUncertainty: Double

  /// w_i, in the order of the results; they sum to 1.
  public let weights: [Double]

  /// Q, I², H² and the interval of τ²; computed anew each time.
  public var heterogeneity: Heterogeneity {
    Heterogeneity(of: sample, scaledTauSquared: scaledTauSquared)
  }

  let sample: RandomEffectsSample
  let scaledTauSquared: Double
  let scaledMean: DoubleDouble

  /// The sum of (u_i² + τ²)⁻¹, in units of `sample`.
  let totalWeight: DoubleDouble

  /// √q of Hartung and Knapp: q = Q(τ²)/(p − 1).
  let knappHartungFactor: Double

  /// Fits the model.
  public init(
    values: [Double], standardUncertainties: [Double], estimator: HeterogeneityEstimator
  ) throws(Undefined) {
    precondition(values.count == standardUncertainties.count, "one uncertainty for each result")
    guard values.count > 1 else { throw .tooFewResults(found: values.count) }
    if let index = standardUncertainties.firstIndex(where: { !($0 > 0 && $0 < .infinity) }) {
      throw .uncertainty(index: index)
    }
    let sorted = zip(values, standardUncertainties).sorted { $0 < $1 }
    let (x, u) = (sorted.map(\.0), sorted.map(\.1))
    let sample = RandomEffectsSample(x.span, standardUncertainties: u.span)
    let heterogeneity = sample.heterogeneity(by: estimator)
    self.init(
      estimator, sample, scaledTauSquared: heterogeneity,
      weighing: standardUncertainties)
  }

  private init(
    _ estimator: HeterogeneityEstimator, _ sample: RandomEffectsSample, scaledTauSquared: Double,
    weighing uncertainties: [Double]
  ) {
    let unit = sample.unit
    let sums = PreciseWeightSums(sample, at: scaledTauSquared)
    self.estimator = estimator
    self.sample = sample
    self.scaledTauSquared = scaledTauSquared
    tau = scaledTauSquared.squareRoot() * unit
    scaledMean = sums.mean
    totalWeight = sums.weight
    exactMean = DoubleDouble(sample.origin) + sums.mean * unit
    standardUncertainty = (DoubleDouble(1) / sums.weight.squareRoot()).value * unit
    knappHartungFactor = (sums.q / Double(sample.count - 1)).squareRoot().value
    weights = uncertainties.map {
      let u = $0 / unit
      return (DoubleDouble(1) / (.product(u, u) + scaledTauSquared) / sums.weight).value
    }
  }

  /// μ.
  public var mean: Double { exactMean.value }
}

import Mathematics

/// How far results scatter beyond their uncertainties.
///
///     Q = Σ ((x_i − μ_FE)/u_i)² ,   I² = max(0, (Q − (p − 1))/Q) ,   H² = Q/(p − 1)
///     I²_τ = τ²/(τ² + s̃²) ,   s̃² = (p − 1)/(Σw − Σw²/Σw) ,   w_i = 1/u_i²
///
/// μ_FE is the weighted mean without τ. I² and H² are from Q whichever estimator gave τ; I²_τ is
/// from τ. They agree for DerSimonian and Laird's τ when Q > p − 1. H² is not clipped at 1. With
/// Q = 0, I² is 0.
///
/// Reference: J. P. T. Higgins, S. G. Thompson, Stat. Med. 21 (2002) 1539.
public struct Heterogeneity: Hashable, Sendable {
  /// Q.
  public let q: Double

  /// p − 1.
  public let degreesOfFreedom: Int

  /// Pr{χ²(p − 1) > Q}.
  public let pValue: Double

  /// I² from Q, from 0 to 1.
  public let iSquared: Double

  /// H², 1 where the scatter is what the uncertainties say.
  public let hSquared: Double

  /// I²_τ from τ, from 0 to 1.
  public let iSquaredTau: Double

  /// The 95 % interval of τ² by the Q profile: where Q(τ²) = Σ(x_i − μ)²/(u_i² + τ²) equals the
  /// 97.5 % and the 2.5 % point of χ²(p − 1); 0 where it is below them throughout.
  ///
  /// Reference: W. Viechtbauer, Stat. Med. 26 (2007) 37.
  public let tauSquaredInterval: ClosedRange<Double>

  /// `scaledTauSquared` is in squared units of `sample`.
  init(of sample: RandomEffectsSample, scaledTauSquared: Double) {
    let sums = PreciseWeightSums(sample, at: 0)
    let ν = Double(sample.count - 1)
    let distribution = try? ChiSquared(degreesOfFreedom: ν)
    q = sums.q.value
    degreesOfFreedom = sample.count - 1
    pValue = distribution?.upperTail(q) ?? .nan
    iSquared = q > 0 ? max(0, ((sums.q - ν) / sums.q).value) : 0
    hSquared = (sums.q / ν).value
    let typical = (DoubleDouble(ν) / sums.trace).value
    iSquaredTau = scaledTauSquared / (scaledTauSquared + typical)
    func bound(_ quantile: Double?) -> Double {
      quantile.map { sample.heterogeneity(whereQEquals: $0) * sample.unit * sample.unit } ?? 0
    }
    let lower = bound(distribution?.upperQuantile(0.025))
    tauSquaredInterval = lower...max(lower, bound(distribution?.quantile(0.025)))
  }
}

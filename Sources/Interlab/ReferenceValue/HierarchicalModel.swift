import Mathematics
import RealModule
import Metrology

/// How the differences between laboratories are distributed in a hierarchical model.
public enum LaboratoryEffects: String, CaseIterable, Hashable, Sendable {
  /// Normal.
  case gauss

  /// Laplace, with heavier tails: a result that stands apart pulls less.
  case laplace

  /// Student's t with heavier tails still.
  case student

  /// Skew-normal: for results that lean to one side.
  case skewNormal = "skew-normal"
}

/// The Bayesian hierarchical model of results with known uncertainties.
///
///     x_i = μ + λ_i + ε_i ,   sd λ_i = τ ,   ε_i normal with u_i
///
/// λ_i is normal, Laplace, Student's t or skew-normal, each with mean zero. The prior of μ is flat, that
/// of τ half-Cauchy with a scale γ, MADe of the results unless given; where that is zero, the median u_i.
/// The posterior is integrated over ln τ (and μ) on adaptive Gauss–Legendre panels: nothing is sampled,
/// and values enter in units of a power of two about their median, so that neither unit nor origin nor
/// order matters.
///
/// x_pt and u(x_pt) are mean and standard deviation of μ. With two results the posterior of μ has no
/// variance and u(x_pt) is absent. The weight of a result is ∂x_pt/∂x_i with τ held, averaged over τ.
///
/// Accuracy: 1e-12 of the standard deviation with normal differences, 1e-8 with the others; the
/// record gives a bound from the last coefficients of the panels, which is a generous one.
/// Reference: Gelman, Bayesian Analysis 1 (2006) 515; Toman and Possolo, Accred. Qual. Assur. 14
/// (2009) 553; Koepke et al., Metrologia 54 (2017) S34.
enum HierarchicalModel {
  /// At least two results, every uncertainty above zero.
  static func estimate(
    _ results: IncludedResults, _ effects: LaboratoryEffects, tauScale: Double?,
    effectDof: Double
  ) throws(QuadratureFailure) -> LocationEstimate {
    let sample = HierarchicalSample(results, tauScale: tauScale)
    let posterior: HierarchicalPosterior
    switch effects {
    case .gauss: posterior = try GaussianHierarchy(sample).posterior()
    case .laplace:
      posterior = try EffectHierarchy(sample) { LaplaceLikelihood(sample, τ: $0) }.posterior()
    case .student:
      posterior = try EffectHierarchy(sample) {
        StudentLikelihood(sample, τ: $0, degreesOfFreedom: effectDof)
      }.posterior()
    case .skewNormal:
      posterior = try EffectHierarchy(sample) { SkewNormalLikelihood(sample, τ: $0) }.posterior()
    }
    return estimate(posterior, sample)
  }

  private static func estimate(
    _ posterior: HierarchicalPosterior, _ sample: HierarchicalSample
  ) -> LocationEstimate {
    let unit = sample.unit
    func place(_ x: Double) -> Double { (DoubleDouble(sample.origin) + x * unit).value }
    let (μ, τ) = (posterior.location, posterior.scale)
    var estimate = LocationEstimate(
      value: DoubleDouble(sample.origin) + posterior.mean * unit,
      standardUncertainty: posterior.variance.map { $0.squareRoot() * unit },
      tau: τ.median * unit,
      coverageInterval: place(μ.symmetric.lowerBound)...place(μ.symmetric.upperBound),
      weights: posterior.weights,
      details: [
        Detail("muMedian", .number(place(μ.median))),
        Detail("shortestIntervalLower", .number(place(μ.shortest.lowerBound))),
        Detail("shortestIntervalUpper", .number(place(μ.shortest.upperBound))),
        Detail("tauMean", .number(posterior.meanScale * unit)),
        Detail("tauMedian", .number(τ.median * unit)),
        Detail("tauLower", .number(τ.symmetric.lowerBound * unit)),
        Detail("tauUpper", .number(τ.symmetric.upperBound * unit)),
        Detail("tauShortestLower", .number(τ.shortest.lowerBound * unit)),
        Detail("tauShortestUpper", .number(τ.shortest.upperBound * unit)),
        Detail("tauPriorScale", .number(sample.priorScale * unit)),
        Detail("quadratureError", .number(posterior.error)),
      ])
    if posterior.variance == nil { estimate.notices.append(.posteriorVarianceInfinite) }
    if sample.priorScaleIsMedianUncertainty {
      estimate.notices.append(.priorScaleFromUncertainties(scale: sample.priorScale * unit))
    }
    return estimate
  }
}

/// The results of a hierarchical model, relative to their median and to a power of two near their
/// uncertainties.
struct HierarchicalSample {
  let x: [Double]
  let u: [Double]
  let origin: Double
  let unit: Double

  /// γ.
  let priorScale: Double
  let priorScaleIsMedianUncertainty: Bool

  init(_ results: IncludedResults, tauScale: Double?) {
    let uncertainties = results.standardUncertainties.sorted()
    let unit = powerOfTwo(of: uncertainties[results.count / 2])
    let origin = results.values[results.count / 2]
    let x = results.values.map { ($0 - origin) / unit }
    self.unit = unit
    self.origin = origin
    self.x = x
    u = results.standardUncertainties.map { $0 / unit }
    let deviation = scaledMedianAbsoluteDeviation(sorted: x.span, constants: .exact)
    let given = tauScale.map { $0 / unit }
    priorScaleIsMedianUncertainty = given == nil && deviation == 0
    priorScale = given ?? (deviation > 0 ? deviation : median(sorted: uncertainties.span) / unit)
  }

  var count: Int { x.count }

  /// The order up to which the posterior of τ has moments: with two results the first only.
  var momentOrder: Double { count > 2 ? 2 : 1 }

  /// ln of the prior density of τ times dτ/d ln τ, but for a constant.
  func logPrior(_ τ: Double) -> Double {
    let ratio = τ / priorScale
    return Double.log(τ) - Double.log(onePlus: ratio * ratio)
  }
}

/// What a hierarchical model concludes, relative to the sample's origin and unit.
struct HierarchicalPosterior {
  /// A distribution in figures, with intervals of 95 %.
  struct Figures {
    let median: Double
    let symmetric: ClosedRange<Double>
    let shortest: ClosedRange<Double>
  }

  /// E μ.
  let mean: Double

  /// Var μ, where there is one.
  let variance: Double?
  let location: Figures

  /// E τ.
  let meanScale: Double
  let scale: Figures
  let weights: [Double]

  /// A bound on what the quadrature leaves out, relative to the whole.
  let error: Double
}

extension HierarchicalPosterior.Figures {
  /// The figures of e^t where t has `distribution`; what begins at −∞ begins at zero.
  init(ofExponential distribution: PanelDistribution) {
    let short = distribution.shortestInterval(
      probability: 0.95, value: { Double.exp($0) }, slope: { Double.exp($0) })
    self.init(
      median: Double.exp(distribution.quantile(0.5)),
      symmetric: Double.exp(
        distribution.quantile(0.025))...Double.exp(distribution.quantile(0.975)),
      shortest: (short.lower.map { Double.exp($0) } ?? 0)...Double.exp(short.upper))
  }

  /// The figures of `axis` at t where t has `distribution`.
  init(_ distribution: PanelDistribution, on axis: LocationAxis) {
    let short = distribution.shortestInterval(
      probability: 0.95, value: { axis.value($0) }, slope: { axis.slope($0) })
    self.init(
      median: axis.value(distribution.quantile(0.5)),
      symmetric: axis.value(
        distribution.quantile(0.025))...axis.value(
          distribution.quantile(0.975)),
      shortest: axis.value(short.lower ?? distribution.quantile(0))...axis.value(short.upper))
  }
}

/// The axis of μ, drawn together at both ends: μ = c + s sinh t.
struct LocationAxis {
  let center: Double
  let scale: Double

  func value(_ t: Double) -> Double { center + scale * Double.sinh(t) }
  func slope(_ t: Double) -> Double { scale * Double.cosh(t) }
  func position(_ μ: Double) -> Double { Double.asinh((μ - center) / scale) }
}

/// Breakpoints from `low` to `high` whose distance from `center` doubles, beginning with `step`.
func doublingBreakpoints(
  from low: Double, to high: Double, around center: Double, step: Double, and others: [Double] = []
) -> [Double] {
  var points = [low, high, center] + others
  var distance = step
  while distance < high - low {
    points += [center - distance, center + distance]
    distance *= 2
  }
  let least = 1e-9 * (high - low)
  var kept: [Double] = []
  for point in points.sorted() where point >= low && point <= high {
    if let last = kept.last, point - last <= least { continue }
    kept.append(point)
  }
  // The last may lie within `least` of the end.
  if kept.count > 1 { kept[kept.count - 1] = high }
  return kept
}

import RealModule

/// Random effects when the uncertainties are themselves estimates with few degrees of freedom.
///
/// Maximum likelihood of μ, τ² ≥ 0 and the true variances ω_i > 0, of which u_i² is an estimate with
/// ν_i degrees of freedom. It minimizes
///
///     Σ [ ln(τ² + ω_i) + (x_i − μ)²/(τ² + ω_i) + ν_i ln ω_i + ν_i u_i²/ω_i ] ,
///     u(μ) = (Σ 1/(τ² + ω_i))^−½
///
/// Each ω_i is the best root of a cubic for given μ and τ²; these two are found by Newton's method
/// with exact derivatives, from several τ² and from each result, and the lowest minimum is taken.
///
/// Errors: ``NotConverged``. Complexity: O(p) for each of some dozens of steps from each start.
/// Reference: M. G. Vangel, A. L. Rukhin, Biometrics 55 (1999) 129.
public struct VangelRukhin: Sendable {
  /// No start came to rest.
  public struct NotConverged: Error {}

  /// μ to more digits than a double holds.
  public let exactMean: DoubleDouble

  /// τ.
  public let tau: Double

  /// u(μ).
  public let standardUncertainty: Double

  /// The weights of the results in μ, in their order.
  public let weights: [Double]

  /// √ω_i, in the order of the results.
  public let trueUncertainties: [Double]

  /// Fits the model.
  ///
  /// - Precondition: at least two results; uncertainties above zero; degrees of freedom finite and
  ///   at least 1.
  public init(
    _ values: Span<Double>, standardUncertainties: Span<Double>, degreesOfFreedom: Span<Double>
  ) throws(NotConverged) {
    precondition(values.count == degreesOfFreedom.count, "degrees of freedom for each result")
    let sample = RandomEffectsSample(values, standardUncertainties: standardUncertainties)
    var laboratories: [EstimatedVariance] = []
    for index in values.indices {
      precondition(degreesOfFreedom[index] >= 1 && degreesOfFreedom[index] < .infinity)
      let half = DoubleDouble.sum(values[index] / 2, -sample.origin / 2)
      let u = standardUncertainties[index] / sample.unit
      laboratories.append(
        EstimatedVariance(
          x: half.high / sample.unit * 2, variance: u * u, ν: degreesOfFreedom[index]))
    }
    var best: LikelihoodPoint?
    func keepLower(_ found: LikelihoodPoint?) {
      guard let found, best.map({ found.objective < $0.objective }) ?? true else { return }
      best = found
    }
    for start in Self.starts(sample) {
      keepLower(
        Self.descend(laboratories, from: PreciseWeightSums(sample, at: start).mean.value, start))
    }
    // A single result with a small u_i can hold a minimum of its own, without τ.
    for laboratory in laboratories.prefix(Self.startLimit) {
      keepLower(Self.descend(laboratories, from: laboratory.x, 0))
    }
    guard let best else { throw NotConverged() }
    let unit = sample.unit
    let ω = laboratories.map { $0.trueVariance(best.μ, best.t) }
    let w = ω.map { 1 / ($0 + best.t) }
    var total = CompensatedSum()
    for weight in w { total.add(weight) }
    exactMean = DoubleDouble(sample.origin) + DoubleDouble(best.μ) * unit
    tau = best.t.squareRoot() * unit
    standardUncertainty = unit / total.value.squareRoot()
    weights = w.map { $0 / total.value }
    trueUncertainties = ω.map { $0.squareRoot() * unit }
  }

  /// How many results serve as starts of their own; more results leave no minimum to a single one.
  private static let startLimit = 100

  /// Without τ, at the usual estimates, and far beyond them.
  private static func starts(_ sample: RandomEffectsSample) -> [Double] {
    let scatter = sample.sumOfSquaredDeviations.value / sample.contrasts
    let candidates = [
      0, sample.heterogeneity(by: .mandelPaule), sample.heterogeneity(by: .maximumLikelihood),
      scatter / 10, scatter, 4 * scatter,
    ]
    return candidates.indices.filter { !candidates[..<$0].contains(candidates[$0]) }
      .map { candidates[$0] }
  }

  /// Newton's method on μ and τ² ≥ 0, halving steps that do not descend.
  private static func descend(
    _ laboratories: [EstimatedVariance], from μ: Double, _ t: Double
  ) -> LikelihoodPoint? {
    var point = LikelihoodPoint(laboratories, μ, t)
    var restingSteps = 0
    for _ in 0..<1000 {
      let step = point.newtonStep
      // Below this the objective cannot tell up from down; the derivatives still can.
      let isResting = step.decrease <= 1e-13 * (1 + point.objective.magnitude)
      var length = 1.0
      var next = LikelihoodPoint(laboratories, point.μ + step.μ, max(0, point.t + step.t))
      while !isResting, !(next.objective < point.objective), length > 1e-12 {
        length /= 2
        next = LikelihoodPoint(
          laboratories, point.μ + length * step.μ, max(0, point.t + length * step.t))
      }
      guard next.objective.isFinite else { return nil }
      restingSteps = isResting ? restingSteps + 1 : 0
      if !isResting, !(next.objective < point.objective) { return point }
      point = next
      if restingSteps == 3 { return point }
    }
    return nil
  }
}

/// One result whose variance is an estimate.
private struct EstimatedVariance {
  let x, variance, ν: Double

  /// The ω > 0 that minimizes this result's part of the objective: of the roots of the cubic
  /// (1 + ν)ω³ + (t − r² + 2νt − νu²)ω² + (νt² − 2νu²t)ω − νu²t² the one with the lowest value.
  func trueVariance(_ μ: Double, _ t: Double) -> Double {
    let square = (x - μ) * (x - μ)
    guard t > 0 else { return (square + ν * variance) / (1 + ν) }
    let roots = realRootsOfCubic(
      (t - square + 2 * ν * t - ν * variance) / (1 + ν),
      (ν * t * t - 2 * ν * variance * t) / (1 + ν), -ν * variance * t * t / (1 + ν))
    var best = (ω: variance, value: Double.infinity)
    for ω in roots where ω > 0 {
      let value = part(ω, t, square)
      if value < best.value { best = (ω, value) }
    }
    return best.ω
  }

  func part(_ ω: Double, _ t: Double, _ square: Double) -> Double {
    .log(t + ω) + square / (t + ω) + ν * .log(ω) + ν * variance / ω
  }
}

/// The objective at one μ and τ², with its derivatives, each ω_i at its best.
private struct LikelihoodPoint {
  let μ, t: Double
  private(set) var objective = 0.0
  private var slope = (μ: 0.0, t: 0.0)
  private var curvature = (μμ: 0.0, μt: 0.0, tt: 0.0)

  init(_ laboratories: [EstimatedVariance], _ μ: Double, _ t: Double) {
    (self.μ, self.t) = (μ, t)
    for laboratory in laboratories {
      let (r, ν, s) = (laboratory.x - μ, laboratory.ν, laboratory.variance)
      let ω = laboratory.trueVariance(μ, t)
      let w = 1 / (t + ω)
      let tt = w * w * (2 * w * r * r - 1)
      let own = tt + ν / (ω * ω) * (2 * s / ω - 1)
      let cross = 2 * w * w * r
      objective += laboratory.part(ω, t, r * r)
      slope.μ -= 2 * w * r
      slope.t += w - w * w * r * r
      curvature.μμ += 2 * w - cross * cross / own
      curvature.μt += cross - cross * tt / own
      curvature.tt += tt - tt * tt / own
    }
  }

  /// The Newton step, or a descent along the gradient where the objective is not convex; and how
  /// much it promises. τ² = 0 holds while the objective rises from there.
  var newtonStep: (μ: Double, t: Double, decrease: Double) {
    let (h, g) = (curvature, slope)
    let isHeld = t == 0 && g.t >= 0
    let determinant = h.μμ * h.tt - h.μt * h.μt
    var step: (μ: Double, t: Double)
    if isHeld {
      step = (-g.μ / h.μμ.magnitude, 0)
    } else if h.μμ > 0, determinant > 1e-14 * (h.μμ * h.tt).magnitude {
      step = ((-g.μ * h.tt + g.t * h.μt) / determinant, (-g.t * h.μμ + g.μ * h.μt) / determinant)
    } else {
      step = (-g.μ / h.μμ.magnitude, -g.t / h.tt.magnitude)
    }
    return (step.μ, step.t, -(g.μ * step.μ + g.t * step.t))
  }
}

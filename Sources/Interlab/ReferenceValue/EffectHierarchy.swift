import Mathematics
import RealModule

/// The likelihood of μ with τ given, where the differences between laboratories are not normal.
protocol EffectLikelihood {
  /// Whether ln of the likelihood is concave in μ.
  static var isLogConcave: Bool { get }

  /// ln Π f(x_i − μ) but for a constant that is the same for every τ.
  func logarithm(at μ: Double) -> Double

  /// Adds to each result's sum its ∂ ln f/∂x_i, times a factor.
  func addScores(at μ: Double, times factor: Double, to sums: inout [Double])
}

extension EffectLikelihood {
  /// About the largest value of the logarithm and where it stands: the best result, then golden sections
  /// between its neighbours.
  func peak(in sample: HierarchicalSample) -> (location: Double, logarithm: Double) {
    let heights = sample.x.map(logarithm)
    let best = heights.indices.max { heights[$0] < heights[$1] } ?? 0
    let ratio = 0.6180339887498949
    var (a, b) = (sample.x[max(best - 1, 0)], sample.x[min(best + 1, sample.count - 1)])
    var (c, d) = (b - ratio * (b - a), a + ratio * (b - a))
    var (p, q) = (logarithm(at: c), logarithm(at: d))
    for _ in 0..<24 {
      if p > q {
        (b, d, q) = (d, c, p)
        c = b - ratio * (b - a)
        p = logarithm(at: c)
      } else {
        (a, c, p) = (c, d, q)
        d = a + ratio * (b - a)
        q = logarithm(at: d)
      }
    }
    let found = p > q ? (location: c, logarithm: p) : (location: d, logarithm: q)
    return found.logarithm > heights[best] ? found : (sample.x[best], heights[best])
  }
}

/// The hierarchical model with differences between laboratories that are not normal.
///
/// The posterior of μ with τ given is integrated at nodes that serve every τ.
///
/// Complexity: O(p) for each pair of nodes of μ and τ, some ten thousand pairs.
struct EffectHierarchy<Likelihood: EffectLikelihood> {
  private let sample: HierarchicalSample

  /// The likelihood with τ given.
  private let likelihood: (Double) -> Likelihood

  init(_ sample: HierarchicalSample, likelihood: @escaping (Double) -> Likelihood) {
    self.sample = sample
    self.likelihood = likelihood
  }

  func posterior() throws(QuadratureFailure) -> HierarchicalPosterior {
    let survey = ScaleSurvey(sample, height: height)
    let axis = LocationAxis(
      center: likelihood(Double.exp(survey.mode)).peak(in: sample).location,
      scale: (1 / totalWeight(survey.mode)).squareRoot())
    let location = try locationPanels(survey, axis)
    var kernel = EffectKernel(sample, axis, location, likelihood)
    let largest = kernel.record(at: survey.mode).logDensity
    var records: [Double: EffectKernel<Likelihood>.Record] = [:]
    let panels = try AdaptivePanels(breakpoints: survey.breakpoints, tolerance: 1e-8) { t in
      let record = kernel.record(at: t)
      records[t] = record
      return Double.exp(record.logDensity - largest) * survey.momentFactor(t)
    }
    return conclusion(
      survey, axis, location, panels, panels.nodes.compactMap { records[$0] })
  }

  /// About ln π(ln τ|x) at ln τ = t, by Laplace's approximation of the integral over μ. The normal model
  /// does not do: where results stand far out it holds values of τ for impossible that heavy tails hold
  /// for likely.
  private func height(_ t: Double) -> Double {
    let τ = Double.exp(t)
    return likelihood(τ).peak(in: sample).logarithm + sample.logPrior(τ)
      - Double.log(totalWeight(t)) / 2
  }

  /// Σ W_i at ln τ = t.
  private func totalWeight(_ t: Double) -> Double {
    let square = Double.exp(2 * t)
    return sample.u.reduce(0) { $0 + 1 / ($1 * $1 + square) }
  }

  /// Panels of μ that carry the posterior at every τ that matters, each by its share.
  private func locationPanels(
    _ survey: ScaleSurvey, _ axis: LocationAxis
  ) throws(QuadratureFailure) -> AdaptivePanels {
    let depth = 34.0
    let lowest = Double.log(sample.u.min() ?? 1) - 2
    let ends = (survey.breakpoints.first ?? 0, survey.breakpoints.last ?? 0)
    var likelihoods: [(at: Likelihood, lift: Double)] = []
    var t = min(max(ends.0, lowest), survey.mode)
    while t < ends.1 {
      let lift =
        sample.logPrior(Double.exp(t)) - survey.largest + Double.log(survey.momentFactor(t))
      let likelihood = self.likelihood(Double.exp(t))
      if likelihood.peak(in: sample).logarithm + lift > -depth {
        likelihoods.append((likelihood, lift))
      }
      t += 0.9
    }
    func density(_ v: Double) -> Double {
      var sum = 0.0
      let μ = axis.value(v)
      for (likelihood, lift) in likelihoods {
        sum += Double.exp(likelihood.logarithm(at: μ) + lift)
      }
      return sum
    }
    var reach = 2.0
    while reach < 300,
      likelihoods.contains(where: { likelihood, lift in
        [reach, -reach].contains { likelihood.logarithm(at: axis.value($0)) + lift > -depth }
      })
    {
      reach += 0.5
    }
    let breakpoints = doublingBreakpoints(from: -reach, to: reach, around: 0, step: 0.75)
    return try AdaptivePanels(breakpoints: breakpoints, tolerance: 1e-8) {
      density($0) * axis.slope($0)
    }
  }

  private func conclusion(
    _ survey: ScaleSurvey, _ axis: LocationAxis, _ location: AdaptivePanels,
    _ panels: AdaptivePanels, _ records: [EffectKernel<Likelihood>.Record]
  ) -> HierarchicalPosterior {
    let density = zip(panels.nodes, panels.values).map { $1 / survey.momentFactor($0) }
    let masses = zip(panels.weights, density).map { $0 * $1 }
    var total = CompensatedSum()
    for mass in masses { total.add(mass) }
    let shares = masses.map { $0 / total.value }
    var (mean, scale) = (CompensatedSum(), CompensatedSum())
    for (k, record) in records.enumerated() {
      mean.add(product: shares[k], record.mean)
      scale.add(product: shares[k], Double.exp(panels.nodes[k]))
    }
    var variance = CompensatedSum()
    var marginal = [Double](repeating: 0, count: location.nodes.count)
    var weights = [CompensatedSum](repeating: CompensatedSum(), count: sample.count)
    for (k, record) in records.enumerated() {
      let distance = record.mean - mean.value
      variance.add(product: shares[k], record.variance + distance * distance)
      for i in weights.indices { weights[i].add(product: shares[k], record.weights[i]) }
      for (j, value) in record.density.enumerated() {
        marginal[record.first + j] += shares[k] * value
      }
    }
    return HierarchicalPosterior(
      mean: mean.value, variance: sample.count > 2 ? variance.value : nil,
      location: .init(PanelDistribution(location, density: marginal), on: axis),
      meanScale: scale.value,
      scale: .init(ofExponential: PanelDistribution(panels, density: density)),
      weights: weights.map(\.value),
      error: panels.error / panels.integral + location.error / location.integral)
  }
}

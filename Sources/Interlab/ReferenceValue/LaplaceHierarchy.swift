import Mathematics
import RealModule

/// The hierarchical model with Laplace differences between laboratories.
///
///     f(y) = (1/2b) e^{u²/2b²} (e^{−y/b} Φ(y/u − u/b) + e^{y/b} Φ(−y/u − u/b)) ,   b = τ/√2
///
/// is the density of y = x_i − μ. It is log-concave, and so is the posterior of μ with τ given, which
/// is integrated at nodes that serve every τ.
///
/// Complexity: O(p) for each pair of nodes of μ and τ, some ten thousand pairs.
struct LaplaceHierarchy {
  private let sample: HierarchicalSample

  init(_ sample: HierarchicalSample) {
    self.sample = sample
  }

  func posterior() throws(QuadratureFailure) -> HierarchicalPosterior {
    let survey = ScaleSurvey(sample)
    let conditional = GaussianHierarchy(sample).conditional(survey.mode)
    let axis = LocationAxis(
      center: conditional.mean, scale: (1 / conditional.totalWeight).squareRoot())
    let location = try locationPanels(survey, axis)
    var kernel = LaplaceKernel(sample, axis, location)
    let largest = kernel.record(at: survey.mode).logDensity
    var records: [Double: LaplaceKernel.Record] = [:]
    let panels = try AdaptivePanels(breakpoints: survey.breakpoints, tolerance: 1e-9) { t in
      let record = kernel.record(at: t)
      records[t] = record
      return Double.exp(record.logDensity - largest) * survey.momentFactor(t)
    }
    return conclusion(
      survey, axis, location, panels, panels.nodes.compactMap { records[$0] })
  }

  /// Panels of μ that carry the posterior at every τ that matters, each by its share under the normal
  /// model.
  private func locationPanels(
    _ survey: ScaleSurvey, _ axis: LocationAxis
  ) throws(QuadratureFailure) -> AdaptivePanels {
    let normal = GaussianHierarchy(sample)
    let depth = 34.0
    let lowest = Double.log(sample.u.min() ?? 1) - 2
    let ends = (survey.breakpoints.first ?? 0, survey.breakpoints.last ?? 0)
    var likelihoods: [(at: LaplaceLikelihood, lift: Double)] = []
    var t = min(max(ends.0, lowest), survey.mode)
    while t < ends.1 {
      let conditional = normal.conditional(t)
      let share =
        conditional.logDensity - survey.largest + Double.log(survey.momentFactor(t))
        + Double.log(conditional.totalWeight) / 2
      let likelihood = LaplaceLikelihood(sample, τ: Double.exp(t))
      if share > -depth {
        likelihoods.append((likelihood, share - likelihood.largest(in: sample)))
      }
      t += 0.9
    }
    func height(_ v: Double) -> Double {
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
    return try AdaptivePanels(breakpoints: breakpoints, tolerance: 1e-9) {
      height($0) * axis.slope($0)
    }
  }

  private func conclusion(
    _ survey: ScaleSurvey, _ axis: LocationAxis, _ location: AdaptivePanels,
    _ panels: AdaptivePanels, _ records: [LaplaceKernel.Record]
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

/// The posterior of μ with τ given, at the nodes of its panels.
struct LaplaceKernel {
  /// What holds with τ given.
  struct Record {
    /// ln π(ln τ|x) but for a constant.
    let logDensity: Double
    let mean: Double
    let variance: Double

    /// ∂E(μ|τ)/∂x_i.
    let weights: [Double]

    /// The first node of μ where the density matters, and the density on the axis from there on.
    let first: Int
    let density: [Double]
  }

  private let sample: HierarchicalSample
  private let μ: [Double]
  private let slopes: [Double]
  private let weights: [Double]

  /// The node from which the next walk begins.
  private var start: Int
  private var logs: [Double]

  /// Beyond e^−40 of its peak a density is nothing.
  private static let depth = 40.0

  init(_ sample: HierarchicalSample, _ axis: LocationAxis, _ panels: AdaptivePanels) {
    self.sample = sample
    μ = panels.nodes.map { axis.value($0) }
    slopes = panels.nodes.map { axis.slope($0) }
    weights = zip(panels.weights, slopes).map { $0 * $1 }
    start = μ.count / 2
    logs = [Double](repeating: 0, count: μ.count)
  }

  /// The posterior at ln τ = t. As it is log-concave, walking both ways from any node until it is
  /// nothing leaves nothing out.
  mutating func record(at t: Double) -> Record {
    let τ = Double.exp(t)
    let likelihood = LaplaceLikelihood(sample, τ: τ)
    var best = -Double.infinity
    func isNothing(_ log: Double) -> Bool { log < best - Self.depth }
    var first = start
    while first >= 0 {
      logs[first] = likelihood.logarithm(at: μ[first])
      best = max(best, logs[first])
      if isNothing(logs[first]) { break }
      first -= 1
    }
    first = max(first, 0)
    var last = start + 1
    while last < μ.count {
      logs[last] = likelihood.logarithm(at: μ[last])
      best = max(best, logs[last])
      if isNothing(logs[last]) { break }
      last += 1
    }
    let nodes = first..<min(last + 1, μ.count)
    start = nodes.max { logs[$0] < logs[$1] } ?? start
    return record(likelihood, nodes, best, τ)
  }

  private func record(
    _ likelihood: LaplaceLikelihood, _ nodes: Range<Int>, _ best: Double, _ τ: Double
  ) -> Record {
    var density: [Double] = []
    density.reserveCapacity(nodes.count)
    var (total, moment) = (0.0, 0.0)
    for j in nodes {
      let height = Double.exp(logs[j] - best)
      density.append(height)
      total += weights[j] * height
      moment += weights[j] * height * μ[j]
    }
    let mean = moment / total
    var variance = 0.0
    var shares = [Double](repeating: 0, count: sample.count)
    for (j, height) in zip(nodes, density) {
      let mass = weights[j] * height / total
      guard mass > 1e-17 else { continue }
      let distance = μ[j] - mean
      variance += mass * distance * distance
      likelihood.addScores(at: μ[j], times: mass * distance, to: &shares)
    }
    for (j, node) in nodes.enumerated() { density[j] *= slopes[node] / total }
    return Record(
      logDensity: best + Double.log(total) + sample.logPrior(τ), mean: mean, variance: variance,
      weights: shares, first: nodes.lowerBound, density: density)
  }
}

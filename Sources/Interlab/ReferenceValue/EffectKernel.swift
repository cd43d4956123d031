import RealModule
import Mathematics

/// The posterior of μ with τ given, at the nodes of its panels.
struct EffectKernel<Likelihood: EffectLikelihood> {
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
  private let likelihood: (Double) -> Likelihood
  private let μ: [Double]
  private let slopes: [Double]
  private let weights: [Double]

  /// The node from which the next walk begins.
  private var start: Int
  private var logs: [Double]

  /// Beyond e^−32 of its peak a density is nothing.
  private static var depth: Double { 32 }

  /// How many nodes ``AdaptivePanels`` has in a panel.
  private static var panelSize: Int { 16 }

  init(
    _ sample: HierarchicalSample, _ axis: LocationAxis, _ panels: AdaptivePanels,
    _ likelihood: @escaping (Double) -> Likelihood
  ) {
    self.sample = sample
    self.likelihood = likelihood
    μ = panels.nodes.map { axis.value($0) }
    slopes = panels.nodes.map { axis.slope($0) }
    weights = zip(panels.weights, slopes).map { $0 * $1 }
    start = μ.count / 2
    logs = [Double](repeating: 0, count: μ.count)
  }

  /// The posterior at ln τ = t.
  mutating func record(at t: Double) -> Record {
    let τ = Double.exp(t)
    let likelihood = likelihood(τ)
    let nodes = Likelihood.isLogConcave ? walk(likelihood) : all(likelihood)
    let best = logs[nodes].max() ?? 0
    return record(likelihood, nodes, best, τ)
  }

  /// Looks at four nodes of each panel first, and at the others where those, or those of the panels
  /// beside it, are not nothing: the logarithm changes by less than that over half a panel.
  private mutating func all(_ likelihood: Likelihood) -> Range<Int> {
    let panels = μ.count / Self.panelSize
    var heights = [Double](repeating: -.infinity, count: panels)
    for panel in 0..<panels {
      for node in stride(from: panel * Self.panelSize, to: (panel + 1) * Self.panelSize, by: 5) {
        logs[node] = likelihood.logarithm(at: μ[node])
        heights[panel] = max(heights[panel], logs[node])
      }
    }
    let limit = (heights.max() ?? 0) - Self.depth
    for panel in 0..<panels {
      let near = max(0, panel - 1)...min(panels - 1, panel + 1)
      let isNothing = heights[near].allSatisfy { $0 < limit }
      for place in 0..<Self.panelSize where place % 5 != 0 {
        let node = panel * Self.panelSize + place
        logs[node] = isNothing ? -.infinity : likelihood.logarithm(at: μ[node])
      }
    }
    let best = logs.max() ?? 0
    let first = logs.firstIndex { $0 >= best - Self.depth } ?? 0
    let last = logs.lastIndex { $0 >= best - Self.depth } ?? μ.count - 1
    return first..<last + 1
  }

  /// As the posterior is log-concave, walking both ways from any node until it is nothing leaves nothing
  /// out.
  private mutating func walk(_ likelihood: Likelihood) -> Range<Int> {
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
    return nodes
  }

  private func record(
    _ likelihood: Likelihood, _ nodes: Range<Int>, _ best: Double, _ τ: Double
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

import Mathematics
import RealModule

/// The hierarchical model with normal differences between laboratories.
///
///     π(τ|x) ∝ π(τ) exp(−½ Σ W_i (x_i − μ_τ)²) Π W_i^½ (Σ W_i)^−½ ,   W_i = 1/(u_i² + τ²)
///     μ | τ normal (μ_τ, 1/ΣW_i) ,   μ_τ = Σ W_i x_i / Σ W_i
///
/// Complexity: O(p) for each of a few hundred values of τ.
struct GaussianHierarchy {
  private let sample: HierarchicalSample

  init(_ sample: HierarchicalSample) {
    self.sample = sample
  }

  /// What holds with τ given.
  struct Conditional {
    let mean: Double
    let totalWeight: Double

    /// ln π(ln τ|x) but for a constant.
    let logDensity: Double
  }

  /// The model at ln τ = t.
  func conditional(_ t: Double) -> Conditional {
    let (x, u) = (sample.x, sample.u)
    let τ = Double.exp(t)
    let square = τ * τ
    var (total, moment) = (0.0, 0.0)
    var product = 1.0
    var logProduct = 0.0
    for i in x.indices {
      let variance = u[i] * u[i] + square
      total += 1 / variance
      moment += x[i] / variance
      product *= variance
      if product > 1e200 || product < 1e-200 {
        logProduct += Double.log(product)
        product = 1
      }
    }
    let mean = moment / total
    var squares = 0.0
    for i in x.indices {
      let distance = x[i] - mean
      squares += distance * distance / (u[i] * u[i] + square)
    }
    logProduct += Double.log(product)
    let logLikelihood = -(squares + logProduct + Double.log(total)) / 2
    return Conditional(
      mean: mean, totalWeight: total, logDensity: logLikelihood + sample.logPrior(τ))
  }

  func posterior() throws(QuadratureFailure) -> HierarchicalPosterior {
    let survey = ScaleSurvey(sample) { conditional($0).logDensity }
    let panels = try AdaptivePanels(breakpoints: survey.breakpoints, tolerance: 1e-13) { t in
      Double.exp(conditional(t).logDensity - survey.largest) * survey.momentFactor(t)
    }
    let density = zip(panels.nodes, panels.values).map { $1 / survey.momentFactor($0) }
    let mixture = Mixture(self, panels, density, keep: 1e-18)
    let (mean, variance) = mixture.moments()
    let axis = LocationAxis(
      center: conditional(survey.mode).mean,
      scale: (1 / conditional(survey.mode).totalWeight).squareRoot())
    let reach = mixture.reach(on: axis)
    let breakpoints = doublingBreakpoints(
      from: -reach, to: reach, around: 0, step: 0.75,
      and: [
        axis.position(mixture.means.last ?? 0),
        axis.position(mixture.means.first ?? 0),
      ])
    let location = try AdaptivePanels(breakpoints: breakpoints, tolerance: 1e-12) { t in
      mixture.density(axis.value(t)) * axis.slope(t)
    }
    return HierarchicalPosterior(
      mean: mean, variance: sample.count > 2 ? variance : nil,
      location: .init(PanelDistribution(location, density: location.values), on: axis),
      meanScale: mixture.meanScale,
      scale: .init(ofExponential: PanelDistribution(panels, density: density)),
      weights: mixture.resultWeights(sample),
      error: panels.error / panels.integral + (location.integral - 1).magnitude)
  }
}

extension GaussianHierarchy {
  /// The posterior of μ as a mixture of normal distributions, one for each node of τ.
  private struct Mixture {
    private(set) var weights: [Double] = []
    private(set) var means: [Double] = []
    private(set) var precisions: [Double] = []
    private(set) var squares: [Double] = []
    private(set) var meanScale = 0.0

    /// Leaves out nodes that hold less than `keep` of everything that is averaged.
    init(
      _ model: GaussianHierarchy, _ panels: AdaptivePanels, _ density: [Double], keep: Double
    ) {
      let masses = zip(panels.weights, density).map { $0 * $1 }
      var total = CompensatedSum()
      for mass in masses { total.add(mass) }
      let largest = panels.values.max() ?? 1
      var scale = CompensatedSum()
      for (k, mass) in masses.enumerated() where panels.values[k] > keep * largest {
        let conditional = model.conditional(panels.nodes[k])
        let τ = Double.exp(panels.nodes[k])
        let weight = mass / total.value
        weights.append(weight)
        means.append(conditional.mean)
        precisions.append(conditional.totalWeight)
        squares.append(τ * τ)
        scale.add(product: weight, τ)
      }
      meanScale = scale.value
    }

    func moments() -> (mean: Double, variance: Double) {
      var mean = CompensatedSum()
      for k in weights.indices { mean.add(product: weights[k], means[k]) }
      var variance = CompensatedSum()
      for k in weights.indices {
        let distance = means[k] - mean.value
        variance.add(product: weights[k], 1 / precisions[k] + distance * distance)
      }
      return (mean.value, variance.value)
    }

    func density(_ μ: Double) -> Double {
      var sum = 0.0
      for k in weights.indices {
        let distance = μ - means[k]
        let exponent = distance * distance * precisions[k] / 2
        guard exponent < 80 else { continue }
        sum += weights[k] * precisions[k].squareRoot() * Double.exp(-exponent)
      }
      return sum / (2 * .pi).squareRoot()
    }

    /// How far on the axis of μ all but 1e-14 of the probability lies.
    func reach(on axis: LocationAxis) -> Double {
      var reach = 2.0
      while reach < 300 {
        var outside = 0.0
        for k in weights.indices {
          let root = precisions[k].squareRoot()
          outside +=
            weights[k]
            * (Normal().upperTail((axis.value(reach) - means[k]) * root)
              + Normal().cumulative((axis.value(-reach) - means[k]) * root))
        }
        if outside < 1e-14 { break }
        reach += 0.5
      }
      return reach
    }

    /// The mean of W_i/ΣW over τ.
    func resultWeights(_ sample: HierarchicalSample) -> [Double] {
      sample.u.map { u in
        var sum = CompensatedSum()
        for k in weights.indices {
          sum.add(weights[k] / ((u * u + squares[k]) * precisions[k]))
        }
        return sum.value
      }
    }
  }
}

/// Where the posterior of ln τ lies: its range, its mode and its width.
struct ScaleSurvey {
  let breakpoints: [Double]
  let mode: Double

  /// ln π at the mode, but for a constant.
  let largest: Double

  /// The width of the peak.
  let width: Double
  private let order: Double

  /// Where the density, with the moments that exist, falls below e^−40 of its peak nothing is left.
  static let depth = 40.0

  /// `height` is ln π(ln τ|x), but for a constant.
  init(_ sample: HierarchicalSample, height: (Double) -> Double) {
    order = sample.momentOrder
    let spread = (sample.x.last ?? 0) - (sample.x.first ?? 0)
    let smallest = min(sample.u.min() ?? 1, sample.priorScale)
    let greatest = max(sample.u.max() ?? 1, sample.priorScale, spread)
    let first = Double.log(smallest) - Self.depth - 4
    let last = Double.log(greatest) + Self.depth + 4
    let step = 0.5
    let grid = (0...Int(((last - first) / step).rounded(.up))).map { first + step * Double($0) }
    let heights = grid.map { height($0) }
    let peak = heights.indices.max { heights[$0] < heights[$1] } ?? 0
    let mode = Self.maximum(from: grid[peak] - step, to: grid[peak] + step, of: height)
    let top = max(height(mode), heights[peak])
    let h = 1e-3
    let curvature = (2 * height(mode) - height(mode + h) - height(mode - h)) / (h * h)
    let width = min(1, max(1e-3, curvature > 0 ? 1 / curvature.squareRoot() : 1))
    let order = order
    let lifted = zip(grid, heights).map { $1 + max(0, order * ($0 - mode)) }
    let limit = top - Self.depth
    let low = (lifted.firstIndex { $0 > limit } ?? 1) - 1
    let high = (lifted.lastIndex { $0 > limit } ?? (grid.count - 2)) + 1
    self.mode = mode
    self.width = width
    largest = top
    breakpoints = doublingBreakpoints(
      from: grid[max(low, 0)], to: grid[min(high, grid.count - 1)], around: mode, step: 3 * width)
  }

  /// 1 + (τ/τ_mode)^m: a tail that matters to the highest moment matters to the panels.
  func momentFactor(_ t: Double) -> Double { 1 + Double.exp(order * (t - mode)) }

  /// Golden sections down to the width where rounding takes over.
  private static func maximum(
    from low: Double, to high: Double, of height: (Double) -> Double
  ) -> Double {
    let ratio = 0.6180339887498949
    var (a, b) = (low, high)
    var (c, d) = (b - ratio * (b - a), a + ratio * (b - a))
    var (p, q) = (height(c), height(d))
    while b - a > 1e-5 {
      if p > q {
        (b, d, q) = (d, c, p)
        c = b - ratio * (b - a)
        p = height(c)
      } else {
        (a, c, p) = (c, d, q)
        d = a + ratio * (b - a)
        q = height(d)
      }
    }
    return (a + b) / 2
  }
}

import Mathematics
import RealModule

/// The likelihood of μ when the laboratories differ by a Student distribution of standard deviation τ
/// and each reports with a normal error.
///
///     λ_i = s T ,   T ~ t(ν) ,   s = τ √((ν − 2)/ν)
///     f(y) = ∫ N(y; 0, u² + s²/q) g(q) dq ,   q ~ gamma with shape and rate ν/2
///
/// A Student distribution is a mixture of normal ones over a precision _q_; the integral is a
/// trapezoidal sum in ln q, which converges geometrically. The sum reaches so far down that results a hundred
/// spreads away still have the tail that is theirs.
///
/// Accuracy: about 1e-9 of f. Complexity: O(p) for each of some sixty nodes of q.
struct StudentLikelihood: EffectLikelihood {
  static let isLogConcave = false

  private let x: [Double]

  /// For each result and node 1/√v and g/√v, v = u² + s²/q.
  private let roots: [Double]
  private let heights: [Double]
  private let nodeCount: Int

  init(_ sample: HierarchicalSample, τ: Double, degreesOfFreedom ν: Double) {
    let step = min(0.38, 0.75 / ν.squareRoot())
    let s = τ * ((ν - 2) / ν).squareRoot()
    let spread = (sample.x.last ?? 0) - (sample.x.first ?? 0) + (sample.u.max() ?? 1)
    let far = 2 * min(0, Double.log(s / (100 * spread)))
    // Below `nothing` the density of ln q is under 1e-300.
    let nothing = -(1380 / ν + (2760 / ν).squareRoot())
    let first = max(far - 56 / (ν + 1), nothing)
    let last = Double.log(1 + 90 / ν + 12 / ν.squareRoot())
    let count = Int(((last - first) / step).rounded(.up)) + 1
    var densities: [(q: Double, weight: Double)] = []
    var total = 0.0
    for node in 0..<count {
      let t = last - step * Double(node)
      let q = Double.exp(t)
      // ln of the density of ln q, at most 0.
      let weight = Double.exp(ν / 2 * (t - q + 1))
      total += weight
      densities.append((q, weight))
    }
    densities.removeAll { $0.weight < 1e-300 }
    var (roots, heights): ([Double], [Double]) = ([], [])
    for u in sample.u {
      for (q, weight) in densities {
        let root = 1 / (u * u + s * s / q).squareRoot()
        roots.append(root)
        heights.append(weight / total * root)
      }
    }
    x = sample.x
    self.roots = roots
    self.heights = heights
    nodeCount = densities.count
  }

  func logarithm(at μ: Double) -> Double {
    var (product, logProduct) = (1.0, 0.0)
    for i in x.indices {
      product *= factor(i, x[i] - μ).value
      if product < 1e-200 || product > 1e200 {
        logProduct += Double.log(max(product, .leastNormalMagnitude))
        product = 1
      }
    }
    return logProduct + Double.log(max(product, .leastNormalMagnitude))
  }

  func addScores(at μ: Double, times weight: Double, to sums: inout [Double]) {
    for i in x.indices {
      let y = x[i] - μ
      let (value, precision) = factor(i, y)
      if value > 0 { sums[i] -= weight * y * precision / value }
    }
  }

  /// Σ g N(y; 0, v) and Σ g N(y; 0, v)/v, without 1/√2π.
  private func factor(_ i: Int, _ y: Double) -> (value: Double, precision: Double) {
    var (value, precision) = (0.0, 0.0)
    for k in i * nodeCount..<(i + 1) * nodeCount {
      let z = y * roots[k]
      let term = heights[k] * Double.exp(-z * z / 2)
      value += term
      precision += term * roots[k] * roots[k]
    }
    return (value, precision)
  }
}

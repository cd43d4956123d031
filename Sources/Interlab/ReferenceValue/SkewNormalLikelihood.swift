import Mathematics
import RealModule

/// The likelihood of μ when the laboratories differ by a skew-normal distribution of mean zero and standard
/// deviation τ and each reports with a normal error.
///
///     λ_i = ω (δ |W_i| + √(1 − δ²) E_i − c δ) ,   W_i, E_i ~ N(0, 1) ,   c = √(2/π)
///     ω = τ/√(1 − c²δ²) ,   δ = α/√(1 + α²) ,   α ~ N(0, 4²)
///     f(y|α) = (2/s) φ(z) Φ(α_i z) ,   s² = ω² + u² ,   z = (y + ω c δ)/s ,   α_i = δω/√(u² + ω²(1 − δ²))
///
/// The shape α is integrated by a trapezoidal sum in arsinh α. So centred, μ is the mean of the
/// population of laboratories and τ its standard deviation, as in the other models. The prior of α is
/// that of the NIST Decision Tree; it has no unit.
///
/// Accuracy: about 1e-10. Complexity: O(p) for each node of α.
/// Reference: A. Azzalini, Scand. J. Stat. 12 (1985) 171; Possolo et al., Metrologia 58 (2021) 014002.
struct SkewNormalLikelihood: EffectLikelihood {
  static let isLogConcave = false

  /// The standard deviation of the prior of α.
  static let priorScale = 4.0

  private let x: [Double]

  /// For each node of α: ln weight and Σ ln s, and ω c δ.
  private let constants: [Double]
  private let shifts: [Double]

  /// For each node and result 1/s and α_i/√2.
  private let roots: [Double]
  private let slants: [Double]

  init(_ sample: HierarchicalSample, τ: Double) {
    x = sample.x
    let c = (2 / Double.pi).squareRoot()
    var (constants, shifts, roots, slants): ([Double], [Double], [Double], [Double]) =
      ([], [], [], [])
    for (α, logWeight) in Self.shapes {
      let δ = α / (1 + α * α).squareRoot()
      let ω = τ / (1 - c * c * δ * δ).squareRoot()
      var logs = 0.0
      for u in sample.u {
        let s = (ω * ω + u * u).squareRoot()
        logs += Double.log(s)
        roots.append(1 / s)
        slants.append(δ * ω / (2 * (u * u + ω * ω / (1 + α * α))).squareRoot())
      }
      constants.append(logWeight - logs)
      shifts.append(ω * c * δ)
    }
    (self.constants, self.shifts, self.roots, self.slants) = (constants, shifts, roots, slants)
  }

  /// α and the logarithm of its share of the prior.
  private static let shapes: [(α: Double, logWeight: Double)] = {
    let step = 0.27
    let last = Int((Double.asinh(8.5 * priorScale) / step).rounded(.up))
    let nodes = (-last...last).map { step * Double($0) }
    let weights = nodes.map { v in
      let z = Double.sinh(v) / priorScale
      return Double.cosh(v) * Double.exp(-z * z / 2)
    }
    let total = weights.reduce(0, +)
    return zip(nodes, weights).filter { $0.1 > 0 }.map {
      (Double.sinh($0.0), Double.log($0.1 / total))
    }
  }()

  func logarithm(at μ: Double) -> Double {
    Self.logSum(shapeLogarithms(at: μ))
  }

  func addScores(at μ: Double, times factor: Double, to sums: inout [Double]) {
    let logs = shapeLogarithms(at: μ)
    let total = Self.logSum(logs)
    for a in logs.indices {
      let share = factor * Double.exp(logs[a] - total)
      guard share.magnitude > 1e-18 * factor.magnitude else { continue }
      for i in x.indices {
        let k = a * x.count + i
        let z = (x[i] - μ + shifts[a]) * roots[k]
        let w = -slants[k] * z
        let (ratio, exponent) = Self.tail(w)
        // φ/Φ of the slanted argument, without overflow on either side.
        let mills = Double.exp(-w * w - exponent) / ratio * Self.twoOverRootPi
        sums[i] += share * roots[k] * (slants[k] * mills - z)
      }
    }
  }

  private static let twoOverRootPi = 1.1283791670955126

  /// ln L(μ|α) for each node of α.
  private func shapeLogarithms(at μ: Double) -> [Double] {
    constants.indices.map { a in
      var (exponent, product) = (constants[a], 1.0)
      for i in x.indices {
        let k = a * x.count + i
        let z = (x[i] - μ + shifts[a]) * roots[k]
        let (ratio, tail) = Self.tail(-slants[k] * z)
        exponent += tail - z * z / 2
        product *= ratio
        if product < 1e-200 {
          exponent += Double.log(product)
          product = 1
        }
      }
      return exponent + Double.log(product)
    }
  }

  /// erfc(w) as ratio · e^exponent, neither of which underflows.
  private static func tail(_ w: Double) -> (ratio: Double, exponent: Double) {
    w < 3 ? (Double.erfc(w), 0) : (scaledErfc(w), -w * w)
  }

  private static func logSum(_ logs: [Double]) -> Double {
    let largest = logs.max() ?? 0
    var sum = 0.0
    for log in logs { sum += Double.exp(log - largest) }
    return largest + Double.log(sum)
  }
}

import Mathematics
import RealModule

/// The likelihood of μ when the laboratories differ by a Laplace distribution of standard deviation τ
/// and each reports with a normal error.
///
///     f(y) = (1/2b) e^{u²/2b²} (e^{−y/b} Φ(y/u − u/b) + e^{y/b} Φ(−y/u − u/b)) ,   b = τ/√2
///
/// It is log-concave, and so is the posterior of μ with τ given.
///
/// Each factor is a sum of two terms in e^{a²} erfc(a), which neither overflow nor cancel. Where τ is
/// below 1e-4 u_i the sum of both is normal to the last digit.
struct LaplaceLikelihood: EffectLikelihood {
  static let isLogConcave = true

  private let x: [Double]
  private let u: [Double]
  private let τ: Double

  /// b.
  private let decay: Double

  init(_ sample: HierarchicalSample, τ: Double) {
    x = sample.x
    u = sample.u
    self.τ = τ
    decay = τ * 0.7071067811865476
  }

  /// ln Π f(x_i − μ) but for a constant.
  func logarithm(at μ: Double) -> Double {
    var exponent = 0.0
    var product = 1.0
    for i in x.indices {
      let y = (x[i] - μ).magnitude
      if τ < 1e-4 * u[i] {
        let variance = u[i] * u[i] + τ * τ
        exponent -= y * y / (2 * variance)
        product /= variance.squareRoot()
      } else {
        let terms = Terms(y, u[i], decay)
        exponent += terms.exponent
        product *= (terms.near + terms.far) / decay * Self.normalization
      }
      if product < 1e-200 || product > 1e200 {
        exponent += Double.log(product)
        product = 1
      }
    }
    return exponent + Double.log(product)
  }

  /// √2π/4: makes the factors agree with those of the normal density without its 1/√2π.
  private static let normalization = 0.6266570686577501

  /// Adds to each result's sum its ∂ ln f/∂x_i, times a factor.
  func addScores(at μ: Double, times factor: Double, to sums: inout [Double]) {
    for i in x.indices {
      let y = x[i] - μ
      if τ < 1e-4 * u[i] {
        sums[i] -= factor * y / (u[i] * u[i] + τ * τ)
      } else {
        let terms = Terms(y.magnitude, u[i], decay)
        let score = (terms.far - terms.near) / ((terms.near + terms.far) * decay)
        sums[i] += factor * (y < 0 ? -score : score)
      }
    }
  }

  /// e^{−|y|/b} Φ(|y|/u − u/b) and e^{|y|/b} Φ(−|y|/u − u/b), times 2 e^{u²/2b²} over e^exponent.
  private struct Terms {
    let exponent: Double
    let near: Double
    let far: Double

    init(_ y: Double, _ u: Double, _ b: Double) {
      let (r, z) = (u / b, y / u)
      let rootHalf = 0.7071067811865476
      let a = (r - z) * rootHalf
      guard a > -6 else {
        // erfc(−6) is 2 and e^(−36) nothing, to the last digit.
        (exponent, near, far) = (r * (r / 2 - z), 2, 0)
        return
      }
      let c = scaledErfc((r + z) * rootHalf)
      if a >= 0 {
        exponent = -z * z / 2
        near = scaledErfc(a)
        far = c
      } else {
        exponent = r * (r / 2 - z)
        near = Double.erfc(a)
        far = Double.exp(-a * a) * c
      }
    }
  }
}

/// e^{x²} erfc(x) for x ≥ 0, within 2e-14 of itself.
func scaledErfc(_ x: Double) -> Double {
  if x < 10 { return Double.exp(x * x) * Double.erfc(x) }
  // erfc(x) ~ e^{−x²}/(x√π) (1 − s + 3s² − 15s³ …), s = 1/2x².
  let s = 1 / (2 * x * x)
  var (term, sum) = (1.0, 1.0)
  for k in 1...8 {
    term *= -Double(2 * k - 1) * s
    sum += term
  }
  return sum / (x * 1.7724538509055159)
}

import RealModule

/// The distribution of Grubbs' statistic for a pair, the sum of squares that is left without the two
/// largest (or the two smallest) over that of all, in a normal sample of p.
///
///     G = S²_{−2} / S² = sin²φ_p sin²φ_{p−1}
///     P(G ≤ g) = p ∫ f_{p−1}(φ) · ½ I_{x(φ)}((p − 2)/2, ½) dφ
///     x(φ) = min(g/sin²φ, 1/(1 + cos²φ (p − 2)/p))
///
/// with the density f_{p−1} of the angle of the largest of p − 1. A small ratio is significant.
///
/// Accuracy: critical values to 12 digits, against 40 digits at p = 4 to 60.
/// Complexity: O(p) once, then some milliseconds for a critical value.
/// Reference: ISO 5725-2:2019, 7.3.4 and Table 5; F. E. Grubbs, Ann. Math. Stat. 21 (1950) 27.
public struct GrubbsPairDistribution: Sendable {
  /// The size p of the sample, at least four.
  public let count: Int

  private let angle: GrubbsAngle

  /// Computes the distribution for a sample of `count`.
  ///
  /// - Precondition: at least four: without two of three, one is left and the ratio is zero.
  public init(count: Int) throws(QuadratureFailure) {
    precondition(count >= 4, "two are left when the pair is taken out")
    self.count = count
    angle = try GrubbsAngle(count: count - 1)
  }

  /// The probability of a ratio of `g` or less at one named end.
  public func cumulative(_ g: Double) throws(QuadratureFailure) -> Double {
    precondition(!g.isNaN, "a probability exists at a number only")
    guard g > 0 else { return 0 }
    guard g < 1 else { return 1 }
    let p = Double(count)
    let q = (p - 2) / p
    let panels = try AdaptivePanels(
      breakpoints: breakpoints(g, q), tolerance: 0x1p-47
    ) { φ in
      let (sine, cosine) = (Double.sin(φ), Double.cos(φ))
      let x = min(g / (sine * sine), 1 / (1 + q * cosine * cosine))
      return angle.density(complement: φ) * regularizedBeta(a: (p - 2) / 2, b: 0.5, x).lower
    }
    return min(1, p * panels.integral / 2)
  }

  /// The ratio below which a pair at one named end lies with probability `significance`. Table 5 of
  /// ISO 5725-2 has that for half the level of the test, as either end may be tested.
  public func criticalValue(_ significance: Double) throws(QuadratureFailure) -> Double {
    precondition(significance > 0 && significance < 1, "a level of significance is between 0 and 1")
    var failure: QuadratureFailure?
    // In logarithms the distribution is nearly straight where it is small.
    let root = try? bracketedRoot(in: -60...0) { logarithm in
      do throws(QuadratureFailure) {
        let below = try cumulative(.exp(logarithm))
        return .log(max(below, .leastNormalMagnitude) / significance)
      } catch {
        failure = error
        return .nan
      }
    }
    if let failure { throw failure }
    return root.map { .exp($0) } ?? 0
  }

  /// The breakpoints of the density and the angle at which x(φ) changes its form.
  private func breakpoints(_ g: Double, _ q: Double) -> [Double] {
    let square = g * (1 + q) / (1 + g * q)
    let change = Double.asin(square.squareRoot())
    var points = angle.breakpoints.reversed().map { max(0, .pi / 2 - $0) }
    let index = points.firstIndex { $0 >= change } ?? points.count
    let isNew = index > 0 && index < points.count && points[index] > change
    if isNew { points.insert(change, at: index) }
    return points
  }
}

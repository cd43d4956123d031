/// The distribution of Grubbs' statistic, the distance of an extreme from the mean in standard
/// deviations, in a normal sample of p.
///
///     G = |x_ext − x̄| / s
///     P(G > g) ≤ 2p · P(t > √((p − 2) w²/(1 − w²))),   w = g√p/(p − 1)
///
/// with t of p − 2 degrees of freedom, for the farther of the two extremes; half of that for an
/// extreme at an end named beforehand. The right side is the probability itself where two results
/// cannot both lie that far out; elsewhere an upper bound (Bonferroni). The critical values of Table 5 of
/// ISO 5725-2 are those of the farther extreme.
///
/// Accuracy: that of ``StudentT``.
/// Complexity: a probability below 10 µs, a critical value below 50 µs.
/// Reference: ISO 5725-2:2019, 7.3.4; F. E. Grubbs, Technometrics 11 (1969) 1.
public struct GrubbsDistribution: Hashable, Sendable {
  /// The size p of the sample, at least three.
  public let count: Int

  private let t: StudentT

  /// Creates the distribution for a sample of `count`.
  ///
  /// Throws below three: two results are always equally far from their mean.
  public init(count: Int) throws(InvalidDegreesOfFreedom) {
    self.count = count
    t = try StudentT(degreesOfFreedom: Double(count) - 2)
  }

  /// The largest statistic there is, (p − 1)/√p.
  public var largest: Double { Double(count - 1) / Double(count).squareRoot() }

  /// The probability, or its upper bound, that the farther extreme lies beyond `g`; at most 1.
  public func upperTail(_ g: Double) -> Double { min(1, 2 * Double(count) * tail(g)) }

  /// The probability, or its upper bound, that the extreme at one named end lies beyond `g`.
  public func oneSidedTail(_ g: Double) -> Double { min(1, Double(count) * tail(g)) }

  /// The statistic that the farther extreme exceeds with probability `significance`.
  public func criticalValue(_ significance: Double) -> Double {
    precondition(significance > 0 && significance < 1, "a level of significance is between 0 and 1")
    return criticalValue(tail: significance / (2 * Double(count)))
  }

  /// The statistic that the extreme at one named end exceeds with probability `significance`.
  public func oneSidedCriticalValue(_ significance: Double) -> Double {
    precondition(significance > 0 && significance < 1, "a level of significance is between 0 and 1")
    return criticalValue(tail: significance / Double(count))
  }

  private func criticalValue(tail: Double) -> Double {
    let t = t.upperQuantile(tail)
    guard t > 0 else { return 0 }
    // t/√(p − 2 + t²) without the square of a t that may be large.
    let root = ((Double(count) - 2) / t / t + 1).squareRoot()
    return largest / root
  }

  /// The tail of t beyond the t that belongs to `g`.
  private func tail(_ g: Double) -> Double {
    precondition(!g.isNaN, "a probability exists at a number only")
    let w = g / largest
    // A statistic that only rounding keeps from its largest is the largest.
    guard 1 - w > 4 * .ulpOfOne else { return 0 }
    guard w > 0 else { return 0.5 }
    return t.upperTail(w * ((Double(count) - 2) / ((1 - w) * (1 + w))).squareRoot())
  }
}

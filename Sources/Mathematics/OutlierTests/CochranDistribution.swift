/// The distribution of Cochran's C, the largest of p sample variances over their sum, when all of them
/// estimate one variance of normal values.
///
///     C = max s_i² / Σ s_i²
///     P(C > c) ≤ p · P(F > (p − 1) c/(1 − c)),   F with ν and (p − 1)ν degrees of freedom
///
/// for p variances of ν degrees of freedom each. The right side is the probability itself where
/// c > 1/2, because two shares cannot both exceed a half; below, it is an upper bound (Bonferroni), and
/// the critical value that follows from it is the tabled one.
///
/// Accuracy: that of ``FisherF``.
/// Complexity: a probability below 10 µs, a critical value below 50 µs.
/// Reference: ISO 5725-2:2019, 7.3.3; W. G. Cochran, Ann. Eugenics 11 (1941) 47.
public struct CochranDistribution: Hashable, Sendable {
  /// The number of variances p, at least two.
  public let count: Int

  /// The degrees of freedom ν of each variance.
  public let degreesOfFreedom: Double

  private let ratio: FisherF

  /// Creates the distribution for `count` variances of `degreesOfFreedom` each.
  ///
  /// - Precondition: at least two variances.
  public init(count: Int, degreesOfFreedom: Double) throws(InvalidDegreesOfFreedom) {
    precondition(count >= 2, "the largest of at least two variances")
    self.count = count
    self.degreesOfFreedom = degreesOfFreedom
    ratio = try FisherF(
      numeratorDegreesOfFreedom: degreesOfFreedom,
      denominatorDegreesOfFreedom: Double(count - 1) * degreesOfFreedom)
  }

  /// The probability of a statistic above `c`, or its upper bound where c ≤ 1/2; at most 1.
  public func upperTail(_ c: Double) -> Double {
    precondition(!c.isNaN, "a probability exists at a number only")
    guard c < 1 else { return 0 }
    guard c > 0 else { return 1 }
    return min(1, Double(count) * ratio.upperTail(Double(count - 1) * c / (1 - c)))
  }

  /// The statistic that is exceeded with probability `significance`, F/(F + p − 1) with F at
  /// `significance`/p.
  public func criticalValue(_ significance: Double) -> Double {
    precondition(significance > 0 && significance < 1, "a level of significance is between 0 and 1")
    let F = ratio.upperQuantile(significance / Double(count))
    guard F < .infinity else { return 1 }
    return F / (F + Double(count - 1))
  }
}

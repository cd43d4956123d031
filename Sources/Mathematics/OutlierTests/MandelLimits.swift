/// The lines of Mandel's statistics h and k: where one laboratory of p lies beyond with a given
/// probability when all results are normal with one mean and one variance.
///
///     h: (p − 1) t/√(p(p − 2 + t²)),   t two-sided with p − 2 degrees of freedom
///     k: √(p F/(p − 1 + F)),           F one-sided with n − 1 and (p − 1)(n − 1)
///
/// Accuracy: that of ``StudentT`` and ``FisherF``.
/// Reference: ISO 5725-2:2019, 7.3.1; J. Mandel, J. Qual. Technol. 17 (1985) 29.
public struct MandelLimits: Hashable, Sendable {
  /// The number of laboratories p.
  public let count: Int

  /// Creates the limits for `count` laboratories.
  public init(count: Int) { self.count = count }

  /// The magnitude that h exceeds with probability `significance`; `nil` for fewer than three
  /// laboratories.
  public func h(_ significance: Double) -> Double? {
    precondition(significance > 0 && significance < 1, "a level of significance is between 0 and 1")
    guard count > 2, let t = try? StudentT(degreesOfFreedom: Double(count - 2)) else { return nil }
    let quantile = t.upperQuantile(significance / 2)
    let root = ((Double(count) - 2) / quantile / quantile + 1).squareRoot()
    return Double(count - 1) / Double(count).squareRoot() / root
  }

  /// What k of a laboratory with `replicates` results exceeds with probability `significance`; `nil`
  /// for one laboratory or one result.
  public func k(_ significance: Double, replicates n: Int) -> Double? {
    precondition(significance > 0 && significance < 1, "a level of significance is between 0 and 1")
    guard count > 1, n > 1,
      let distribution = try? FisherF(
        numeratorDegreesOfFreedom: Double(n - 1),
        denominatorDegreesOfFreedom: Double(count - 1) * Double(n - 1))
    else { return nil }
    let F = distribution.upperQuantile(significance)
    guard F < .infinity else { return Double(count).squareRoot() }
    return (Double(count) * F / (Double(count - 1) + F)).squareRoot()
  }
}

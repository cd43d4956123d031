/// Why a comparison cannot be analysed: its input contradicts the method that it asks for.
///
/// Data that read well but leave a score undefined are no failure: the score is absent, with its
/// reason.
public enum AnalysisFailure: Error, Hashable, Sendable {
  /// The method is made from uncertainties, and this laboratory has none above zero.
  case uncertaintyNeeded(laboratory: String, comparison: ComparisonKey)

  /// The covariance matrix has another size than the comparison has results.
  case covarianceSize(rows: Int, results: Int, comparison: ComparisonKey)

  /// The covariance matrix is not symmetric or not finite.
  case covarianceNotSymmetric(comparison: ComparisonKey)

  /// The covariance matrix is not positive definite.
  case covarianceNotPositiveDefinite(smallestEigenvalue: Double?, comparison: ComparisonKey)

  /// An iteration found no fixed point.
  case notConverged(method: String, comparison: ComparisonKey)

  /// The method is not defined for so few included results.
  case tooFewResults(method: String, needed: Int, found: Int, comparison: ComparisonKey)
}

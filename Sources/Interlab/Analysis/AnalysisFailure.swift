public import Wording

/// Why a comparison cannot be analysed: its input contradicts the method that it asks for.
///
/// Data that read well but leave a score undefined are no failure: the score is absent, with its
/// reason.
public enum AnalysisFailure: Error, Hashable, Sendable {
  /// The method is made from uncertainties, and this laboratory has none above zero.
  case uncertaintyNeeded(laboratory: String, comparison: ComparisonKey)

  /// The method needs finite degrees of freedom, at least one, and this laboratory has none.
  case degreesOfFreedomNeeded(laboratory: String, comparison: ComparisonKey)

  /// The covariance matrix has another size than the comparison has results.
  case covarianceSize(rows: Int, results: Int, comparison: ComparisonKey)

  /// The covariance matrix is not symmetric or not finite.
  case covarianceNotSymmetric(comparison: ComparisonKey)

  /// The covariance matrix is not positive definite.
  case covarianceNotPositiveDefinite(smallestEigenvalue: Double?, comparison: ComparisonKey)

  /// An iteration found no fixed point.
  case notConverged(method: String, comparison: ComparisonKey)

  /// A search over subsets of correlated results has too many to look at.
  case tooManySubsets(method: String, comparison: ComparisonKey)

  /// The method lists all differences between replicates, which are too many.
  case tooManyReplicates(method: String, most: Int, found: Int, comparison: ComparisonKey)

  /// The method is not defined for so few included results.
  case tooFewResults(method: String, needed: Int, found: Int, comparison: ComparisonKey)
}

extension AnalysisFailure: Worded {
  /// What is wrong and what to do, without the name of the comparison.
  public var message: Phrase {
    switch self {
    case .uncertaintyNeeded(let laboratory, _):
      Phrase(
        vi:
          "\(laboratory) không có độ không đảm bảo đo lớn hơn 0, nhưng giá trị ấn định được tạo từ các độ không đảm bảo đo. Hãy nêu U và k (hoặc u), hoặc loại kết quả này.",
        en: "\(laboratory) has no uncertainty above zero, but the assigned value is made from the "
          + "uncertainties. State U and k (or u), or exclude it.")
    case .covarianceSize(let rows, let results, _):
      Phrase(
        vi: "Ma trận hiệp phương sai có \(rows) dòng cho \(results) kết quả.",
        en: "The covariance matrix has \(rows) rows for \(results) results.")
    case .covarianceNotSymmetric:
      Phrase(
        vi: "Ma trận hiệp phương sai không đối xứng. Ô (i, j) phải bằng ô (j, i).",
        en: "The covariance matrix is not symmetric. Cell (i, j) must equal (j, i).")
    case .covarianceNotPositiveDefinite(let eigenvalue, _):
      Phrase(
        vi:
          "Ma trận hiệp phương sai không xác định dương: trị riêng nhỏ nhất \(eigenvalue.map { "là \($0)" } ?? "không xác định được"). Hãy kiểm tra dấu và độ lớn của các hiệp phương sai.",
        en: "The covariance matrix is not positive definite: its smallest eigenvalue is "
          + "\(eigenvalue.map { "\($0)" } ?? "not known"). Check the signs and sizes of the "
          + "covariances.")
    case .degreesOfFreedomNeeded(let laboratory, _):
      Phrase(
        vi:
          "\(laboratory) không có số bậc tự do, nhưng phương pháp cần số bậc tự do hữu hạn và ít nhất bằng 1. Hãy nêu dof, loại kết quả này, hoặc chọn phương pháp khác.",
        en:
          "\(laboratory) has no degrees of freedom, but the method needs them, finite and at least 1. "
          + "State dof, exclude it, or choose another method.")
    case .tooFewResults(let method, let needed, let found, _):
      Phrase(
        vi:
          "\(method) cần \(needed) kết quả được đưa vào, mà chỉ có \(found). Hãy đưa thêm kết quả vào, hoặc chọn phương pháp khác.",
        en:
          "\(method) needs \(needed) included results, and there are \(found). Include more, or choose "
          + "another method.")
    case .tooManyReplicates(let method, let most, let found, _):
      Phrase(
        vi:
          "\(method) nhận nhiều nhất \(most) lần đo lặp, mà có \(found). Hãy cho trung bình của từng phòng thí nghiệm, hoặc chọn phương pháp khác.",
        en:
          "\(method) takes up to \(most) replicates, and there are \(found). Give the mean of each "
          + "laboratory, or choose another method.")
    case .tooManySubsets(let method, _):
      Phrase(
        vi:
          "\(method) với hiệp phương sai có quá nhiều tập con phải xét. Hãy bớt kết quả, hoặc dùng gls.",
        en:
          "\(method) with covariances has too many subsets to look at. Leave results out, or take gls."
      )
    case .notConverged(let method, _):
      Phrase(vi: "\(method) không tìm được điểm bất động.", en: "\(method) found no fixed point.")
    }
  }

  /// The comparison that cannot be analysed.
  public var comparison: ComparisonKey {
    switch self {
    case .uncertaintyNeeded(_, let key), .covarianceSize(_, _, let key),
      .covarianceNotSymmetric(let key), .covarianceNotPositiveDefinite(_, let key),
      .notConverged(_, let key), .degreesOfFreedomNeeded(_, let key),
      .tooFewResults(_, _, _, let key), .tooManyReplicates(_, _, _, let key),
      .tooManySubsets(_, let key):
      key
    }
  }
}

import Interlab
import Mathematics
import Tables
import Wording

extension CovarianceSource {
  /// The assigned value of `comparison` by its method with these covariances.
  func assignedValue(for comparison: Comparison, in round: Round) throws -> AssignedValueMethod {
    guard case .reference(let estimator) = comparison.assignedValue else {
      return comparison.assignedValue
    }
    switch self {
    case .file, .rows, .correlations:
      return .reference(estimator.taking(covariance: try matrix(for: comparison, in: round)))
    case .results:
      throw CovarianceMistake(
        Phrase(
          vi:
            "covarianceMatrix: results cần các kết quả lấy từ tệp lan truyền. Viết results: {rows: [{lab: A, propagation: a.yaml}]}, hoặc cho ma trận.",
          en:
            "covarianceMatrix: results needs results that come from propagation files. Write results: "
            + "{rows: [{lab: A, propagation: a.yaml}]}, or give the matrix."))
    case .components(let components):
      return .reference(
        estimator.taking(components: try Self.shared(components, by: comparison, in: round)))
    case .componentsFile(let path):
      var file = try ComponentsFile(path)
      let components = try file.components()
      do throws(CovarianceMistake) {
        return .reference(
          estimator.taking(components: try Self.shared(components, by: comparison, in: round)))
      } catch {
        throw CovarianceMistake("\(path): " + error.message)
      }
    }
  }

  /// The covariance of the results of `comparison`, in the order of its rows. Components are sorted
  /// by name, so that the order in which they are stated does not matter.
  private static func shared(
    _ components: [SharedComponent], by comparison: Comparison, in round: Round
  ) throws(CovarianceMistake) -> LowRankCovariance {
    let codes = comparison.rows.map { round.laboratories[Int(round.results.laboratories[$0])] }
    let u = Array(round.results.standardUncertainties[comparison.rows])
    var columns: [[Double]] = []
    for component in components.sorted(by: { $0.name < $1.name }) {
      try requireLaboratories(of: component, in: round)
      guard component.measurand == nil || component.measurand == comparison.key.measurand else {
        continue
      }
      var column = [Double](repeating: 0, count: codes.count)
      for contribution in component.contributions {
        guard let place = codes.firstIndex(of: contribution.laboratory) else { continue }
        column[place] = contribution.u
      }
      if column.contains(where: { $0 != 0 }) { columns.append(column) }
    }
    do throws(LowRankCovariance.Failure) {
      return try LowRankCovariance(standardUncertainties: u, components: columns)
    } catch {
      throw CovarianceMistake(
        Phrase(
          vi:
            "các thành phần chung của \(excerpt(of: codes[error.index])) lên đến \(shortNumber(error.sharedUncertainty)), lớn hơn toàn bộ độ không đảm bảo đo u = \(shortestText(u[error.index])). Các thành phần nằm trong u được báo cáo: sửa một trong hai.",
          en: "the shared components of \(excerpt(of: codes[error.index])) amount to "
            + "\(shortNumber(error.sharedUncertainty)), more than its whole uncertainty "
            + "u = \(shortestText(u[error.index])). The components lie inside the reported u: correct "
            + "one of the two."))
    }
  }

  /// A laboratory that reported nothing at all is a slip of its code.
  private static func requireLaboratories(
    of component: SharedComponent, in round: Round
  ) throws(CovarianceMistake) {
    for contribution in component.contributions
    where !round.laboratories.contains(contribution.laboratory) {
      let question = didYouMeanExcerpt(contribution.laboratory, among: round.laboratories)
      throw CovarianceMistake(
        Phrase(
          vi:
            "\(excerpt(of: contribution.laboratory)) có chung thành phần \(excerpt(of: component.name)), nhưng không báo cáo kết quả. ",
          en: "\(excerpt(of: contribution.laboratory)) shares the component "
            + "\(excerpt(of: component.name)), but reported no result. ")
          + question
          + Phrase(
            vi: "Sửa mã số, hoặc bỏ phòng này khỏi thành phần.",
            en: "Correct its code, or remove it from the component."))
    }
  }
}

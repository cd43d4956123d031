import Interlab

extension ReportArticle {
  /// _x_i_ with the digits that it was reported with, and its _U_.
  func resultText(_ check: OwnResultCheck) -> String {
    func written(_ value: Double, _ place: Int?) -> String {
      place.map { numbers.rounded(value, place: unitOrFiner($0, of: value)) }
        ?? numbers.brief(value, figures: 9)
    }
    let value = written(check.value, check.valuePlace)
    guard let U = check.expandedUncertainty else { return value }
    return value + " ± " + written(U, check.uncertaintyPlace)
  }
}

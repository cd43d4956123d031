import Interlab
import Mathematics
import Tables

extension JSONText {
  /// Writes the reference value of a row, where the rows of a comparison have different ones.
  mutating func appendReference(of offset: Int, _ analysis: ComparisonAnalysis) {
    guard let reference = analysis.assignedValue.rowReferences?[offset] else { return }
    key("referenceValue")
    object { json in
      json.member("value", reference.value)
      json.member("standardUncertainty", reference.standardUncertainty)
      json.member(
        "expandedUncertainty", analysis.assignedValue.expandedUncertainty(at: offset))
      json.member("transferUncertainty", reference.transferUncertainty)
    }
  }
}

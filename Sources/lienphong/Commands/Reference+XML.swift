import Interlab
import RoundFiles

extension Reference {
  /// Refuses, before anything is read, what cannot stand in the XML of one comparison.
  func checkXML() throws {
    guard xml else {
      guard definition == nil else { throw UsageMistake("--definition goes with --xml.") }
      return
    }
    guard output.format == .text else {
      throw UsageMistake("--xml is a form of its own: leave --format out.")
    }
    guard link.link == nil, !pairs, !density else {
      throw UsageMistake(
        "The XML holds the comparison's own degrees of equivalence: leave --link, --pairs and "
          + "--density out.")
    }
  }

  /// The comparison as XML in the form of BIPM's.
  func comparisonXML(
    _ surveys: [ReferenceSurvey], in round: Round, _ conventions: [EquivalenceConvention]
  ) throws -> [UInt8] {
    guard surveys.count == 1, let survey = surveys.first else {
      throw UsageMistake(
        "The XML holds one comparison, and the results have \(surveys.count): give one.")
    }
    let chosen = self.conventions == nil ? [.claims] : conventions
    guard chosen.count == 1, let convention = chosen.first else {
      throw UsageMistake("The XML holds one degree a laboratory: name one --convention.")
    }
    let year = String(try dateOfIssue().prefix(4))
    let particulars =
      try definition.map { try RoundDefinition(yaml: fileContents($0), file: $0).keyComparison }
      ?? KeyComparisonParticulars()
    do throws(KeyComparisonXML.Refusal) {
      let document = try KeyComparisonXML(
        of: survey, in: round, by: convention, year: year, particulars: particulars)
      // The form has no place for the method, so that a choice made here must be told.
      if methods == nil { standardError("The reference value is by \(document.method).") }
      return document.bytes
    } catch {
      throw UsageMistake(error.message)
    }
  }
}

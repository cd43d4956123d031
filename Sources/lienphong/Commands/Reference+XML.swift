import Interlab
import RoundFiles
import Wording

extension Reference {
  /// Refuses, before anything is read, what cannot stand in the XML of one comparison.
  func checkXML() throws {
    guard xml else {
      guard definition == nil else {
        throw UsageMistake(
          Phrase(vi: "--definition đi kèm --xml.", en: "--definition goes with --xml."))
      }
      return
    }
    guard output.format == .text else {
      throw UsageMistake(
        Phrase(
          vi: "--xml là một dạng riêng: bỏ --format.",
          en: "--xml is a form of its own: leave --format out."))
    }
    guard link.link == nil, !pairs, !density else {
      throw UsageMistake(
        Phrase(
          vi: "XML chứa mức độ tương đương của chính so sánh này: bỏ --link, --pairs và --density.",
          en:
            "The XML holds the comparison's own degrees of equivalence: leave --link, --pairs and "
            + "--density out."))
    }
  }

  /// The comparison as XML in the form of BIPM's.
  func comparisonXML(
    _ surveys: [ReferenceSurvey], in round: Round, _ conventions: [EquivalenceConvention]
  ) throws -> [UInt8] {
    guard surveys.count == 1, let survey = surveys.first else {
      throw UsageMistake(
        Phrase(
          vi: "XML chứa một phép so sánh, mà kết quả có \(surveys.count): hãy đưa một.",
          en: "The XML holds one comparison, and the results have \(surveys.count): give one."))
    }
    let chosen = self.conventions == nil ? [.claims] : conventions
    guard chosen.count == 1, let convention = chosen.first else {
      throw UsageMistake(
        Phrase(
          vi: "XML chứa mỗi phòng thí nghiệm một mức độ tương đương: hãy nêu một --convention.",
          en: "The XML holds one degree a laboratory: name one --convention."))
    }
    let year = String(try dateOfIssue().prefix(4))
    let particulars =
      try definition.map { try RoundDefinition(yaml: fileContents($0), file: $0).keyComparison }
      ?? KeyComparisonParticulars()
    do throws(KeyComparisonXML.Refusal) {
      let document = try KeyComparisonXML(
        of: survey, in: round, by: convention, year: year, particulars: particulars)
      // The form has no place for the method, so that a choice made here must be told.
      if methods == nil {
        standardError(
          Phrase(
            vi: "Giá trị quy chiếu theo \(document.method).",
            en: "The reference value is by \(document.method)."
          ).text)
      }
      return document.bytes
    } catch {
      throw UsageMistake(error.message)
    }
  }
}

import Interlab
import Tables
import Wording

extension DefinitionNode {
  /// The block `report:` of a round.
  var reportParticulars: ReportParticulars {
    let members = members(
      [
        "kind", "number", "state", "issued", "supersedes", "changes", "authorisedBy",
        "subcontracted", "confidentiality", "design", "item", "traceability", "comments",
      ], of: Phrase(verbatim: "report"))
    var report = ReportParticulars()
    report.kind =
      members["kind"]?.choice(Phrase(vi: "loại vòng", en: "kind of round")) ?? .comparison
    report.number = members["number"]?.text
    report.state = members["state"]?.choice(
      Phrase(vi: "trạng thái báo cáo", en: "state of a report"))
    report.issued = members["issued"]?.isoDate
    report.supersedes = members["supersedes"]?.text
    report.changes = members["changes"]?.localizedText
    if let node = members["authorisedBy"] {
      let author = node.authoriser
      (report.authoriser, report.authoriserFunction) = (author.name, author.function)
    }
    report.subcontracted = members["subcontracted"]?.localizedText
    report.confidentiality = members["confidentiality"]?.localizedText
    report.design = members["design"]?.localizedText
    report.item = members["item"]?.localizedText
    report.traceability = members["traceability"]?.localizedText
    report.comments = members["comments"]?.localizedText
    rejectIncompleteAmendment(report, at: members["state"])
    return report
  }

  /// An amended report says what it replaces and what changed (ISO/IEC 17043:2023, 7.4.3).
  private func rejectIncompleteAmendment(
    _ report: ReportParticulars, at state: DefinitionNode?
  ) {
    guard report.state == .amended, let state else { return }
    if report.supersedes == nil {
      state.reject(
        Phrase(
          vi: "báo cáo sửa đổi không nêu nó thay thế báo cáo nào",
          en: "an amended report does not say what it replaces"),
        Phrase(
          vi: "Thêm supersedes: và số của báo cáo trước.",
          en: "Add supersedes: and the number of the earlier report."))
    }
    if report.changes == nil {
      state.reject(
        Phrase(
          vi: "báo cáo sửa đổi không nêu điều đã thay đổi",
          en: "an amended report does not say what changed"),
        Phrase(
          vi: "Thêm changes: và nêu điều đã thay đổi cùng lý do.",
          en: "Add changes: and what changed, and why."))
    }
  }

  private var authoriser: (name: String?, function: LocalizedText?) {
    guard isMapping else { return (text, nil) }
    let members = members(["name", "function"], of: Phrase(verbatim: "authorisedBy"))
    return (members["name"]?.text, members["function"]?.localizedText)
  }

  private var isoDate: String? {
    guard let text else { return nil }
    guard CalendarDate(text, format: .iso8601) != nil else {
      reject(
        Phrase(
          vi: "\(excerpt(of: text)) không phải là ngày", en: "\(excerpt(of: text)) is not a date"),
        Phrase(vi: "Viết dạng 2027-03-15.", en: "Write it as 2027-03-15."))
      return nil
    }
    return text
  }
}

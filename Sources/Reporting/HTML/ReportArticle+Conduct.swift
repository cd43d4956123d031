import Interlab
import Wording

/// What a report says of itself and of the conduct of the round: state, design, item, traceability,
/// who did and who authorised what.
extension ReportArticle {
  /// The state of the report, where a reader has to know it first.
  func stateBanner(into header: inout Markup) {
    let report = round.report
    guard let warning = report.state?.warning else { return }
    header.element("div", ["class": "state", "role": "note"]) { banner in
      banner.element("strong", text: warning.text(in: language))
      if let supersedes = report.supersedes {
        banner.text(say(vi: " Thay thế báo cáo ", en: " It replaces report "))
        banner.element("bdi", text: supersedes)
        banner.text(".")
      }
      if let changes = report.changes?.text(in: language), !changes.isEmpty {
        banner.text(say(vi: " Nội dung thay đổi: ", en: " What changed: "))
        banner.element("bdi", text: changes)
      }
    }
  }

  /// Number, state and authoriser, for the facts at the head.
  func particularFacts(into facts: inout Markup) {
    let report = round.report
    outsideFact(say(vi: "Số báo cáo", en: "Report number"), report.number, into: &facts)
    outsideFact(
      say(vi: "Trạng thái", en: "State"), report.state?.name.text(in: language), into: &facts)
    guard let authoriser = report.authoriser else { return }
    let function = report.authoriserFunction?.text(in: language) ?? ""
    outsideFact(
      say(vi: "Người phê duyệt", en: "Authorised by"),
      function.isEmpty ? authoriser : "\(authoriser), \(function)", into: &facts)
  }

  var conductTitle: String { say(vi: "Tiến hành vòng so sánh", en: "Conduct of the round") }

  /// Whether there is something to say of the conduct.
  var hasConduct: Bool { !conductParts.isEmpty }

  private var conductParts: [(title: String, text: String)] {
    let report = round.report
    let parts: [(String, LocalizedText?)] = [
      (say(vi: "Thiết kế", en: "Design"), report.design),
      (say(vi: "Chuẩn hoặc mẫu so sánh", en: "Item"), report.item),
      (say(vi: "Liên kết chuẩn", en: "Traceability"), report.traceability),
      (say(vi: "Phần do tổ chức khác thực hiện", en: "Subcontracted"), report.subcontracted),
      (say(vi: "Bảo mật", en: "Confidentiality"), report.confidentiality),
    ]
    return parts.compactMap { title, text in
      guard let text = text?.text(in: language), !text.isEmpty else { return nil }
      return (title, text)
    }
  }

  func conduct(into article: inout Markup) {
    guard hasConduct else { return }
    article.element("section", ["id": anchor("conduct")]) { section in
      section.element("h2", text: conductTitle)
      for part in conductParts {
        section.element("h3", text: part.title)
        paragraphs(part.text, into: &section)
      }
    }
  }

  /// A text from outside in its paragraphs.
  func paragraphs(_ text: String, into section: inout Markup) {
    for paragraph in text.split(whereSeparator: \.isNewline) {
      section.element("p") { $0.element("bdi", text: String(paragraph)) }
    }
  }
}

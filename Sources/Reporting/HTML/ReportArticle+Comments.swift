import Interlab
import Wording

/// Comments on the performance: the coordinator's, and advice by rule to each laboratory.
extension ReportArticle {
  /// For how many laboratories advice stands.
  private static var adviceLimit: Int { 200 }

  var commentsTitle: String { say(vi: "Nhận xét và khuyến nghị", en: "Comments and advice") }

  private var remarks: [(laboratory: String, finding: LaboratoryFinding)] {
    let profiles = LaboratoryProfile.all(of: analysis)
    return laboratoryOrder.flatMap { laboratory in
      profiles[laboratory].findings.map { (round.laboratories[laboratory], $0) }
    }
  }

  private var comments: String { round.report.comments?.text(in: language) ?? "" }

  /// Whether there is room and reason for comments.
  var hasComments: Bool { !comments.isEmpty || isAdvised }

  /// Rules over several comparisons have something to go by.
  private var isAdvised: Bool { analysis.comparisons.count > 2 }

  func laboratoryComments(into article: inout Markup) {
    guard hasComments else { return }
    article.element("section", ["id": anchor("comments")]) { section in
      section.element("h2", text: commentsTitle)
      paragraphs(comments, into: &section)
      if isAdvised { advice(into: &section) }
    }
  }

  /// Of U that nobody stated there is nothing to say.
  private var nothingRemarked: String {
    round.results.expandedUncertainties.contains { !$0.isNaN }
      ? say(
        vi: "Không phòng thí nghiệm nào có dấu hiệu chệch chung, U đánh giá thấp hoặc cao, hay xu "
          + "hướng theo mức đo.",
        en: "No laboratory shows a common bias, an under- or overstated U or a trend with the "
          + "level.")
      : say(
        vi: "Không phòng thí nghiệm nào có dấu hiệu chệch chung hoặc xu hướng theo mức đo.",
        en: "No laboratory shows a common bias or a trend with the level.")
  }

  private func advice(into section: inout Markup) {
    let remarks = remarks
    section.element(
      "h3", text: say(vi: "Lời khuyên cho từng phòng thí nghiệm", en: "Advice to laboratories"))
    section.element("p", ["class": "lead"], text: adviceNote)
    guard !remarks.isEmpty else {
      return section.element("p", text: nothingRemarked)
    }
    section.element("ul", ["class": "notices"]) { list in
      for remark in remarks.prefix(Self.adviceLimit) {
        list.element("li") { item in
          item.element("strong") {
            $0.element("bdi", text: LaboratoryCode.onPage(remark.laboratory))
          }
          item.text(": ")
          item.prose(remark.finding.message(in: language, numbers))
        }
      }
    }
    let rest = remarks.count - Self.adviceLimit
    guard rest > 0 else { return }
    section.element("p", text: say(vi: "… và \(rest) lời khuyên khác.", en: "… and \(rest) more."))
  }

  var adviceNote: String {
    say(
      vi:
        "Theo quy tắc thống kê, không phải kết luận: mỗi quy tắc có thể lên tiếng nhầm, nhiều nhất trong "
        + "một trên hai mươi trường hợp, và các phép đo dùng chung một chuẩn không độc lập với nhau.",
      en: "By statistical rules, and no verdict: each rule may speak without cause, in one case of "
        + "twenty at most, and measurements that share a standard are not independent.")
  }
}

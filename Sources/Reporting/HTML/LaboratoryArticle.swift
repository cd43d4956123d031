import Interlab
import Wording

/// The report to one laboratory in one language.
struct LaboratoryArticle {
  /// The round's report, of the comparisons that the laboratory took part in.
  let report: ReportArticle

  /// Their places in the analysis.
  let indices: [Int]
  let profile: LaboratoryProfile
  let code: String

  var round: Round { report.round }
  var numbers: NumberStyle { report.numbers }

  /// The whole report.
  var markup: Markup {
    Markup { page in
      page.element("article", ["lang": report.language.rawValue]) { article in
        header(into: &article)
        summary(into: &article)
        for index in report.comparisons.indices {
          section(at: index, into: &article)
        }
        report.readingGuide(into: &article)
        report.methods(into: &article)
        report.recordAppendix(into: &article)
        report.footer(into: &article)
      }
    }
  }

  func say(vi: String, en: String) -> String { report.say(vi: vi, en: en) }

  /// The laboratory's rows in a comparison.
  func offsets(at index: Int) -> [Int] {
    profile.entries.filter { $0.comparison == indices[index] }.map(\.offset)
  }

  /// What it can read from each of its results in a comparison.
  func checks(at index: Int) -> [OwnResultCheck] {
    offsets(at: index).map { offset in
      OwnResultCheck(of: report.comparisons[index].analysis, in: round, offset: offset)
    }
  }

  /// What a comparison is called, by its place in the whole round.
  func name(at index: Int) -> String {
    report.name(of: report.comparisons[index].analysis.comparison, index: indices[index])
  }

  // MARK: Head

  private func header(into article: inout Markup) {
    article.element("header") { header in
      header.element(
        "p", ["class": "kind"],
        text: ([say(vi: "Báo cáo cho phòng thí nghiệm", en: "Report to a laboratory"), code]
          + report.runningHead).joined(separator: " · "))
      header.element("h1") { title in
        title.text(say(vi: "Phòng thí nghiệm ", en: "Laboratory "))
        title.element("bdi", text: code)
      }
      report.stateBanner(into: &header)
      header.element("dl", ["class": "facts"]) { facts in
        report.particularFacts(into: &facts)
        report.outsideFact(
          say(vi: "So sánh", en: "Comparison"),
          ReportArticle.title(of: round, in: report.language), into: &facts)
        report.outsideFact(say(vi: "Mã vòng", en: "Round"), round.identifier, into: &facts)
        report.outsideFact(
          say(vi: "Tổ chức điều phối", en: "Coordinator"), round.coordinator?.name, into: &facts)
        report.outsideFact(
          say(vi: "Liên hệ", en: "Contact"), round.coordinator?.contact, into: &facts)
        report.outsideFact(
          say(vi: "Ngày phát hành", en: "Date of issue"), report.issued.map(report.dateText),
          into: &facts)
        report.outsideFact(say(vi: "Quy mô", en: "Extent"), extent, into: &facts)
      }
    }
  }

  private var extent: String {
    let (own, all) = (report.comparisons.count, report.analysis.comparisons.count)
    let laboratories = round.laboratories.count
    return say(
      vi: "tham gia \(own) trong \(all) phép so sánh; \(laboratories) phòng thí nghiệm trong vòng",
      en: "\(own) of \(all) comparisons; \(laboratories) laboratories in the round")
  }
}

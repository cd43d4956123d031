import Interlab
import Tables
import Wording

/// The summary of a programme in one language.
struct ProgrammeArticle {
  let outcomes: [RoundOutcome]
  let settings: ProgrammeReport.Settings
  let language: Language
  let numbers: NumberStyle

  init(outcomes: [RoundOutcome], settings: ProgrammeReport.Settings, language: Language) {
    self.outcomes = outcomes
    self.settings = settings
    self.language = language
    numbers = NumberStyle(language)
  }

  func say(vi: String, en: String) -> String { Phrase(vi: vi, en: en).text(in: language) }

  static func title(_ settings: ProgrammeReport.Settings, _ language: Language) -> String {
    if let title = settings.title, !title.isEmpty { return title }
    return Phrase(
      vi: "Chương trình so sánh liên phòng", en: "Interlaboratory comparison programme"
    ).text(in: language)
  }

  /// The whole summary.
  var markup: Markup {
    Markup { page in
      page.element("article", ["lang": language.rawValue]) { article in
        header(into: &article)
        article.element("section") { section in
          section.element("h2", text: say(vi: "Kết quả theo lĩnh vực", en: "Outcome by field"))
          chart(into: &section)
          outcomeTable(into: &section)
        }
        if settings.codesAreShared { participation(into: &article) }
        followUp(into: &article)
        closing(into: &article)
      }
    }
  }

  /// The report of a round, for its words.
  func report(_ outcome: RoundOutcome) -> ReportArticle {
    ReportArticle(analysis: outcome.analysis, comparisons: [], issued: nil, language: language)
  }

  func name(_ outcome: RoundOutcome) -> String {
    let title = outcome.analysis.round.title?.text(in: language) ?? ""
    return title.isEmpty ? outcome.analysis.round.identifier ?? "–" : title
  }

  /// The distinct codes of all rounds, in alphabetical order.
  var codes: [String] { Set(outcomes.flatMap(\.analysis.round.laboratories)).alphabetical }

  private func header(into article: inout Markup) {
    article.element("header") { header in
      header.element(
        "p", ["class": "kind"],
        text: [
          say(
            vi: "Tổng kết chương trình so sánh liên phòng",
            en: "Summary of a comparison "
              + "programme"),
          settings.period,
        ].compactMap(\.self).joined(separator: " · "))
      header.element("h1", text: Self.title(settings, language))
      header.element("dl", ["class": "facts"]) { facts(into: &$0) }
    }
  }

  private func facts(into facts: inout Markup) {
    func fact(_ term: String, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      facts.element("div") { row in
        row.element("dt", text: term)
        row.element("dd") { $0.element("bdi", text: text) }
      }
    }
    fact(say(vi: "Thời kỳ", en: "Period"), settings.period)
    fact(say(vi: "Số vòng", en: "Rounds"), "\(outcomes.count)")
    if settings.codesAreShared {
      let count = codes.count
      let share = settings.networkSize.map { " (\(percent(count, of: $0)) / \($0))" } ?? ""
      fact(say(vi: "Tổ chức tham gia", en: "Participants"), "\(count)" + share)
    } else if let size = settings.networkSize {
      fact(say(vi: "Tổ chức trong mạng lưới", en: "Organizations in the network"), "\(size)")
    }
    let judged = outcomes.reduce(0) { $0 + $1.judgedCount }
    let acceptable = outcomes.reduce(0) { $0 + ($1.counts[.acceptable] ?? 0) }
    fact(
      say(vi: "Kết quả đạt", en: "Satisfactory results"),
      "\(acceptable) / \(judged) (\(percent(acceptable, of: judged)))")
    fact(
      say(
        vi: "Ngày "
          + "lập", en: "Date"),
      settings.issued.flatMap { issued in outcomes.first.map { report($0).dateText(issued) } })
  }

  /// A share in per cent with one decimal; a dash of nothing.
  func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    return numbers.rounded(100 * Double(part) / Double(whole), place: -1) + "\u{00A0}%"
  }
}

import Interlab
import Tables
import Wording

/// A report in one language. Its parts stand in extensions, in the order of the page.
struct ReportArticle {
  let analysis: Analysis

  /// The comparisons listed in the overview; the first ``sectionCount`` have a section.
  let comparisons: [ReportedComparison]
  let issued: String?

  /// What it takes to compute the report again, where that is known.
  let record: ReportRecord?
  let language: Language
  let numbers: NumberStyle
  let sectionCount: Int

  /// The laboratories of the round in the order of their codes.
  let laboratoryOrder: [Int]

  init(
    analysis: Analysis, comparisons: [ReportedComparison], issued: String?,
    record: ReportRecord? = nil, language: Language, limits: ReportLimits = ReportLimits()
  ) {
    self.analysis = analysis
    self.comparisons = comparisons
    self.issued = analysis.round.report.issued ?? issued
    self.record = record
    self.language = language
    numbers = NumberStyle(language)
    laboratoryOrder = analysis.round.laboratoryOrder
    var shown = 0
    let sections = comparisons.prefix(limits.sections)
    sectionCount =
      sections.firstIndex { comparison in
        shown += comparison.lines.count
        return shown > limits.total
      } ?? sections.count
  }

  var round: Round { analysis.round }

  /// The whole report.
  var markup: Markup {
    Markup { page in
      page.element("article", ["lang": language.rawValue]) { article in
        header(into: &article)
        summary(into: &article)
        conduct(into: &article)
        methods(into: &article)
        for index in comparisons.indices.prefix(sectionCount) {
          section(of: comparisons[index], index: index, into: &article)
        }
        youden(into: &article)
        precisionExperiment(into: &article)
        laboratoryComments(into: &article)
        readingGuide(into: &article)
        recordAppendix(into: &article)
        footer(into: &article)
      }
    }
  }

  /// The text of this language.
  func say(vi vietnamese: String, en english: String) -> String {
    Phrase(vi: vietnamese, en: english).text(in: language)
  }

  /// The anchor of a part of this article.
  func anchor(_ name: String) -> String { language.rawValue + "-" + name }

  /// The title of a round, or what a report without one is called.
  static func title(of round: Round, in language: Language) -> String {
    let title = round.title?.text(in: language) ?? ""
    guard title.isEmpty else { return title }
    return Phrase(vi: "Báo cáo so sánh liên phòng", en: "Interlaboratory comparison report")
      .text(in: language)
  }

  /// What a comparison is called: its quantity in words, else what its file calls it.
  func name(of comparison: Comparison, index: Int) -> String {
    let quantity = comparison.quantity?.text(in: language) ?? ""
    if !quantity.isEmpty { return quantity }
    let key = keyText(of: comparison)
    return key.isEmpty ? say(vi: "Phép so sánh \(index + 1)", en: "Comparison \(index + 1)") : key
  }

  /// What the file calls a comparison: round, item and measurand, as far as they are there.
  func keyText(of comparison: Comparison) -> String {
    let key = comparison.key
    return [key.round, key.item, key.measurand].compactMap(\.self).joined(separator: " · ")
  }

  /// A unit after its number, with a no-break space; empty without unit.
  func unitSuffix(_ comparison: Comparison) -> String {
    guard let unit = comparison.unit, !unit.isEmpty, unit != "1" else { return "" }
    return "\u{00A0}" + unit
  }
}

extension Round {
  /// The indices of the laboratories in the order of their codes.
  var laboratoryOrder: [Int] {
    let keys = laboratories.map(AlphabeticalKey.init)
    return laboratories.indices.sorted { keys[$0] < keys[$1] }
  }
}

public import Interlab
public import Wording

/// The report to one laboratory: its own results among the coded others, what the comparison could
/// show of it, and advice by rule.
///
/// The page is made as ``HTMLReport`` makes its own: self-contained, in both languages, escaped.
/// Advice is worded as such; the verdicts are those of the round's report.
///
/// Complexity: O(n log n) in the number of results of the comparisons that it took part in.
/// Reference: ISO/IEC 17043:2023, 7.4.3.
public struct LaboratoryReport: Sendable {
  /// How many results of one comparison the page shows; the laboratory's own is among them.
  public static let resultLimit = 120

  private let analysis: Analysis
  private let profile: LaboratoryProfile
  private let issued: String?
  private let record: ReportRecord?
  private let page: ReportPage

  /// Makes the report to the laboratory of `profile`.
  public init(
    of analysis: Analysis, to profile: LaboratoryProfile, issued: String?,
    record: ReportRecord? = nil, defaultLanguage: Language = .vietnamese,
    languages: [Language] = Language.allCases
  ) {
    self.analysis = analysis
    self.profile = profile
    self.issued = issued
    self.record = record
    page = ReportPage(languages: languages, first: defaultLanguage)
  }

  /// The page.
  public var html: String {
    var indices: [Int] = []
    for entry in profile.entries where indices.last != entry.comparison {
      indices.append(entry.comparison)
    }
    indices = Array(indices.prefix(HTMLReport.sectionLimit))
    let comparisons = indices.map { index in
      ReportedComparison(
        analysis.comparisons[index], in: analysis.round, limit: Self.resultLimit,
        own: profile.laboratory)
    }
    let code = LaboratoryCode.onPage(analysis.round.laboratories[profile.laboratory])
    let title = ReportArticle.title(of: analysis.round, in: page.first) + " – " + code
    return page.html(title: title) { language in
      LaboratoryArticle(
        report: ReportArticle(
          analysis: analysis, comparisons: comparisons, issued: issued, record: record,
          language: language),
        indices: indices, profile: profile, code: code
      ).markup
    }
  }
}

public import Interlab
public import Wording

/// The report of an analysis as one HTML page that needs nothing else: no network, no script, no
/// file beside it. It prints on A4.
///
/// The page holds the report in Vietnamese and in English; two radio buttons switch between them,
/// with JavaScript turned off too, and print shows the chosen one. Numbers are rounded as a reader
/// expects them; the machine output of the same analysis has all digits.
///
/// Text from outside (laboratory codes, titles, units, contacts) enters through `Markup` alone,
/// which escapes it. The page forbids itself scripts and every connection (Content-Security-Policy),
/// reads as well-formed XML, and is a pure function of its inputs, byte for byte.
///
/// Limits: of a comparison with more results than ``resultLimit`` the page shows those with the
/// largest scores and those without any; the first comparisons, up to
/// ``sectionLimit`` of them and ``totalLimit`` results in all, have a section of their own, and up
/// to ``comparisonLimit`` a line in the overview; degrees of equivalence and other methods stand for
/// 20 comparisons of up to 60 results. The page says so where it happens, and stays below
/// some 20 MB.
///
/// Complexity: O(n log n) in the number of results.
/// Reference: ISO/IEC 17043:2023, 7.4.3; ISO 13528:2022, clause 10.
public struct HTMLReport: Sendable {
  /// How many results of one comparison the page shows.
  public static let resultLimit = 500

  /// How many results the page shows in all.
  public static let totalLimit = 5_000

  /// How many comparisons have a section of their own.
  public static let sectionLimit = 200

  /// How many comparisons the overview lists.
  public static let comparisonLimit = 1_000

  private let analysis: Analysis
  private let issued: String?
  private let record: ReportRecord?
  private let page: ReportPage
  var limits = ReportLimits()

  /// Makes the report of `analysis`.
  ///
  /// - Parameters:
  ///   - analysis: What is reported.
  ///   - issued: The date of issue as ISO 8601 writes it; `nil` leaves it out.
  ///   - record: What it takes to compute the report again, for the appendix.
  ///   - defaultLanguage: The language that shows first.
  ///   - languages: The languages that the page holds.
  public init(
    of analysis: Analysis, issued: String?, record: ReportRecord? = nil,
    defaultLanguage: Language = .vietnamese, languages: [Language] = Language.allCases
  ) {
    self.analysis = analysis
    self.issued = issued
    self.record = record
    page = ReportPage(languages: languages, first: defaultLanguage)
  }

  /// The page.
  public var html: String {
    let comparisons = analysis.comparisons.prefix(limits.comparisons).map {
      ReportedComparison($0, in: analysis.round, limit: limits.results)
    }
    return page.html(title: ReportArticle.title(of: analysis.round, in: page.first)) { language in
      ReportArticle(
        analysis: analysis, comparisons: comparisons, issued: issued, record: record,
        language: language, limits: limits
      ).markup
    }
  }
}

public import Interlab

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
  private let language: Language

  /// Makes the report of `analysis`.
  ///
  /// - Parameters:
  ///   - analysis: What is reported.
  ///   - issued: The date of issue as ISO 8601 writes it; `nil` leaves it out.
  ///   - defaultLanguage: The language that shows first.
  public init(of analysis: Analysis, issued: String?, defaultLanguage: Language = .vietnamese) {
    self.analysis = analysis
    self.issued = issued
    language = defaultLanguage
  }

  /// The page.
  public var html: String {
    var page = Markup()
    page.literal("<!DOCTYPE html>\n")
    page.element("html", ["lang": language.rawValue]) { html in
      head(into: &html)
      html.element("body") { body in
        languageSwitch(into: &body)
        let comparisons = reportedComparisons
        for language in Language.allCases {
          let article = ReportArticle(
            analysis: analysis, comparisons: comparisons, issued: issued, language: language)
          body.append(article.markup)
        }
      }
    }
    page.literal("\n")
    return page.source
  }

  private var reportedComparisons: [ReportedComparison] {
    analysis.comparisons.prefix(Self.comparisonLimit).map {
      ReportedComparison($0, in: analysis.round, limit: Self.resultLimit)
    }
  }

  private func head(into html: inout Markup) {
    html.element("head") { head in
      head.empty("meta", ["charset": "utf-8"])
      head.empty(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; style-src 'unsafe-inline'",
        ])
      head.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      head.empty("meta", ["name": "generator", "content": "lienphong \(Analysis.engineVersion)"])
      head.element("title", text: ReportArticle.title(of: analysis.round, in: language))
      head.element("style") { $0.literal(ReportStyle.sheet) }
    }
  }

  private func languageSwitch(into body: inout Markup) {
    for choice in Language.allCases {
      body.empty(
        "input",
        [
          "type": "radio", "name": "language", "class": "switch", "autocomplete": "off",
          "id": "show-" + choice.rawValue, "checked": choice == language ? "checked" : nil,
        ])
    }
    body.element("nav", ["class": "languages", "aria-label": "Ngôn ngữ / Language"]) { nav in
      for choice in Language.allCases {
        let name =
          switch choice {
          case .vietnamese: "Tiếng Việt"
          case .english: "English"
          }
        nav.element(
          "label", ["for": "show-" + choice.rawValue, "lang": choice.rawValue], text: name)
      }
    }
  }
}

public import Interlab
public import Wording

/// The notice to a laboratory, before any report, that some of its results look anomalous.
///
/// It tells neither how large the deviation is nor in which direction it lies, and names no other
/// result: the laboratory shall look for slips in numbers and writing only.
///
/// Reference: CIPM MRA-G-11, on results that seem anomalous.
public struct AnomalyNotice: Sendable {
  private let analysis: Analysis
  private let laboratory: Int
  private let entries: [LaboratoryProfile.Entry]
  private let issued: String?
  private let page: ReportPage

  /// Makes the notice to the laboratory of `profile`, or `nil` where none of its results has an
  /// action signal by the score that verdicts rest on.
  public init?(
    of analysis: Analysis, to profile: LaboratoryProfile, issued: String?,
    defaultLanguage: Language = .vietnamese, languages: [Language] = Language.allCases
  ) {
    let anomalous = profile.entries.filter { entry in
      let comparison = analysis.comparisons[entry.comparison]
      guard let kind = comparison.leadingScore(coverage: analysis.round.coverage) else {
        return false
      }
      return comparison.scores(kind)?[entry.offset].verdict == .action
    }
    guard !anomalous.isEmpty else { return nil }
    self.analysis = analysis
    laboratory = profile.laboratory
    entries = anomalous
    self.issued = issued
    page = ReportPage(languages: languages, first: defaultLanguage)
  }

  /// The page.
  public var html: String {
    let code = LaboratoryCode.onPage(analysis.round.laboratories[laboratory])
    let title = ReportArticle.title(of: analysis.round, in: page.first) + " – " + code
    return page.html(title: title) { language in
      let report = ReportArticle(
        analysis: analysis, comparisons: [], issued: issued, language: language)
      return article(report, code)
    }
  }

  private func article(_ report: ReportArticle, _ code: String) -> Markup {
    Markup { page in
      page.element("article", ["lang": report.language.rawValue]) { article in
        article.element(
          "p", ["class": "kind"],
          text: report.say(vi: "Thông báo trước báo cáo", en: "Notice before the report"))
        article.element("h1") { heading in
          heading.text(report.say(vi: "Kiểm tra kết quả – ", en: "Check of results – "))
          heading.element("bdi", text: code)
        }
        article.element("dl", ["class": "facts"]) { facts(report, into: &$0) }
        article.element("p", text: request(report))
        list(report, into: &article)
        for sentence in sentences(report) { article.element("p", text: sentence) }
      }
    }
  }

  private func facts(_ report: ReportArticle, into facts: inout Markup) {
    let round = analysis.round
    report.outsideFact(
      report.say(vi: "So sánh", en: "Comparison"),
      ReportArticle.title(of: round, in: report.language), into: &facts)
    report.outsideFact(report.say(vi: "Mã vòng", en: "Round"), round.identifier, into: &facts)
    report.outsideFact(
      report.say(vi: "Tổ chức điều phối", en: "Coordinator"), round.coordinator?.name, into: &facts)
    report.outsideFact(
      report.say(vi: "Liên hệ", en: "Contact"), round.coordinator?.contact, into: &facts)
    report.outsideFact(
      report.say(vi: "Ngày", en: "Date"), issued.map(report.dateText), into: &facts)
  }

  private func request(_ report: ReportArticle) -> String {
    report.say(
      vi: "Các kết quả sau của quý phòng thí nghiệm có vẻ bất thường. Đề nghị kiểm tra xem có sai "
        + "sót về số học hoặc ghi chép hay không: chép nhầm, dấu và đơn vị, dấu thập phân, số hiệu "
        + "chính, hệ số phủ của U.",
      en: "The following results of your laboratory appear to be anomalous. Please check them for "
        + "slips in numbers and writing: transcription, sign and unit, decimal mark, corrections, "
        + "coverage factor of U.")
  }

  private func list(_ report: ReportArticle, into article: inout Markup) {
    article.element("ul", ["class": "notices"]) { list in
      for entry in entries {
        let comparison = analysis.comparisons[entry.comparison]
        let check = OwnResultCheck(of: comparison, in: analysis.round, offset: entry.offset)
        list.element("li") { item in
          item.element(
            "bdi", text: report.name(of: comparison.comparison, index: entry.comparison))
          item.text(report.say(vi: " – kết quả đã nhận: ", en: " – result as received: "))
          item.text(report.resultText(check))
          item.element("bdi", text: report.unitSuffix(comparison.comparison))
        }
      }
    }
  }

  private func sentences(_ report: ReportArticle) -> [String] {
    [
      report.say(
        vi: "Thông báo này không cho biết độ lớn và chiều của độ lệch, và không nêu kết quả nào "
          + "khác "
          + "(CIPM MRA-G-11).",
        en: "This notice gives neither the size nor the sign of the deviation, and no other result "
          + "(CIPM MRA-G-11)."),
      report.say(
        vi: "Nếu tìm thấy sai sót như vậy, đề nghị gửi kết quả đã sửa cùng giải trình; nếu không, "
          + "đề "
          + "nghị xác nhận kết quả. Không được đo lại hoặc sửa độ không đảm bảo đo vì thông báo "
          + "này.",
        en: "Where such a slip is found, please send the corrected result with an explanation; "
          + "otherwise confirm the result. This notice is no reason to measure again or to change "
          + "the uncertainty."),
    ]
  }
}

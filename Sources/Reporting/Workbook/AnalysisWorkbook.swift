public import Interlab
import Tables
public import Wording

/// An analysis as a workbook: assigned values, every result with its scores, charts, notices, advice, and
/// where all of it comes from. Numbers are unrounded; their formats show the digits that were reported.
///
/// Text from outside stays text in every cell, whatever it begins with. The same analysis gives the
/// same bytes.
///
/// Limit: ``resultLimit`` results; beyond them a workbook serves nobody, and scores.csv has all.
/// Complexity: O(results × scores).
public struct AnalysisWorkbook: Sendable {
  /// How many results a workbook holds at most.
  public static let resultLimit = 200_000

  let analysis: Analysis
  let record: ReportRecord?
  let issued: String?
  let language: Language
  let numbers: NumberStyle

  /// Makes the workbook of `analysis`; `nil` where it has too many results.
  public init?(
    of analysis: Analysis, issued: String?, record: ReportRecord? = nil, language: Language
  ) {
    guard analysis.round.results.count <= Self.resultLimit else { return nil }
    self.analysis = analysis
    self.record = record
    self.issued = analysis.round.report.issued ?? issued
    self.language = language
    numbers = NumberStyle(language)
  }

  /// The file.
  public var bytes: [UInt8] {
    OutputWorkbook(
      [assignedValueSheet, resultSheet, chartSheet, noticeSheet, adviceSheet, provenanceSheet]
        .compactMap(\.self)
    ).bytes()
  }

  var round: Round { analysis.round }

  func say(vi: String, en: String) -> String { Phrase(vi: vi, en: en).text(in: language) }

  /// What a comparison is called: its quantity, else its key, else its number.
  func name(_ index: Int) -> String {
    let comparison = analysis.comparisons[index].comparison
    let quantity = comparison.quantity?.text(in: language) ?? ""
    if !quantity.isEmpty { return quantity }
    let key = [comparison.key.round, comparison.key.item, comparison.key.measurand]
      .compactMap(\.self).joined(separator: " · ")
    return key.isEmpty ? say(vi: "Phép so sánh \(index + 1)", en: "Comparison \(index + 1)") : key
  }

  // MARK: Notices, advice, provenance

  private var noticeSheet: OutputSheet {
    var table = SheetTable(
      name: say(vi: "Lưu ý", en: "Notices"),
      heads: [
        (say(vi: "Phép so sánh", en: "Comparison"), 30), (say(vi: "Mã", en: "Code"), 34),
        (say(vi: "Nội dung", en: "Message"), 100),
        (say(vi: "Phòng thí nghiệm", en: "Laboratories"), 40),
      ])
    for (index, comparison) in analysis.comparisons.enumerated() {
      for notice in comparison.notices {
        let message = notice.message(in: language) { numbers.brief($0) }
        table.append([
          .text(name(index)), .text(notice.code), .text(message),
          .text(notice.laboratories.joined(separator: ", ")),
        ])
      }
    }
    return table.sheet
  }

  private var adviceSheet: OutputSheet {
    var table = SheetTable(
      name: say(vi: "Lời khuyên", en: "Advice"),
      heads: [
        (say(vi: "Phòng thí nghiệm", en: "Laboratory"), 20), (say(vi: "Mã", en: "Code"), 34),
        (say(vi: "Nội dung", en: "Message"), 120),
      ])
    for profile in LaboratoryProfile.all(of: analysis) {
      for finding in profile.findings {
        table.append([
          .text(round.laboratories[profile.laboratory]), .text(finding.code),
          .text(finding.message(in: language, numbers)),
        ])
      }
    }
    return table.sheet
  }

  private var provenanceSheet: OutputSheet {
    var table = SheetTable(
      name: say(vi: "Nguồn gốc", en: "Provenance"),
      heads: [
        (say(vi: "Mục", en: "Item"), 30), (say(vi: "Giá trị", en: "Value"), 80),
        (say(vi: "Byte", en: "Bytes"), 12),
      ])
    let report = round.report
    let coordinator = [round.coordinator?.name, round.coordinator?.contact].compactMap(\.self)
    let facts: [(String, String?)] = [
      (say(vi: "Tiêu đề", en: "Title"), ReportArticle.title(of: round, in: language)),
      (say(vi: "Mã vòng", en: "Round"), round.identifier),
      (say(vi: "Số báo cáo", en: "Report number"), report.number),
      (say(vi: "Trạng thái", en: "State"), report.state?.name.text(in: language)),
      (say(vi: "Tổ chức điều phối", en: "Coordinator"), coordinator.joined(separator: ", ")),
      (say(vi: "Ngày phát hành", en: "Date of issue"), issued),
      (say(vi: "Phiên bản tiêu chuẩn", en: "Edition"), round.edition.rawValue),
      (say(vi: "Phần mềm", en: "Engine"), "lienphong \(Analysis.engineVersion)"),
      (say(vi: "Hạt giống (seed)", en: "Seed"), String(round.seed)),
      (say(vi: "Lệnh", en: "Command"), record?.command),
    ]
    for (term, fact) in facts {
      guard let fact, !fact.isEmpty else { continue }
      table.append([.text(term), .text(fact)])
    }
    for input in record?.inputs ?? [] {
      table.append([
        .text("SHA-256: " + input.name), .text(input.digest),
        .number(Double(input.byteCount), format: nil),
      ])
    }
    return table.sheet
  }
}

import Interlab
import Metrology

/// The tables over all comparisons.
extension ReportArticle {
  func overview(into section: inout Markup) {
    let verdicts = Verdict.allCases.filter { verdict in
      verdict == .acceptable || verdict == .action
        || comparisons.contains { $0.count(verdict) > 0 }
    }
    let hasUnjudged = comparisons.contains { $0.unjudgedCount > 0 }
    section.element("div", tableFrame(rows: comparisons.count)) { scroll in
      scroll.element("table", ["class": "overview"]) { table in
        table.element(
          "caption", text: say(vi: "Kết quả của các phép so sánh", en: "Outcome of the comparisons")
        )
        table.element("thead") { head in
          head.element("tr") { overviewHead(verdicts, hasUnjudged, into: &$0) }
        }
        table.element("tbody") { body in
          for index in comparisons.indices {
            body.element("tr") { overviewRow(index, verdicts, hasUnjudged, into: &$0) }
          }
        }
      }
    }
    let hidden = analysis.comparisons.count - comparisons.count
    let short = comparisons.count - sectionCount
    if hidden > 0 || short > 0 {
      section.element(
        "p",
        text: say(
          vi: "Trang này chỉ liệt kê \(comparisons.count) phép so sánh đầu tiên và trình bày chi "
            + "tiết \(sectionCount) phép so sánh; kết quả đầy đủ của mọi phép so sánh nằm trong tệp "
            + "scores.csv và analysis.json.",
          en: "This page lists the first \(comparisons.count) comparisons and details "
            + "\(sectionCount) of them; scores.csv and analysis.json hold all."))
    }
  }

  private func overviewHead(
    _ verdicts: [Verdict], _ hasUnjudged: Bool, into row: inout Markup
  ) {
    row.element("th", ["scope": "col"], text: say(vi: "Phép so sánh", en: "Comparison"))
    row.element("th", ["scope": "col", "class": "n"], phrase: "_x_~pt~ ± _U_(_x_~pt~)")
    row.element("th", ["scope": "col"], text: say(vi: "Đơn vị", en: "Unit"))
    row.element("th", ["scope": "col", "class": "r"], text: say(vi: "Số kết quả", en: "Results"))
    row.element("th", ["scope": "col", "class": "c"], text: say(vi: "Điểm số", en: "Score"))
    for verdict in verdicts {
      row.element("th", ["scope": "col", "class": "r"]) { cell in
        cell.text(verdict.sign + "\u{00A0}" + summaryWord(verdict))
      }
    }
    if hasUnjudged {
      row.element(
        "th", ["scope": "col", "class": "r"], text: say(vi: "không đánh giá", en: "not judged"))
    }
  }

  private func overviewRow(
    _ index: Int, _ verdicts: [Verdict], _ hasUnjudged: Bool, into row: inout Markup
  ) {
    let comparison = comparisons[index]
    let title = name(of: comparison.analysis.comparison, index: index)
    row.element("th", ["scope": "row"]) { cell in
      if index < sectionCount {
        cell.element("a", ["href": "#" + anchor("c\(index + 1)")]) {
          $0.element("bdi", text: title)
        }
      } else {
        cell.element("bdi", text: title)
      }
    }
    row.element("td", ["class": "n"], text: assignedValueText(comparison.analysis))
    let unit = comparison.analysis.comparison.unit ?? ""
    row.element("td", ["class": unit.count > Self.unbrokenUnit ? "u" : "w"]) { cell in
      cell.element("bdi", text: unit)
    }
    row.element("td", ["class": "n"], text: "\(comparison.count)")
    row.element("td", ["class": "c"], phrase: comparison.leadingKind?.symbolText ?? "–")
    for verdict in verdicts {
      let count = comparison.count(verdict)
      row.element(
        "td", ["class": count > 0 ? "n lit " + verdict.styleClass : "n absent"], text: "\(count)")
    }
    if hasUnjudged { row.element("td", ["class": "n"], text: "\(comparison.unjudgedCount)") }
  }

  /// Up to how many characters a unit stands on one line.
  private static var unbrokenUnit: Int { 24 }

  /// _x_pt_ ± _U_, or as much of it as there is, without unit.
  func assignedValueText(_ analysis: ComparisonAnalysis) -> String {
    guard let value = analysis.assignedValue.value else { return "–" }
    guard let uncertainty = analysis.assignedValue.expandedUncertainty, uncertainty > 0 else {
      return unsupportedValueText(value, analysis)
    }
    return numbers.withUncertainty(value, uncertainty)
  }

  /// A value without uncertainty: to a tenth of the last figure that any result has.
  private func unsupportedValueText(_ value: Double, _ analysis: ComparisonAnalysis) -> String {
    let finest =
      analysis.comparison.rows.prefix(1000)
      .map { placeOfLastFigure(round.results.values[$0]) }.min() ?? 0
    if analysis.isStated { return numbers.exact(value) }
    return numbers.rounded(value, place: max(finest - 1, placeOfLastFigure(value)))
  }

  /// The verdict over several kinds of score.
  func summaryWord(_ verdict: Verdict) -> String {
    let kinds = Set(comparisons.compactMap(\.leadingKind))
    let kind = kinds.count == 1 ? kinds.first : nil
    if let kind { return verdict.word(for: kind, in: language) }
    return switch verdict {
    case .action: say(vi: "không đạt", en: "action / unsatisfactory")
    default: verdict.word(for: .z, in: language)
    }
  }

  var laboratoryWord: String { say(vi: "PTN", en: "Laboratory") }

  /// A score to its usual decimals, with more where rounding would put it on a limit that it does
  /// not have, or a percentage on zero.
  func scoreText(_ score: Double, _ kind: ScoreKind, in analysis: ComparisonAnalysis) -> String {
    let limits = kind.limits(in: analysis)
    var place = -kind.decimals
    if kind.isPercentage, score != 0, score.magnitude < 0.5 * powerOfTen(place) {
      return numbers.significant(2, of: score)
    }
    if score.magnitude >= 1e6 { return numbers.significant(3, of: score) }
    while place > -12, !limits.contains(score.magnitude),
      limits.contains(roundedHalfEven(score.magnitude, place: place))
    {
      place -= 1
    }
    return numbers.rounded(score, place: place)
  }
}

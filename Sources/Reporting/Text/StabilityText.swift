public import Interlab
import Mathematics
import Metrology
import Tables
public import Wording

/// A stability check as a terminal shows it: the occasions, the verdicts, the tests.
///
/// Complexity: linear in the occasions.
public struct StabilityText {
  /// The whole text; every line ends with a newline.
  public let text: String

  /// Writes `analysis` in `language`.
  public init(of analysis: StabilityAnalysis, areDates: Bool, language: Language) {
    text = StabilityWriter(analysis: analysis, areDates: areDates, language: language).text
  }
}

private struct StabilityWriter {
  let analysis: StabilityAnalysis
  let areDates: Bool
  let language: Language

  private var numbers: NumberStyle { NumberStyle(language) }

  private func say(vi: String, en: String) -> String { Phrase(vi: vi, en: en).text(in: language) }

  private func spread(_ value: Double?) -> String {
    value.map { numbers.significant(3, of: $0) } ?? "–"
  }

  var text: String {
    var text = say(
      vi: "Độ ổn định (ISO 13528:2022, B.5)\n\n", en: "Stability (ISO 13528:2022, B.5)\n\n")
    let columns = columns
    for row in 0...analysis.occasions.count {
      for (index, column) in columns.enumerated() {
        if index > 0 { text += "  " }
        column.append(row: row, isLast: index == columns.count - 1, to: &text)
      }
      text += "\n"
    }
    text += "\n"
    for line in verdicts + tests { text += "- \(line)\n" }
    for notice in analysis.notices {
      text += "- \(notice.message(in: language) { numbers.brief($0) })\n"
    }
    return text
  }

  private var columns: [TextColumn] {
    let occasions = analysis.occasions
    let place =
      analysis.changeUncertainty.flatMap { placeOfSignificantFigure(2, of: $0) }
      ?? analysis.change.flatMap { placeOfSignificantFigure(2, of: $0) }
    let means = occasions.map(\.moments.mean)
    return [
      TextColumn(
        analysis.isAccelerated
          ? say(vi: "điều kiện", en: "condition") : say(vi: "thời điểm", en: "time"),
        occasions.map(name), .leading),
      TextColumn("n", occasions.map { String($0.moments.count) }, .decimal),
      TextColumn(
        say(vi: "trung bình", en: "mean"),
        numbers.column(
          means,
          places: means.map {
            unitOrFiner(place ?? placeOfSignificantFigure(6, of: $0) ?? 0, of: $0)
          }
        ), .decimal),
      TextColumn("s", occasions.map { spread($0.moments.standardDeviation) }, .decimal),
      TextColumn("u", occasions.map { spread($0.statedUncertainty) }, .decimal),
    ]
  }

  private func name(_ occasion: StabilityOccasion) -> String {
    if let condition = occasion.condition { return escapingControls(condition) }
    return areDates
      ? CalendarDate(days: Int(occasion.time)).text(in: language) : numbers.exact(occasion.time)
  }

  private var verdicts: [String] {
    guard let limit = analysis.limit, let change = analysis.change,
      let isSufficient = analysis.isSufficient
    else { return [] }
    let symbol =
      switch limit {
      case .sigmaPt: "0.3 σ_pt"
      case .permissibleError: "0.1 δ_E"
      }
    let enough = say(vi: "đủ ổn định", en: "stable enough")
    let notEnough = say(vi: "chưa đủ ổn định", en: "not stable enough")
    var lines = [
      "Δ = \(spread(change)) \(isSufficient ? "≤" : ">") \(symbol) = \(spread(limit.criterion)): "
        + (isSufficient ? enough : notEnough)
    ]
    if let expanded = analysis.expandedLimit, let passes = analysis.isSufficientExpanded {
      lines.append(
        say(vi: "Tiêu chí mở rộng: ", en: "Expanded criterion: ")
          + "Δ \(passes ? "≤" : ">") \(symbol) + 2 u(Δ) = \(spread(expanded)): "
          + (passes ? enough : notEnough))
    }
    return lines
  }

  private var tests: [String] {
    var lines: [String] = []
    if let trend = analysis.trend {
      let unit = areDates ? say(vi: " mỗi ngày", en: " a day") : ""
      let p = trend.pValue.map { ", p = " + numbers.significant(3, of: $0) } ?? ""
      lines.append(
        say(vi: "Độ dốc ", en: "Slope ") + numbers.significant(3, of: trend.slope) + unit
          + ", u = \(spread(trend.standardUncertainty))\(p)")
    }
    if let test = analysis.tTest {
      lines.append(
        "t(\(test.degreesOfFreedom)) = \(numbers.significant(4, of: test.statistic)), "
          + "p = \(numbers.significant(3, of: test.pValue))")
    }
    return lines
  }
}

import Interlab
import Tables
import Wording

extension ScoresColumns {
  /// The line of names for people.
  func summaryTextHeader(_ language: Language) -> [UInt8] {
    let isVietnamese = language == .vietnamese
    var cells: [(String, Int)] = []
    if hasRound { cells.append((isVietnamese ? "vòng" : "round", -12)) }
    if hasItem { cells.append((isVietnamese ? "mẫu" : "item", -12)) }
    if hasMeasurand { cells.append((isVietnamese ? "đại lượng đo" : "measurand", -16)) }
    cells += [("p", 7), ("x_pt", 13), ("u(x_pt)", 11), ("σ_pt", 11)]
    for kind in kinds {
      let names =
        isVietnamese ? ["đạt", "cảnh báo", "hành động"] : ["acceptable", "warning", "action"]
      cells += names.map { (kind.symbol + " " + $0, 15) } + [("max |\(kind.symbol)|", 11)]
    }
    return line(cells)
  }

  /// One line a comparison for people: numbers of results, and figures rounded for reading.
  func summaryTextLines(of summaries: [ScoreSummary], _ language: Language) -> [UInt8] {
    let mark: DecimalMark = language == .vietnamese ? .comma : .point
    func number(_ value: Double?) -> String {
      guard let value, value.isFinite else { return "–" }
      let text = shortNumber(value)
      return mark == .comma ? String(text.map { $0 == "." ? "," : $0 }) : text
    }
    var text: [UInt8] = []
    for summary in summaries {
      var cells: [(String, Int)] = []
      if hasRound { cells.append((escapingControls(summary.key.round ?? ""), -12)) }
      if hasItem { cells.append((escapingControls(summary.key.item ?? ""), -12)) }
      if hasMeasurand { cells.append((escapingControls(summary.key.measurand ?? ""), -16)) }
      cells += [
        (String(summary.participantCount), 7), (number(summary.assignedValue), 13),
        (number(summary.assignedStandardUncertainty), 11), (number(summary.sigmaPt), 11),
      ]
      for kind in kinds {
        let tally = summary.tally(kind)
        let counts = [tally?.acceptable, tally?.warning, tally?.action]
        cells += counts.map { ($0.map { String($0) } ?? "–", 15) }
        cells.append((number(tally?.largest), 11))
      }
      text += line(cells)
    }
    return text
  }

  /// Cells padded to their widths, those with a negative one on the right.
  private func line(_ cells: [(text: String, width: Int)]) -> [UInt8] {
    let padded = cells.map { cell in
      let blanks = String(repeating: " ", count: max(0, abs(cell.width) - cell.text.count))
      return cell.width < 0 ? cell.text + blanks : blanks + cell.text
    }
    return Array((padded.joined(separator: " ") + "\n").utf8)
  }
}

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
    let mark = language == .vietnamese ? UInt8(ascii: ",") : UInt8(ascii: ".")
    var line = PaddedLine(mark: mark)
    for summary in summaries {
      if hasRound { line.append(left: escapingControls(summary.key.round ?? ""), 12) }
      if hasItem { line.append(left: escapingControls(summary.key.item ?? ""), 12) }
      if hasMeasurand { line.append(left: escapingControls(summary.key.measurand ?? ""), 16) }
      line.append(count: summary.participantCount, 7)
      line.append(figure: summary.assignedValue, 13)
      line.append(figure: summary.assignedStandardUncertainty, 11)
      line.append(figure: summary.sigmaPt, 11)
      for kind in kinds {
        let tally = summary.tally(kind)
        for count in [tally?.acceptable, tally?.warning, tally?.action] {
          line.append(count: count, 15)
        }
        line.append(figure: tally?.largest, 11)
      }
      line.end()
    }
    return line.bytes
  }

  /// Cells padded to their widths, those with a negative one on the right.
  private func line(_ cells: [(text: String, width: Int)]) -> [UInt8] {
    var line = PaddedLine(mark: UInt8(ascii: "."))
    for cell in cells {
      if cell.width < 0 {
        line.append(left: cell.text, -cell.width)
      } else {
        line.append(right: cell.text, cell.width)
      }
    }
    line.end()
    return line.bytes
  }
}

/// Lines of cells padded to widths, with a blank between two.
private struct PaddedLine {
  /// The decimal mark of figures.
  let mark: UInt8

  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  init(mark: UInt8) { self.mark = mark }

  mutating func append(left text: String, _ width: Int) {
    begin()
    bytes += text.utf8
    pad(width - text.count)
  }

  mutating func append(right text: String, _ width: Int) {
    begin()
    pad(width - text.count)
    bytes += text.utf8
  }

  /// Appends a number of results, or a dash.
  mutating func append(count: Int?, _ width: Int) {
    append(right: count.map { String($0) } ?? "–", width)
  }

  /// Appends a figure rounded for reading, or a dash.
  mutating func append(figure: Double?, _ width: Int) {
    guard let figure, figure.isFinite else { return append(right: "–", width) }
    begin()
    let digits = shortNumber(figure).utf8
    pad(width - digits.count)
    for digit in digits { bytes.append(digit == UInt8(ascii: ".") ? mark : digit) }
  }

  mutating func end() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
  }

  private mutating func begin() {
    if !isFirst { bytes.append(UInt8(ascii: " ")) }
    isFirst = false
  }

  private mutating func pad(_ count: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, count)))
  }
}

import Interlab
import Mathematics
import Metrology
import Tables

extension ArchiveColumnScoring {
  /// Writes a run; true where some verdict is action.
  mutating func append(
    _ piece: PlainRows, _ rows: Range<Int>, _ run: Int, to bytes: inout [UInt8]
  ) -> Bool {
    switch writer.form {
    case .csv: return appendLines(piece, rows, run, to: &bytes)
    case .summaryCSV: return appendSummary(piece, rows, run, to: &bytes)
    default: break
    }
    let texts = piece.keyTexts(ofRun: run)
    var summary = ScoreSummary(
      key: columns.key(texts), unit: unit, participantCount: rows.count,
      assignedValue: analysis.assignedValue.value,
      assignedStandardUncertainty: analysis.assignedStandardUncertainty,
      sigmaPt: analysis.sigmaPt)
    var hasAction = false
    for (column, kind) in analysis.kinds.enumerated() {
      let counts = analysis.tally(column, rows.count)
      summary.tallies.append(
        (
          kind,
          ScoreSummary.Tally(
            acceptable: counts.acceptable, warning: counts.warning, action: counts.action,
            largest: counts.largest)
        ))
      hasAction = hasAction || counts.action > 0
    }
    bytes += writer.body(of: [summary])
    return hasAction
  }

  /// One line a comparison, as ``ScoresColumns`` writes them.
  private mutating func appendSummary(
    _ piece: PlainRows, _ rows: Range<Int>, _ run: Int, to bytes: inout [UInt8]
  ) -> Bool {
    appendKeys(piece, run)
    line.append(Double(rows.count))
    line.append(.comma)
    line.append(Double(rows.count))
    for number in [
      analysis.assignedValue.value, analysis.assignedStandardUncertainty, analysis.sigmaPt,
    ] {
      line.append(.comma)
      if number.isFinite { line.append(number) }
    }
    var hasAction = false
    for (_, column) in order {
      let counts = analysis.tally(column, rows.count)
      hasAction = hasAction || counts.action > 0
      for count in [counts.acceptable, counts.warning, counts.action, 0, 0] {
        line.append(.comma)
        line.append(Double(count))
      }
      line.append(.comma)
      line.append(counts.largest)
    }
    line.append(UInt8(ascii: "\n"))
    line.move(to: &bytes)
    return hasAction
  }

  /// The keys of a run, each with a comma behind it.
  private mutating func appendKeys(_ piece: PlainRows, _ run: Int) {
    let first = run * piece.layout.keyCount
    for key in keyOrder {
      appendCode(piece.bytes, piece.keys[first + key].range)
      line.append(.comma)
    }
  }

  /// One line a result, as ``ScoresColumns`` writes them.
  private mutating func appendLines(
    _ piece: PlainRows, _ rows: Range<Int>, _ run: Int, to bytes: inout [UInt8]
  ) -> Bool {
    setConstants(piece, run)
    var hasAction = false
    for (index, row) in rows.enumerated() {
      line.append(keys.span)
      let code = piece.codes[row].range
      if beginsLikeFormula(piece.bytes[code.lowerBound]) { analysis.notices.insert(.formula) }
      appendCode(piece.bytes, code)
      line.append(.comma)
      line.append(analysis.values[index])
      line.append(.comma)
      if analysis.hasUncertainties { line.append(analysis.standardUncertainties[index]) }
      line.append(.comma)
      if analysis.hasUncertainties { line.append(analysis.expandedUncertainties[index]) }
      line.append(constants.span)
      line.append(analysis.deviations[index])
      line.append(.comma)
      if analysis.hasDeviationUncertainties { line.append(analysis.deviationUncertainties[index]) }
      for (kind, column) in order {
        let score = analysis.scores[column][index]
        line.append(.comma)
        line.append(score)
        guard let verdict = analysis.verdict(kind, score) else {
          line.append(.comma)
          continue
        }
        hasAction = hasAction || verdict == .action
        let word = verdicts[verdict.index]
        line.append(word.span)
      }
      line.append(UInt8(ascii: "\n"))
      line.move(to: &bytes)
    }
    return hasAction
  }

  /// What stands at the beginning of every line, and between U and the deviation.
  private mutating func setConstants(_ piece: PlainRows, _ run: Int) {
    keys.removeAll(keepingCapacity: true)
    appendKeys(piece, run)
    line.move(to: &keys)
    constants = Array(",true,".utf8)
    constants.appendShortest(analysis.assignedValue.value)
    constants.append(.comma)
    if analysis.assignedStandardUncertainty.isFinite {
      constants.appendShortest(analysis.assignedStandardUncertainty)
    }
    constants.append(.comma)
    if analysis.sigmaPt.isFinite { constants.appendShortest(analysis.sigmaPt) }
    constants.append(.comma)
  }

  private mutating func appendCode(_ bytes: [UInt8], _ range: Range<Int>) {
    let cell = bytes.span.extracting(range)
    if CSVWriter.isPlain(cell) { return line.append(cell) }
    var csv = CSVWriter()
    csv.append(String(decoding: bytes[range], as: UTF8.self))
    line.append(csv.bytes.span)
  }
}

/// Whether a spreadsheet program would take a code for a formula.
private func beginsLikeFormula(_ byte: UInt8) -> Bool {
  byte == 0x3D || byte == 0x2B || byte == 0x2D || byte == 0x40
}

extension Verdict {
  fileprivate var index: Int {
    switch self {
    case .acceptable: 0
    case .warning: 1
    case .action: 2
    case .inconclusive: 3
    }
  }
}

extension UInt8 {
  fileprivate static let comma = UInt8(ascii: ",")
}

import Interlab
import Mathematics
import Metrology
import Synchronization
import Tables

extension ArchiveColumnScoring {
  /// Writes a run; true where some verdict is action.
  mutating func append(
    _ piece: PlainRows, _ rows: Range<Int>, _ run: Int, to output: inout PieceOutput
  ) throws -> Bool {
    switch writer.form {
    case .csv: return try appendLines(piece, rows, run, to: &output)
    case .summaryCSV: return appendSummary(piece, rows, run, to: &output)
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
      let counts = analysis.tallies[column]
      summary.tallies.append(
        (
          kind,
          ScoreSummary.Tally(
            acceptable: counts.acceptable, warning: counts.warning, action: counts.action,
            largest: counts.largest)
        ))
      hasAction = hasAction || counts.action > 0
    }
    output.bytes += writer.body(of: [summary])
    return hasAction
  }

  /// One line a comparison, as ``ScoresColumns`` writes them.
  private mutating func appendSummary(
    _ piece: PlainRows, _ rows: Range<Int>, _ run: Int, to output: inout PieceOutput
  ) -> Bool {
    var hasAction = false
    let numbers = 5 + 6 * order.count
    output.bytes.appendText(atMost: longestKeys + numbers * (LineText.longestNumber + 1)) { line in
      appendKeys(piece, run, to: &line)
      line.append(rows.count)
      line.append(.comma)
      line.append(rows.count)
      appendAssigned(to: &line)
      for place in order.indices {
        let counts = analysis.tallies[order[place].column]
        hasAction = hasAction || counts.action > 0
        line.append(.comma)
        line.append(counts.acceptable)
        line.append(.comma)
        line.append(counts.warning)
        line.append(.comma)
        line.append(counts.action)
        // No result is inconclusive or without a score: `Analysis` would have had to score it.
        line.append(noneOfBoth.span)
        line.append(counts.largest)
      }
      line.append(UInt8(ascii: "\n"))
    }
    return hasAction
  }

  /// One line a result, as ``ScoresColumns`` writes them.
  private mutating func appendLines(
    _ piece: PlainRows, _ rows: Range<Int>, _ run: Int, to output: inout PieceOutput
  ) throws -> Bool {
    setConstants(piece, run)
    var hasAction = false
    guard !isLong else {
      try output.writeAhead { hasAction = try writeLines(piece, rows, writing: $0) }
      return hasAction
    }
    for first in stride(from: 0, to: rows.count, by: ColumnAnalysis.atOnce) {
      let part = first..<min(first + ColumnAnalysis.atOnce, rows.count)
      hasAction = appendLines(piece, rows, part, to: &output.bytes) || hasAction
      try output.writeAheadIfLong()
    }
    return hasAction
  }

  /// The lines of a long comparison that a thread lays in one go.
  private static let longShare = 2 * ColumnAnalysis.atOnce

  /// Lays the lines of a long comparison by several threads, and writes them in their order.
  private func writeLines(
    _ piece: PlainRows, _ rows: Range<Int>,
    writing write: @escaping @Sendable ([UInt8]) throws -> Void
  ) throws -> Bool {
    let line = AssemblyLine(threads: helpers.threads, write: write, progress: { _ in })
    let shares = (rows.count + Self.longShare - 1) / Self.longShare
    let hasAction = Mutex(false)
    helpers.run {
      var scoring = self
      while let share = line.take(of: shares) {
        var bytes = line.spareBytes()
        let end = min((share + 1) * Self.longShare, rows.count)
        for first in stride(from: share * Self.longShare, to: end, by: ColumnAnalysis.atOnce) {
          let part = first..<min(first + ColumnAnalysis.atOnce, end)
          if scoring.appendLines(piece, rows, part, to: &bytes) { hasAction.withLock { $0 = true } }
        }
        line.finish(share, bytes, position: 0)
      }
    }
    try line.end()
    return hasAction.withLock { $0 }
  }

  /// Appends the lines of at most as many results of a comparison as are scored at once; true where a verdict
  /// is action.
  private mutating func appendLines(
    _ piece: PlainRows, _ rows: Range<Int>, _ part: Range<Int>, to bytes: inout [UInt8]
  ) -> Bool {
    let longestLine =
      keys.count + constants.count + longestCell
      + (5 + order.count) * (LineText.longestNumber + 1) + order.count * VerdictWords.longest
    var hasAction = false
    analysis.detail(part)
    // Not all at once: room is made for the longest lines that there can be.
    for first in stride(from: part.lowerBound, to: part.upperBound, by: 64) {
      let block = first..<min(part.upperBound, first + 64)
      setNumbers(block, detailedFrom: part.lowerBound)
      bytes.appendText(atMost: block.count * longestLine) { line in
        for (place, index) in block.enumerated() {
          line.append(keys.span)
          appendCell(piece, piece.codes[rows.lowerBound + index], to: &line)
          hasAction = appendNumbers(place * (5 + order.count), to: &line) || hasAction
        }
      }
    }
    return hasAction
  }

  /// What stands behind the code of a result whose numbers begin at `first`; true where a verdict is
  /// action.
  @inline(__always)
  private mutating func appendNumbers(_ first: Int, to line: inout LineText) -> Bool {
    for column in 0..<3 {
      line.append(.comma)
      line.append(numbers, first + column)
    }
    line.append(constants.span)
    line.append(numbers, first + 3)
    line.append(.comma)
    line.append(numbers, first + 4)
    var hasAction = false
    for place in order.indices {
      let score = first + 5 + place
      line.append(.comma)
      line.append(numbers, score)
      let verdict = analysis.verdict(order[place].kind, numbers.values[score])
      line.append(words.bytes.span, words.range(verdict))
      hasAction = hasAction || verdict == .action
    }
    line.append(UInt8(ascii: "\n"))
    return hasAction
  }

  /// What stands at the beginning of every line, and between U and the deviation.
  private mutating func setConstants(_ piece: PlainRows, _ run: Int) {
    // Taken out, so that the rest can be read while they are laid out.
    var (keys, constants) = ([UInt8](), [UInt8]())
    swap(&keys, &self.keys)
    swap(&constants, &self.constants)
    keys.removeAll(keepingCapacity: true)
    keys.appendText(atMost: longestKeys) { appendKeys(piece, run, to: &$0) }
    constants.removeAll(keepingCapacity: true)
    constants.appendText(atMost: 10 + 3 * (LineText.longestNumber + 1)) { line in
      for byte in ",true".utf8 { line.append(byte) }
      appendAssigned(to: &line)
      line.append(.comma)
    }
    swap(&keys, &self.keys)
    swap(&constants, &self.constants)
  }

  /// Lays the numbers of some results, in the order of the columns; NaN where there is none. Details stand
  /// in the columns from those of the result `start` on.
  private mutating func setNumbers(_ rows: Range<Int>, detailedFrom start: Int) {
    let width = 5 + order.count
    // Values and uncertainties as reported.
    numbers.set(rows.count * width, width: width, decimals: 3) { numbers in
      for (place, index) in rows.enumerated() {
        let first = place * width
        let hasUncertainty = analysis.hasUncertainties
        numbers[first] = analysis.values[index]
        numbers[first + 1] = hasUncertainty ? analysis.standardUncertainties[index] : .nan
        numbers[first + 2] = hasUncertainty ? analysis.expandedUncertainties[index] : .nan
        numbers[first + 3] = analysis.deviations[index - start]
        numbers[first + 4] =
          analysis.hasDeviationUncertainties ? analysis.deviationUncertainties[index - start] : .nan
        for column in order.indices {
          numbers[first + 5 + column] = analysis.scores[order[column].column][index - start]
        }
      }
    }
  }
}

// What only reads `self` is marked as mutating too: it would be copied for each call, else.
extension ArchiveColumnScoring {
  /// x_pt, u(x_pt) and σ_pt, each with a comma before it.
  private mutating func appendAssigned(to line: inout LineText) {
    line.append(.comma)
    line.append(analysis.assignedValue.value)
    line.append(.comma)
    if analysis.assignedStandardUncertainty.isFinite {
      line.append(analysis.assignedStandardUncertainty)
    }
    line.append(.comma)
    if analysis.sigmaPt.isFinite { line.append(analysis.sigmaPt) }
  }

  /// The keys of a run, each with a comma behind it.
  private mutating func appendKeys(_ piece: PlainRows, _ run: Int, to line: inout LineText) {
    let first = run * piece.layout.keyCount
    for key in keyOrder {
      appendCell(piece, piece.keys[first + key], to: &line)
      line.append(.comma)
    }
  }

  @inline(__always)
  private mutating func appendCell(
    _ piece: PlainRows, _ cell: PlainRows.Cell, to line: inout LineText
  ) {
    let bytes = piece.bytes.span
    if CSVWriter.isPlain(bytes.extracting(cell.range)) { return line.append(bytes, cell.range) }
    var csv = CSVWriter()
    csv.append(piece.text(cell))
    line.append(csv.bytes.span)
  }
}

/// The words of the verdicts with a comma before each, and a comma alone for none.
struct VerdictWords {
  /// The bytes of a word at most.
  static let longest = 16

  let bytes: [UInt8]
  private let counts: [Int]

  init() {
    let words = [","] + Verdict.allCases.map { ",\($0.rawValue)" }
    counts = words.map(\.utf8.count)
    bytes = words.flatMap {
      Array($0.utf8) + [UInt8](repeating: 0, count: Self.longest - $0.utf8.count)
    }
  }

  @inline(__always)
  func range(_ verdict: Verdict?) -> Range<Int> {
    let place =
      switch verdict {
      case nil: 0
      case .acceptable: 1
      case .warning: 2
      case .action: 3
      case .inconclusive: 4
      }
    return place * Self.longest..<place * Self.longest + counts[place]
  }
}

extension UInt8 {
  fileprivate static let comma = UInt8(ascii: ",")
}

public import Interlab
import Tables
public import Wording

/// What is written of an archive.
public enum ArchiveForm: Hashable, Sendable {
  /// Every score as CSV.
  case csv

  /// Every score as JSON.
  case json

  /// One line a comparison as CSV.
  case summaryCSV

  /// One object a comparison as JSON.
  case summaryJSON

  /// One line a comparison for people.
  case summaryText(Language)

  /// Whether it has one line a comparison.
  var isSummary: Bool { self != .csv && self != .json }

  /// The whole of a form, for an analysis in memory.
  public func bytes(of analysis: Analysis) -> [UInt8] {
    let columns = ScoresColumns(analysis)
    let writer = ArchiveWriter(self, columns, analysis.round)
    return writer.head + writer.dropSeparator(writer.body(of: analysis)) + writer.tail
  }
}

/// Writes the comparisons of an archive piece by piece.
struct ArchiveWriter: Sendable {
  let form: ArchiveForm
  let columns: ScoresColumns
  let head: [UInt8]
  let tail: [UInt8]

  /// The scores of ``columns`` with their places among those asked for.
  func order(among kinds: [ScoreKind]) -> [(kind: ScoreKind, column: Int)] {
    columns.kinds.compactMap { kind in
      kinds.firstIndex(of: kind).map { (kind, $0) }
    }
  }

  init(_ form: ArchiveForm, _ columns: ScoresColumns, _ template: Round) {
    (self.form, self.columns) = (form, columns)
    switch form {
    case .csv: (head, tail) = (columns.header, [])
    case .summaryCSV: (head, tail) = (columns.summaryHeader, [])
    case .summaryText(let language): (head, tail) = (columns.summaryTextHeader(language), [])
    case .json: (head, tail) = analysisJSONFrame(template)
    case .summaryJSON:
      let json = SummaryJSON(template)
      (head, tail) = (json.head, json.tail)
    }
  }

  /// What stands for some comparisons; in JSON with a comma before each.
  func body(of analysis: Analysis) -> [UInt8] {
    switch form {
    case .csv: columns.lines(of: analysis)
    case .json: [UInt8(ascii: ",")] + comparisonsJSON(analysis)
    default: body(of: analysis.comparisons.map(ScoreSummary.init))
    }
  }

  /// The same for summaries.
  func body(of summaries: [ScoreSummary]) -> [UInt8] {
    switch form {
    case .summaryText(let language): columns.summaryTextLines(of: summaries, language)
    case .summaryJSON: [UInt8(ascii: ",")] + SummaryJSON.objects(of: summaries)
    default: columns.summaryLines(of: summaries)
    }
  }

  /// The first piece of JSON has no comma before it.
  func dropSeparator(_ body: [UInt8]) -> [UInt8] {
    form == .json || form == .summaryJSON ? Array(body.dropFirst()) : body
  }
}

public import Interlab
import Tables
public import Wording

/// Answers comparisons that come one a line as JSON, each with one line of JSON.
///
/// What is wrong with a line is said in the language of the stream.
///
/// An answer is the object that stands for the comparison in `measurands` of `lienphong.analysis`, or
/// `{"error": …, "line": n}`. In an error, rows are the results of the line, from 1. Nothing of a line
/// outlives its answer.
public struct ComparisonStream: Sendable {
  private let definition: ComparisonDefinition
  private let round: Round
  private let language: Language

  /// Whether some verdict was action.
  public private(set) var hasAction = false

  /// Prepares to score comparisons by one definition, under the rules of an empty round.
  public init(_ definition: ComparisonDefinition, in round: Round, language: Language) {
    self.definition = definition
    self.round = round
    self.language = language
  }

  /// The answer to a line.
  ///
  /// - Parameters:
  ///   - line: The line without its end.
  ///   - number: Its number, from 1.
  /// - Returns: One line of JSON, with its end.
  public mutating func answer(_ line: [UInt8], number: Int) -> [UInt8] {
    do {
      let analysis = try analysis(of: line)
      hasAction =
        hasAction
        || analysis.comparisons.contains { comparison in
          comparison.scores.contains { $0.contains { $0.verdict == .action } }
        }
      return comparisonLinesJSON(analysis)
    } catch let fault as JSONFault {
      let place = Phrase(
        vi: "cột \(fault.position + 1): ", en: "column \(fault.position + 1): ")
      return error(place + fault.problem + ". " + fault.remedy, line: number)
    } catch let worded as any Worded {
      return error(worded.message, line: number)
    } catch {
      return self.error(Phrase(verbatim: "\(error)"), line: number)
    }
  }

  /// The answer to what is no comparison.
  public func error(_ message: Phrase, line: Int) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("error", message.text(in: language))
      json.member("line", line)
    }
    json.endLine()
    return json.bytes
  }

  private func analysis(of line: [UInt8]) throws -> Analysis {
    guard line.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) else {
      throw JSONFault(
        0, Phrase(vi: "dòng trống", en: "the line is empty"),
        Phrase(vi: "Viết mỗi dòng một đối tượng.", en: "Write one object a line."))
    }
    let comparison = try ComparisonLine(line)
    do {
      var table = try Table(csv: comparison.csv, file: "", separator: .comma)
      table.rowOffset = -1
      let reader = ResultsReader(table, decimalMark: .point, definitions: [definition])
      return try Analysis(of: reader.read(into: round))
    } catch let errors as TableErrors {
      throw LineErrors(errors: errors, header: comparison.header)
    }
  }
}

/// What is wrong with the results of a line, and what their keys are.
private struct LineErrors: Error, Worded {
  let errors: TableErrors
  let header: [String]

  /// `row 2, U: U is not zero or more. …`; what holds for all rows, as of the round's name, once.
  var message: Phrase {
    var lines: [Phrase] = []
    for error in errors.first {
      let column = error.location.column.map { header[min(max($0, 1), header.count) - 1] }
      let isOfAll = column.map { ComparisonLine.keys.contains($0) } ?? false
      let row =
        isOfAll ? nil : error.location.row.map { Phrase(vi: "dòng \($0)", en: "row \($0)") }
      let place = [row, column.map { Phrase(verbatim: $0) }].compactMap(\.self)
      let label = place.isEmpty ? Phrase.empty : place.joined(separator: ", ") + ": "
      let line = label + error.problem + ". " + error.remedy
      if !lines.contains(line) { lines.append(line) }
    }
    let more = errors.count - errors.first.count
    if more > 0 { lines.append(Phrase(vi: "và \(more) lỗi nữa", en: "and \(more) more")) }
    return lines.joined(separator: "\n")
  }
}

public import Interlab
import Tables

/// Answers comparisons that come one a line as JSON, each with one line of JSON.
///
/// An answer is the object that stands for the comparison in `measurands` of `lienphong.analysis`, or
/// `{"error": …, "line": n}`. In an error, rows are the results of the line, from 1. Nothing of a line
/// outlives its answer.
public struct ComparisonStream: Sendable {
  private let definition: ComparisonDefinition
  private let round: Round

  /// Whether some verdict was action.
  public private(set) var hasAction = false

  /// Prepares to score comparisons by one definition, under the rules of an empty round.
  public init(_ definition: ComparisonDefinition, in round: Round) {
    self.definition = definition
    self.round = round
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
      return Self.error(
        "column \(fault.position + 1): \(fault.problem). \(fault.remedy)", line: number)
    } catch let failure as AnalysisFailure {
      return Self.error(failure.description, line: number)
    } catch {
      return Self.error("\(error)", line: number)
    }
  }

  /// The answer to what is no comparison.
  public static func error(_ message: String, line: Int) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("error", message)
      json.member("line", line)
    }
    json.endLine()
    return json.bytes
  }

  private func analysis(of line: [UInt8]) throws -> Analysis {
    guard line.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) else {
      throw JSONFault(0, "the line is empty", "Write one object a line.")
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
private struct LineErrors: Error, CustomStringConvertible {
  let errors: TableErrors
  let header: [String]

  /// `row 2, U: U is not zero or more. …`; what holds for all rows, as of the round's name, once.
  var description: String {
    var lines: [String] = []
    for error in errors.first {
      let column = error.location.column.map { header[min(max($0, 1), header.count) - 1] }
      let isOfAll = column.map { ComparisonLine.keys.contains($0) } ?? false
      let row = isOfAll ? nil : error.location.row.map { "row \($0)" }
      let place = [row, column].compactMap(\.self).joined(separator: ", ")
      let line = "\(place.isEmpty ? "" : place + ": ")\(error.problem). \(error.remedy)"
      if !lines.contains(line) { lines.append(line) }
    }
    let more = errors.count - errors.first.count
    if more > 0 { lines.append("and \(more) more") }
    return lines.joined(separator: "\n")
  }
}

import Interlab
import Mathematics
import RoundFiles
import Tables
import Wording
import TestSupport
import Testing

/// Reads results and definitions from text, as a file would be.
enum Reading {
  static let algorithmA = AssignedValueMethod.consensus(
    .algorithmA(stop: .fixedPoint, constants: .printed))

  static func round(
    _ csv: String, _ method: AssignedValueMethod = algorithmA, mark: DecimalMark = .point,
    ignoring ignored: [String] = [], scores: [ScoreKind] = []
  ) throws -> Round {
    var rules = Comparison(assignedValue: method)
    rules.scores = scores
    let table = try Table(csv: Array(csv.utf8), file: "results.csv")
    let reader = ResultsReader(
      table, decimalMark: mark, ignoredColumns: ignored,
      definitions: [ComparisonDefinition(rules: rules)])
    return try reader.read(into: Round())
  }

  /// What is wrong with a results file, one line an error.
  static func mistakes(
    _ csv: String, _ method: AssignedValueMethod = algorithmA, mark: DecimalMark = .point,
    scores: [ScoreKind] = []
  ) -> [String] {
    do {
      _ = try round(csv, method, mark: mark, scores: scores)
      return []
    } catch let errors as TableErrors {
      return told(errors)
    } catch {
      return [String(describing: error)]
    }
  }

  static func definition(_ yaml: String) throws(TableErrors) -> RoundDefinition {
    try RoundDefinition(yaml: Array(yaml.utf8), file: "round.yaml")
  }

  static func definitionMistakes(_ yaml: String) -> [String] {
    do throws(TableErrors) {
      _ = try definition(yaml)
      return []
    } catch {
      return told(error)
    }
  }
}

/// The errors as they are told in English, after a check that their Vietnamese says as much.
func told(_ errors: TableErrors) -> [String] {
  for error in errors.first { #expect(lostInTranslation(error.message) == []) }
  return errors.first.map(\.description)
}

import Foundation
import Interlab
import Testing

/// Collaborative studies with their known figures.
struct PrecisionOracle: CustomTestStringConvertible, Sendable {
  let name: String
  let cells: [(lab: String, values: [Double])]
  private let numbers: [String: [Double]]

  var testDescription: String { name }

  subscript(_ statistic: String) -> Double? { numbers[statistic]?.first }

  func list(_ statistic: String) -> [Double] { numbers[statistic] ?? [] }

  var statistics: [String] { numbers.keys.sorted() }

  /// The experiment, with the laboratories in the order of their codes.
  var experiment: PrecisionExperiment { precisionExperiment(cells) }

  /// Whether every laboratory has the same number of results.
  var isBalanced: Bool { Set(cells.map(\.values.count)).count == 1 }

  static func all() throws -> [PrecisionOracle] {
    let results = try ReferenceOracle.records("precision_results.csv")
    var numbers: [String: [String: [Double]]] = [:]
    for row in try ReferenceOracle.records("precision.csv") {
      let name = "\(row["dataset"] ?? "") \(row["level"] ?? "")"
      numbers[name, default: [:]][row["statistic"] ?? ""] =
        (row["values"] ?? "").split(separator: " ").compactMap { Double($0) }
    }
    let groups = Dictionary(grouping: results) { "\($0["dataset"] ?? "") \($0["level"] ?? "")" }
    return groups.keys.sorted().map { name in
      let labs = Dictionary(grouping: groups[name] ?? []) { $0["lab"] ?? "" }
      let cells = labs.keys.sorted().map { lab in
        (lab: lab, values: (labs[lab] ?? []).compactMap { Double($0["value"] ?? "") })
      }
      return PrecisionOracle(name: name, cells: cells, numbers: numbers[name] ?? [:])
    }
  }
}

/// An experiment of one level.
func precisionExperiment(_ cells: [(lab: String, values: [Double])]) -> PrecisionExperiment {
  precisionExperiment(levels: [(nil, cells)])
}

/// An experiment of some levels.
func precisionExperiment(
  levels: [(name: String?, cells: [(lab: String, values: [Double])])]
) -> PrecisionExperiment {
  var codes: [String] = []
  var values: [Double] = []
  let built = levels.map { level in
    PrecisionLevel(
      name: level.name,
      cells: level.cells.map { cell in
        let index = codes.firstIndex(of: cell.lab) ?? codes.count
        if index == codes.count { codes.append(cell.lab) }
        let start = values.count
        values += cell.values
        return PrecisionCell(laboratory: index, values: start..<values.count)
      })
  }
  return PrecisionExperiment(laboratories: codes, levels: built, values: values)
}

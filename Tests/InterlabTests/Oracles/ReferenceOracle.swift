import Foundation
import Testing

/// One comparison with its known reference values, from `Oracles/Data`.
struct ReferenceOracle: CustomTestStringConvertible, Sendable {
  let name: String
  let results: [TestResult]
  private let numbers: [String: String]

  var testDescription: String { name }

  subscript(_ statistic: String) -> Double { Double(numbers[statistic] ?? "") ?? .nan }

  var doe_d: [Double] { list("doe_d") }
  var doe_u: [Double] { list("doe_u") }

  func list(_ statistic: String) -> [Double] {
    (numbers[statistic] ?? "").split(separator: " ").compactMap { Double($0) }
  }

  /// Whole numbers parted by spaces.
  func integers(_ statistic: String) -> [Int] {
    (numbers[statistic] ?? "").split(separator: " ").compactMap { Int($0) }
  }

  static func all(in file: String = "reference_values.csv") throws -> [ReferenceOracle] {
    let results = try records("reference_value_results.csv")
    return try records(file).map { numbers in
      let own = results.filter { $0["dataset"] == numbers["dataset"] }
      return ReferenceOracle(
        name: numbers["dataset"] ?? "",
        results: own.map {
          TestResult(
            lab: $0["lab"] ?? "", x: Double($0["x"] ?? "") ?? .nan, u: Double($0["u"] ?? ""),
            isIncluded: $0["include"] != "0")
        }, numbers: numbers)
    }
  }

  static func records(_ file: String) throws -> [[String: String]] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let url = folder.appendingPathComponent("Data").appendingPathComponent(file)
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let table = lines.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = table.first ?? []
    return table.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }
}

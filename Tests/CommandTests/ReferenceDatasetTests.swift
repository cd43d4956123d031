import Foundation
import TestSupport
import Testing

/// The NIST Statistical Reference Datasets, univariate, typed in as a laboratory's file would be.
@Suite("NIST StRD through lienphong score")
struct ReferenceDatasetTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("MathematicsTests/Oracles/Data")

  private static func records(_ file: String) throws -> [[String: String]] {
    let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    return lines.dropFirst().map { Dictionary(zip(lines[0], $0)) { first, _ in first } }
  }

  /// Mean and standard deviation, from the doubles that are read, in exact fractions. 13 digits
  /// is the accuracy that the engine promises.
  @Test func meanAndStandardDeviationAgreeToThirteenDigits() throws {
    let values = Dictionary(grouping: try Self.records("strd_univariate.csv")) {
      $0["dataset"] ?? ""
    }
    let oracles = try Self.records("strd_univariate_exact.csv")
    #expect(oracles.count == 7)
    for oracle in oracles {
      let rows = values[oracle["dataset"] ?? ""] ?? []
      let csv = rows.enumerated().map { "L\($0.offset),\($0.element["y"] ?? "")\n" }.joined()
      let run = try CommandRun(
        "score", "-", "--assigned-value", "mean", "--score", "D", "--format", "json",
        input: "lab,value\n" + csv)
      let measurand = try #require((run.json()["measurands"] as? [[String: Any]])?.first)
      let assigned = try #require(measurand["assignedValue"] as? [String: Any])
      let details = try #require(assigned["details"] as? [String: Any])
      let mean = try #require(assigned["value"] as? Double)
      let s = try #require(details["standardDeviation"] as? Double)
      #expect(Tolerance.digits(13).accepts(mean, oracle: Double(oracle["mean"] ?? "") ?? .nan))
      #expect(Tolerance.digits(13).accepts(s, oracle: Double(oracle["sd"] ?? "") ?? .nan))
    }
  }
}

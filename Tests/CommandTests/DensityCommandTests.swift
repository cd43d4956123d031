import Foundation
import TestSupport
import Testing

@Suite("lienphong reference --density")
struct DensityCommandTests {
  private func densities(_ csv: String, _ arguments: [String] = []) throws -> [[String: Any]] {
    let run = try CommandRun(
      arguments: ["reference", "-", "--method", "mean", "--density", "--format", "json"]
        + arguments, input: csv)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let measurands = try run.json()["measurands"] as? [[String: Any]]
    return try #require(measurands?.first?["density"] as? [[String: Any]])
  }

  private let lines = ["A,10.0", "B,10.1", "C,10.2", "D,9.9", "E,20.0", "F,20.1", "G,19.9"]

  @Test func twoModesWhateverTheOrder() throws {
    let head = "lab,value\n"
    let found = try densities(head + lines.joined(separator: "\n"), ["--sigma-pt", "0.4"])
    #expect(found.compactMap { $0["rule"] as? String } == ["sigma-pt", "sheather-jones"])
    let bandwidth = try #require(found[0]["bandwidth"] as? Double)
    // 0.75 · 0.4, and the reader of the test's JSON rounds once more.
    #expect(Tolerance.roundings(4).accepts(bandwidth, oracle: 0.3))
    let modes = try #require(found[0]["modes"] as? [[String: Any]])
    let shares = modes.compactMap { $0["share"] as? Double }
    #expect(modes.count == 2 && shares.allSatisfy { $0 < 0.58 })
    let values = modes.compactMap { $0["value"] as? Double }
    // Clusters of four and three, symmetric about 10.05 and 20, the higher first.
    for (value, oracle) in zip(values, [10.05, 20.0]) {
      #expect(Tolerance.digits(12).accepts(value, oracle: oracle))
    }
    let turned = try densities(
      head + lines.reversed().joined(separator: "\n"), ["--sigma-pt", "0.4"])
    #expect(NSArray(array: turned) == NSArray(array: found))
  }

  @Test func reasonsForNone() throws {
    for csv in ["lab,value\nA,1\nB,2\n", "lab,value\nA,5\nB,5\nC,5\n"] {
      for entry in try densities(csv) {
        #expect(entry["absent"] is String && entry["modes"] == nil)
      }
    }
  }
}

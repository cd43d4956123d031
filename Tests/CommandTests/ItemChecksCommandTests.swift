import Foundation
import TestSupport
import Testing

@Suite("Checks of the items in a round")
struct ItemChecksCommandTests {
  private let files = [
    "results.csv": "lab,value,U,k\nA,10.0,0.4,2\nB,10.4,0.4,2\nC,9.8,0.4,2\n",
    "items.csv": "item,value\n1,10.0\n1,10.2\n2,10.6\n2,10.4\n3,9.8\n3,10.0\n",
    "checks.csv": "time,value\n2027-01-01,10.0\n2027-06-01,10.3\n",
  ]

  private func measurand(_ blocks: String) throws -> [String: Any] {
    var files = files
    files["round.yaml"] = """
      assignedValue: {method: reference-laboratory, value: 10.0, U: 0.2, k: 2}
      sigmaPt: 0.5
      scores: [z, zPrime, En]
      \(blocks)
      """
    let folder = try WorkFolder(files)
    let run = try CommandRun(
      "analyze", "round.yaml", "-o", "out", "--format", "json", folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    let data = try Data(contentsOf: folder.url.appendingPathComponent("out/analysis.json"))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let page = try String(
      contentsOf: folder.url.appendingPathComponent("out/report.html"), encoding: .utf8)
    if blocks.contains("homogeneity") { #expect(page.contains("Độ đồng nhất")) }
    return try #require((root["measurands"] as? [[String: Any]])?.first)
  }

  private func u(_ measurand: [String: Any]) throws -> Double {
    let assigned = try #require(measurand["assignedValue"] as? [String: Any])
    return try #require(assigned["standardUncertainty"] as? Double)
  }

  private func sigma(_ measurand: [String: Any]) throws -> Double {
    let sigmaPt = try #require(measurand["sigmaPt"] as? [String: Any])
    return try #require(sigmaPt["value"] as? Double)
  }

  /// Means 10.1, 10.5, 9.9: s_x² = 0.28/3; pairs 0.2 apart: s_w² = 0.02; s_s² = 0.28/3 − 0.01.
  private let betweenVariance = 0.28 / 3 - 0.01

  @Test func nothingIsEnlargedUnlessAsked() throws {
    let found = try measurand("homogeneity: items.csv\nstability: checks.csv")
    #expect(Tolerance.digits(14).accepts(try u(found), oracle: 0.1))
    #expect(try sigma(found) == 0.5)
    let homogeneity = try #require(found["homogeneity"] as? [String: Any])
    let s_s = try #require(homogeneity["betweenSd"] as? Double)
    #expect(Tolerance.digits(12).accepts(s_s, oracle: betweenVariance.squareRoot()))
    #expect(homogeneity["sufficient"] as? Bool == false && homogeneity["use"] as? String == "none")
    let stability = try #require(found["stability"] as? [String: Any])
    #expect(Tolerance.digits(12).accepts(try #require(stability["change"] as? Double), oracle: 0.3))
  }

  @Test func differencesEnterTheAssignedValue() throws {
    let found = try measurand(
      "homogeneity: {file: items.csv, use: assigned-value}\n"
        + "stability: {file: checks.csv, use: assigned-value}")
    // u² = 0.1² + s_s² + 0.3²/3.
    let oracle = (0.01 + betweenVariance + 0.03).squareRoot()
    #expect(Tolerance.digits(12).accepts(try u(found), oracle: oracle))
  }

  @Test func differencesEnterSigmaPt() throws {
    let found = try measurand("homogeneity: {file: items.csv, use: sigma-pt}")
    let oracle = (0.25 + betweenVariance).squareRoot()
    #expect(Tolerance.digits(12).accepts(try sigma(found), oracle: oracle))
    let homogeneity = try #require(found["homogeneity"] as? [String: Any])
    let criterion = try #require(homogeneity["criterion"] as? Double)
    #expect(Tolerance.digits(14).accepts(criterion, oracle: 0.15))
  }

  @Test(arguments: [
    ("homogeneity: {use: none}", "names no file", 65),
    ("stability: {file: checks.csv, use: sigma-pt}", "cannot be used for sigma-pt", 65),
    ("homogeneity: nowhere.csv", "nowhere.csv", 66),
    ("homogeneity: checks.csv", "is not a known column", 65),
  ])
  func mistakes(_ block: String, _ words: String, _ status: Int32) throws {
    var files = files
    files["round.yaml"] = "assignedValue: mean\n\(block)\n"
    let folder = try WorkFolder(files)
    let run = try CommandRun("analyze", "round.yaml", "-o", "out", folder: folder)
    #expect(run.status == status && run.errors.contains(words), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/out"))
  }
}

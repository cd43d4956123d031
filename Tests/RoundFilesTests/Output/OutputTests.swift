import Foundation
import Interlab
import Metrology
import RoundFiles
import Tables
import Testing
import Wording

@Suite("Writing analyses")
struct OutputTests {
  private func analysis() throws -> Analysis {
    let csv = "item,measurand,lab,value,U\n1,m,A,10.1,0.2\n1,m,B,9.8,\n2,m,=cmd(),10.1,0.2\n"
    let value = try StatedValue(
      origin: .certified, value: 10,
      uncertainty: ReportedUncertainty(
        expanded: .init(0.1, coverageFactor: .two)))
    var round = try Reading.round(csv, .stated(value), scores: [.En, .z])
    round.identifier = "R \"1\"\n</script>"
    return try Analysis(of: round)
  }

  @Test func jsonHasTheFixedKeys() throws {
    let bytes = analysisJSON(try analysis())
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(root["schema"] as? String == "lienphong.analysis" && root["version"] as? Int == 1)
    #expect(root["round"] as? String == "R \"1\"\n</script>")
    let measurands = try #require(root["measurands"] as? [[String: Any]])
    #expect(measurands.map { $0["item"] as? String } == ["1", "2"])
    let results = try #require(measurands[0]["results"] as? [[String: Any]])
    #expect(results.map { $0["lab"] as? String } == ["A", "B"])
    #expect(results[1]["expandedUncertainty"] is NSNull)
    let scores = try #require(results[0]["scores"] as? [String: [String: Any]])
    let expected = (10.1 - 10) / (0.2 * 0.2 + 0.1 * 0.1).squareRoot()
    let En = try #require(scores["En"]?["value"] as? Double)
    #expect((En - expected).magnitude <= 4 * expected.ulp)
    #expect(scores["En"]?["verdict"] as? String == "acceptable")
    #expect(scores["z"]?["absent"] as? String != nil && scores["z"]?["value"] == nil)
    let absent = try #require(results[1]["scores"] as? [String: [String: Any]])
    #expect(absent["En"]?["absent"] as? String == "no uncertainty reported")
    let text = try #require(String(bytes: bytes, encoding: .utf8))
    #expect(!text.lowercased().contains("nan") && !text.contains("inf,"))
  }

  @Test func csvReadsBackAndRunsNoFormula() throws {
    let bytes = scoresCSV(try analysis())
    let table = try Table(csv: bytes, file: "scores.csv")
    #expect(
      Array(table.header.prefix(5)) == ["item", "measurand", "lab", "value", "standardUncertainty"])
    #expect(table.header.suffix(4) == ["z", "zVerdict", "En", "EnVerdict"])
    #expect(table.recordCount == 3)
    #expect(table.text(record: 2, column: 2) == "'=cmd()")
    #expect(table.isBlank(record: 1, column: 4))
    let notices = try analysis().comparisons[1].notices
    #expect(notices.contains(.codeLooksLikeFormula(laboratories: ["=cmd()"])))
  }

  @Test func theSameAnalysisGivesTheSameBytes() throws {
    #expect(analysisJSON(try analysis()) == analysisJSON(try analysis()))
    #expect(scoresCSV(try analysis()) == scoresCSV(try analysis()))
  }

  @Test func aFolderIsWrittenWholeOrNotAtAll() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("lienphong-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = OutputFolder(path + "/a/b")
    try folder.write([("x.txt", [1]), ("y.txt", [2])], overwriting: false)
    #expect(throws: FileFailure.self) {
      try folder.write([("z.txt", [3]), ("y.txt", [4])], overwriting: false)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: path + "/a/b").sorted()
    #expect(names == ["x.txt", "y.txt"])
    try folder.write([("y.txt", [5])], overwriting: true)
    #expect(try fileContents(path + "/a/b/y.txt") == [5])
    #expect(throws: FileFailure.self) {
      try OutputFolder(path + "/a/b/x.txt").write([("q", [1])], overwriting: true)
    }
  }

  @Test func aMissingFileIsNamed() {
    let fault = Phrase(vi: "không có tệp hoặc thư mục này", en: "No such file or directory")
    #expect(throws: FileFailure(.input, "no/such.csv", fault)) {
      try fileContents("no/such.csv")
    }
  }
}

import Foundation
import Testing

@Suite("lienphong analyze")
struct AnalyzeCommandTests {
  private let round = """
    round: R1
    results: r.csv
    measurands:
      - {id: m1, unit: mg, assignedValue: {method: reference-laboratory, value: 1, U: 0.1, k: 2}}
      - {id: m2, assignedValue: algorithm-a, sigmaPt: robust}
    """
  private let results = """
    lab,measurand,value,U
    <script>alert(1)</script>,m1,1.05,0.2
    =cmd(),m1,0.9,0.2
    ../../x,m1,1.5,0.2
    <script>alert(1)</script>,m2,1,
    =cmd(),m2,2,
    ../../x,m2,4,
    """

  @Test func writesThreeFilesAndATable() throws {
    let folder = try WorkFolder(["round.yaml": round, "r.csv": results])
    let run = try CommandRun("analyze", "round.yaml", "-o", "out", "--lang", "vi", folder: folder)
    #expect(run.status == 0 && run.output.contains("m1"), "\(run.errors)")
    #expect(folder.names == ["out", "r.csv", "round.yaml"])
    let html = try folder.text("out/report.html")
    #expect(!html.contains("<script>alert") && html.contains("&lt;script"))
    #expect(!html.contains("http://") || !html.contains("src=\"http"))
    let csv = try folder.text("out/scores.csv")
    #expect(csv.contains("'=cmd()") && !csv.contains("\n=cmd") && !csv.contains(",=cmd"))
    #expect(try folder.text("out/analysis.json").contains("\"=cmd()\""))
  }

  @Test func keepsAReportThatIsThere() throws {
    let folder = try WorkFolder(["round.yaml": round, "r.csv": results])
    let first = try CommandRun("analyze", "round.yaml", "-o", "out", folder: folder)
    #expect(first.status == 0)
    let before = try folder.text("out/analysis.json")
    let second = try CommandRun("analyze", "round.yaml", "-o", "out", folder: folder)
    #expect(second.status == 73 && second.errors.contains("--force"))
    #expect(second.output.isEmpty)
    let forced = try CommandRun("analyze", "round.yaml", "-o", "out", "--force", folder: folder)
    #expect(forced.status == 0)
    #expect(try folder.text("out/analysis.json") == before)
  }

  @Test func badDataWritesNothing() throws {
    let folder = try WorkFolder(["round.yaml": round, "r.csv": results + "\nX,m3,1,\n"])
    let run = try CommandRun("analyze", "round.yaml", "-o", "out", folder: folder)
    #expect(run.status == 65)
    #expect(
      run.errors.hasPrefix(
        "r.csv:8:2: \"m3\" is not a measurand of the round. The round has: m1, m2."))
    #expect(folder.names == ["r.csv", "round.yaml"] && run.output.isEmpty)
  }

  @Test func aMeasurandWithoutResultsIsASlip() throws {
    let folder = try WorkFolder(["round.yaml": round, "r.csv": "lab,measurand,value\nA,m2,1\n"])
    let run = try CommandRun("analyze", "round.yaml", folder: folder)
    #expect(run.status == 65 && run.errors.hasPrefix("round.yaml:4:5: the measurand \"m1\""))
  }

  @Test func whereNothingCanBeWrittenIs73() throws {
    let folder = try WorkFolder(["round.yaml": round, "r.csv": results, "file": ""])
    let run = try CommandRun("analyze", "round.yaml", "-o", "file", folder: folder)
    #expect(run.status == 73)
    let blocked = try CommandRun("analyze", "round.yaml", "-o", "", folder: folder)
    #expect(blocked.status == 73)
    let below = try CommandRun("analyze", "round.yaml", "-o", "file/out", folder: folder)
    #expect(below.status == 73)
  }

  @Test func theReportCarriesTheStatedDate() throws {
    let folder = try WorkFolder(["round.yaml": round, "r.csv": results])
    for name in ["a", "b"] {
      let run = try CommandRun(
        "analyze", "round.yaml", "-o", name, folder: folder,
        environment: ["SOURCE_DATE_EPOCH": "1800000000"])
      #expect(run.status == 0)
    }
    let html = try folder.text("a/report.html")
    #expect(try folder.text("b/report.html") == html)
    #expect(html.contains("2027"))
  }

  @Test(arguments: ["ccl-k1-gauge-block", "iso13528-e12-allergens"])
  func publishedRoundsAreAnalysed(_ name: String) throws {
    let path = datasets.appendingPathComponent(name).appendingPathComponent("round.yaml").path
    for format in ["text", "json", "csv"] {
      let run = try CommandRun("analyze", path, "--format", format)
      #expect(run.status == 0 && !run.output.isEmpty && (run.errors.isEmpty || format == "csv"))
    }
  }
}

import Foundation
import Testing

@Suite("lienphong analyze --per-lab")
struct PerLaboratoryCommandTests {
  private let round = """
    round: R1
    results: r.csv
    measurands:
      - {id: m1, unit: mg, assignedValue: {method: reference-laboratory, value: 1, U: 0.1, k: 2}}
      - {id: m2, assignedValue: {method: reference-laboratory, value: 2, U: 0.1, k: 2}}
      - {id: m3, assignedValue: {method: reference-laboratory, value: 3, U: 0.1, k: 2}}
    """
  private let results = """
    lab,measurand,value,U
    <script>alert(1)</script>,m1,1.3,0.2
    ../../x,m1,0.9,0.2
    B,m1,1.5,0.2
    <script>alert(1)</script>,m2,2.3,0.2
    ../../x,m2,2.1,0.2
    <script>alert(1)</script>,m3,3.3,0.2
    """

  @Test func writesOneReportForEachLaboratory() throws {
    let folder = try WorkFolder(["round.yaml": round, "r.csv": results])
    let run = try CommandRun(
      "analyze", "round.yaml", "-o", "out", "--per-lab", "--lang", "vi", folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appendingPathComponent("out/laboratories").path)
    #expect(names.sorted() == ["lab-B.html", "lab-script-alert-1-script.html", "lab-x.html"])
    #expect(folder.names == ["out", "r.csv", "round.yaml"])
    let biased = try folder.text("out/laboratories/lab-script-alert-1-script.html")
    #expect(!biased.contains("<script>alert"))
    // ζ = 0.3 / √(0.1² + 0.05²) three times, as its uncertainties say: a common bias.
    #expect(biased.contains("Có thể chệch chung") && biased.contains("Possibly a common bias"))
    let single = try folder.text("out/laboratories/lab-B.html")
    #expect(single.contains("1 of 3 comparisons") && !single.contains("m2"))
  }

  /// U = 0.2 and U(x_pt) = 0.1: the share is 0.04 / 0.05 = 80 %, E_n reaches 1 at √0.05, and with
  /// d = 0.3 no U below √(0.09 − 0.01) is enough.
  @Test func saysWhatTheComparisonCanShow() throws {
    let folder = try WorkFolder(["round.yaml": round, "r.csv": results])
    let run = try CommandRun(
      "analyze", "round.yaml", "-o", "out", "--per-lab", "--lang", "en", folder: folder)
    #expect(run.status == 0)
    let page = try folder.text("out/laboratories/lab-script-alert-1-script.html")
    #expect(page.contains("makes up 80.0 %") && page.contains("80,0 %"))
    #expect(page.contains("0.2236") && page.contains("0.2828"))
  }

  @Test func needsAFolderAndKeepsWhatIsThere() throws {
    let folder = try WorkFolder(["round.yaml": round, "r.csv": results])
    let run = try CommandRun("analyze", "round.yaml", "--per-lab", folder: folder)
    #expect(run.status == 64 && run.errors.contains("-o"))
    #expect(
      try CommandRun("analyze", "round.yaml", "-o", "o", "--per-lab", folder: folder).status == 0)
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("o/report.html"))
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("o/scores.csv"))
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("o/analysis.json"))
    let second = try CommandRun("analyze", "round.yaml", "-o", "o", "--per-lab", folder: folder)
    #expect(second.status == 73 && second.errors.contains("--force"))
  }
}

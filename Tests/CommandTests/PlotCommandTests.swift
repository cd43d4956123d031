import Foundation
import Testing

@Suite("lienphong plot")
struct PlotCommandTests {
  private let round = """
    round: R1
    results: r.csv
    unit: mg
    measurands:
      - {id: a, assignedValue: weighted-mean, scores: [En]}
      - {id: b, assignedValue: {method: reference-laboratory, value: 2, U: 0.1, k: 2}, scores: [En]}
    """
  private let results = """
    lab,measurand,replicate,value,U
    <b>A</b>,a,1,1.05,0.2
    <b>A</b>,a,2,1.07,0.2
    B,a,1,0.9,0.2
    B,a,2,0.93,0.2
    C,a,1,1.5,0.2
    C,a,2,1.4,0.2
    D,a,1,1.1,0.1
    D,a,2,1.2,0.1
    <b>A</b>,b,1,2.1,0.2
    B,b,1,1.9,0.2
    C,b,1,2.6,0.2
    D,b,1,2.2,0.3
    """

  private func folder() throws -> WorkFolder {
    try WorkFolder(["round.yaml": round, "r.csv": results])
  }

  @Test(arguments: [
    "results", "scores", "lollipops", "histogram", "youden", "pomplot", "mandel-h", "mandel-k",
    "equivalence", "heatmap", "methods",
  ])
  func drawsEveryKindInBothLanguages(_ kind: String) throws {
    let folder = try folder()
    for language in ["vi", "en"] {
      let run = try CommandRun("plot", kind, "round.yaml", "--lang", language, folder: folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg"))
      #expect(run.output.hasSuffix("</svg>\n") && run.output.contains("width=\"760\""))
      #expect(run.output.contains("<title>") && !run.output.contains("<script"))
      #expect(!run.output.contains("<b>") && !run.output.contains("nan"))
      // All of them name laboratories but the two over values and methods.
      if !["histogram", "methods"].contains(kind) { #expect(run.output.contains("&lt;b&gt;A")) }
      let again = try CommandRun("plot", kind, "round.yaml", "--lang", language, folder: folder)
      #expect(again.output == run.output)
    }
  }

  /// The pilot's four times and the participants' values of a standard that drifts.
  @Test func drawsADrift() throws {
    let folder = try WorkFolder([
      "round.yaml": """
      results: r.csv
      transferStandard: {pilot: p.csv, model: linear}
      """,
      "p.csv": "time,value,u\n2027-01-01,1,0.1\n2027-02-01,1.1,0.1\n2027-03-01,1.2,0.1\n"
        + "2027-04-01,1.3,0.1\n",
      "r.csv": "lab,date,value,U,k\nA,2027-01-15,1,0.2,2\nB,2027-02-15,1.2,0.2,2\n",
    ])
    let run = try CommandRun("plot", "drift", "round.yaml", "--lang", "vi", folder: folder)
    #expect(run.status == 0 && run.output.contains("01/03/2027"), "\(run.errors)")
    let english = try CommandRun("plot", "drift", "round.yaml", "--lang", "en", folder: folder)
    #expect(english.output.contains("2027-03-01"))
  }

  @Test func drawsAResultsFileByItself() throws {
    let folder = try WorkFolder(["r.csv": "lab,value,U\nA,1,0.2\nB,1.1,0.2\nC,3,0.2\n"])
    let run = try CommandRun(
      "plot", "results", "r.csv", "--assigned-value", "1", "--assigned-U", "0.1", "--assigned-k",
      "2", "--unit", "mg", "-o", "x.svg", folder: folder)
    #expect(run.status == 0 && run.output.isEmpty && folder.names == ["r.csv", "x.svg"])
    let again = try CommandRun(
      "plot", "results", "r.csv", "--assigned-value", "1", "-o", "x.svg", folder: folder)
    #expect(again.status == 73 && again.errors.contains("--force"))
  }

  @Test func saysWhatItLacks() throws {
    let folder = try WorkFolder(["r.csv": "lab,value,U\nA,1,0.2\nB,1.1,0.2\n"])
    let none = try CommandRun("plot", "results", "r.csv", folder: folder)
    #expect(none.status == 64 && none.errors.contains("--assigned-value"))
    let youden = try CommandRun("plot", "youden", "r.csv", "--lang", "en", folder: folder)
    #expect(youden.status == 65 && youden.errors.contains("it takes two measurands"))
    let drift = try CommandRun(
      "plot", "drift", "r.csv", "--assigned-value", "1", "--lang", "vi", folder: folder)
    #expect(drift.status == 65 && drift.errors.contains("chuẩn so sánh"))
    let kind = try CommandRun("plot", "pie", "r.csv", folder: folder)
    #expect(kind.status == 64)
    let name = try CommandRun(
      "plot", "results", "r.csv", "--assigned-value", "1", "-o", "x.gif", folder: folder)
    #expect(name.status == 64 && folder.names == ["r.csv"])
    let measurand = try CommandRun(
      "plot", "results", "round.yaml", "--measurand", "bb", folder: self.folder())
    #expect(measurand.status == 64 && measurand.errors.contains("Known are: a, b"))
  }

  /// Without a program for it the remedy is named, and nothing is written.
  @Test func namesTheProgramsItNeeds() throws {
    let folder = try folder()
    let environment = ["PATH": "/nowhere"]
    let picture = try CommandRun(
      "plot", "results", "round.yaml", "-o", "x.png", folder: folder, environment: environment)
    #expect(picture.status == 73 && picture.errors.contains("apt-get install librsvg2-bin"))
    let pdf = try CommandRun(
      "analyze", "round.yaml", "-o", "out", "--pdf", folder: folder, environment: environment)
    #expect(pdf.status == 73 && pdf.errors.contains("apt-get install weasyprint"))
    #expect(folder.names == ["r.csv", "round.yaml"])
  }

  /// A stand-in for WeasyPrint: it copies the page, so that what is handed over can be looked at.
  private func standIn(_ name: String, _ script: String) throws -> (WorkFolder, [String: String]) {
    let programs = try WorkFolder([name: "#!/bin/sh\n" + script])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: programs.url.path + "/" + name)
    return (programs, ["PATH": programs.url.path + ":/usr/bin:/bin", "SOURCE_DATE_EPOCH": "0"])
  }

  @Test func handsOnePageInOneLanguageToWeasyPrint() throws {
    let folder = try folder()
    let (programs, environment) = try standIn("weasyprint", "cp \"$2\" \"$3\"\n")
    let run = try CommandRun(
      "analyze", "round.yaml", "-o", "out", "--pdf", "--per-lab", "--lang", "vi", folder: folder,
      environment: environment)
    #expect(run.status == 0, "\(run.errors)")
    for name in ["report", "laboratories/lab-B"] {
      let page = try folder.text("out/\(name).pdf")
      #expect(page.contains("<article lang=\"vi\"") && !page.contains("<article lang=\"en\""))
      #expect(!page.contains("type=\"radio\""))
    }
    withExtendedLifetime(programs) {}
  }

  @Test func aFailingProgramLeavesNothingBehind() throws {
    let folder = try folder()
    let (programs, environment) = try standIn("weasyprint", "exit 3\n")
    let run = try CommandRun(
      "analyze", "round.yaml", "-o", "out", "--pdf", folder: folder, environment: environment)
    #expect(run.status == 73 && run.errors.contains("weasyprint ended with an error"))
    #expect(folder.names == ["r.csv", "round.yaml"])
    withExtendedLifetime(programs) {}
  }

  /// Runs where the real one is found.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/weasyprint")))
  func weasyPrintGivesTheSameBytesForTheSameInput() throws {
    let folder = try folder()
    for name in ["one", "two"] {
      let run = try CommandRun(
        "analyze", "round.yaml", "-o", name, "--pdf", "--lang", "vi", folder: folder,
        environment: ["SOURCE_DATE_EPOCH": "1800000000"])
      #expect(run.status == 0, "\(run.errors)")
    }
    let files = try ["one", "two"].map {
      try Data(contentsOf: folder.url.appendingPathComponent("\($0)/report.pdf"))
    }
    #expect(files[0].starts(with: Array("%PDF-".utf8)) && files[0] == files[1])
  }
}

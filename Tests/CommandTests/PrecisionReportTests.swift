import Foundation
import Testing

@Suite("Precision in a report")
struct PrecisionReportTests {
  private let yaml = """
    round: P1
    measurands:
      - {id: a, unit: mg, assignedValue: {method: mean}}
      - {id: b, unit: mg, assignedValue: {method: mean}}
    precision: {file: experiment.csv, decimal: comma}
    youden: [[b, a]]

    """

  private var files: [String: String] {
    var results = "lab,measurand,value,replicate\n"
    for lab in 1...6 {
      for (measurand, value) in [("a", 10.0), ("b", 20.0)] {
        for replicate in 1...2 {
          let result = value + Double(lab % 4) + Double((lab * replicate) % 3) / 10
          results += "L\(lab),\(measurand),\(result),\(replicate)\n"
        }
      }
    }
    let experiment =
      "lab;level;value\n"
      + ["x", "y", "z"].flatMap { level in
        (1...5).flatMap { lab in
          (0...1).map { "<i>\(lab);\(level);\(level.utf8.first ?? 0)\(lab),\($0 + lab % 2)\n" }
        }
      }.joined()
    return ["round.yaml": yaml, "results.csv": results, "experiment.csv": experiment]
  }

  @Test func analysisHoldsPrecisionOfMeasurandsAndExperiment() throws {
    let folder = try WorkFolder(files)
    let run = try CommandRun("analyze", "round.yaml", "-o", "out", folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    let data = Data(try folder.text("out/analysis.json").utf8)
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let measurands = try #require(root["measurands"] as? [[String: Any]])
    for measurand in measurands {
      let precision = try #require(measurand["precision"] as? [String: Any])
      let level = try #require((precision["levels"] as? [[String: Any]])?.first)
      #expect(level["p"] as? Int == 6 && level["N"] as? Int == 12)
    }
    let experiment = try #require(root["precision"] as? [String: Any])
    #expect((experiment["levels"] as? [[String: Any]])?.count == 3)
    let html = try folder.text("out/report.html")
    for words in [
      "Độ chụm theo các kết quả lặp", "Precision from the replicates", "Thí nghiệm độ chụm",
      "Precision experiment", "Biểu đồ Youden", "Youden plot", "Mandel h: ", "Mandel k: ",
    ] {
      #expect(html.contains(words), "\(words)")
    }
    #expect(!html.contains("<i>1") && html.contains("&lt;i&gt;1"))
  }

  @Test(arguments: [
    ("youden: [[b, c]]", "\"c\" is not a measurand of the round"),
    ("youden: [[a]]", "a Youden pair is not two measurands"),
    ("youden: [[a, a]]", "names \"a\" twice"),
    ("precision: {decimal: comma}", "precision names no file"),
    ("precision: {fil: x}", "Did you mean file?"),
  ])
  func mistakesAreSaidWithTheirPlace(_ line: String, _ message: String) throws {
    var files = files
    let kept = yaml.split(separator: "\n").filter {
      !$0.hasPrefix(String(line.prefix { $0 != ":" }))
    }
    files["round.yaml"] = kept.joined(separator: "\n") + "\n\(line)\n"
    let folder = try WorkFolder(files)
    let run = try CommandRun("analyze", "round.yaml", folder: folder)
    #expect(run.status == 65 && run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.hasPrefix("round.yaml:"), "\(run.errors)")
  }

  /// k of one laboratory among 27 is √(27 · 2.5 / 2.5065) = 5.19, beyond twice the line at 1 %: its bar
  /// breaks off before an arrow with the number.
  @Test func aBarBeyondTheAxisBearsItsNumber() throws {
    var csv = "lab,replicate,value\n"
    for index in 0..<27 {
      for replicate in 1...5 {
        let step = index == 3 ? 1.0 : 0.01
        csv += "L\(index),\(replicate),\(10 + step * Double(replicate - 3))\n"
      }
    }
    let folder = try WorkFolder([
      "r.csv": csv, "round.yaml": "results: r.csv\nassignedValue: {method: median}\nscores: [D]\n",
    ])
    let run = try CommandRun("analyze", "round.yaml", "-o", "out", folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    let html = try folder.text("out/report.html")
    #expect(html.contains(">5.19<") && html.contains(">5,19<"))
  }

  @Test func aMissingExperimentIsNoInput() throws {
    var files = files
    files["experiment.csv"] = nil
    let folder = try WorkFolder(files)
    let run = try CommandRun("analyze", "round.yaml", folder: folder)
    #expect(run.status == 66)
  }
}

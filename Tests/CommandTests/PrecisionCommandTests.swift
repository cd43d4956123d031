import Foundation
import TestSupport
import Testing

@Suite("lienphong precision")
struct PrecisionCommandTests {
  /// Dietary fibre in apricots, nine laboratories in duplicate (AOAC).
  private let fibre = """
    lab,value
    Lab1,25.05
    Lab1,25.58
    Lab2,26.29
    Lab2,27.16
    Lab3,27.64
    Lab3,28.14
    Lab4,29.01
    Lab4,26.39
    Lab5,26.99
    Lab5,27.85
    Lab6,24.45
    Lab6,24.15
    Lab7,26.85
    Lab7,27.37
    Lab8,27.21
    Lab8,27.34
    Lab9,25.31
    Lab9,25.43

    """

  private func level(_ arguments: [String], _ input: String) throws -> [String: Any] {
    let run = try CommandRun(
      arguments: ["precision", "-", "--format", "json"] + arguments, input: input)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let root = try run.json()
    #expect(root["schema"] as? String == "lienphong.precision")
    return try #require((root["levels"] as? [[String: Any]])?.first)
  }

  /// s_r, s_L and s_R again by the formulas of the standard, from cell means and differences.
  @Test func figuresOfALevel() throws {
    let level = try level([], fibre)
    let duplicates = fibre.split(separator: "\n").dropFirst().compactMap {
      Double($0.split(separator: ",")[1])
    }
    let pairs = stride(from: 0, to: duplicates.count, by: 2).map {
      (duplicates[$0], duplicates[$0 + 1])
    }
    let s_r = (pairs.reduce(0) { $0 + pow($1.0 - $1.1, 2) } / 18).squareRoot()
    let means = pairs.map { ($0.0 + $0.1) / 2 }
    let mean = means.reduce(0, +) / 9
    let s_m = means.reduce(0) { $0 + pow($1 - mean, 2) } / 8
    let s_L = (s_m - s_r * s_r / 2).squareRoot()
    let expected = ["mean": mean, "sr": s_r, "sL": s_L, "sR": hypot(s_r, s_L)]
    for (key, value) in expected {
      let found = try #require(level[key] as? Double)
      #expect(Tolerance.digits(12).accepts(found, oracle: value), "\(key)")
    }
    #expect(level["p"] as? Int == 9 && level["N"] as? Int == 18)
    let anova = try #require(level["anova"] as? [String: Any])
    #expect(anova["betweenDF"] as? Int == 8 && anova["withinDF"] as? Int == 9)
    for key in ["betweenSS", "betweenMS", "withinSS", "withinMS", "F", "p", "R2", "residualSd"] {
      #expect(anova[key] is Double, "\(key)")
    }
    let cochran = try #require(level["cochran"] as? [String: Any])
    #expect(cochran["lab"] as? String == "Lab4")
    for key in ["statistic", "critical5", "critical1"] { #expect(cochran[key] is Double) }
    #expect((level["mandel"] as? [[String: Any]])?.count == 9)
  }

  @Test func bothLanguagesAndCSV() throws {
    let english = try CommandRun("precision", "-", "--lang", "en", input: fibre)
    #expect(english.output.contains("Cochran C: ") && english.output.contains("two largest means"))
    let vietnamese = try CommandRun("precision", "-", "--lang", "vi", input: fibre)
    #expect(vietnamese.output.contains("phù hợp") && vietnamese.output.contains("trung bình"))
    let csv = try CommandRun("precision", "-", "--format", "csv", input: fibre)
    #expect(csv.output.hasPrefix("level,p,N,mean,sr,sL,sR,"))
    #expect(csv.output.split(separator: "\n").count == 2)
  }

  @Test func whatIsLeftOutStandsInTheOutput() throws {
    let run = try CommandRun(
      "precision", "-", "--format", "json", "--exclude", "Lab4", "--reason", "wrong unit", "--by",
      "An", input: fibre)
    #expect(run.status == 0, "\(run.errors)")
    let root = try run.json()
    let removed = try #require((root["removed"] as? [[String: Any]])?.first)
    #expect(removed["lab"] as? String == "Lab4" && removed["by"] as? String == "An")
    #expect(removed["reason"] as? String == "wrong unit")
    #expect(removed["values"] as? [Double] == [29.01, 26.39])
    let level = try #require((root["levels"] as? [[String: Any]])?.first)
    #expect(level["p"] as? Int == 8)
  }

  // MARK: Bad input

  @Test func exclusionsNeedAReasonAndAName() throws {
    for arguments in [
      ["--exclude", "Lab4"], ["--exclude", "Lab66", "--reason", "x", "--by", "y"],
    ] {
      let run = try CommandRun(arguments: ["precision", "-"] + arguments, input: fibre)
      #expect(run.status == 64 && run.output.isEmpty)
    }
  }

  @Test(arguments: [
    ("", "1: the file is empty", 65), ("lab,value\n", "header but no rows", 65),
    ("lab,value\nA,x\n", "2:2: ", 65), ("lab,value\nA,1e308\n", "too large", 65),
    ("lab,value\nA,\n", "the value is empty", 65), ("lab,valu\nA,1\n", "Did you mean value?", 65),
    ("lab,value,replicate\nA,1,1\nA,2,1\n", "3:3: replicate \"1\"", 65),
    ("lab,value,level\nA,1,\n", "the level is empty", 65),
  ])
  func badInputIsSaidWithItsPlace(_ csv: String, _ message: String, _ status: Int32) throws {
    let run = try CommandRun("precision", "-", input: csv)
    #expect(run.status == status && run.output.isEmpty)
    let wanted = csv.isEmpty ? "the file is empty" : message
    #expect(run.errors.contains(wanted), "\(run.errors)")
  }

  @Test func oneLaboratoryOrOneResultIsNoError() throws {
    for csv in ["lab,value\nA,1\n", "lab,value\nA,1\nA,2\n", "lab,value\nA,1\nB,2\n"] {
      let level = try level([], csv)
      #expect((level["sR"] as? [String: Any])?["absent"] is String)
    }
  }
}

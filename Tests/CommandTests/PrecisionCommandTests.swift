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

@Suite("lienphong precision, other designs")
struct PrecisionDesignCommandTests {
  private let nested = """
    lab,day,value
    A,1,10.1
    A,1,10.3
    A,2,10.6
    A,2,10.5
    B,1,11.0
    B,1,11.1
    B,2,11.6
    B,2,11.9

    """

  @Test func nestedDesignsHaveIntermediatePrecisions() throws {
    let run = try CommandRun(
      "precision", "-", "--nested", "lab,day", "--format", "json", input: nested)
    #expect(run.status == 0, "\(run.errors)")
    let level = try #require((try run.json()["levels"] as? [[String: Any]])?.first)
    let found = try #require(level["nested"] as? [String: Any])
    let components = try #require(found["components"] as? [[String: Any]])
    #expect(components.compactMap { $0["factor"] as? String } == ["lab", "day", "residual"])
    #expect(components.compactMap { $0["DF"] as? Int } == [1, 2, 4])
    // Differences of pairs: 0.2, 0.1, 0.1, 0.3; Σd²/2/4.
    let s_r = try #require(level["sr"] as? Double)
    #expect(Tolerance.digits(12).accepts(s_r * s_r, oracle: 0.15 / 8))
    for language in ["vi", "en"] {
      let text = try CommandRun(
        "precision", "-", "--nested", "lab,day", "--lang", language, input: nested)
      #expect(text.status == 0 && text.output.contains("s_I(day)"))
    }
  }

  @Test(arguments: [
    ["--nested", "day,lab"], ["--nested", "lab"], ["--nested", "lab,value"],
    ["--nested", "lab,day", "--method", "robust"], ["--accepted-u", "1"],
    ["--nested", "lab,day", "--remove", "outliers"],
  ])
  func contradictionsAreUsageErrors(_ arguments: [String]) throws {
    let run = try CommandRun(
      arguments: ["precision", "-", "--ignore", "x"] + arguments, input: nested)
    #expect(run.status == 64 && run.output.isEmpty, "\(arguments)")
  }

  @Test func robustSplitLevelAndTrueness() throws {
    let csv = "lab,replicate,value\nA,a,11\nA,b,10\nB,b,10\nB,a,13\nC,a,12\nC,b,10\n"
    let split = try CommandRun(
      "precision", "-", "--design", "split-level", "--format", "json", input: csv)
    let level = try #require((try split.json()["levels"] as? [[String: Any]])?.first)
    let pairs = try #require(level["splitLevel"] as? [String: Any])
    let laboratories = try #require(pairs["laboratories"] as? [[String: Any]])
    #expect(laboratories.compactMap { $0["difference"] as? Double } == [1, 3, 2])
    let robust = try CommandRun(
      "precision", "-", "--method", "robust", "--accepted-value", "-1.5", "--format", "json",
      input: csv)
    let root = try robust.json()
    #expect(root["method"] as? String == "robust")
    let other = try #require((root["levels"] as? [[String: Any]])?.first)
    let trueness = try #require(other["trueness"] as? [String: Any])
    #expect(trueness["acceptedValue"] as? Double == -1.5)
    #expect(trueness["significant"] as? Bool == true)
  }
}

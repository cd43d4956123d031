import Foundation
import TestSupport
import Testing

@Suite("lienphong score")
struct ScoreCommandTests {
  private let csv = "lab,value,U,k\nA,10.003,0.004,2\nB,9.998,0.006,2\nC,10.010,0.005,2\n"

  @Test func scoresAgainstANumber() throws {
    let run = try CommandRun(
      "score", "-", "--assigned-value", "10.002", "--U", "0.004", "--k", "2", "--score", "En,zeta",
      "--format", "json", input: csv)
    #expect(run.status == 0 && run.errors.isEmpty)
    let measurands = try #require(run.json()["measurands"] as? [[String: Any]])
    #expect(measurands[0]["id"] is NSNull)
    let results = try #require(measurands[0]["results"] as? [[String: Any]])
    let scores = try #require(results[0]["scores"] as? [String: [String: Any]])
    #expect(Set(scores.keys) == ["En", "zeta"])
    let En = try #require(scores["En"]?["value"] as? Double)
    // 0.001 / √(0.004² + 0.004²); 10.003 − 10.002 carries a rounding of 1.8e-15.
    #expect((En - 0.17677669529663687).magnitude < 4e-13)
  }

  @Test func theWeightedMeanAsCSV() throws {
    let run = try CommandRun(
      "score", "-", "--assigned-value", "weighted-mean", "--score", "En", "--format", "csv",
      input: csv)
    let lines = run.output.split(separator: "\n")
    #expect(run.status == 0 && lines.count == 4)
    #expect(
      lines[0] == "lab,value,standardUncertainty,expandedUncertainty,included,assignedValue,"
        + "assignedStandardUncertainty,sigmaPt,deviation,deviationStandardUncertainty,En,EnVerdict")
  }

  @Test func robustScoresOfAColumnFile() throws {
    let folder = try WorkFolder(["r.csv": "lab;value\n1;1,0\n2;1,2\n3;0,9\n4;5,0\n"])
    let run = try CommandRun(
      "score", "r.csv", "--assigned-value", "algorithm-a", "--sigma-pt", "robust", "--score",
      "z,zPrime", "--format", "json", "--decimal", "comma", folder: folder)
    #expect(run.status == 0)
    let measurand = try #require((run.json()["measurands"] as? [[String: Any]])?.first)
    let notices = try #require(measurand["notices"] as? [[String: Any]])
    #expect(notices.contains { $0["code"] as? String == "consensus-few-laboratories" })
  }

  /// Exit status and the beginning of the message of each mistake.
  @Test(arguments: [
    (
      ["--assigned-value", "algoritm-a"], 64,
      "\"algoritm-a\" is not a known assigned value. Did you mean algorithm-a?"
    ),
    (
      ["--assigned-value", "mean", "--score", "zeeta"], 64,
      "\"zeeta\" is not a known score. Did you mean zeta?"
    ),
    (["--assigned-value", "mean", "--U", "1"], 64, "mean finds its own uncertainty"),
    (["--assigned-value", "mean", "--sigma-pt", "robst"], 64, "--sigma-pt: \"robst\""),
    (["--assigned-value", "1", "--U", "-1"], 65, "--assigned-U: U is not zero or more"),
    (["--assigned-value", "1", "--U", "1", "--k", "0"], 65, "--assigned-k: k is not above zero"),
    (["--assigned-value", "1,5"], 64, "--assigned-value: \"1,5\" uses a decimal comma"),
    (
      ["--assigned-value", "mean", "--decimal", "komma"], 64, "Error: The value 'komma' is invalid"
    ),
    (["--assigned-value", "gls"], 64, "gls needs --covariance-matrix"),
    (["--assigned-value", "mean", "--covariance-matrix", "nowhere.csv"], 64, ""),
    ([], 64, "Error: Missing expected argument '--assigned-value"),
  ])
  func refuses(_ arguments: [String], _ status: Int32, _ message: String) throws {
    let run = try CommandRun(arguments: ["score", "-"] + arguments, input: csv)
    #expect(run.status == status && run.errors.hasPrefix(message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [
    ("", "stdin: the file is empty"), ("lab,value\n", "stdin:1: the file has a header but no rows"),
    ("lab,value\nA,1,2\n", "stdin:2:3: "), ("lab,value\nA,\"1\n", "stdin:2:2: "),
    ("lab,value\nA,1\0\n", "stdin:2:2: "), ("lab,value\nA,1,5\n", "stdin:2:3: "),
    ("lab;value\nA;1,5\n", "stdin:2:2: \"1,5\" uses a decimal comma"),
  ])
  func refusesFiles(_ csv: String, _ message: String) throws {
    let run = try CommandRun("score", "-", "--assigned-value", "mean", input: csv)
    #expect(run.status == 65 && run.errors.hasPrefix(message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  /// Every one of these once ended in a trap or went on for ever.
  @Test(arguments: [
    ["check", "--value", "1e308", "--assigned-value", "-1e308"],
    ["check", "--value", "1", "--assigned-value", "1", "--U", "1e308", "--assigned-U", "1e308"],
    ["score", "-", "--assigned-value", "-1.7e308"], ["score", "-", "--assigned-value", "birge"],
    ["score", "-", "--assigned-value", "algorithm-a"],
  ])
  func numbersBeyondEveryQuantityAreRefused(_ arguments: [String]) throws {
    let run = try CommandRun(
      arguments: arguments,
      input: "lab,value,u\n1,1.7e308,1\n2,-1.7e308,1\n3,0,1\n4,1.7e308,1\n")
    #expect(run.status == 65 && run.errors.contains("too large for a quantity"))
  }

  @Test(arguments: [
    (
      "lab,A,B,C\nA,1,2,0\nB,1,1,0\nC,0,0,1\n",
      "V.csv: the covariance of \"A\" with \"B\" is 2, but"
    ),
    ("lab,A,B\nA,1,0\nB,0,1\n", "V.csv:1: there is no column for the laboratory \"C\""),
    ("lab,A,B,C\nA,1,,0\nB,0,1,0\nC,0,0,1\n", "V.csv:2:3: the covariance is empty"),
    ("lab,A,B,C\nA,0,0,0\nB,0,1,0\nC,0,0,1\n", "V.csv: the variance of \"A\" is not above zero"),
    ("lab,A,B,C\nA,9,0,0\nB,0,1,0\nC,0,0,1\n", "V.csv: the variance of \"A\" is that of u = 3"),
  ])
  func refusesCovariances(_ matrix: String, _ message: String) throws {
    let folder = try WorkFolder(["r.csv": "lab,value,u\nA,1,1\nB,2,1\nC,3,1\n", "V.csv": matrix])
    let run = try CommandRun(
      "score", "r.csv", "--assigned-value", "gls", "--covariance-matrix", "V.csv", folder: folder)
    #expect(run.status == 65 && run.errors.hasPrefix(message), "\(run.errors)")
  }

  @Test func aBrokenWorkbookIsNamedAsOne() throws {
    let folder = try WorkFolder(["r.xlsx": "PK\u{3}\u{4}\u{14}\0"])
    let run = try CommandRun("score", "r.xlsx", "--assigned-value", "mean", folder: folder)
    #expect(run.status == 65 && run.errors.hasPrefix("r.xlsx: the workbook is incomplete"))
  }

  @Test func aMissingFileIs66() throws {
    let run = try CommandRun("score", "nowhere.csv", "--assigned-value", "mean")
    #expect(run.status == 66 && run.errors == "nowhere.csv: No such file or directory\n")
  }

  @Test func failOnActionEndsWithOne() throws {
    let arguments = ["score", "-", "--assigned-value", "10", "--sigma-pt", "0.002", "--score", "z"]
    #expect(try CommandRun(arguments: arguments, input: csv).status == 0)
    let failing = try CommandRun(arguments: arguments + ["--fail-on", "action"], input: csv)
    #expect(failing.status == 1 && !failing.output.isEmpty)
  }

  /// Negative values need no equals sign.
  @Test func negativeNumbersAreOptions() throws {
    let run = try CommandRun(
      "score", "-", "--assigned-value", "-3", "--U", "1", "--score", "D", "--format", "csv",
      input: "lab,value\nA,-2\n")
    #expect(run.status == 0 && run.output.contains(",1,"))
  }

  @Test func generalizedLeastSquaresFromAFile() throws {
    // The corner without a name, as spreadsheets and statistics programs write it.
    let matrix = ",A,B,C\nA,4,1,0.5\nB,1,2,0.25\nC,0.5,0.25,1\n"
    let folder = try WorkFolder([
      "r.csv": "lab,value\nC,12\nA,10\nB,11\n", "V.csv": matrix,
      "bad.csv": "lab,A,B,C\nA,1,2,0\nB,2,1,0\nC,0,0,1\n",
    ])
    let run = try CommandRun(
      "score", "r.csv", "--assigned-value", "gls", "--covariance-matrix", "V.csv", "--format",
      "json", folder: folder)
    let measurand = try #require((run.json()["measurands"] as? [[String: Any]])?.first)
    let assigned = try #require(measurand["assignedValue"] as? [String: Any])
    // mpmath, 50 digits: 1ᵀV⁻¹x / 1ᵀV⁻¹1 and its root.
    let value = try #require(assigned["value"] as? Double)
    let u = try #require(assigned["standardUncertainty"] as? Double)
    #expect(Tolerance.roundings(8).accepts(value, oracle: 11.644444444444444444))
    #expect(Tolerance.roundings(8).accepts(u, oracle: 0.87770745147251106744))
    let results = try #require(measurand["results"] as? [[String: Any]])
    let deviations = results.compactMap { $0["deviation"] as? [String: Any] }
    let ud = deviations.compactMap { $0["standardUncertainty"] as? Double }
    for (found, oracle) in zip(
      ud, [0.47919685895217388166, 1.7971170328138425469, 1.1088866622110799064])
    {
      #expect(Tolerance.roundings(16).accepts(found, oracle: oracle))
    }
    let bad = try CommandRun(
      "score", "r.csv", "--assigned-value", "gls", "--covariance-matrix", "bad.csv",
      folder: folder)
    #expect(bad.status == 65 && bad.errors.contains("smallest eigenvalue is -1"), "\(bad.errors)")
  }
}

@Suite("Encodings of results")
struct EncodingCommandTests {
  @Test(
    "UTF-16 by its mark and Windows-1258 when told score as UTF-8 does, and standard error says so")
  func scores() throws {
    let text = "lab,value,U,k\nĐo,10.1,0.2,2\nlường,9.9,0.2,2\n"
    let units = [0xFEFF] + Array(text.utf16)
    let wide = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let stored: [UInt8] = [0xD0, 0x6F]
    let second: [UInt8] = [0x6C, 0xFD, 0xF5, 0xCC, 0x6E, 0x67]
    let page =
      Array("lab,value,U,k\n".utf8) + stored + Array(",10.1,0.2,2\n".utf8) + second
      + Array(",9.9,0.2,2\n".utf8)
    let folder = try WorkFolder(["plain.csv": text])
    try folder.write("wide.csv", wide)
    try folder.write("page.csv", page)
    func score(_ more: String...) throws -> CommandRun {
      try CommandRun(
        arguments: ["score"] + more + [
          "--assigned-value", "10", "--U", "0.1", "--k", "2", "--format", "csv",
        ],
        folder: folder)
    }
    let plain = try score("plain.csv")
    #expect(plain.status == 0 && plain.errors == "", "\(plain.errors)")
    let utf16 = try score("wide.csv")
    #expect(utf16.output == plain.output)
    #expect(utf16.errors == "wide.csv: read as UTF-16 (little-endian).\n")
    let windows = try score("page.csv", "--encoding", "windows-1258")
    #expect(windows.output == plain.output)
    #expect(windows.errors == "page.csv: read as Windows-1258.\n")
    let untold = try score("page.csv")
    #expect(untold.status == 65 && untold.errors.contains("--encoding windows-1258"))
  }
}

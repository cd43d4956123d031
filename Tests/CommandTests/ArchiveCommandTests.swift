import Foundation
import Testing

@Suite("lienphong score, archives")
struct ArchiveCommandTests {
  private let csv = """
    item,lab,value,U,k
    a,L1,10.1,0.2,2
    a,L2,10.3,0.2,2
    a,L3,9.2,0.2,2
    b,L1,5.1,0.1,2
    b,L2,5.3,0.1,2
    b,L3,5.2,0.1,2

    """
  private let scoring = ["--assigned-value", "median", "--sigma-pt", "0.1", "--score", "z"]

  @Test func aSummaryHasOneLineAComparison() throws {
    let run = try CommandRun(
      arguments: ["score", "-", "--summary", "--format", "csv"] + scoring, input: csv)
    let lines = run.output.split(separator: "\n")
    #expect(run.status == 0 && lines.count == 3)
    #expect(
      lines[0] == "item,participantCount,includedCount,assignedValue,assignedStandardUncertainty,"
        + "sigmaPt,zAcceptable,zWarning,zAction,zInconclusive,zAbsent,zLargest")
    // The median of a is 10.1: z is 0, 2 and -9 (rounding decides about 2); that of b 5.2: -1, 1, 0.
    #expect(lines[1].hasPrefix("a,3,3,10.1,") && lines[2].hasPrefix("b,3,3,5.2,"))
    #expect(lines[2].contains(",0.1,3,0,0,0,0,"))
  }

  @Test(arguments: [("vi", "cảnh báo"), ("en", "warning")])
  func aSummaryForPeople(language: String, word: String) throws {
    let run = try CommandRun(
      arguments: ["score", "-", "--summary", "--lang", language] + scoring, input: csv)
    #expect(run.status == 0 && run.output.contains(word))
    #expect(run.output.contains(language == "vi" ? "10,1" : "10.1"))
  }

  @Test func aSummaryAsJSON() throws {
    let run = try CommandRun(
      arguments: ["score", "-", "--summary", "--format", "json"] + scoring, input: csv)
    let comparisons = try #require(try run.json()["comparisons"] as? [[String: Any]])
    #expect(comparisons.map { $0["item"] as? String } == ["a", "b"])
    let scores = try #require(comparisons[1]["scores"] as? [String: [String: Any]])
    #expect(scores["z"]?["acceptable"] as? Int == 3)
  }

  /// Rows in another order are the same comparisons; a quoted cell takes the slow way to the same.
  @Test func scatteredAndQuotedRowsScoreAlike() throws {
    var lines = csv.split(separator: "\n").map(String.init)
    lines = [lines[0], lines[1], lines[4], lines[2], lines[5], lines[3], lines[6]]
    let arguments = ["score", "-", "--format", "csv"] + scoring
    let sorted = try CommandRun(arguments: arguments, input: csv)
    let scattered = try CommandRun(
      arguments: arguments, input: lines.joined(separator: "\n") + "\n")
    let quoted = try CommandRun(
      arguments: arguments, input: csv.replacing("a,L2,10.3", with: "a,\"L2\",10.3"))
    #expect(sorted.status == 0 && sorted.output == scattered.output)
    #expect(sorted.output == quoted.output && sorted.errors == quoted.errors)
  }

  /// Nothing is written of a file whose last row is wrong.
  @Test func aLateMistakeLeavesNoOutput() throws {
    for options in [["--format", "csv"], ["--format", "json"], ["--summary"]] {
      let run = try CommandRun(
        arguments: ["score", "-"] + options + scoring, input: csv + "b,L4,5,O,2\n")
      #expect(run.status == 65 && run.output.isEmpty)
      #expect(run.errors.hasPrefix("stdin:8:4: \"O\""), "\(run.errors)")
    }
  }

  @Test(arguments: [["--threads", "0"], ["--threads", "x"], ["--memory", "-1"]])
  func refusesOptions(_ options: [String]) throws {
    let run = try CommandRun(
      arguments: ["score", "-", "--format", "csv"] + options + scoring, input: csv)
    #expect(run.status == 64 && run.output.isEmpty)
  }
}

import Foundation
import Testing

@Suite("lienphong score --stream")
struct ScoreStreamCommandTests {
  private let line =
    #"{"round": "R1", "measurand": "Pb", "results": [{"lab": "A", "value": 10.003, "U": 0.004, "#
    + #""k": 2}, {"lab": "B", "value": 9.998, "U": 0.006, "k": 2}, {"lab": 7, "value": 1.0010e1, "U": "#
    + #"0.005, "k": null}]}"#

  private func stream(_ input: String, _ arguments: String...) throws -> [String] {
    let options = arguments.isEmpty ? ["--assigned-value", "weighted-mean"] : arguments
    let run = try CommandRun(arguments: ["score", "--stream"] + options, input: input)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    return run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  private func object(_ line: String) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary)
  }

  /// The answer is the object that the file of the same results gives.
  @Test(arguments: [
    ["--assigned-value", "weighted-mean", "--score", "En,zeta"],
    ["--assigned-value", "algorithm-a", "--sigma-pt", "robust"],
    ["--assigned-value", "10.002", "--U", "0.004", "--unit", "mg"],
  ])
  func answersAsForAFile(_ arguments: [String]) throws {
    let csv =
      "round,measurand,lab,value,U,k\nR1,Pb,A,10.003,0.004,2\nR1,Pb,B,9.998,0.006,2\n"
      + "R1,Pb,7,1.0010e1,0.005,\n"
    let file = try CommandRun(
      arguments: ["score", "-", "--format", "json"] + arguments, input: csv)
    let expected = try #require((file.json()["measurands"] as? [NSDictionary])?.first)
    let answers = try CommandRun(
      arguments: ["score", "--stream"] + arguments, input: line + "\n" + line)
    let lines = answers.output.split(separator: "\n")
    #expect(answers.status == 0 && lines.count == 2 && lines[0] == lines[1])
    #expect(try object(String(lines[0])) == expected)
  }

  /// One line of input, one line of output, each with its own error; the others are not disturbed.
  @Test(arguments: [
    ("", "column 1: the line is empty. Write one object a line."),
    ("nonsense", "column 1: the line is not an object. It begins with {."),
    (#"{"results": []}"#, "column 16: there are no results."),
    (#"{"results": [{"lab": "A", "value": NaN}]}"#, "column 36: value is no JSON value."),
    (#"{"results": [{"lab": "A", "value": 1}"#, "column 38: the text ends before ]."),
    (#"{"results": [{"lab": "A", "value": "1"}]}"#, "column 36: value is not a number."),
    (
      #"{"results": [{"lab": "A", "vaule": 1}]}"#,
      #"column 27: "vaule" is not a known key. Did you mean value? A result knows: lab, value,"#
    ),
    (#"{"results": [{"lab": "A", "lab": "B"}]}"#, #"column 27: "lab" stands twice."#),
    (#"{"results": [{"value": 1, "U": 1}]}"#, "row 1, lab: the laboratory is empty."),
    (#"{"results": [{"lab": "A", "U": 1}]}"#, "row 1, value: the value is empty."),
    (
      #"{"results": [{"lab": "A", "value": 1, "U": 1}, {"lab": "B", "value": 1, "U": -2}]}"#,
      "row 2, U: U is not zero or more."
    ),
    (
      #"{"results": [{"lab": "A", "value": 1, "U": 1}, {"lab": "A", "value": 2, "U": 1}]}"#,
      #"row 2, lab: the laboratory "A" stands twice, first in row 1."#
    ),
    (
      #"{"results": [{"lab": "A", "value": 1}]}"#,
      "row 1, value: there is no uncertainty, but weighted-mean is made from the uncertainties."
    ),
    (#"{"results": [{"lab": "A", "value": 1e400, "U": 1}]}"#, "row 1, value: "),
    (
      #"{"round": "\u200B", "results": [{"lab": "A", "value": 1, "U": 1}, "#
        + #"{"lab": "B", "value": 1, "U": 1}]}"#, "round: "
    ),
    (#"{"round": {"id": 1}}"#, "column 11: round is not a single value."),
    (line2 + " {}", "column 56: something follows the object."),
  ])
  func errorsAreAnswers(_ bad: String, _ message: String) throws {
    try expectAnswer(to: bad, message)
  }

  /// The argument is what stands before the brackets: the log shall not hold them all.
  @Test(
    "100 000 brackets make a line that is wrong, and no more",
    arguments: [
      ("", "column 1: the line is not an object."),
      ("{\"results\": ", "column 14: row 1 is not an object."),
    ])
  func deepLinesAreAnswered(_ start: String, _ message: String) throws {
    try expectAnswer(to: start + String(repeating: "[", count: 100_000), message)
  }

  private func expectAnswer(to bad: String, _ message: String) throws {
    let answers = try stream(line + "\n" + bad + "\r\n" + line + "\n")
    #expect(
      answers.count == 3 && answers[0] == answers[2] && answers[0].hasPrefix(#"{"round":"R1""#))
    let answer = try object(answers[1])
    #expect(answer["line"] as? Int == 2 && answer.count == 2)
    let error = try #require(answer["error"] as? String)
    #expect(error.hasPrefix(message) && !error.contains("\n"), "\(error)")
  }

  private static let line2 = #"{"results": [{"lab": "A", "value": 1, "U": 1}]}       "#

  /// Every error of a line stands in its answer, as everywhere the first 20 and a count.
  @Test func allErrorsOfALine() throws {
    let results = (1...25).map { #"{"lab": "L\#($0)", "value": \#($0), "U": -1}"# }
    let answer = try object(stream(#"{"results": [\#(results.joined(separator: ","))]}"#)[0])
    let lines = try #require(answer["error"] as? String).split(separator: "\n")
    #expect(lines.count == 21 && lines[20] == "and 5 more" && lines[19].hasPrefix("row 20, U: "))
  }

  /// The answer comes before the next line is there.
  @Test func answersAtOnce() throws {
    let process = Process()
    process.executableURL = CommandRun.command
    process.arguments = ["score", "--stream", "--assigned-value", "mean"]
    let (stdin, stdout) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (stdin, stdout)
    try process.run()
    for _ in 0..<3 {
      stdin.fileHandleForWriting.write(Data((line + "\n").utf8))
      var answer = Data()
      while answer.last != UInt8(ascii: "\n") {
        answer += stdout.fileHandleForReading.availableData
      }
      #expect(answer.starts(with: Data(#"{"round":"R1""#.utf8)))
    }
    try stdin.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func actionEndsWithOneWhereAsked() throws {
    let arguments = [
      "score", "--stream", "--assigned-value", "10", "--sigma-pt", "0.002", "--score", "z",
    ]
    #expect(try CommandRun(arguments: arguments, input: line).status == 0)
    let failing = try CommandRun(arguments: arguments + ["--fail-on", "action"], input: line)
    #expect(failing.status == 1 && !failing.output.isEmpty)
  }

  @Test(arguments: [
    (["score", "--stream", "--assigned-value", "mean", "--format", "csv"], 64, "--stream answers"),
    (
      ["score", "--stream", "--assigned-value", "mean", "--decimal", "comma"], 64, "--stream reads"
    ),
    (
      ["score", "--stream", "--assigned-value", "gls", "--components", "c.csv"], 64,
      "--stream takes no"
    ),
    (["score", "--stream", "--assigned-value", "meen"], 64, "\"meen\" is not a known"),
    (["score", "nowhere", "--stream", "--assigned-value", "mean"], 66, "nowhere: No such file"),
    (["score", "--assigned-value", "mean"], 64, "Error: Missing expected argument '<results>'"),
  ])
  func refuses(_ arguments: [String], _ status: Int32, _ message: String) throws {
    let run = try CommandRun(arguments: arguments, input: line)
    #expect(run.status == status && run.errors.hasPrefix(message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func theHelpShowsTheFormOfALine() throws {
    let help = try CommandRun("score", "--help").output
    #expect(help.contains(#"{"round": "R1", "results": [{"lab": "A", "value": 10.02"#))
  }
}

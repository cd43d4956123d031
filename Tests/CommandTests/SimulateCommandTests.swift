import Foundation
import Testing

@Suite("lienphong simulate")
struct SimulateCommandTests {
  private func simulate(_ arguments: String...) throws -> CommandRun {
    try CommandRun(arguments: ["simulate"] + arguments)
  }

  /// The same rows by a program of thirty lines in Python 3.11: Philox 4x32-10 from the paper, its
  /// `math` module, the formulas of `ArchiveSimulation`.
  @Test func rowsOfAnotherProgram() throws {
    let run = try simulate(
      "--rounds", "2", "--labs", "4", "--measurands", "2", "--seed", "7", "--outliers", "0.2",
      "--drift", "0.5", "--ties", "0.2", "--missing-U", "0.2", "--other-k", "0.5")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(
      run.output == """
        round,item,measurand,lab,value,U,k
        R000001,S1,Pb,L0001,97.42145,2.5139,2.13
        R000001,S1,Pb,L0002,97.42145,,
        R000001,S1,Pb,L0003,96.89583,2.4992,2
        R000001,S1,Pb,L0004,96.36182,1.7508,2
        R000001,S1,Cd,L0001,55.41094,,
        R000001,S1,Cd,L0002,55.46036,0.9895,2
        R000001,S1,Cd,L0003,54.28349,,
        R000001,S1,Cd,L0004,54.33141,1.4737,2
        R000002,S1,Pb,L0001,93.23980,1.6729,2.13
        R000002,S1,Pb,L0002,95.04018,1.3469,2
        R000002,S1,Pb,L0003,86.63379,1.6748,2
        R000002,S1,Pb,L0004,94.38120,2.4252,2
        R000002,S1,Cd,L0001,62.60378,,
        R000002,S1,Cd,L0002,63.03885,,
        R000002,S1,Cd,L0003,63.03885,,
        R000002,S1,Cd,L0004,63.03885,1.6016,2

        """)
  }

  /// Three blocks and a half, so that threads take turns.
  @Test func threadsDoNotMatter() throws {
    let arguments = ["--rounds", "1400", "--labs", "20", "--seed", "3"]
    let one = try CommandRun(arguments: ["simulate", "--threads", "1"] + arguments)
    #expect(one.status == 0 && one.output.split(separator: "\n").count == 28_001)
    for threads in ["2", "7", "1000"] {
      let many = try CommandRun(arguments: ["simulate", "--threads", threads] + arguments)
      #expect(many.output == one.output, "\(threads) threads")
    }
    #expect(
      try CommandRun(arguments: ["simulate", "--labs", "20"] + ["--rounds", "1400"]).output
        != one.output)
  }

  /// A laboratory's rows stay what they are when rounds are added.
  @Test func moreRoundsContinueTheFile() throws {
    let short = try simulate("--rounds", "3", "--labs", "5").output
    let long = try simulate("--rounds", "9", "--labs", "5").output
    #expect(long.hasPrefix(short) && long != short)
  }

  @Test(arguments: [
    ["--assigned-value", "median-MADe", "--sigma-pt", "robust", "--score", "z"],
    ["--assigned-value", "weighted-mean", "--score", "En,zeta"],
  ])
  func scoreTakesTheFile(_ arguments: [String]) throws {
    let archive = try simulate("--rounds", "6", "--labs", "12", "--items", "2", "--seed", "9")
    let run = try CommandRun(
      arguments: ["score", "-", "--format", "csv"] + arguments, input: archive.output)
    #expect(run.status == 0 && run.output.split(separator: "\n").count == 145, "\(run.errors)")
  }

  @Test(arguments: ["0.00001", "0.5"])
  func everySpreadGivesAnUncertainty(_ spread: String) throws {
    let archive = try simulate("--rounds", "20", "--labs", "12", "--spread", spread)
    let run = try CommandRun(
      "score", "-", "--format", "csv", "--assigned-value", "weighted-mean", "--score", "En",
      input: archive.output)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test(arguments: [
    (["--rounds", "0", "--labs", "3"], "--rounds: 0 is not a whole number from 1 to"),
    (["--rounds", "-4", "--labs", "3"], "--rounds: -4 is not"),
    (["--rounds", "3", "--labs", "0"], "--labs: 0 is not a whole number from 1 to 9999999."),
    (["--rounds", "3", "--labs", "-1"], "--labs: -1 is not"),
    (["--rounds", "9223372036854775807", "--labs", "3"], "--rounds: 9223372036854775807 is not"),
    (["--rounds", "1e30", "--labs", "3"], "Error: The value '1e30' is invalid"),
    (
      [
        "--rounds", "1000000000000", "--labs", "9999999", "--items", "9999", "--measurands", "9999",
      ], "There are more results than can be counted."
    ),
    (["--rounds", "3", "--labs", "3", "--ties", "1"], "--ties: \"1\" is out of range."),
    (["--rounds", "3", "--labs", "3", "--outliers", "nan"], "--outliers: "),
    (["--rounds", "3", "--labs", "3", "--missing-U", "-0.1"], "--missing-U: \"-0.1\" is out of"),
    (["--rounds", "3", "--labs", "3", "--spread", "0"], "--spread: \"0\" is out of range."),
    (["--rounds", "3", "--labs", "3", "--threads", "0"], "--threads: 0 is not"),
    (["--rounds", "3", "--labs", "3", "--seed", "-1"], "Error: The value '-1' is invalid"),
    (["--labs", "3"], "Error: Missing expected argument '--rounds"),
  ])
  func refuses(_ arguments: [String], _ message: String) throws {
    let run = try CommandRun(arguments: ["simulate"] + arguments)
    #expect(run.status == 64 && run.errors.hasPrefix(message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  /// A huge archive into a full disk and into a pipe that closes after three lines: both end at once.
  @Test func aFullDiskAndAClosedPipe() throws {
    let simulate = "$lienphong simulate --rounds 1000000000 --labs 20 --threads 3"
    let full = try CommandRun(shell: "\(simulate) > /dev/full")
    #expect(
      full.status == 73 && full.errors == "standard output: No space left on device\n",
      "\(full.errors)")
    let head = try CommandRun(shell: "\(simulate) | head -3")
    #expect(head.status == 0 && head.errors.isEmpty, "\(head.errors)")
    #expect(head.output.count { $0 == "\n" } == 3)
  }
}

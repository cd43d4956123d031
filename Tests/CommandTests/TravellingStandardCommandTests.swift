import Foundation
import TestSupport
import Testing

@Suite("A travelling standard in a round")
struct TravellingStandardCommandTests {
  private static let pilot =
    "time,value,u,common\n0,10.0,0.1,0.3\n10,11.0,0.1,0.3\n20,12.0,0.1,0.3\n"
  private static let results = "lab,value,U,k,date\nA,10.5,1,2,5\nB,11.5,1,2,15\nC,12.5,0.1,2,25\n"

  private func round(_ transfer: String, _ more: String = "") -> String {
    """
    results: results.csv
    measurands:
      - id: m
        unit: mg
        transferStandard: \(transfer)
        scores: [D, En, zeta]
    \(more)
    """
  }

  private func run(
    _ transfer: String, results: String = results, more: String = "", files: [String: String] = [:]
  ) throws -> (CommandRun, WorkFolder) {
    let folder = try WorkFolder(
      ["round.yaml": round(transfer, more), "results.csv": results, "pilot.csv": Self.pilot]
        .merging(files) { $1 })
    return (
      try CommandRun(arguments: ["analyze", "round.yaml", "-o", "out"], folder: folder), folder
    )
  }

  private func json(_ folder: WorkFolder) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.url.appendingPathComponent("out/analysis.json"))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require((root["measurands"] as? [[String: Any]])?.first)
  }

  /// A line without scatter through 10, 11, 12: each result lies on it, d = 0. u² at t = 5 is
  /// 0.3² + 0.01 (1/3 + 5²/200), at 25 with 15²; cov = 0.3² + 0.01 (1/3 + (−5)(15)/200).
  @Test func eachLaboratoryAtItsDate() throws {
    let (run, folder) = try run("{pilot: pilot.csv}")
    #expect(run.status == 0, "\(run.errors)")
    let measurand = try json(folder)
    let rows = try #require(measurand["results"] as? [[String: Any]])
    let twelve = Tolerance.digits(12)
    let values = rows.compactMap { ($0["referenceValue"] as? [String: Any])?["value"] as? Double }
    #expect(zip(values, [10.5, 11.5, 12.5]).allSatisfy { twelve.accepts($0, oracle: $1) })
    for (row, square) in zip(
      rows, [0.0945833333333333333, 0.0945833333333333333, 0.1045833333333333])
    {
      let reference = try #require(row["referenceValue"] as? [String: Any])
      let u = try #require(reference["standardUncertainty"] as? Double)
      #expect(twelve.accepts(u * u, oracle: square))
      let transfer = try #require(reference["transferUncertainty"] as? Double)
      #expect(Tolerance.digits(11).accepts(transfer * transfer, oracle: square - 0.09))
    }
    let drift = try #require(measurand["transferStandard"] as? [String: Any])
    let covariance = try #require(drift["predictionCovariance"] as? [[Double]])
    #expect(twelve.accepts(covariance[0][2], oracle: 0.09 + 0.01 * (1.0 / 3 - 0.375)))
    // u(x) = 0.05 of C against u_TS = 0.12: its E_n shows nothing.
    let scores = rows.compactMap { ($0["scores"] as? [String: Any])?["En"] as? [String: Any] }
    #expect(
      scores.map { $0["verdict"] as? String } == ["acceptable", "acceptable", "inconclusive"])
    let csv = try String(
      contentsOf: folder.url.appendingPathComponent("out/scores.csv"), encoding: .utf8)
    #expect(csv.contains("m,A,10.5,0.5,1,true,10.5,"))
    let report = try String(
      contentsOf: folder.url.appendingPathComponent("out/report.html"), encoding: .utf8)
    #expect(
      report.contains("Độ trôi của chuẩn so sánh") && report.contains("Drift of the travelling"))
  }

  /// A schedule says the same as the dates of the results.
  @Test func schedule() throws {
    let (dated, first) = try run("{pilot: pilot.csv, uStab: 0.2, uTransport: 0.1}")
    let (scheduled, second) = try run(
      "{pilot: pilot.csv, schedule: s.csv, uStab: 0.2, uTransport: 0.1}",
      files: ["s.csv": "lab,time\nC,25\nB,15\nA,5\n"])
    #expect(dated.status == 0 && scheduled.status == 0, "\(scheduled.errors)")
    let scores = try [first, second].map {
      try String(contentsOf: $0.url.appendingPathComponent("out/scores.csv"), encoding: .utf8)
    }
    #expect(scores[0] == scores[1])
  }

  @Test(arguments: [
    ("{pilot: pilot.csv, schedule: s.csv}", "the laboratory \"B\" is not in the schedule"),
    ("{pilot: pilot.csv, model: cubic}", "is not a known model"),
    ("{pilot: pilot.csv, step: soon}", "\"soon\" is not a time"),
    ("{pilot: pilot.csv, uStab: -1}", "uStab is negative"),
    ("{pilot: pilot.csv, u: 1}", "is not a known key"),
    ("{pilot: pilot.csv, step: 100}", "does not lie between two pilot measurements"),
    ("{uStab: 1}", "there is no assignedValue"),
  ])
  func badInput(_ transfer: String, _ words: String) throws {
    let (run, _) = try run(transfer, files: ["s.csv": "lab,time\nC,25\nA,5\n"])
    #expect(run.status == 65 && run.errors.contains(words), "\(run.errors)")
  }

  @Test func badDates() throws {
    let (none, _) = try run("{pilot: pilot.csv}", results: "lab,value,U,k\nA,1,1,2\n")
    #expect(none.status == 65 && none.errors.contains("there is no column date"))
    let (odd, _) = try run(
      "{pilot: pilot.csv}", results: "lab,value,U,k,date\nA,1,1,2,x\nB,1,1,2,\n")
    #expect(odd.status == 65 && odd.errors.contains("results.csv:2:5: \"x\" is not a number"))
    #expect(odd.errors.contains("results.csv:3:5: the date is empty"))
    let (twice, _) = try run("{pilot: pilot.csv}", more: "    assignedValue: algorithm-a")
    #expect(twice.status == 65 && twice.errors.contains("given twice"), "\(twice.errors)")
    let (missing, _) = try run("{pilot: nowhere.csv}")
    #expect(missing.status == 66)
  }
}

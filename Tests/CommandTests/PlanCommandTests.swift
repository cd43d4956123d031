import Foundation
import TestSupport
import Testing

@Suite("lienphong plan")
struct PlanCommandTests {
  @Test func json() throws {
    let run = try CommandRun(
      "plan", "--labs", "3", "--scheme", "circular", "--drift", "0.1/year", "--sigma-pt", "0.05",
      "--start", "01/03/2027", "--date-format", "dd/mm/yyyy", "--format", "json")
    #expect(run.status == 0 && run.errors.isEmpty)
    let root = try run.json()
    #expect(root["schema"] as? String == "lienphong.plan")
    let schedule = try #require(root["schedule"] as? [[String: Any]])
    #expect(schedule.count == 5)
    #expect(schedule.last?["date"] as? String == "2027-03-29")
    let drift = try #require(root["driftPerDay"] as? Double)
    #expect(Tolerance.digits(12).accepts(drift, oracle: 0.1 / 365.25))
  }

  @Test func inBothLanguages() throws {
    for (language, word) in [("vi", "Kế hoạch"), ("en", "Plan of a round")] {
      let run = try CommandRun(
        "plan", "--labs", "12", "--scheme", "petal", "--drift", "0.01/month", "--sigma-pt", "0.5",
        "--lang", language)
      #expect(run.status == 0 && run.output.contains(word))
    }
  }

  @Test(arguments: [
    ["--labs", "0", "--sigma-pt", "1"], ["--labs", "2", "--sigma-pt", "-1"],
    ["--labs", "2", "--sigma-pt", "1", "--drift", "3"],
    ["--labs", "2", "--sigma-pt", "1", "--drift", "1/century"],
    ["--labs", "2", "--sigma-pt", "1", "--start", "2027-02-30"],
    ["--labs", "2", "--sigma-pt", "1", "--days", "0"],
    ["--labs", "2", "--sigma-pt", "1", "--power", "1"],
    ["--labs", "2", "--sigma-pt", "1", "--petal", "0"],
  ])
  func mistakes(_ arguments: [String]) throws {
    let run = try CommandRun(arguments: ["plan"] + arguments)
    #expect(run.status == 64 && run.output.isEmpty)
  }
}

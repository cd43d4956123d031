import Foundation
import TestSupport
import Testing

@Suite("lienphong stability")
struct StabilityCommandTests {
  private let dated = """
    time,value,u
    01/01/2027,10.01,0.02
    01/03/2027,10.05,0.02
    15/06/2027,10.12,0.02
    01/09/2027,10.15,0.02

    """

  @Test func json() throws {
    let run = try CommandRun(
      arguments: [
        "stability", "-", "--sigma-pt", "0.5", "--date-format", "dd/mm/yyyy", "--format", "json",
      ], input: dated)
    #expect(run.status == 0 && run.errors.isEmpty)
    let root = try run.json()
    #expect(root["schema"] as? String == "lienphong.stability")
    let occasions = try #require(root["occasions"] as? [[String: Any]])
    #expect(occasions.first?["time"] as? String == "2027-01-01")
    #expect(root["sufficient"] as? Bool == true)
    let trend = try #require(root["trend"] as? [String: Any])
    #expect(trend["significant"] as? Bool == true)
  }

  @Test func inBothLanguages() throws {
    for (language, word) in [("vi", "đủ ổn định"), ("en", "stable enough")] {
      let run = try CommandRun(
        arguments: [
          "stability", "-", "--sigma-pt", "0.5", "--date-format", "dd/mm/yyyy", "--lang", language,
        ], input: dated)
      #expect(run.status == 0 && run.output.contains(word))
    }
  }

  @Test(arguments: [
    ("time,value\n31/12/2027,1\n", "Say --date-format dd/mm/yyyy"),
    ("time,value\n2027-02-30,1\n", "neither a number nor a date"),
    ("time,value\n1,1\n2027-01-01,2\n", "Write all times in one way"),
    ("time,value,u\n1,1,-0.1\n", "is negative"), ("value\n1\n", "there is no column \"time\""),
    ("time,value\n1,\n", "the value is empty"), ("tme,value\n1,1\n", "Did you mean time?"),
  ])
  func badInput(_ csv: String, _ words: String) throws {
    let run = try CommandRun(arguments: ["stability", "-"], input: csv)
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains(words), "\(run.errors)")
  }
}

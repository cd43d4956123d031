import Foundation
import TestSupport
import Testing

@Suite("lienphong drift")
struct DriftCommandTests {
  private let pilot = """
    time,value,u,common
    02/01/2027,0.0120,0.0010,0.0030
    15/03/2027,0.0132,0.0010,0.0030
    01/06/2027,0.0151,0.0010,0.0030
    10/09/2027,0.0168,0.0010,0.0030
    20/12/2027,0.0187,0.0010,0.0030

    """
  private let schedule = "lab,time\n01,20/01/2027\n02,01/07/2027\n=x,25/12/2027\n"

  private func run(_ pilot: String, _ schedule: String, _ options: String...) throws -> CommandRun {
    let folder = try WorkFolder(["schedule.csv": schedule])
    return try CommandRun(
      arguments: ["drift", "-", "--at", "schedule.csv"] + options, input: pilot, folder: folder)
  }

  /// NumPy 2.4, polyfit on days since 1970: slope 1.9213907e-05, mean 0.01516.
  @Test func json() throws {
    let run = try run(pilot, schedule, "--date-format", "dd/mm/yyyy", "--format", "json")
    #expect(run.status == 0 && run.errors.isEmpty)
    let root = try run.json()
    #expect(root["schema"] as? String == "lienphong.drift")
    #expect(root["model"] as? String == "linear" && root["originDate"] as? String == "2027-06-16")
    let coefficients = try #require(root["coefficients"] as? [Double])
    #expect(Tolerance.digits(7).accepts(coefficients[1], oracle: 1.9213907e-05))
    let predictions = try #require(root["predictions"] as? [[String: Any]])
    #expect(predictions.map { $0["lab"] as? String } == ["01", "02", "=x"])
    #expect(predictions[2]["extrapolated"] as? Bool == true)
    let covariance = try #require(root["predictionCovariance"] as? [[Double]])
    let u = try #require(predictions[0]["standardUncertainty"] as? Double)
    #expect(Tolerance.digits(14).accepts(covariance[0][0], oracle: u * u))
    #expect((root["notices"] as? [[String: Any]])?.last?["code"] as? String == "drift-extrapolated")
  }

  @Test func inBothLanguages() throws {
    for (language, word) in [("vi", "Tốc độ trôi"), ("en", "Drift: ")] {
      let run = try run(pilot, schedule, "--date-format", "dd/mm/yyyy", "--lang", language)
      #expect(run.status == 0 && run.output.contains(word))
    }
    let csv = try run(pilot, schedule, "--date-format", "dd/mm/yyyy", "--format", "csv")
    #expect(csv.output.contains("\n'=x,,2027-12-25,"))
  }

  @Test(arguments: [
    ("time,value\n31/12/2027,1\n", "lab,time\n", "stdin:2:1: \"31/12/2027\""),
    ("time,value,u\n1,1,0\n", "lab,time\n", "the uncertainty u is zero"),
    ("time,value,common\n1,1,1\n", "lab,time\n", "no column u"),
    ("time,value\n", "lab,time\n", "a header but no rows"),
    ("", "lab,time\n", "stdin"), ("time,value\n1,nan\n", "lab,time\n", "stdin:2:2"),
    ("time,value\n1,1e308\n", "lab,time\n", "stdin:2:2"),
    ("time,value\n1,1\n", "lab,time\nA,2027-01-01\n", "the pilot's times are numbers"),
    ("time,value\n1,1\n", "lab,tim\nA,1\n", "Did you mean time?"),
    ("time,value\n1,1\n", "lab,time\nA,1\nA,2\n", "stands twice"),
    ("time,value,artefact\n1,1,a\n", "lab,time\nA,1\n", "no named artefact"),
  ])
  func badInput(_ pilot: String, _ schedule: String, _ words: String) throws {
    let run = try run(pilot, schedule)
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func badArguments() throws {
    let model = try run(pilot, schedule, "--date-format", "dd/mm/yyyy", "--model", "linar")
    #expect(model.status == 64 && model.errors.contains("linear"))
    let quadratic = try run("time,value\n1,1\n2,2\n", "lab,time\nA,1\n", "--model", "quadratic")
    #expect(quadratic.status == 65 && quadratic.errors.contains("has 3 coefficients"))
    let step = try run(pilot, schedule, "--date-format", "dd/mm/yyyy", "--step", "2027-05-01")
    #expect(step.status == 64)
    let missing = try CommandRun("drift", "nowhere.csv")
    #expect(missing.status == 66)
  }
}

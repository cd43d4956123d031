import Foundation
import TestSupport
import Testing

@Suite("lienphong check and explain")
struct CheckAndExplainTests {
  private let arguments = [
    "check", "--value", "100.0021", "--U", "0.0008", "--k", "2", "--assigned-value", "100.0015",
    "--assigned-U", "0.0004",
  ]

  @Test func oneResultInWords() throws {
    let english = try CommandRun(arguments: arguments + ["--lang", "en"])
    #expect(english.status == 0 && english.output.contains("acceptable"))
    #expect(english.output.contains("80.0 %"))
    let vietnamese = try CommandRun(arguments: arguments + ["--lang", "vi"])
    #expect(vietnamese.output.contains("đạt") && vietnamese.output.contains("80,0 %"))
  }

  @Test func digitsStandAsTheyWereWritten() throws {
    let run = try CommandRun(
      "check", "--value", "100.10", "--U", "0.080", "--assigned-value", "100", "--lang", "en")
    #expect(run.output.contains("x_i = 100.10; U = 0.080, k = 2"))
  }

  /// d = 6e-4, E_n = d/√(8e-4² + 4e-4²); by hand.
  @Test func oneResultAsJSON() throws {
    let check = try CommandRun(arguments: arguments + ["--format", "json"]).json()
    #expect(check["schema"] as? String == "lienphong.check")
    let share = try #require(check["ownSharePercent"] as? Double)
    #expect(Tolerance.roundings(4).accepts(share, oracle: 80))
    let limit = try #require(check["deviationLimit"] as? Double)
    #expect(Tolerance.digits(14).accepts(limit, oracle: 0.000894427190999915878))
    let scores = try #require(check["scores"] as? [String: [String: Any]])
    #expect(scores["En"]?["verdict"] as? String == "acceptable")
    #expect(scores["z"] == nil)
  }

  @Test func aMethodIsNoValueToCheckAgainst() throws {
    let run = try CommandRun("check", "--value", "1", "--assigned-value", "mean")
    #expect(run.status == 64)
  }

  @Test func negativeValuesAreTaken() throws {
    let run = try CommandRun(
      "check", "--value", "-3", "--U", "1", "--assigned-value", "-2", "--assigned-U", "1",
      "--sigma-pt", "0.5", "--lang", "en")
    #expect(run.status == 0 && run.output.contains("−3"), "\(run.errors)")
  }

  @Test(arguments: ["vi", "en"])
  func everyNameIsExplained(_ language: String) throws {
    let names = try CommandRun("explain").output.split(separator: "\n").map(String.init)
    #expect(names.count >= 20)
    for name in names {
      let run = try CommandRun("explain", name, "--lang", language)
      #expect(run.status == 0 && run.output.count > 200)
    }
  }

  @Test func anUnknownNameIsAnswered() throws {
    let run = try CommandRun("explain", "zetta")
    #expect(run.status == 64 && run.errors.contains("Did you mean zeta?"))
  }

  @Test func helpAndVersion() throws {
    #expect(try CommandRun("--version").output == "lienphong 0.1.0\n")
    let help = try CommandRun("--help")
    #expect(help.status == 0 && help.output.contains("Exit status"))
    let scoring = try CommandRun("score", "--help").output.split(whereSeparator: \.isWhitespace)
    #expect(scoring.joined(separator: " ").contains("values: point, comma; default: point"))
  }
}

import Testing

@Suite("Random effects on the command line")
struct RandomEffectsCommandTests {
  /// 10.00, 10.02, 9.99, 13.0 with DerSimonian and Laird's τ: the half-width of Hartung and Knapp's
  /// interval is 0.6173 (the project's definitions).
  @Test func theIntervalThatIsAskedFor() throws {
    let csv = "lab,value,u\nA,10.00,0.1\nB,10.02,0.1\nC,9.99,0.1\nD,13.0,1.0\n"
    let run = try CommandRun(
      "score", "-", "--assigned-value", "dersimonian-laird", "--ci", "hksj", "--score", "En",
      "--format", "json", input: csv)
    #expect(run.status == 0 && run.errors.isEmpty)
    let measurands = try #require(run.json()["measurands"] as? [[String: Any]])
    let assigned = try #require(measurands[0]["assignedValue"] as? [String: Any])
    #expect((try #require(assigned["tau"] as? Double) - 0.1725871).magnitude < 5e-8)
    let details = try #require(assigned["details"] as? [String: Any])
    #expect((try #require(details["ciHalfWidth"] as? Double) - 0.6173).magnitude < 5e-5)
    #expect(details["ci"] as? String == "hksj" && details["prediction"] as? String == "hksj")
  }

  @Test func degreesOfFreedomAreAskedFor() throws {
    let run = try CommandRun(
      "score", "-", "--assigned-value", "vangel-rukhin", input: "lab,value,u\nA,1,1\nB,2,1\n")
    #expect(run.status == 65 && run.errors.contains("degrees of freedom"))
  }

  @Test func oneResultIsTooFew() throws {
    let run = try CommandRun(
      "score", "-", "--assigned-value", "reml", input: "lab,value,u\nA,1,1\n")
    #expect(run.status == 65 && run.errors.contains("reml needs 2 included results"))
  }
}

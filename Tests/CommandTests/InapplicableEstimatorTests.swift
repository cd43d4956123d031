import Testing

@Suite("Estimators that do not apply")
struct InapplicableEstimatorTests {
  private func estimates(_ csv: String, _ arguments: [String] = []) throws -> [[String: Any]] {
    let run = try CommandRun(
      arguments: ["reference", "-", "--format", "json", "--draws", "1000"] + arguments, input: csv)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let measurand = try #require((run.json()["measurands"] as? [[String: Any]])?.first)
    return try #require(measurand["estimates"] as? [[String: Any]])
  }

  private func absent(_ estimates: [[String: Any]]) -> [String: String] {
    var reasons: [String: String] = [:]
    for estimate in estimates {
      if let name = estimate["method"] as? String, let reason = estimate["absent"] as? String {
        reasons[name] = reason
      }
    }
    return reasons
  }

  /// Random effects and hierarchies need two results, the decision tree more; the others take one.
  @Test func oneResult() throws {
    let estimates = try estimates("lab,value,u\nA,1,0.1\n")
    let reasons = absent(estimates)
    #expect(reasons["reml"] != nil && reasons["weighted-mean"] == nil && estimates.count > 30)
    #expect(reasons.values.allSatisfy { $0.contains("included results, and there are 1") })
  }

  @Test(arguments: [
    "lab,value,u\nA,1,0.1\nB,2,\n", "lab,value,u\nA,1,0.1\nB,2,0\n",
    "lab,value,u\nA,1,0.1\nB,2,0\nC,4,0.3\n", "lab,value,u\nA,1,0.1\nB,2,\nC,4,0.3\n",
  ])
  func withoutAnUncertainty(_ csv: String) throws {
    let reasons = absent(try estimates(csv))
    #expect(reasons["weighted-mean"] != nil && reasons["linear-pool"] != nil)
    #expect(reasons.values.allSatisfy { $0.contains("B has no uncertainty above zero") })
    #expect(reasons["mean"] == nil && reasons["algorithm-a"] == nil && reasons["reml"] != nil)
  }

  /// Vangel and Rukhin's needs degrees of freedom, the decision tree more than two; all others apply.
  @Test(arguments: ["A,1,0.1\nB,2,0.2\n", "A,1,0.1\nB,2,0.2\nC,4,0.3\n"])
  func withUncertainties(_ rows: String) throws {
    let reasons = absent(try estimates("lab,value,u\n" + rows))
    #expect(reasons.keys.filter { $0 != "decision-tree" } == ["vangel-rukhin"])
  }

  /// The laboratory without a use of its result is no hindrance.
  @Test func anExcludedResultNeedsNoUncertainty() throws {
    let reasons = absent(
      try estimates("lab,value,u,include\nA,1,0.1,1\nB,2,,0\nC,4,0.3,1\nD,3,0,0\n"))
    #expect(reasons.keys.filter { $0 != "decision-tree" } == ["vangel-rukhin"])
  }

  @Test func onlyMethodsWithoutAnAnswer() throws {
    let estimates = try estimates("lab,value\nA,1\n", ["--method", "weighted-mean,reml"])
    #expect(absent(estimates).count == 2)
  }
}

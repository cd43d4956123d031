import Interlab
import Metrology
import Testing

@Suite("What was written on a limit is decided on it")
struct WrittenLimitTests {
  private func verdicts(
    _ x: Double, x_pt: Double, edition: Edition = .current, U: Double? = nil, U_pt: Double? = nil,
    _ kinds: [ScoreKind], _ change: (inout Comparison) -> Void = { _ in }
  ) throws -> [Verdict?] {
    var round = Round(edition: edition, laboratories: ["1"])
    let uncertainty = try U.map {
      try ReportedUncertainty(expanded: ExpandedUncertainty($0, coverageFactor: .two))
    }
    round.results.append(laboratory: 0, value: x, uncertainty: uncertainty)
    var comparison = Comparison(
      assignedValue: try TestRound.stated(x_pt, U: U_pt), scores: kinds, rows: 0..<1)
    change(&comparison)
    round.comparisons = [comparison]
    return try Analysis(of: round).comparisons[0].scores.map { $0[0].verdict }
  }

  /// In doubles 100.3 − 100 is less than 3 · 0.1 and 100.2 − 100 more than 2 · 0.1.
  @Test(arguments: [
    (100.3, Verdict.action), (99.7, .action), (100.2, .acceptable), (99.8, .acceptable),
    (100.2000000001, .warning), (100.2999999999, .warning), (100.29999999999999, .warning),
    (100.30000000000001, .action),
  ])
  func zScores(_ x: Double, _ verdict: Verdict) throws {
    #expect(try verdicts(x, x_pt: 100, [.z]) { $0.sigmaPt = .prescribed(0.1) } == [verdict])
    #expect(
      try verdicts(x, x_pt: 100, [.z]) { $0.sigmaPt = .percentOfAssignedValue(0.1) } == [verdict])
  }

  @Test(arguments: [(100.3, Verdict.action), (100.29, .acceptable), (99.7, .action)])
  func permissibleErrors(_ x: Double, _ verdict: Verdict) throws {
    let found = try verdicts(x, x_pt: 100, [.D, .Dpercent, .PA]) {
      $0.maximumPermissibleError = 0.3
    }
    #expect(found == [verdict, verdict, verdict])
  }

  /// d = 0.005, U = 0.003 and 0.004: |E_n| = 1 by the numbers as written, ζ = 2.
  @Test(arguments: [
    (Edition.iso13528_2022, Verdict.action), (.iso13528_2005, .acceptable),
  ])
  func enNumbers(_ edition: Edition, _ verdict: Verdict) throws {
    for x in [10.005, 9.995] {
      let found = try verdicts(
        x, x_pt: 10, edition: edition, U: 0.003, U_pt: 0.004, [.En, .zeta])
      #expect(found == [verdict, .acceptable])
    }
    // One unit in the 17th figure to either side.
    let inside = try verdicts(10.0049999999999990, x_pt: 10, U: 0.003, U_pt: 0.004, [.En])
    let outside = try verdicts(
      10.005000000000002, x_pt: 10, edition: .iso13528_2005, U: 0.003, U_pt: 0.004, [.En])
    #expect(inside == [.acceptable] && outside == [.action])
  }

  /// E_z− = (0.1 + 0.1)/0.2 = 1 lies inside its limits.
  @Test func ezScores() throws {
    let found = try verdicts(
      10.1, x_pt: 10, edition: .iso13528_2005, U: 0.2, U_pt: 0.1, [.EzMinus, .EzPlus])
    #expect(found == [.acceptable, .acceptable])
  }
}

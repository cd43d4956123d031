import Foundation
import Interlab
import Metrology
import TestSupport
import Testing

@Suite("Scores (ISO 13528:2022, clause 9)")
struct ScoreTests {
  // MARK: 50-digit oracles

  /// Deviation, sum, root and quotient: at most six roundings from the doubles, and up to three
  /// more because the oracle took the decimal text of the inputs.
  @Test func mercuryScoresAgreeWithFiftyDigits() throws {
    let rows = try ReferenceOracle.records("mercury_scores.csv")
    let results = rows.map { row in
      let number = { (name: String) in Double(row[name] ?? "") ?? .nan }
      return TestResult(
        lab: row["lab"] ?? "", x: number("x"), u: number("U") / number("k"), k: number("k"))
    }
    let found = try TestRound.analysis(results, TestRound.stated(0.044, U: 0.0082)) {
      $0.sigmaPt = .prescribed(0.0066)
      $0.scores = [.z, .zPrime, .zeta, .En]
    }
    for kind in found.scoreKinds {
      let scores = try #require(found.scores(kind))
      for (score, row) in zip(scores, rows) {
        let oracle = Double(row[kind.rawValue] ?? "") ?? .nan
        // Near x_pt the rounding of x_i to a double is what counts: ulp(0.044)/0.0066.
        let tolerance = Tolerance.absolute(
          12 * .ulpOfOne * oracle.magnitude + 4 * 0.044.ulp / 0.0014,
          because: "x_i and x_pt are the nearest doubles to their texts")
        #expect(tolerance.accepts(try #require(score.value), oracle: oracle))
      }
    }
  }

  /// A contributor to a weighted mean, k_i of 2, 2.5, 2 and 3; Python mpmath, 50 digits, from the
  /// exact doubles: u²(d) = u² + u_ref² − 2wu², U²(d) = k²u² + 4u_ref² − 4k w u².
  @Test func covarianceEntersZetaAndEn() throws {
    let results = [
      TestResult(lab: "A", x: 10.00, u: 0.01), TestResult(lab: "B", x: 10.02, u: 0.02, k: 2.5),
      TestResult(lab: "C", x: 9.97, u: 0.015), TestResult(lab: "D", x: 10.05, u: 0.04, k: 3),
    ]
    let found = try TestRound.analysis(results, .reference(.weightedMean)) {
      $0.scores = [.zeta, .En]
    }
    let zeta = [
      0.45163516961307297623, 1.2398124958488122709, -2.085324664716370869,
      1.3483096203662679281,
    ]
    let En = [
      0.22581758480653648812, 0.49428767729477622167, -1.0426623323581854345,
      0.44851838484215648015,
    ]
    for row in 0..<4 {
      let tolerance = Tolerance.roundings(12)
      #expect(tolerance.accepts(try #require(found.scores[0][row].value), oracle: zeta[row]))
      #expect(tolerance.accepts(try #require(found.scores[1][row].value), oracle: En[row]))
      #expect(found.deviations?[row].isCorrelated == true)
    }
  }

  /// u(d) of a laboratory that nearly is the reference value: 1 − w = 1.25e-16, and u(d) keeps its
  /// digits (mpmath, 50 digits).
  @Test func aDominatingLaboratoryKeepsItsDigits() throws {
    let results = [
      TestResult(lab: "A", x: 1, u: 1e-8), TestResult(lab: "B", x: 3, u: 1),
      TestResult(lab: "C", x: 7, u: 2),
    ]
    let found = try TestRound.analysis(results, .reference(.weightedMean))
    let deviations = try #require(found.deviations)
    let u = [1.1180339887498948251e-16, 0.99999999999999995, 1.999999999999999975]
    for (deviation, oracle) in zip(deviations, u) {
      #expect(
        Tolerance.roundings(8).accepts(try #require(deviation.standardUncertainty), oracle: oracle))
    }
    #expect(Tolerance.roundings(8).accepts(deviations[0].value, oracle: -3.499999999999999709e-16))
  }

  // MARK: Check cases of the definitions

  /// u_lab = 1, ν = 4, k = 2.87; u_ref = 0.5, k = 2; d = 2.6 (mpmath, 50 digits).
  @Test func coverageReportedAndCombined() throws {
    let results = [TestResult(lab: "1", x: 2.6, u: 1, k: 2.87, ν: 4)]
    let found = try TestRound.analysis(results, TestRound.stated(0, U: 1))
    let reported = try #require(found.scores(.En)?[0].value)
    let combined = try #require(found.scores(.EnCombined)?[0].value)
    #expect(Tolerance.roundings(6).accepts(reported, oracle: 0.85548072145138292319))
    #expect(Tolerance.digits(12).accepts(combined, oracle: 0.93340475394328745977))
    let ν = try #require(found.deviations?[0].uncertainty.get().degreesOfFreedom)
    #expect(Tolerance.roundings(8).accepts(ν.value, oracle: 6.25))
    #expect(found.notices.contains(.coverageFactorNotTwo(laboratories: ["1"])))
  }

  /// ν_eff of contributors to a weighted mean: u 1, 2, 0.5 with ν 5, 9, 3 (mpmath).
  @Test func effectiveDegreesOfFreedomOfContributors() throws {
    let results = [
      TestResult(lab: "1", x: 1, u: 1, ν: 5), TestResult(lab: "2", x: 2, u: 2, ν: 9),
      TestResult(lab: "3", x: 4, u: 0.5, ν: 3),
    ]
    let found = try TestRound.analysis(results, .reference(.weightedMean))
    let oracle = [7.05255967408132473, 9.87333081255348365, 10.4405606178581199]
    for (deviation, ν) in zip(try #require(found.deviations), oracle) {
      let found = try #require(deviation.uncertainty.get().degreesOfFreedom)
      #expect(Tolerance.roundings(20).accepts(found.value, oracle: ν))
    }
  }

  @Test func smallestBias() {
    let twice = SmallestBias(halfWidth: 2, standardUncertainty: 1)
    #expect(Tolerance.digits(14).accepts(twice.value, oracle: 3.6448535468036661048))
    let narrow = SmallestBias(halfWidth: 0.5e9, standardUncertainty: 1e9)
    #expect(Tolerance.digits(14).accepts(narrow.value, oracle: 2.1014202798644944751e9))
    #expect(SmallestBias(halfWidth: 0, standardUncertainty: 1).value < 1e-300)
  }

  // MARK: Verdicts

  @Test(arguments: [
    (2.0, Verdict.acceptable), ((2.0).nextUp, .warning), ((3.0).nextDown, .warning),
    (3, .action), (-2, .acceptable), (-2.5, .warning), (-3, .action), (0, .acceptable),
  ])
  func limitsOfZ(_ score: Double, _ verdict: Verdict) throws {
    #expect(try ZScore(deviation: score, sigmaPt: 1).verdict == verdict)
  }

  /// d = 5 against U = 3 and U_pt = 4: |E_n| is exactly 1.
  @Test(arguments: [
    (Edition.iso13528_2005, Verdict.acceptable), (.iso13528_2015, .action),
    (.iso13528_2022, .action), (.iso13528_2022Amd1, .action),
  ])
  func theEditionDecidesAtOne(_ edition: Edition, _ verdict: Verdict) throws {
    let found = try TestRound.analysis(
      [TestResult(lab: "1", x: 8, u: 1.5), TestResult(lab: "2", x: -2, u: 1.5)],
      TestRound.stated(3, U: 4), edition: edition)
    let scores = try #require(found.scores(.En))
    #expect(scores == [.value(1, verdict: verdict), .value(-1, verdict: verdict)])
  }

  @Test func aDeviationOfExactlyThePermissibleErrorIsAction() throws {
    let found = try TestRound.analysis(
      TestRound.results([10.5, 10.49, 9.5]), TestRound.stated(10)
    ) { $0.maximumPermissibleError = 0.5 }
    for kind in [ScoreKind.D, .Dpercent, .PA] {
      let verdicts = try #require(found.scores(kind)).map(\.verdict)
      #expect(verdicts == [.action, .acceptable, .action])
    }
    #expect(found.scores(.PA)?[0].value == 100)
    #expect(found.scores(.Dpercent)?[0].value == 5)
  }

  /// U(x_pt) = 3 > U(x_i) = 1: both outside on opposite sides is action, with a notice.
  @Test func ezScoresBelongToTheFirstEdition() throws {
    let results = [
      TestResult(lab: "1", x: 10, u: 0.5), TestResult(lab: "2", x: 13.5, u: 0.5),
      TestResult(lab: "3", x: 10, u: 2),
    ]
    let method = try TestRound.stated(10, U: 3)
    let found = try TestRound.analysis(results, method, edition: .iso13528_2005)
    #expect(found.scores(.EzMinus)?.map(\.value) == [3, 6.5, 0.75])
    #expect(found.scores(.EzPlus)?.map(\.value) == [-3, 0.5, -0.75])
    #expect(found.scores(.EzPlus)?.map(\.verdict) == [.action, .warning, .acceptable])
    #expect(found.notices.contains(.ezOnOppositeSides(laboratories: ["1"])))
    #expect(try TestRound.analysis(results, method).scores(.EzMinus) == nil)
  }

  /// An acceptable E_n behind a transfer standard less certain than the claim shows nothing.
  @Test func anUncertainTransferStandardMakesAcceptableInconclusive() throws {
    let results = [
      TestResult(lab: "1", x: 10, u: 0.5), TestResult(lab: "2", x: 10, u: 3),
      TestResult(lab: "3", x: 30, u: 0.5),
    ]
    let found = try TestRound.analysis(results, TestRound.stated(10, U: 4)) {
      $0.transferStandard = try? TransferStandard(standardUncertainty: StandardUncertainty(1))
    }
    #expect(found.scores(.En)?.map(\.verdict) == [.inconclusive, .acceptable, .action])
    #expect(found.notices.contains(.inconclusive(laboratories: ["1"])))
  }
}

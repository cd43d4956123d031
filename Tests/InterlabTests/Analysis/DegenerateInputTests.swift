import Interlab
import Mathematics
import Metrology
import TestSupport
import Testing

@Suite("Degenerate input: a score is absent with its reason, never 0 or NaN")
struct DegenerateInputTests {
  private let algorithmA = AssignedValueMethod.consensus(
    .algorithmA(stop: .fixedPoint, constants: .printed))
  private let robust = SigmaPtMethod.robust(stop: .fixedPoint, constants: .printed)

  @Test func oneLaboratoryIsNotJudgedByItself() throws {
    for method in [algorithmA, .consensus(.mean), .reference(.weightedMean), .reference(.birge)] {
      let found = try TestRound.analysis([TestResult(lab: "1", x: 5, u: 1)], method) {
        $0.sigmaPt = self.robust
        $0.scores = [.D, .z, .zPrime, .zeta, .En]
      }
      #expect(found.scores.allSatisfy { $0 == [.absent(.ownResult)] })
      #expect(found.notices.contains(.singleLaboratory))
      #expect(found.assignedValue.value == 5)
    }
  }

  @Test func nothingIncludedGivesNoConsensus() throws {
    let results = [TestResult(lab: "1", x: 5, u: 1, isIncluded: false)]
    let found = try TestRound.analysis(results, algorithmA) { $0.scores = [.z, .En] }
    #expect(found.assignedValue.value == nil && found.deviations == nil)
    #expect(found.scores == [[.absent(.noAssignedValue)], [.absent(.noAssignedValue)]])
    #expect(found.notices.contains(.noIncludedResult))
  }

  @Test func allEqualHasNoRobustScale() throws {
    let found = try TestRound.analysis(TestRound.results([3, 3, 3, 3]), algorithmA) {
      $0.sigmaPt = self.robust
      $0.scores = [.z, .zPrime]
    }
    #expect(found.scores[0] == Array(repeating: .absent(.zeroSigmaPt), count: 4))
    #expect(found.scores[1] == Array(repeating: .absent(.noAssignedUncertainty), count: 4))
    #expect(found.notices.contains(.robustScaleIsZero))
    #expect(found.assignedValue.standardUncertainty == nil)
  }

  /// A collapsed scale would make the consensus exact and fail every laboratory beside it.
  @Test func aScaleOfZeroIsNoUncertainty() throws {
    let results = [1.0, 1, 1, 1.5, 2].enumerated().map {
      TestResult(lab: String($0.offset), x: $0.element, u: 0.1)
    }
    let found = try TestRound.analysis(results, .consensus(.usualMedian)) {
      $0.sigmaPt = .prescribed(0.3)
      $0.scores = [.z, .zPrime, .zeta, .En]
    }
    #expect(found.scores[0].allSatisfy { $0.value != nil })
    for scores in found.scores.dropFirst() {
      #expect(scores.allSatisfy { $0 == .absent(.noAssignedUncertainty) })
    }
  }

  /// Coverage factors that differ can make the radicand of E_n negative where u²(d) is not.
  @Test func zetaStandsWhereEnCannot() throws {
    let results = [
      TestResult(lab: "A", x: 1, u: 1), TestResult(lab: "B", x: 1.1, u: 1, k: 1.5),
    ]
    let method = AssignedValueMethod.consensus(.usualMedian, covariance: .account)
    let found = try TestRound.analysis(results, method) { $0.scores = [.zeta, .En] }
    #expect(found.scores[0][1].value != nil)
    #expect(found.scores[1][1] == .absent(.noExpandedVariance))
  }

  /// Excluded results are independent of the consensus, and of equal ones none is preferred.
  @Test func onlyContributorsAreCorrelated() throws {
    var results = [1.0, 2, 2, 3, 3, 4].enumerated().map {
      TestResult(lab: String($0.offset), x: $0.element, u: 0.5, ν: 9)
    }
    results.append(TestResult(lab: "out", x: 9, u: 0.5, ν: 9, isIncluded: false))
    let method = AssignedValueMethod.consensus(.usualMedian, covariance: .account)
    let found = try TestRound.analysis(results, method) { $0.scores = [.zeta, .EnCombined] }
    let deviations = try #require(found.deviations)
    #expect(deviations.map(\.isCorrelated) == [false, true, true, true, true, false, false])
    #expect(found.scores[0][1] == found.scores[0][2])
    #expect(found.scores[1][6].value != nil)
  }

  @Test func aMissingUncertaintyLeavesOneLaboratoryWithoutScore() throws {
    let results = [TestResult(lab: "1", x: 5, u: 1), TestResult(lab: "2", x: 6, u: nil)]
    let found = try TestRound.analysis(results, TestRound.stated(5, U: 1)) { $0.scores = [.En] }
    #expect(found.scores[0][0] == .value(0, verdict: .acceptable))
    #expect(found.scores[0][1] == .absent(.noUncertainty))
    #expect(
      found.notices.contains(.scoreAbsent(.En, reason: .noUncertainty, laboratories: ["2"])))
  }

  @Test func aWeightedMeanNeedsEveryUncertainty() throws {
    let results = [TestResult(lab: "1", x: 5, u: 1), TestResult(lab: "2", x: 6, u: nil)]
    #expect(throws: AnalysisFailure.uncertaintyNeeded(laboratory: "2", comparison: ComparisonKey()))
    {
      try TestRound.analysis(results, .reference(.weightedMean))
    }
  }

  @Test func anExactReferenceIsAllowedWithANotice() throws {
    let found = try TestRound.analysis(
      [TestResult(lab: "1", x: 6, u: 1)], TestRound.stated(5, U: 0))
    #expect(found.scores(.En)?[0] == .value(0.5, verdict: .acceptable))
    #expect(found.notices.contains(.exactReference))
    // D does not rest on the uncertainties of the laboratories.
    let plain = try TestRound.analysis(
      [TestResult(lab: "1", x: 6, u: 1)], TestRound.stated(5, U: 0)
    ) { $0.scores = [.D] }
    #expect(!plain.notices.contains(.exactReference))
  }

  @Test func twoExactValuesHaveNoDeviationUncertainty() throws {
    let found = try TestRound.analysis(
      [TestResult(lab: "1", x: 5, u: 0)], TestRound.stated(5, U: 0)
    ) { $0.scores = [.zeta, .En] }
    #expect(found.scores == [[.absent(.noVariance)], [.absent(.noVariance)]])
  }

  @Test func aReferenceOfZeroHasNoPercentage() throws {
    let found = try TestRound.analysis(TestRound.results([1]), TestRound.stated(0)) {
      $0.scores = [.Dpercent, .z]
      $0.sigmaPt = .percentOfAssignedValue(2)
    }
    #expect(found.scores == [[.absent(.zeroAssignedValue)], [.absent(.zeroSigmaPt)]])
  }

  @Test func whatIsNotGivenIsNamed() throws {
    let found = try TestRound.analysis(
      [TestResult(lab: "1", x: 1, u: 1)], TestRound.stated(0)
    ) { $0.scores = [.PA, .z, .zPrime, .zeta, .En, .EnCombined, .EzMinus] }
    #expect(
      found.scores.map { $0[0] } == [
        .absent(.noMaximumPermissibleError), .absent(.noSigmaPt), .absent(.noSigmaPt),
        .absent(.noAssignedUncertainty), .absent(.noAssignedUncertainty),
        .absent(.noAssignedUncertainty), .absent(.noAssignedUncertainty),
      ])
  }

  @Test func extremeMagnitudesStayFinite() throws {
    for unit in [1e-68, 1e69] {
      let results = [
        TestResult(lab: "1", x: 1 * unit, u: 0.1 * unit),
        TestResult(lab: "2", x: 1.2 * unit, u: 0.2 * unit),
        TestResult(lab: "3", x: 0.9 * unit, u: 0.1 * unit),
      ]
      for method in [algorithmA, .consensus(.mean), .reference(.weightedMean)] {
        let found = try TestRound.analysis(results, method) {
          $0.sigmaPt = self.robust
          $0.scores = [.z, .zPrime, .zeta, .En]
        }
        for score in found.scores.joined() { #expect(score.value?.isFinite == true) }
      }
    }
  }

  // MARK: Notices

  /// With mean and standard deviation of the same p results |z| ≤ (p − 1)/√p: 2.846 at p = 10,
  /// 3.015 at p = 11.
  @Test func anUnreachableVerdictIsSaid() throws {
    func notices(_ count: Int) throws -> [Notice] {
      let values = (0..<count).map { Double($0 * $0) }
      return try TestRound.analysis(TestRound.results(values), .consensus(.mean)) {
        $0.sigmaPt = .standardDeviation
      }.notices
    }
    let limit = try #require(
      notices(10).compactMap { notice -> Double? in
        if case .verdictUnreachable(.z, let limit, 10) = notice { limit } else { nil }
      }.first)
    #expect(Tolerance.published(decimals: 3).accepts(limit, oracle: 2.846))
    // At p = 11 only |z′| ≤ (p − 1)/√(p + 1) = 2.887 falls short of 3; from 12 on neither does.
    let eleven = try notices(11).filter { $0.code == "verdict-unreachable" }
    #expect(eleven == [.verdictUnreachable(.zPrime, limit: 10 / 12.0.squareRoot(), count: 11)])
    #expect(try !notices(12).contains { $0.code == "verdict-unreachable" })
  }

  @Test func fewLaboratoriesAndTheUncertaintyOfTheirConsensus() throws {
    let found = try TestRound.analysis(TestRound.results([1, 2, 3, 4, 5]), algorithmA) {
      $0.sigmaPt = .prescribed(0.5)
    }
    #expect(found.notices.contains(.fewLaboratories(count: 5)))
    #expect(found.notices.contains { $0.code == "assigned-uncertainty-not-negligible" })
  }

  @Test func implausibleUncertaintiesAreNamed() throws {
    let results = [
      TestResult(lab: "low", x: 10, u: 0.1), TestResult(lab: "high", x: 11, u: 9),
      TestResult(lab: "fine", x: 12, u: 1),
    ]
    let found = try TestRound.analysis(results, TestRound.stated(11, U: 1))
    #expect(
      found.notices.contains(.uncertaintyMayBeUnderestimated(laboratories: ["low"], limit: 0.5)))
    #expect(
      found.notices.contains {
        if case .uncertaintyMayBeOverestimated(["high"], _) = $0 { true } else { false }
      })
  }

  @Test func excludedLaboratoriesAreNamedAndScored() throws {
    let results = [
      TestResult(lab: "1", x: 1), TestResult(lab: "2", x: 2),
      TestResult(lab: "3", x: 30, isIncluded: false),
    ]
    let found = try TestRound.analysis(results, .consensus(.mean)) { $0.sigmaPt = .prescribed(1) }
    #expect(found.notices.contains(.laboratoriesExcluded(["3"])))
    #expect(found.scores(.z)?[2] == .value(28.5, verdict: .action))
    #expect(found.includedCount == 2 && found.participantCount == 3)
  }

  @Test func inconsistentResultsAreSaid() throws {
    let results = [TestResult(lab: "1", x: 0, u: 1), TestResult(lab: "2", x: 10, u: 1)]
    let found = try TestRound.analysis(results, .reference(.weightedMean))
    #expect(found.notices.contains { $0.code == "inconsistent-results" })
  }
}

import Interlab
import Testing
import Wording

@Suite("Notices and reasons in words")
struct NoticeMessageTests {
  private static let labs = ["03", "07"]

  /// One of each kind.
  private static let notices: [Notice] = [
    .fewLaboratories(count: 7), .singleLaboratory, .noIncludedResult,
    .assignedUncertaintyAgainstSigmaPt(ratio: 0.5),
    .assignedUncertaintyAgainstPermissibleError(ratio: 0.25),
    .coverageFactorAssumed(laboratories: labs), .standardUncertaintyExpanded(laboratories: labs),
    .coverageFactorNotTwo(laboratories: labs),
    .consensusDiffersFromReference(consensus: 10.5, difference: 0.5, limit: 0.25),
    .uncertaintyMayBeUnderestimated(laboratories: labs, limit: 0.5),
    .uncertaintyMayBeOverestimated(laboratories: labs, limit: 0.5),
    .verdictUnreachable(.z, limit: 2.5, count: 8), .laboratoriesExcluded(labs),
    .resultIsPartOfConsensus, .resultsShareInputs, .exactReference, .robustScaleIsZero,
    .algorithmAStartedFromStandardDeviation,
    .stoppingRulesDiffer(scale: 1.5, otherStop: "third-digit", otherScale: 1.25),
    .inconsistentResults(chiSquared: 12.5, degreesOfFreedom: 4, pValue: 0.0125),
    .leftOutOfConsistentSubset(laboratories: labs), .consistentSubsetsTie(count: 3),
    .infiniteVariance, .posteriorVarianceInfinite, .priorScaleFromUncertainties(scale: 0.5),
    .ezOnOppositeSides(laboratories: labs), .inconclusive(laboratories: labs),
    .scoreAbsent(.En, reason: .noUncertainty, laboratories: labs),
    .codeLooksLikeFormula(laboratories: labs),
  ]

  @Test func oneOfEachKindIsHere() {
    // Two cases share assigned-uncertainty-not-negligible, and two coverage-factor-assumed.
    #expect(Set(Self.notices.map(\.code)).count == Self.notices.count - 2)
  }

  @Test(arguments: notices)
  func speaksBothLanguages(_ notice: Notice) {
    let vietnamese = notice.message(in: .vietnamese) { "\($0)" }
    let english = notice.message(in: .english) { "\($0)" }
    #expect(vietnamese != english)
    for message in [vietnamese, english] {
      #expect(message.count > 30 && message.hasSuffix("."))
      #expect(!message.lowercased().contains("nan") && !message.contains("\n"))
      for code in notice.laboratories { #expect(message.contains(code)) }
    }
  }

  @Test func numbersAreWrittenByTheCaller() {
    let notice = Notice.consensusDiffersFromReference(consensus: 1, difference: 2, limit: 3)
    for language in Language.allCases {
      let message = notice.message(in: language) { "<\($0)>" }
      for number in ["<1.0>", "<2.0>", "<3.0>"] { #expect(message.contains(number)) }
    }
  }

  @Test func namesTwelveLaboratoriesThenCounts() {
    let codes = (1...15).map { "L\($0)" }
    let notice = Notice.laboratoriesExcluded(codes)
    let english = notice.message(in: .english) { "\($0)" }
    let vietnamese = notice.message(in: .vietnamese) { "\($0)" }
    #expect(english.contains("L12 and 3 more") && !english.contains("L13"))
    #expect(vietnamese.contains("L12 và 3 phòng khác") && !vietnamese.contains("L13"))
    let twelve = Notice.laboratoriesExcluded(Array(codes.prefix(12))).message(in: .english) {
      "\($0)"
    }
    #expect(twelve.contains("L12.") && !twelve.contains("more"))
  }

  @Test func noLaboratoriesMeansAll() {
    let notice = Notice.scoreAbsent(.z, reason: .zeroSigmaPt, laboratories: [])
    #expect(
      notice.message(in: .english) { "\($0)" }
        == "z is absent for all laboratories: sigma_pt is zero.")
  }

  @Test(arguments: ScoreAbsence.allCases)
  func everyReasonSpeaksBothLanguages(_ absence: ScoreAbsence) {
    let (vietnamese, english) = (absence.reason(in: .vietnamese), absence.reason(in: .english))
    #expect(!vietnamese.isEmpty && !english.isEmpty && vietnamese != english)
    #expect(english.utf8.allSatisfy { $0 < 0x80 }, "machine output is searched for in ASCII")
  }

  /// The words that machine output is documented to carry.
  @Test func reasonsOfMachineOutput() {
    #expect(
      ScoreAbsence.noMaximumPermissibleError.reason(in: .english) == "no maximum permissible error")
    #expect(ScoreAbsence.noUncertainty.reason(in: .english) == "no uncertainty reported")
    #expect(ScoreAbsence.zeroSigmaPt.reason(in: .english) == "sigma_pt is zero")
  }
}

/// Something that a reader of the scores should know. Information, never a verdict.
public enum Notice: Hashable, Sendable {
  /// A consensus of fewer than 12 results (its scale scatters widely).
  case fewLaboratories(count: Int)

  /// One included result forms the consensus.
  case singleLaboratory

  /// No included result, so no consensus.
  case noIncludedResult

  /// u(x_pt) ≥ 0.3 σ_pt, so that z′ is called for (9.2.1).
  case assignedUncertaintyAgainstSigmaPt(ratio: Double)

  /// u(x_pt) ≥ 0.1 δ_E, with no σ_pt (9.2.1).
  case assignedUncertaintyAgainstPermissibleError(ratio: Double)

  /// No _k_ reported; 2 was taken.
  case coverageFactorAssumed(laboratories: [String])

  /// Only u(x_i) was reported, and scores that need U(x_i) took 2 u(x_i).
  case standardUncertaintyExpanded(laboratories: [String])

  /// No _k_ stated for the assigned value; 2 was taken.
  case assignedCoverageFactorAssumed

  /// Coverage factors other than 2, or finite degrees of freedom.
  case coverageFactorNotTwo(laboratories: [String])

  /// The robust consensus lies further from x_pt than their uncertainties allow (7.8).
  case consensusDiffersFromReference(consensus: Double, difference: Double, limit: Double)

  /// u(x_i) below u(x_pt) (9.8).
  case uncertaintyMayBeUnderestimated(laboratories: [String], limit: Double)

  /// u(x_i) above 1.5 s* (9.8).
  case uncertaintyMayBeOverestimated(laboratories: [String], limit: Double)

  /// With mean and standard deviation of the same results, no |z| (or |z′|) can exceed this limit.
  case verdictUnreachable(ScoreKind, limit: Double, count: Int)

  /// Excluded from the assigned value, yet scored.
  case laboratoriesExcluded([String])

  /// x_i is part of x_pt, and the scores take the two as independent, as the standard prints.
  case resultIsPartOfConsensus

  /// Results that share inputs, a standard perhaps, were taken as independent.
  case resultsShareInputs

  /// U(x_pt) = 0: an exact reference.
  case exactReference

  /// The robust scale is zero.
  case robustScaleIsZero

  /// More than half the results are equal: Algorithm A started from the standard deviation.
  case algorithmAStartedFromStandardDeviation

  /// The two stopping rules of Algorithm A differ by more than 0.1 %.
  case stoppingRulesDiffer(scale: Double, otherStop: String, otherScale: Double)

  /// The χ² test of the reference value fails.
  case inconsistentResults(chiSquared: Double, degreesOfFreedom: Int, pValue: Double)

  /// Outside the largest consistent subset, so without weight in the assigned value.
  case leftOutOfConsistentSubset(laboratories: [String])

  /// So many subsets are equally large and equally consistent; one was taken by rule.
  case consistentSubsetsTie(count: Int)

  /// u(x_pt) does not exist, because the degrees of freedom of some results are 2 or fewer.
  case infiniteVariance

  /// Tests chose the method, and so few results give them little power.
  case testsHaveLittlePower(count: Int)

  /// u(x_pt) does not exist, because two results leave the posterior of μ without a variance.
  case posteriorVarianceInfinite

  /// Too many results are equal for a prior scale of τ; the median uncertainty was taken.
  case priorScaleFromUncertainties(scale: Double)

  /// Further from the power-moderated mean than its model allows.
  case extremeResults(laboratories: [String])

  /// E_z− and E_z+ lie outside on opposite sides, because U(x_pt) > U(x_i).
  case ezOnOppositeSides(laboratories: [String])

  /// An acceptable E_n that could not have shown a fault, as u_TS exceeds u(x_i).
  case inconclusive(laboratories: [String])

  /// A score is absent for these laboratories.
  case scoreAbsent(ScoreKind, reason: ScoreAbsence, laboratories: [String])

  /// A laboratory code that a spreadsheet program would run as a formula.
  case codeLooksLikeFormula(laboratories: [String])

  /// What the pilot measurements of a travelling standard show.
  case travellingStandard(DriftNotice)

  /// The name in machine output.
  public var code: String {
    switch self {
    case .fewLaboratories: "consensus-few-laboratories"
    case .singleLaboratory: "single-laboratory"
    case .noIncludedResult: "no-included-result"
    case .assignedUncertaintyAgainstSigmaPt, .assignedUncertaintyAgainstPermissibleError:
      "assigned-uncertainty-not-negligible"
    case .coverageFactorAssumed, .standardUncertaintyExpanded: "coverage-factor-assumed"
    case .assignedCoverageFactorAssumed: "assigned-coverage-factor-assumed"
    case .coverageFactorNotTwo: "coverage-factor-not-2"
    case .consensusDiffersFromReference: "consensus-differs-from-reference"
    case .uncertaintyMayBeUnderestimated: "uncertainty-may-be-underestimated"
    case .uncertaintyMayBeOverestimated: "uncertainty-may-be-overestimated"
    case .verdictUnreachable: "verdict-unreachable"
    case .laboratoriesExcluded: "laboratories-excluded"
    case .resultIsPartOfConsensus: "result-part-of-consensus"
    case .resultsShareInputs: "results-share-inputs"
    case .exactReference: "exact-reference"
    case .robustScaleIsZero: "robust-scale-zero"
    case .algorithmAStartedFromStandardDeviation: "algorithm-a-started-from-standard-deviation"
    case .stoppingRulesDiffer: "stopping-rules-differ"
    case .inconsistentResults: "inconsistent-results"
    case .leftOutOfConsistentSubset: "left-out-of-consistent-subset"
    case .consistentSubsetsTie: "consistent-subsets-tie"
    case .infiniteVariance: "infinite-variance"
    case .testsHaveLittlePower: "tests-have-little-power"
    case .posteriorVarianceInfinite: "posterior-variance-infinite"
    case .priorScaleFromUncertainties: "prior-scale-from-uncertainties"
    case .extremeResults: "extreme-results"
    case .ezOnOppositeSides: "ez-opposite-sides"
    case .inconclusive: "inconclusive"
    case .scoreAbsent: "score-absent"
    case .codeLooksLikeFormula: "code-looks-like-formula"
    case .travellingStandard(let notice): notice.code
    }
  }

  /// The laboratories that it speaks of, where it speaks of some only.
  public var laboratories: [String] {
    switch self {
    case .coverageFactorAssumed(let codes), .standardUncertaintyExpanded(let codes),
      .coverageFactorNotTwo(let codes),
      .uncertaintyMayBeUnderestimated(let codes, _), .uncertaintyMayBeOverestimated(let codes, _),
      .laboratoriesExcluded(let codes), .leftOutOfConsistentSubset(let codes),
      .ezOnOppositeSides(let codes), .inconclusive(let codes),
      .scoreAbsent(_, _, let codes), .codeLooksLikeFormula(let codes),
      .extremeResults(let codes):
      codes
    case .travellingStandard(let notice): notice.laboratories
    default: []
    }
  }
}

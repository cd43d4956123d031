import Interlab
import Metrology
import Testing

/// One line of a round in a test of text.
struct TextResult {
  var code: String
  var value: Double
  var U: Double?
  var k = 2.0
  var isIncluded = true

  /// The powers of ten of the last digits written of `value` and of `U`.
  var places: (value: Int, U: Int)?
}

/// Analyses a comparison against a reference value of 10 ± 0.10 with k = 2.
func textAnalysis(
  _ lines: [TextResult], U_pt: Double = 0.1, sigmaPt: SigmaPtMethod? = nil, δ_E: Double? = nil,
  scores: [ScoreKind] = [], unit: String? = "mg", edition: Edition = .current,
  transferStandard: TransferStandard? = nil
) throws -> Analysis {
  var results = ReportedResults()
  for (index, line) in lines.enumerated() {
    let uncertainty = try line.U.map { try reported($0, k: line.k) }
    results.append(
      laboratory: index, value: line.value, uncertainty: uncertainty, isIncluded: line.isIncluded,
      valuePlace: line.places?.value, uncertaintyPlace: line.places?.U)
  }
  let stated = try StatedValue(
    origin: .referenceLaboratory, value: 10, uncertainty: reported(U_pt, k: 2))
  let comparison = Comparison(
    key: ComparisonKey(measurand: "mass"), unit: unit, assignedValue: .stated(stated),
    sigmaPt: sigmaPt, maximumPermissibleError: δ_E, scores: scores,
    transferStandard: transferStandard, rows: lines.indices)
  let round = Round(
    identifier: "R1", edition: edition, laboratories: lines.map(\.code), comparisons: [comparison],
    results: results)
  return try Analysis(of: round)
}

private func reported(_ U: Double, k: Double) throws -> ReportedUncertainty {
  try ReportedUncertainty(expanded: ExpandedUncertainty(U, coverageFactor: CoverageFactor(k)))
}

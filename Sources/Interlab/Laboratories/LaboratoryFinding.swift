/// What the results of one laboratory, read together, suggest. Advice, never a verdict.
public enum LaboratoryFinding: Hashable, Sendable {
  /// The standardized deviations lie to one side: their mean is further from zero than chance
  /// explains.
  case commonBias(ScoreKind, count: Int, mean: Double, pValue: Double)

  /// They scatter more than the stated uncertainties allow.
  case understatedUncertainty(count: Int, sum: Double, pValue: Double)

  /// They are smaller than the stated uncertainties lead one to expect.
  case overstatedUncertainty(count: Int, sum: Double, pValue: Double)

  /// The deviation changes with the level of the measurand, by this share of it.
  case trendWithLevel(unit: String?, count: Int, slope: Double, pValue: Double)

  /// The name in machine output.
  public var code: String {
    switch self {
    case .commonBias: "common-bias"
    case .understatedUncertainty: "uncertainty-may-be-understated"
    case .overstatedUncertainty: "uncertainty-may-be-overstated"
    case .trendWithLevel: "trend-with-level"
    }
  }
}

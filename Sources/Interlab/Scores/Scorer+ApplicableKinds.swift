import Metrology

extension Scorer {
  /// All scores that the inputs allow for at least one result, in the order of the standard.
  ///
  /// `EnCombined` says something only where some k ≠ 2 or some ν is finite; the E_z scores belong
  /// to the 2005 edition.
  func applicableKinds(edition: Edition) -> [ScoreKind] {
    ScoreKind.allCases.filter { isApplicable($0, edition) }
  }

  private func isApplicable(_ kind: ScoreKind, _ edition: Edition) -> Bool {
    let hasAssignedUncertainty = assignedValue.standardUncertainty != nil
    return switch kind {
    case .D: true
    case .Dpercent: assignedValue.value != 0
    case .PA: comparison.maximumPermissibleError != nil
    case .z: sigmaPt != nil
    case .zPrime: sigmaPt != nil && hasAssignedUncertainty
    case .zeta, .En: hasAssignedUncertainty && hasReportedUncertainty
    case .EnCombined: hasAssignedUncertainty && hasReportedUncertainty && coverageDiffers
    case .EzMinus, .EzPlus:
      edition == .iso13528_2005 && hasAssignedUncertainty && hasReportedUncertainty
    }
  }

  /// Whether some result has an uncertainty, its own or by the covariance matrix.
  private var hasReportedUncertainty: Bool {
    if case .correlated = assignedValue.dependence { return true }
    return comparison.rows.contains { !results.standardUncertainties[$0].isNaN }
  }

  /// Whether some coverage factor is not 2 or some degrees of freedom are finite.
  private var coverageDiffers: Bool {
    assignedValue.coverageFactor != 2 || assignedValue.degreesOfFreedom.isFinite
      || comparison.rows.contains { coverageDiffers(row: $0) }
  }

  func coverageDiffers(row: Int) -> Bool {
    guard !results.coverageFactors[row].isNaN else { return false }
    return results.coverageFactors[row] != 2 || results.degreesOfFreedom[row].isFinite
  }
}

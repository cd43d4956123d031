import Interlab

/// The figures of an analysis under the names that `expected.json` uses.
struct ObservedFigure {
  let analysis: Analysis
  let comparison: ComparisonAnalysis

  init?(_ analysis: Analysis, measurand: String?) {
    let comparison = analysis.comparisons.first {
      measurand == nil || $0.comparison.key.measurand == measurand
    }
    guard let comparison else { return nil }
    self.analysis = analysis
    self.comparison = comparison
  }

  /// The figure `name` of the comparison or, with a laboratory, of its result.
  func value(_ name: String, laboratory: String?) -> Double? {
    guard let laboratory else { return value(name) }
    return offset(of: laboratory).flatMap { value(name, at: $0) }
  }

  private func value(_ name: String) -> Double? {
    let assignedValue = comparison.assignedValue
    return switch name {
    case "assignedValue": assignedValue.value
    case "u(assignedValue)": assignedValue.standardUncertainty
    case "scale": assignedValue.scale
    case "sigmaPt": comparison.sigmaPt?.number
    case "consensusDifference": consensusAgainstReference?.difference.magnitude
    case "consensusDifferenceUncertainty": consensusAgainstReference.map { $0.limit / 2 }
    default: detail(name)
    }
  }

  private func value(_ name: String, at offset: Int) -> Double? {
    let deviation = comparison.deviations?[offset]
    return switch name {
    case "d": deviation?.value
    case "u(d)": deviation?.standardUncertainty
    case "U(d)": try? deviation?.uncertainty.get().expanded
    default:
      ScoreKind(rawValue: name).flatMap { comparison.scores($0)?[offset].value }
    }
  }

  private func detail(_ name: String) -> Double? {
    for detail in comparison.assignedValue.details where detail.name == name {
      if case .number(let number) = detail.content { return number }
    }
    return nil
  }

  private var consensusAgainstReference: (difference: Double, limit: Double)? {
    for case .consensusDiffersFromReference(_, let difference, let limit) in comparison.notices {
      return (difference, limit)
    }
    return nil
  }

  private func offset(of laboratory: String) -> Int? {
    let round = analysis.round
    let row = comparison.comparison.rows.first {
      round.laboratories[Int(round.results.laboratories[$0])] == laboratory
    }
    return row.map { $0 - comparison.comparison.rows.lowerBound }
  }
}

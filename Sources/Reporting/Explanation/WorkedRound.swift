import Interlab
import Metrology

/// A round of one comparison small enough to be followed by hand.
struct WorkedRound: Sendable {
  var results: [Double]
  var expandedUncertainties: [Double] = []
  var coverageFactor = 2.0
  var degreesOfFreedom = Double.infinity
  var assignedValue: AssignedValueMethod?
  var sigmaPt: SigmaPtMethod?
  var maximumPermissibleError: Double?
  var scores: [ScoreKind] = []
  var budget = AssignedValueBudget()
  var edition = Edition.current
  var resampling: Resampling?

  /// What the engine makes of it.
  var analysis: ComparisonAnalysis? {
    guard let assignedValue, let round = round(assignedValue) else { return nil }
    return try? Analysis(of: round).comparisons.first
  }

  /// The results as a round, under a method for the assigned value.
  func round(_ assignedValue: AssignedValueMethod) -> Round? {
    var comparison = Comparison(
      assignedValue: assignedValue, sigmaPt: sigmaPt,
      maximumPermissibleError: maximumPermissibleError, scores: scores,
      assignedValueBudget: budget, rows: results.indices)
    comparison.resampling = resampling
    guard let reported else { return nil }
    return Round(
      edition: edition, laboratories: results.indices.map { "\($0 + 1)" },
      comparisons: [comparison], results: reported)
  }

  /// The score of the first result.
  func score(_ kind: ScoreKind) -> Score? {
    var round = self
    round.scores = [kind]
    return round.analysis?.scores(kind)?.first
  }

  private var reported: ReportedResults? {
    var reported = ReportedResults()
    guard let degreesOfFreedom = try? DegreesOfFreedom(degreesOfFreedom) else { return nil }
    for (index, value) in results.enumerated() {
      var uncertainty: ReportedUncertainty?
      if expandedUncertainties.indices.contains(index) {
        uncertainty = Self.uncertainty(expandedUncertainties[index], k: coverageFactor)
        guard uncertainty != nil else { return nil }
      }
      reported.append(
        laboratory: index, value: value, uncertainty: uncertainty,
        degreesOfFreedom: degreesOfFreedom)
    }
    return reported
  }

  static func uncertainty(_ U: Double, k: Double) -> ReportedUncertainty? {
    guard let k = try? CoverageFactor(k),
      let expanded = try? ExpandedUncertainty(U, coverageFactor: k)
    else { return nil }
    return try? ReportedUncertainty(expanded: expanded)
  }

  /// An assigned value that is known beforehand.
  static func stated(
    _ value: Double, U: Double, k: Double = 2, origin: StatedValue.Origin = .referenceLaboratory
  ) -> AssignedValueMethod? {
    let uncertainty = uncertainty(U, k: k)
    return (try? StatedValue(origin: origin, value: value, uncertainty: uncertainty))
      .map { .stated($0) }
  }
}

extension ComparisonAnalysis {
  /// A figure that the method of the assigned value recorded.
  func detail(_ name: String) -> Double? {
    for detail in assignedValue.details where detail.name == name {
      switch detail.content {
      case .number(let number): return number
      case .count(let count): return Double(count)
      case .flag, .text: return nil
      }
    }
    return nil
  }
}

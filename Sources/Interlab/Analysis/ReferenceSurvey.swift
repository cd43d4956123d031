import Mathematics

/// A comparison seen through every reference value: methods side by side, the consistency of the
/// results, and the degrees of equivalence with the conventions in use.
public struct ReferenceSurvey: Sendable {
  /// The methods side by side.
  public let panel: MethodPanel

  /// The χ² test of the results with its kin, where all included ones have uncertainties.
  public let heterogeneity: Heterogeneity?

  /// The degrees of equivalence, one entry for each model of the reference value.
  public let equivalences: [Equivalence]

  /// The degrees of equivalence in forms that belong to a method: correlated results, the power-moderated
  /// mean, procedure B.
  public let tables: [EquivalenceTable]

  /// The degrees of equivalence of the results with each other.
  public let pairs: ResultPairs

  /// The link to another comparison, or why there is none; `nil` where none was asked for.
  public var link: Result<ComparisonLink, LinkAbsence>?

  /// The kernel densities of the results, if they were asked for.
  public let densities: [DensityEntry]

  /// Surveys `comparison`. Methods that can use covariances of the results take those that the
  /// comparison's own method holds.
  ///
  /// Degrees of equivalence follow those of `methods` that are a weighted mean or random effects,
  /// when `followsMethods`, and generalized least squares, the power-moderated mean and procedure B have
  /// tables of their own;
  /// else the weighted mean where the results are consistent, and DerSimonian and Laird's where they
  /// are not.
  public init(
    of comparison: Comparison, in round: Round, methods: [AssignedValueMethod],
    followsMethods: Bool, withDensities: Bool = false
  ) {
    let methods = methods.map { $0.takingCovariances(of: comparison.assignedValue) }
    panel = MethodPanel(of: comparison, in: round, methods: methods)
    pairs = ResultPairs(of: comparison, in: round)
    tables = panel.entries.compactMap { entry in
      guard let analysis = entry.analysis else { return nil }
      if let table = EquivalenceTable(correlated: analysis) { return table }
      guard followsMethods else { return nil }
      return EquivalenceTable(powerModerated: analysis)
        ?? EquivalenceTable(procedureB: analysis, in: round)
    }
    let rows = comparison.rows
    let members = rows.filter { round.results.isIncluded[$0] }
    let fit = try? RandomEffects(
      values: members.map { round.results.values[$0] },
      standardUncertainties: members.map { round.results.standardUncertainties[$0] },
      estimator: .dersimonianLaird)
    heterogeneity = fit?.heterogeneity
    var models = followsMethods ? methods.compactMap(\.equivalenceModel) : []
    if models.isEmpty, !followsMethods || tables.isEmpty, let heterogeneity = fit?.heterogeneity {
      let isConsistent = heterogeneity.pValue >= 0.05
      models = [isConsistent ? .weightedMean : .randomEffects(.dersimonianLaird)]
    }
    equivalences = models.compactMap { try? Equivalence(of: comparison, in: round, model: $0) }
    densities = withDensities ? Self.densities(of: panel, in: round) : []
  }
}

extension ReferenceSurvey {
  /// One rule of the bandwidth and the density that it gave.
  public struct DensityEntry: Sendable {
    /// The rule.
    public let rule: ResultDensity.Rule

    /// The density by it, or why there is none.
    public let outcome: Result<ResultDensity, ResultDensity.Absence>
  }

  /// The density that ISO 13528 names, then the one whose bandwidth the results choose.
  private static func densities(of panel: MethodPanel, in round: Round) -> [DensityEntry] {
    var sigmaPt: Double?
    if panel.comparison.sigmaPt != nil {
      sigmaPt = panel.entries.lazy.compactMap { $0.analysis?.sigmaPt?.number }.first
    }
    return [ResultDensity.standardRule(sigmaPt: sigmaPt), .sheatherJones].map { rule in
      DensityEntry(
        rule: rule,
        outcome: Result { () throws(ResultDensity.Absence) in
          try ResultDensity(of: panel.comparison, in: round, by: rule, sigmaPt: sigmaPt)
        })
    }
  }
}

extension AssignedValueMethod {
  /// The model of degrees of equivalence that the method stands for; `nil` where there is none.
  public var equivalenceModel: Equivalence.Model? {
    switch self {
    case .reference(.weightedMean): .weightedMean
    case .reference(.randomEffects(let estimator, _)): .randomEffects(estimator)
    default: nil
    }
  }
}

extension Equivalence.Model {
  /// The name of the method on the command line and in files.
  public var name: String {
    switch self {
    case .weightedMean: ReferenceEstimator.weightedMean.name
    case .randomEffects(let estimator): estimator.rawValue
    }
  }
}

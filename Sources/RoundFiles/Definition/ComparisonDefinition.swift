public import Interlab

/// A comparison as it is defined before its results are read: the rules, and the covariances that
/// can only be laid out once it is known which laboratories reported.
public struct ComparisonDefinition: Sendable {
  /// The rules. Its rows are empty, and its key holds at most the measurand.
  public var rules: Comparison

  /// Where the covariances of the results come from; `nil` where there are none.
  public var covariances: CovarianceSource?

  /// The file of the homogeneity test of the items, if there is one.
  public var homogeneity: ItemCheckSource?

  /// The file of the stability check of the items, if there is one.
  public var stability: ItemCheckSource?

  /// The travelling standard that gives the assigned value, if there is one.
  public var travelling: TravellingSource?

  /// What its form tells of the measurand.
  public var form = MeasurandForm()

  /// Which quantity of a digital calibration certificate is its result.
  public var certificate = CertificateMapping()

  /// The output of a propagation file that is the assigned value, if it is one.
  var propagated: PropagatedOutputName?

  /// Where the definition stands in its file: line and column.
  public var place: (row: Int, column: Int)?

  /// Creates a definition.
  public init(
    rules: Comparison, covariances: CovarianceSource? = nil, place: (row: Int, column: Int)? = nil
  ) {
    self.rules = rules
    self.covariances = covariances
    self.place = place
  }

  /// Whether each included result must have an uncertainty above zero.
  var needsUncertainties: Bool {
    switch covariances {
    case .correlations, .components, .componentsFile, .results: true
    case .file, .rows: false
    case nil: rules.assignedValue.needsUncertainties
    }
  }

  /// Whether an uncertainty of zero has no place: a score would divide by it.
  var needsNonzeroUncertainties: Bool {
    needsUncertainties || rules.scores.isEmpty
      || rules.scores.contains(where: \.usesReportedUncertainty)
  }
}

/// Where the covariances between the results of a comparison come from.
public enum CovarianceSource: Sendable {
  /// A matrix file: a header with the laboratory codes after a first column that repeats them.
  case file(String)

  /// The rows of the matrix, in the order of the results.
  case rows([[Double]])

  /// Correlation coefficients of pairs of laboratories; all others are zero.
  case correlations([Correlation])

  /// Components of uncertainty that laboratories share.
  case components([SharedComponent])

  /// A file of such components: component, lab, u.
  case componentsFile(String)

  /// What the propagations share that the results come from.
  case results
}

/// A correlation coefficient between the results of two laboratories.
public struct Correlation: Hashable, Sendable {
  /// The two laboratory codes.
  public let between: [String]

  /// _r_, from −1 to 1.
  public let r: Double

  /// Creates a correlation.
  public init(between: [String], r: Double) {
    self.between = between
    self.r = r
  }
}

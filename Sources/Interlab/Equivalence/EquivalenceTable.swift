/// The degrees of equivalence of all results of a comparison in a form of their own, which belongs
/// to the way the reference value was made.
public struct EquivalenceTable: Sendable {
  /// The name of the method behind the reference value.
  public let method: String

  /// The name of the convention in files.
  public let convention: String

  /// The reference value.
  public let referenceValue: Double

  /// Its standard uncertainty, where there is one.
  public let standardUncertainty: Double?

  /// One for each result, in the order of the rows; `nil` where there is none.
  public let degrees: [DegreeOfEquivalence?]

  /// The interval of 95 % of each difference where it is not _d_ ± _U_; else empty.
  public let intervals: [ClosedRange<Double>?]

  /// Whether the reference value is that of another comparison.
  public var isLinked: Bool { convention == Self.linked }

  static let linked = "linked"

  init(
    method: String, convention: String, referenceValue: Double, standardUncertainty: Double?,
    degrees: [DegreeOfEquivalence?], intervals: [ClosedRange<Double>?] = []
  ) {
    self.method = method
    self.convention = convention
    self.referenceValue = referenceValue
    self.standardUncertainty = standardUncertainty
    self.degrees = degrees
    self.intervals = intervals
  }

  /// Whether it is asked for: one of the general conventions only by its name.
  public func isShown(among conventions: [EquivalenceConvention]) -> Bool {
    EquivalenceConvention(rawValue: convention).map(conventions.contains) ?? true
  }

  /// The deviations from a generalized least squares mean, their covariances accounted for:
  /// u²(d) = diag((I − 1wᵀ)V(I − 1wᵀ)ᵀ). There is no τ, so that it is what a laboratory claims.
  init?(correlated analysis: ComparisonAnalysis) {
    self.init(
      deviationsOf: analysis, from: ReferenceEstimator.glsName,
      EquivalenceConvention.claims.rawValue)
  }

  /// The deviations from a power-moderated mean, which allows for scatter in its own way:
  /// u²(d) = (1 − 2w)u² + u²(x_ref), and u² + u²(x_ref) for results outside it.
  ///
  /// Reference: S. Pommé, J. Keightley, "Determination of a reference value and its uncertainty
  /// through a power-moderated mean", Metrologia 52 (2015) S200.
  init?(powerModerated analysis: ComparisonAnalysis) {
    self.init(
      deviationsOf: analysis, from: ReferenceEstimator.powerModeratedMean.name, "power-moderated")
  }

  private init?(
    deviationsOf analysis: ComparisonAnalysis, from method: String, _ convention: String
  ) {
    guard analysis.assignedValue.method == method, let value = analysis.assignedValue.value,
      let deviations = analysis.deviations
    else { return nil }
    self.init(
      method: method, convention: convention, referenceValue: value,
      standardUncertainty: analysis.assignedValue.standardUncertainty,
      degrees: deviations.map { deviation in
        deviation.standardUncertainty.map {
          DegreeOfEquivalence(value: deviation.value, standardUncertainty: $0)
        }
      })
  }
}

public import Mathematics

/// The degrees of equivalence of all results of a comparison, contributors to the reference value
/// and others alike.
///
/// Edge cases: a result without uncertainty has no degree of equivalence; it cannot contribute.
///
/// Accuracy: differences of variances in double-double. The order of the results does not change a
/// bit. Complexity: O(p); `leave-one-out` fits anew for each result, O(p²).
public struct Equivalence: Sendable {
  /// How the reference value is made.
  public enum Model: Hashable, Sendable {
    /// The weighted mean, with no scatter beyond the uncertainties.
    case weightedMean

    /// Random effects, with this estimator of τ².
    case randomEffects(HeterogeneityEstimator)
  }

  /// Why there are no degrees of equivalence.
  public enum Undefined: Error, Hashable, Sendable {
    /// Two results must contribute.
    case tooFewResults(found: Int)

    /// This result contributes without a finite uncertainty above zero.
    case uncertainty(index: Int)
  }

  /// The model of the reference value.
  public let model: Model

  private let values: [Double]
  private let standardUncertainties: [Double]
  private let contributes: [Bool]
  private let reference: FittedReference

  /// Fits the reference value to those that contribute.
  ///
  /// `standardUncertainties` is NaN where none was reported.
  public init(
    values: [Double], standardUncertainties: [Double], contributes: [Bool], model: Model
  ) throws(Undefined) {
    precondition(values.count == standardUncertainties.count && values.count == contributes.count)
    for index in values.indices where contributes[index] {
      let u = standardUncertainties[index]
      guard u > 0, u < .infinity else { throw .uncertainty(index: index) }
    }
    let found = contributes.count { $0 }
    guard found > 1 else { throw .tooFewResults(found: found) }
    self.values = values
    self.standardUncertainties = standardUncertainties
    self.contributes = contributes
    self.model = model
    let members = values.indices.filter { contributes[$0] }
    reference = FittedReference(
      members.map { values[$0] }, members.map { standardUncertainties[$0] }, model)
  }

  /// The comparison's results, where they are included, with any model.
  public init(of comparison: Comparison, in round: Round, model: Model) throws(Undefined) {
    let results = round.results
    let rows = comparison.rows
    try self.init(
      values: Array(results.values[rows]),
      standardUncertainties: Array(results.standardUncertainties[rows]),
      contributes: Array(results.isIncluded[rows]), model: model)
  }

  /// The reference value μ.
  public var referenceValue: Double { reference.value.value }

  /// u(μ).
  public var standardUncertainty: Double { reference.standardUncertainty }

  /// τ; 0 for the weighted mean.
  public var tau: Double { reference.tau }

  /// One degree of equivalence for each result, `nil` where it reported no uncertainty.
  ///
  /// `leave-one-out` of a contributor needs two others that contribute; `nil` when there are not.
  public func degrees(_ convention: EquivalenceConvention) -> [DegreeOfEquivalence?] {
    values.indices.map { degree(at: $0, convention) }
  }

  private func degree(at index: Int, _ convention: EquivalenceConvention) -> DegreeOfEquivalence? {
    let (x, u) = (values[index], standardUncertainties[index])
    guard u > 0 else { return nil }
    guard contributes[index] else {
      return reference.degree(
        x, reference.varianceOfOther(u, allowingForScatter: convention != .claims))
    }
    switch convention {
    case .claims: return reference.degree(x, reference.varianceOfClaim(u))
    case .dark: return reference.degree(x, reference.varianceOfContributor(u))
    case .predictive:
      return reference.degree(x, reference.varianceOfOther(u, allowingForScatter: true))
    case .leaveOneOut:
      let others = values.indices.filter { $0 != index && contributes[$0] }
      guard others.count > 1 else { return nil }
      let fit = FittedReference(
        others.map { values[$0] }, others.map { standardUncertainties[$0] }, model)
      return fit.degree(x, fit.varianceOfOther(u, allowingForScatter: true))
    }
  }

  /// The degree of equivalence of two results, d_ij = x_i − x_j with
  /// u²(d_ij) = u_i² + u_j² − 2 cov(x_i, x_j); antisymmetric. `nil` where one has no uncertainty,
  /// where the variance is not above zero, and of a result with itself.
  public func pair(_ i: Int, _ j: Int, covariance: Double = 0) -> DegreeOfEquivalence? {
    let unit = reference.unit
    let (u, v) = (standardUncertainties[i] / unit, standardUncertainties[j] / unit)
    let variance =
      DoubleDouble.product(u, u) + .product(v, v) - 2 * (covariance / unit / unit)
    guard i != j, variance.value > 0 else { return nil }
    return DegreeOfEquivalence(
      value: values[i] - values[j], standardUncertainty: variance.squareRoot().value * unit)
  }

  /// The results whose verdict, |d| ≤ U(d) or not, is not the same under all conventions.
  public var contestedResults: [Int] {
    let verdicts = EquivalenceConvention.allCases.map { convention in
      degrees(convention).map { $0?.isWithinUncertainty }
    }
    return values.indices.filter { index in
      Set(verdicts.compactMap { $0[index] }).count > 1
    }
  }
}

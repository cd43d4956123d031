import Mathematics

/// A comparison linked to another one through the laboratories that took part in both, as that of a
/// regional organization (RMO) to the key comparison of the CIPM.
///
/// With x_i, u_i the results of the key comparison, y_j, v_j those of this one, L the laboratories
/// included in both, and r the correlation of the two results of a linking laboratory (its own
/// systematic part):
///
///     x_K = Σ w_i x_i ,   w_i ∝ 1/u_i²              the key comparison's reference value, unchanged
///     Δ_i = x_i − y_i ,   s_i² = u_i² + v_i² − 2 r u_i v_i ,   i ∈ L
///     t̂ = Σ ω_i Δ_i ,   ω_i ∝ 1/s_i² ,   u²(t̂) = 1/Σ 1/s_i²                    the correction
///     d_j = y_j + t̂ − x_K
///
/// t̂ is the generalized least squares estimate of the difference between the two scales, each
/// linking laboratory with an effect of its own that both its results share. The results of this
/// comparison do not move x_K. The covariances of the d_j follow from all results and r exactly, by
/// their coefficients a_i = ω_i − w_i of x_i and δ_ji − ω_i of y_i:
///
///     cov(d_j, d_k) = δ_jk v_j² − ω_j v_j² − ω_k v_k² + r (a_j u_j v_j + a_k u_k v_k) + c
///     c = Σ a_i² u_i² + Σ ω_i² v_i² − 2 r Σ a_i ω_i u_i v_i = u²(t̂ − x_K)
///
/// terms with the index of a laboratory that does not link being zero, but the first.
///
/// Edge cases: one linking laboratory links, without a test of consistency; a laboratory without an
/// uncertainty has no degree of equivalence.
///
/// Accuracy: in double-double. Complexity: O(p) for p results, O(1) for each covariance.
/// Reference: C. Elster, A. Link, W. Wöger, Metrologia 40 (2003) 189; A. Koo, J. F. Clare,
/// Metrologia 49 (2012) 340; M. G. Cox, K. Shirono, Metrologia 60 (2023) 055014.
public struct ComparisonLink: Sendable {
  /// A laboratory that links.
  public struct Laboratory: Hashable, Sendable {
    /// Its code.
    public let code: String

    /// Δ_i, its result in the key comparison less that in this one.
    public let difference: Double

    /// s_i.
    public let standardUncertainty: Double

    /// ω_i; they sum to 1.
    public let weight: Double

    /// (Δ_i − t̂)/u(Δ_i − t̂), u² = s_i² − u²(t̂); `nil` for a sole laboratory.
    public let normalizedResidual: Double?
  }

  /// The laboratories that link, in the order of this comparison's rows.
  public let laboratories: [Laboratory]

  /// r.
  public let correlation: Double

  /// x_K.
  public let referenceValue: Double

  /// u(x_K).
  public let referenceUncertainty: Double

  /// χ²_obs and ν of the results behind x_K, and Pr{χ²(ν) > χ²_obs}; `nil` for a sole result.
  public let referenceConsistency: (chiSquared: Double, degreesOfFreedom: Int, pValue: Double?)

  /// t̂, to be added to a result of this comparison.
  public let correction: Double

  /// u(t̂).
  public let correctionUncertainty: Double

  /// x_K on the scale of this comparison, x_K − t̂.
  public let linkedReferenceValue: Double

  /// u(x_K − t̂).
  public let linkedReferenceUncertainty: Double

  /// Σ ((Δ_i − t̂)/s_i)², χ² with one degree of freedom less than linking laboratories.
  public let chiSquared: Double

  /// Pr{χ²(ν) > χ²_obs}; `nil` for a sole laboratory.
  public let pValue: Double?

  /// One for each result of this comparison, in the order of its rows, excluded ones too; `nil`
  /// without an uncertainty.
  public let degrees: [DegreeOfEquivalence?]

  private let covariances: LinkCovariances

  /// Links `comparison` to the key comparison `key`.
  ///
  /// - Precondition: a correlation from −1 to 1.
  public init(
    _ comparison: Comparison, in round: Round, to key: Comparison, in keyRound: Round,
    correlation: Double
  ) throws(Undefined) {
    precondition(correlation.magnitude <= 1, "a correlation lies between −1 and 1")
    let results = try LinkedResults(comparison, in: round, to: key, in: keyRound)
    let fit = try LinkFit(results, correlation: correlation)
    let unit = results.unit
    self.correlation = correlation
    laboratories = fit.laboratories
    referenceValue = (results.origin + fit.reference * unit).value
    referenceUncertainty = fit.referenceVariance.squareRoot().value * unit
    referenceConsistency = Self.test(fit.referenceChiSquared, count: results.key.count)
    correction = (fit.correction * unit).value
    correctionUncertainty = fit.correctionVariance.squareRoot().value * unit
    linkedReferenceValue = (results.origin + (fit.reference - fit.correction) * unit).value
    linkedReferenceUncertainty = fit.covariances.common.squareRoot().value * unit
    chiSquared = fit.chiSquared.value
    pValue = Self.test(fit.chiSquared, count: fit.laboratories.count).pValue
    covariances = fit.covariances
    degrees = results.own.indices.map { j in
      let variance = fit.covariances[j, j]
      guard results.own[j].u > 0, variance.value > 0 else { return nil }
      let d = results.own[j].value + fit.correction - fit.reference
      return DegreeOfEquivalence(
        value: (d * unit).value, standardUncertainty: variance.squareRoot().value * unit)
    }
  }

  private static func test(
    _ chiSquared: DoubleDouble, count: Int
  ) -> (chiSquared: Double, degreesOfFreedom: Int, pValue: Double?) {
    let test = ConsistencyTest(chiSquared: chiSquared.value, count: count)
    return (test.chiSquared, test.degreesOfFreedom, test.pValue)
  }

  /// cov(d_j, d_k), by the offsets of two results in this comparison's rows; NaN where one of them
  /// has no uncertainty.
  public func covariance(_ j: Int, _ k: Int) -> Double {
    covariances[j, k].value * covariances.unit * covariances.unit
  }

  /// The linked degrees of equivalence as a table.
  public var table: EquivalenceTable {
    EquivalenceTable(
      method: "link", convention: EquivalenceTable.linked, referenceValue: linkedReferenceValue,
      standardUncertainty: linkedReferenceUncertainty, degrees: degrees)
  }
}

import Mathematics
import Metrology

/// Builds the deviations of one comparison from its assigned value: the only place where the
/// covariance between a result and the assigned value is dealt with.
///
/// Differences of variances are taken in double-double arithmetic, relative to a power of two, so
/// that a laboratory which nearly is the assigned value keeps the digits of its u(d_i), and no
/// unit is too large or too small.
///
/// Complexity: O(p); O(p²) with a covariance matrix.
struct DeviationBuilder {
  private let results: ReportedResults
  private let rows: Range<Int>
  private let assignedValue: AssignedValue
  private let budgetVariance: DoubleDouble
  private let unit: Double
  private let spread: Spread
  private let soleContributor: Int?

  /// What a deviation needs of the other results.
  private enum Spread {
    case independent
    case sharingInputs([Double], freedomScales: [Double?])
    case ownShare([Double])
    case propagated(PropagatedSpread)
    case correlated(CorrelatedSpread)
  }

  /// Returns `nil` when there is no assigned value. `soleContributor` is the row whose result
  /// alone forms the assigned value.
  init?(
    _ comparison: Comparison, _ assignedValue: AssignedValue, _ results: ReportedResults,
    soleContributor: Int?
  ) {
    guard assignedValue.exactValue != nil else { return nil }
    self.soleContributor = soleContributor
    self.results = results
    self.assignedValue = assignedValue
    rows = comparison.rows
    let unit = Self.unit(results, rows, assignedValue)
    self.unit = unit
    let budget = comparison.assignedValueBudget.standardUncertainty / unit
    budgetVariance = .product(budget, budget)
    switch assignedValue.dependence {
    case .independent: spread = .independent
    case .sharingInputs(let covariances, let scales):
      spread = .sharingInputs(
        covariances.map { $0 / unit / unit }, freedomScales: scales.map { $0.map { $0 / unit } })
    case .ownShare(let weights): spread = .ownShare(weights)
    case .propagated(let weights, let inflation):
      let u = results.standardUncertainties[rows].map { inflation * $0 / unit }
      let ν = Array(results.degreesOfFreedom[rows])
      spread = .propagated(PropagatedSpread(weights, u, ν))
    case .correlated(let weights, let covariance):
      spread = .correlated(CorrelatedSpread(weights, covariance, unit: unit))
    case .sharing(let weights, let covariance):
      spread = .correlated(CorrelatedSpread(weights, covariance, unit: unit))
    }
  }

  /// A power of two near the largest uncertainty.
  private static func unit(
    _ results: ReportedResults, _ rows: Range<Int>, _ assignedValue: AssignedValue
  ) -> Double {
    var largest = assignedValue.expandedUncertainty ?? 0
    for reference in assignedValue.rowReferences ?? [] {
      largest = max(largest, reference.standardUncertainty ?? 0)
    }
    for row in rows where results.expandedUncertainties[row] > largest {
      largest = results.expandedUncertainties[row]
    }
    return largest > 0 ? powerOfTwo(of: largest) : 1
  }

  /// One deviation for each row of the comparison.
  func deviations() -> [Deviation] {
    (0..<rows.count).compactMap { deviation(at: $0) }
  }

  /// Each row from its own reference value, where they differ.
  private func deviation(at offset: Int) -> Deviation? {
    guard let origin = assignedValue.exactValue(at: offset) else { return nil }
    let x = results.values[rows.lowerBound + offset]
    return Deviation(
      value: (DoubleDouble(x) - origin).value, uncertainty: uncertainty(at: offset),
      isCorrelated: isCorrelated(offset), isOwnResult: offset == soleContributor)
  }

  /// Whether a covariance with the assigned value enters: not for a result without a share in it.
  private func isCorrelated(_ offset: Int) -> Bool {
    switch spread {
    case .independent: false
    case .sharingInputs(let covariances, _): covariances[offset] != 0
    case .ownShare(let weights): weights[offset] != 0
    case .propagated(let spread): spread.isContributor(offset)
    case .correlated(let spread): spread.isCorrelated(offset)
    }
  }

  private func uncertainty(at offset: Int) -> Result<DeviationUncertainty, ScoreAbsence> {
    let row = rows.lowerBound + offset
    guard let u_pt = assignedValue.standardUncertainty(at: offset),
      let U_pt = assignedValue.expandedUncertainty(at: offset)
    else { return .failure(.noAssignedUncertainty) }
    guard let own = ownUncertainty(at: offset) else { return .failure(.noUncertainty) }
    let pt = (u: u_pt / unit, U: U_pt / unit, k: assignedValue.coverageFactor)
    if case .ownShare(let weights) = spread, weights[offset].isNaN {
      return .failure(.noCovariance)
    }
    let variance = variance(at: offset, own.u, pt.u)
    guard variance.value > 0 else { return .failure(.noVariance) }
    let u = variance.squareRoot().value
    return .success(
      DeviationUncertainty(
        standard: u * unit, expanded: expanded(own, pt, variance, u).map { $0 * unit },
        degreesOfFreedom: degreesOfFreedom(row, offset, own.u, pt.u, u)))
  }

  /// u(x_i), U(x_i) and k_i in units of `unit`, enlarged as the assigned value's method asks.
  private func ownUncertainty(at offset: Int) -> (u: Double, U: Double, k: Double)? {
    let row = rows.lowerBound + offset
    let (u, U, k) = (
      results.standardUncertainties[row], results.expandedUncertainties[row],
      results.coverageFactors[row]
    )
    switch spread {
    case .correlated(let spread):
      // The matrix holds u(x_i) too; the results need not repeat it.
      let k = k.isNaN ? 2 : k
      let standard = spread.standardUncertainty(at: offset)
      return standard.isNaN ? nil : (standard, k * standard, k)
    case .propagated where !u.isNaN:
      let inflation = assignedValue.dependence.inflation
      return (inflation * u / unit, inflation * U / unit, k)
    default:
      return u.isNaN ? nil : (u / unit, U / unit, k)
    }
  }

  /// u²(d_i), in units of `unit`².
  private func variance(at offset: Int, _ u: Double, _ u_pt: Double) -> DoubleDouble {
    switch spread {
    case .independent:
      .product(u, u) + .product(u_pt, u_pt)
    case .sharingInputs(let covariances, _):
      .product(u, u) + .product(u_pt, u_pt) - DoubleDouble(2) * covariances[offset]
    case .ownShare(let weights):
      .product(u, u) * (DoubleDouble(1) - DoubleDouble(2) * weights[offset])
        + .product(u_pt, u_pt)
    case .propagated(let spread):
      spread.variance(at: offset, u) + budgetVariance
    case .correlated(let spread):
      spread.variance(at: offset) + budgetVariance
    }
  }

  /// The denominator of E_n. With one coverage factor throughout it is k u(d_i); else
  /// U² + U_pt² − 2 k k_pt cov with 2 cov = u² + u_pt² − u²(d_i).
  private func expanded(
    _ own: (u: Double, U: Double, k: Double), _ pt: (u: Double, U: Double, k: Double),
    _ variance: DoubleDouble, _ u: Double
  ) -> Double? {
    let independent = DoubleDouble.product(own.U, own.U) + .product(pt.U, pt.U)
    if case .independent = spread {
      let U = independent.squareRoot().value
      return U > 0 ? U : nil
    }
    if own.k == pt.k { return own.k * u }
    let twiceCovariance =
      DoubleDouble.product(own.u, own.u) + .product(pt.u, pt.u) - variance
    let square = independent - twiceCovariance * own.k * pt.k
    return square.value > 0 ? square.squareRoot().value : nil
  }

  private func degreesOfFreedom(
    _ row: Int, _ offset: Int, _ u: Double, _ u_pt: Double, _ u_d: Double
  ) -> DegreesOfFreedom? {
    let ν = (try? DegreesOfFreedom(results.degreesOfFreedom[row])) ?? .infinite
    let ν_pt = assignedValue.degreesOfFreedom
    if case .propagated(let spread) = spread {
      return spread.degreesOfFreedom(at: offset, u, u_d)
    }
    if case .sharingInputs(_, let scales) = spread, isCorrelated(offset),
      scales.indices.contains(offset), let scale = scales[offset]
    {
      let ratio = u_d / scale
      return (try? DegreesOfFreedom(ratio * ratio * ratio * ratio)) ?? .infinite
    }
    guard isCorrelated(offset) else {
      var formula = WelchSatterthwaite()
      formula.add(contribution: u, degreesOfFreedom: ν)
      formula.add(contribution: u_pt, degreesOfFreedom: ν_pt)
      return (try? StandardUncertainty(u_d)).map {
        formula.effectiveDegreesOfFreedom(combined: $0)
      }
    }
    // The formula holds for independent contributions only.
    return ν.isFinite || ν_pt.isFinite ? nil : .infinite
  }
}

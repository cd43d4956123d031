import Mathematics
import Metrology

/// What the uncertainties of the deviations of one comparison are computed from, relative to `unit`, a power
/// of two.
struct UncertaintyBasis {
  let unit: Double

  /// u(x_pt), U(x_pt) and its coverage factor.
  let u_pt, U_pt, factor: Double

  /// The sums over all results, where the assigned value is Σ w_j x_j of independent ones.
  let totals: PropagatedVariance.Totals?
}

extension ColumnAnalysis {
  /// What u(d_i) and the denominators of E_n are computed from; `nil` where they are not needed, or where
  /// there are none.
  func basisOfUncertainties(_ count: Int) -> UncertaintyBasis? {
    guard needsDeviationUncertainty, hasUncertainties, !assignedStandardUncertainty.isNaN else {
      return nil
    }
    let (factor, U_pt) = assignedExpanded
    // Those of the results lie within 1e±60, so that no square of a quotient leaves the range of doubles.
    let unit = U_pt > 0 ? powerOfTwo(of: U_pt) : 1
    return UncertaintyBasis(
      unit: unit, u_pt: assignedStandardUncertainty / unit, U_pt: U_pt / unit, factor: factor,
      totals: dependence == .propagated
        ? PropagatedVariance.totals(
          weights.span.extracting(0..<count), standardUncertainties.span.extracting(0..<count),
          factor: inflation / unit) : nil)
  }

  /// k and U of the assigned value.
  private var assignedExpanded: (factor: Double, U: Double) {
    if case .stated(let value) = estimator, let uncertainty = value.uncertainty {
      return (uncertainty.expanded.coverageFactor.value, uncertainty.expanded.value)
    }
    return (2, 2 * assignedStandardUncertainty)
  }

  /// u(d_i) and the denominators of E_n of some results, as ``DeviationBuilder`` has them; false where one
  /// does not exist.
  mutating func findUncertainties(_ rows: Range<Int>, _ basis: UncertaintyBasis) -> Bool {
    // Taken out, so that the other columns can be read while these are written.
    var (u_d, U_d): ([Double], [Double]) = ([], [])
    swap(&u_d, &deviationUncertainties)
    swap(&U_d, &expanded)
    defer {
      swap(&u_d, &deviationUncertainties)
      swap(&U_d, &expanded)
    }
    switch dependence {
    case .independent: return findIndependent(rows, basis, &u_d, &U_d)
    case .ownShare: return findOwnShare(rows, basis, &u_d, &U_d)
    case .propagated: return findPropagated(rows, basis, &u_d, &U_d)
    }
  }

  /// √(u² + u_pt²) and √(U² + U_pt²).
  private func findIndependent(
    _ rows: Range<Int>, _ basis: UncertaintyBasis, _ u_d: inout [Double], _ U_d: inout [Double]
  ) -> Bool {
    basis.addSquares(
      standardUncertainties.span.extracting(rows), basis.u_pt, into: &u_d)
      && (!kinds.contains(.En)
        || basis.addSquares(expandedUncertainties.span.extracting(rows), basis.U_pt, into: &U_d))
  }

  /// Where the covariance of a result with the assigned value is w_i u_i².
  private func findOwnShare(
    _ rows: Range<Int>, _ basis: UncertaintyBasis, _ u_d: inout [Double], _ U_d: inout [Double]
  ) -> Bool {
    let unit = basis.unit
    let (square, expandedSquare) = (
      DoubleDouble.product(basis.u_pt, basis.u_pt), DoubleDouble.product(basis.U_pt, basis.U_pt)
    )
    for (place, row) in rows.enumerated() {
      let (u, k) = (standardUncertainties[row] / unit, coverageFactors[row])
      let own = DoubleDouble.product(u, u)
      let variance = own * (DoubleDouble(1) - DoubleDouble(2) * weights[row]) + square
      guard variance.value > 0 else { return false }
      let root = variance.squareRoot().value
      u_d[place] = root * unit
      if k == basis.factor {
        U_d[place] = k * root * unit
        continue
      }
      let U = expandedUncertainties[row] / unit
      let covariance = (own + square - variance) * k * basis.factor
      let rest = DoubleDouble.product(U, U) + expandedSquare - covariance
      guard rest.value > 0 else { return false }
      U_d[place] = rest.squareRoot().value * unit
    }
    return true
  }

  /// Where the assigned value is a weighted mean of independent results.
  private func findPropagated(
    _ rows: Range<Int>, _ basis: UncertaintyBasis, _ u_d: inout [Double], _ U_d: inout [Double]
  ) -> Bool {
    guard let propagation = propagation(basis) else { return false }
    return propagation.write(
      weights.span.extracting(rows), standardUncertainties.span.extracting(rows),
      expandedUncertainties.span.extracting(rows), coverageFactors.span.extracting(rows),
      scale: inflation / basis.unit, unit: basis.unit, &u_d, &U_d)
  }

  /// What u(d_i) is computed from; `nil` where the assigned value is no weighted mean.
  func propagation(_ basis: UncertaintyBasis) -> Propagation? {
    typealias Numbers = Propagation.Numbers
    return basis.totals.map { totals in
      Propagation(
        PropagatedVariance(totals), u_pt: Numbers(repeating: basis.u_pt),
        U_pt: Numbers(repeating: basis.U_pt), factor: basis.factor,
        givesStandard: isDetailed || kinds.contains(.zeta))
    }
  }
}

extension UncertaintyBasis {
  /// √(a_i² + b²), b relative to the unit; false where one is zero.
  fileprivate func addSquares(
    _ a: Span<Double>, _ b: Double, into column: inout [Double]
  ) -> Bool {
    var column = column.mutableSpan
    precondition(a.count <= column.count, "the column has room")
    let square = DoubleDouble.product(b, b)
    var least = Double.infinity
    for index in a.indices {
      let own = a[index] / unit
      let root = (DoubleDouble.product(own, own) + square).squareRoot().value
      // NaN, where there is no uncertainty, is not below.
      if root < least { least = root }
      column[index] = root * unit
    }
    return least > 0
  }
}

/// What the uncertainties of the deviations from a weighted mean are computed from, or from eight, one a
/// lane.
struct Propagation {
  typealias Numbers = DoubleDoubleLanes.Numbers

  let sums: PropagatedVariance

  /// u(x_pt) and U(x_pt).
  let u_pt, U_pt: Numbers

  /// The coverage factor of the assigned value.
  let factor: Double

  /// Whether u(d_i) is asked for, and not only what E_n is divided by.
  let givesStandard: Bool

  init(
    _ sums: PropagatedVariance, u_pt: Numbers, U_pt: Numbers, factor: Double, givesStandard: Bool
  ) {
    (self.sums, self.u_pt, self.U_pt) = (sums, u_pt, U_pt)
    (self.factor, self.givesStandard) = (factor, givesStandard)
  }

  /// Writes u(d_i), where it is asked for, and what E_n is divided by; false where one does not exist.
  ///
  /// The uncertainties are multiplied by `scale` first, and the results by `unit`.
  func write(
    _ weights: Span<Double>, _ standard: Span<Double>, _ expanded: Span<Double>,
    _ factors: Span<Double>, scale: Double = 1, unit: Double = 1,
    _ u_d: inout [Double], _ U_d: inout [Double]
  ) -> Bool {
    let count = weights.count
    precondition(
      standard.count == count && expanded.count == count && factors.count == count
        && u_d.count >= count && U_d.count >= count, "the columns have room")
    let (scale, unit) = (Numbers(repeating: scale), Numbers(repeating: unit))
    var u_d = u_d.mutableSpan
    var U_d = U_d.mutableSpan
    var least = Numbers(repeating: 1)
    // In two loops, with the variances kept in the columns between them: so many more results are under
    // way in the processor at once.
    for index in stride(from: 0, to: count, by: 8) {
      // Beyond the last: a result that takes no part, with one coverage factor.
      let variance = sums.variance(
        weights.lanes(at: index, filling: 0), scale * standard.lanes(at: index, filling: 1))
      least.replace(with: variance.high, where: variance.high .< least)
      U_d.store(variance.high, at: index)
      u_d.store(variance.low, at: index)
    }
    for index in stride(from: 0, to: count, by: 8) {
      let variance = DoubleDoubleLanes(
        high: U_d.span.lanes(at: index, filling: 1), low: u_d.span.lanes(at: index, filling: 0))
      if givesStandard { u_d.store(variance.squareRoot().high * unit, at: index) }
      let expanded = expandedUncertainty(
        scale * standard.lanes(at: index, filling: 1),
        scale * expanded.lanes(at: index, filling: 1), factors.lanes(at: index, filling: factor),
        variance, &least)
      U_d.store(expanded * unit, at: index)
    }
    return (-least).largestLane < 0
  }

  /// What E_n is divided by; its square, or u²(d_i), is taken into the `least`.
  @inline(__always)
  private func expandedUncertainty(
    _ u: Numbers, _ U: Numbers, _ k: Numbers, _ variance: DoubleDoubleLanes,
    _ least: inout Numbers
  ) -> Numbers {
    let isAlike = k .== Numbers(repeating: factor)
    var square = square(u, U, k, variance)
    square.high.replace(with: variance.high, where: isAlike)
    square.low.replace(with: variance.low, where: isAlike)
    least.replace(with: square.high, where: square.high .< least)
    let root = square.squareRoot().high
    return root.replacing(with: k * root, where: isAlike)
  }

  /// u(d_i), or what E_n is divided by, of eight results.
  @inline(__always)
  func divisors(
    _ kind: ScoreKind, _ w: Numbers, _ u: Numbers, _ U: Numbers, _ k: Numbers
  ) -> Numbers {
    let variance = sums.variance(w, u)
    var least = Numbers.zero
    return kind == .En
      ? expandedUncertainty(u, U, k, variance, &least) : variance.squareRoot().high
  }

  /// U² + U_pt² − 2 k k_pt cov with 2 cov = u² + u_pt² − u²(d_i).
  @inline(__always)
  private func square(
    _ u: Numbers, _ U: Numbers, _ k: Numbers, _ variance: DoubleDoubleLanes
  ) -> DoubleDoubleLanes {
    let twiceCovariance = .product(u, u) + .product(u_pt, u_pt) - variance
    let independent = DoubleDoubleLanes.product(U, U) + .product(U_pt, U_pt)
    return independent - twiceCovariance * k * Numbers(repeating: factor)
  }
}

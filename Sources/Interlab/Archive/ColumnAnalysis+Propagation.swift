import Mathematics

extension ColumnAnalysis {
  /// u(d_i) and the denominators of E_n, as ``DeviationBuilder`` has them for deviations from a
  /// weighted mean; false where one does not exist.
  mutating func findPropagated(
    _ count: Int, _ unit: Double, _ U_pt: Double, _ factor: Double
  ) -> Bool {
    var (u_d, U_d): ([Double], [Double]) = ([], [])
    swap(&u_d, &deviationUncertainties)
    swap(&U_d, &expanded)
    let propagation = Propagation(
      sums: PropagatedVariance(
        weights.span.extracting(0..<count), standardUncertainties.span.extracting(0..<count),
        factor: inflation / unit),
      u_pt: assignedStandardUncertainty / unit, U_pt: U_pt / unit, factor: factor,
      inflation: inflation, unit: unit)
    let isPositive = propagation.write(
      weights.span.extracting(0..<count), standardUncertainties.span.extracting(0..<count),
      expandedUncertainties.span.extracting(0..<count), coverageFactors.span.extracting(0..<count),
      &u_d, &U_d)
    swap(&u_d, &deviationUncertainties)
    swap(&U_d, &expanded)
    return isPositive
  }
}

extension ColumnAnalysis {
  /// u(d_i) and the denominators of E_n, as ``DeviationBuilder`` has them where the covariance of a result
  /// with the assigned value is w_i u_i²; false where one does not exist.
  mutating func findOwnShare(
    _ count: Int, _ unit: Double, _ U_pt: Double, _ factor: Double
  ) -> Bool {
    let u_pt = assignedStandardUncertainty / unit
    let (square, expandedSquare) = (
      DoubleDouble.product(u_pt, u_pt), DoubleDouble.product(U_pt / unit, U_pt / unit)
    )
    for index in 0..<count {
      let (u, k) = (standardUncertainties[index] / unit, coverageFactors[index])
      let own = DoubleDouble.product(u, u)
      let variance = own * (DoubleDouble(1) - DoubleDouble(2) * weights[index]) + square
      guard variance.value > 0 else { return false }
      let root = variance.squareRoot().value
      deviationUncertainties[index] = root * unit
      if k == factor {
        expanded[index] = k * root * unit
        continue
      }
      let U = expandedUncertainties[index] / unit
      let covariance = (own + square - variance) * k * factor
      let rest = DoubleDouble.product(U, U) + expandedSquare - covariance
      guard rest.value > 0 else { return false }
      expanded[index] = rest.squareRoot().value * unit
    }
    return true
  }
}

/// What the uncertainties of the deviations from one weighted mean are computed from; in units of
/// `unit`, a power of two.
private struct Propagation {
  typealias Numbers = DoubleDoubleLanes.Numbers

  let sums: PropagatedVariance
  let u_pt, U_pt, factor, inflation, unit: Double

  func write(
    _ weights: Span<Double>, _ standard: Span<Double>, _ expanded: Span<Double>,
    _ factors: Span<Double>, _ u_d: inout [Double], _ U_d: inout [Double]
  ) -> Bool {
    let count = weights.count
    precondition(
      standard.count == count && expanded.count == count && factors.count == count
        && u_d.count >= count && U_d.count >= count, "the columns have room")
    let (scale, unit) = (Numbers(repeating: inflation / unit), Numbers(repeating: unit))
    let ownFactor = Numbers(repeating: factor)
    var u_d = u_d.mutableSpan
    var U_d = U_d.mutableSpan
    var least = Numbers(repeating: 1)
    for index in stride(from: 0, to: count, by: 8) {
      // Beyond the last: a result that takes no part, with one coverage factor.
      let u = scale * standard.lanes(at: index, filling: 1)
      let variance = sums.variance(weights.lanes(at: index, filling: 0), u)
      least.replace(with: variance.high, where: variance.high .< least)
      let root = variance.squareRoot().high
      u_d.store(root * unit, at: index)
      let k = factors.lanes(at: index, filling: factor)
      let isAlike = k .== ownFactor
      let square = square(u, scale * expanded.lanes(at: index, filling: 1), k, variance)
      least.replace(with: square.high, where: (square.high .< least) .& .!isAlike)
      let other = square.squareRoot().high
      U_d.store(other.replacing(with: k * root, where: isAlike) * unit, at: index)
    }
    return (-least).largestLane < 0
  }

  /// U² + U_pt² − 2 k k_pt cov with 2 cov = u² + u_pt² − u²(d_i).
  @inline(__always)
  private func square(
    _ u: Numbers, _ U: Numbers, _ k: Numbers, _ variance: DoubleDoubleLanes
  ) -> DoubleDoubleLanes {
    let (pt, ptExpanded) = (Numbers(repeating: u_pt), Numbers(repeating: U_pt))
    let twiceCovariance = .product(u, u) + .product(pt, pt) - variance
    let independent = DoubleDoubleLanes.product(U, U) + .product(ptExpanded, ptExpanded)
    return independent - twiceCovariance * k * Numbers(repeating: factor)
  }
}

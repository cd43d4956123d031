import Mathematics

/// u²(d_i) of the deviations from a weighted mean of independent results, eight at once: the kernel
/// of ``PropagatedSpread``, for a round and for archives. The order of the results changes no bit.
struct PropagatedVariance {
  typealias Numbers = DoubleDoubleLanes.Numbers

  /// The sums over all results.
  struct Totals {
    /// Σ w_j.
    let weight: DoubleDouble

    /// Σ (w_j c u_j)².
    let variance: DoubleDouble
  }

  private let totalWeight: DoubleDoubleLanes
  private let totalVariance: DoubleDoubleLanes

  init(_ totals: Totals) {
    totalWeight = DoubleDoubleLanes(repeating: totals.weight)
    totalVariance = DoubleDoubleLanes(repeating: totals.variance)
  }

  /// Sums the weights and (w_j c u_j)², where c is `factor`.
  ///
  /// - Precondition: as many weights as uncertainties.
  static func totals(
    _ weights: Span<Double>, _ uncertainties: Span<Double>, factor: Double = 1
  ) -> Totals {
    precondition(weights.count == uncertainties.count, "each result has a weight")
    let c = Numbers(repeating: factor)
    var (largest, largestWeight) = (Numbers.zero, Numbers.zero)
    for index in stride(from: 0, to: weights.count, by: 8) {
      let contribution = contributions(weights, uncertainties, c, index).high
      let square = contribution * contribution
      largest.replace(with: square, where: square .> largest)
      let weight = weights.lanes(at: index, filling: 0)
      let magnitude = weight.replacing(with: -weight, where: weight .< .zero)
      largestWeight.replace(with: magnitude, where: magnitude .> largestWeight)
    }
    var weight = ReproducibleSum(bound: largestWeight.largestLane, count: weights.count)
    // The square of a contribution, rounded, may lie above that of its leading part.
    var variance = ReproducibleSum(bound: 2 * largest.largestLane, count: weights.count)
    for index in stride(from: 0, to: weights.count, by: 8) {
      weight.add(DoubleDoubleLanes(weights.lanes(at: index, filling: 0)))
      let contribution = contributions(weights, uncertainties, c, index)
      variance.add(contribution * contribution)
    }
    return Totals(weight: weight.total, variance: variance.total)
  }

  /// w_j c u_j.
  @inline(__always)
  private static func contributions(
    _ weights: Span<Double>, _ uncertainties: Span<Double>, _ factor: Numbers, _ index: Int
  ) -> DoubleDoubleLanes {
    let w = weights.lanes(at: index, filling: 0)
    // A result that takes no part may have no uncertainty.
    let u = uncertainties.lanes(at: index, filling: 0).replacing(with: 0, where: w .== .zero)
    return .product(w, factor * u)
  }

  /// Σ_{j≠i} w_j for a contributor; 1 for the others.
  @inline(__always)
  func complement(_ w: Numbers) -> DoubleDoubleLanes {
    let rest = totalWeight - w
    let isOther = w .== .zero
    return DoubleDoubleLanes(
      high: rest.high.replacing(with: 1, where: isOther),
      low: rest.low.replacing(with: 0, where: isOther))
  }

  /// u²(d_i) of results with weights `w` and uncertainties `u`.
  @inline(__always)
  func variance(_ w: Numbers, _ u: Numbers) -> DoubleDoubleLanes {
    let direct = complement(w) * u
    let own = DoubleDoubleLanes.product(w, u)
    return direct * direct + (totalVariance - own * own)
  }
}

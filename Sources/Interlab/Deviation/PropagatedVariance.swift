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

  /// Of eight comparisons at once, one a lane: result i of the comparison in lane j stands at 8 i + j, and
  /// the weight of what stands beyond its count is zero.
  ///
  /// - Precondition: as many weights as uncertainties, a multiple of eight; eight counts.
  init(_ weights: Span<Double>, _ uncertainties: Span<Double>, _ counts: [Int]) {
    precondition(weights.count == uncertainties.count, "each result has a weight")
    let one = Numbers(repeating: 1)
    var (largest, largestWeight) = (Numbers.zero, Numbers.zero)
    for index in stride(from: 0, to: weights.count, by: 8) {
      Self.widen(
        &largest, &largestWeight, weights.eight(at: index), uncertainties.eight(at: index), one)
    }
    var weight = ReproducibleSums(bounds: largestWeight, counts: counts)
    var variance = ReproducibleSums(bounds: 2 * largest, counts: counts)
    for index in stride(from: 0, to: weights.count, by: 8) {
      let w = weights.eight(at: index)
      weight.add(DoubleDoubleLanes(w))
      let contribution = Self.contributions(w, uncertainties.eight(at: index), one)
      variance.add(contribution * contribution)
    }
    (totalWeight, totalVariance) = (weight.totals, variance.totals)
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
      widen(
        &largest, &largestWeight, weights.lanes(at: index, filling: 0),
        uncertainties.lanes(at: index, filling: 0), c)
    }
    var weight = ReproducibleSum(bound: largestWeight.largestLane, count: weights.count)
    // The square of a contribution, rounded, may lie above that of its leading part.
    var variance = ReproducibleSum(bound: 2 * largest.largestLane, count: weights.count)
    for index in stride(from: 0, to: weights.count, by: 8) {
      let w = weights.lanes(at: index, filling: 0)
      weight.add(DoubleDoubleLanes(w))
      let contribution = contributions(w, uncertainties.lanes(at: index, filling: 0), c)
      variance.add(contribution * contribution)
    }
    return Totals(weight: weight.total, variance: variance.total)
  }

  /// Takes eight results into the largest (w_j c u_j)² and |w_j|.
  @inline(__always)
  private static func widen(
    _ largest: inout Numbers, _ largestWeight: inout Numbers, _ w: Numbers, _ u: Numbers,
    _ factor: Numbers
  ) {
    let contribution = contributions(w, u, factor).high
    let square = contribution * contribution
    largest.replace(with: square, where: square .> largest)
    let magnitude = w.replacing(with: -w, where: w .< .zero)
    largestWeight.replace(with: magnitude, where: magnitude .> largestWeight)
  }

  /// w_j c u_j.
  @inline(__always)
  private static func contributions(
    _ w: Numbers, _ u: Numbers, _ factor: Numbers
  ) -> DoubleDoubleLanes {
    // A result that takes no part may have no uncertainty.
    .product(w, factor * u.replacing(with: 0, where: w .== .zero))
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
  /// About u²(d_i), and the sum of the magnitudes that it is made of.
  @inline(__always)
  func roughVariance(_ w: Numbers, _ u: Numbers) -> (variance: Numbers, terms: Numbers) {
    let rest = (totalWeight.high - w).replacing(with: 1, where: w .== .zero)
    let (direct, own, total) = (rest * u, w * u, totalVariance.high)
    return (direct * direct + (total - own * own), u * u + total)
  }
}

import Mathematics

/// The mean of values weighted by 1/u_i², whatever their order, bit for bit: the kernel of
/// ``WeightedMean``, for a round and for archives.
///
/// Accuracy: double-double about the least value, with weights relative to that of the smallest u_i.
/// O(p), without a copy.
struct InverseVarianceMean {
  /// The mean.
  let value: DoubleDouble

  /// The smallest uncertainty; where it is zero, the rest is not a number.
  let smallest: Double

  private let totalWeight: DoubleDouble

  /// - Precondition: at least one value; each has an uncertainty above zero.
  init(_ values: Span<Double>, _ uncertainties: Span<Double>) {
    precondition(values.count == uncertainties.count, "each value has an uncertainty")
    let count = values.count
    let (origin, largest) = values.extremes
    smallest = uncertainties.extremes.least
    let least = DoubleDoubleLanes.Numbers(repeating: origin)
    var total = ReproducibleSum(bound: 1, count: count)
    var weighted = ReproducibleSum(bound: largest - origin, count: count)
    for index in stride(from: 0, to: count, by: 8) {
      var weight = Self.relativeWeights(
        DoubleDoubleLanes.Numbers(repeating: smallest),
        uncertainties.lanes(at: index, filling: smallest))
      if index + 8 > count { weight.keep(first: count - index) }
      total.add(weight)
      weighted.add(weight * .sum(values.lanes(at: index, filling: origin), -least))
    }
    totalWeight = total.total
    value = DoubleDouble(origin) + weighted.total / totalWeight
  }

  /// (u_min/u_i)².
  @inline(__always)
  static func relativeWeights(
    _ least: DoubleDoubleLanes.Numbers, _ uncertainties: DoubleDoubleLanes.Numbers
  ) -> DoubleDoubleLanes {
    // A quotient and what it leaves over by one reciprocal: divisions would take most of the time.
    let inverse = DoubleDoubleLanes.Numbers(repeating: 1) / uncertainties
    let ratio = least * inverse
    let rest = least.addingProduct(-ratio, uncertainties)
    let root = DoubleDoubleLanes.sum(ratio, rest * inverse)
    return root * root
  }

  /// (Σ u_i⁻²)^−½.
  var standardUncertainty: Double {
    (DoubleDouble(smallest) / totalWeight.squareRoot()).value
  }

  /// Writes the weights, which add up to 1.
  func writeWeights(_ uncertainties: Span<Double>, to weights: inout MutableSpan<Double>) {
    let inverse = DoubleDoubleLanes(repeating: DoubleDouble(1) / totalWeight)
    let least = DoubleDoubleLanes.Numbers(repeating: smallest)
    for index in stride(from: 0, to: uncertainties.count, by: 8) {
      let u = uncertainties.lanes(at: index, filling: smallest)
      weights.store((Self.relativeWeights(least, u) * inverse).high, at: index)
    }
  }

  /// Σ ((x_i − x_ref)/u_i)².
  func chiSquared(_ values: Span<Double>, _ uncertainties: Span<Double>) -> Double {
    precondition(values.count == uncertainties.count, "each value has an uncertainty")
    var largest = 0.0
    for index in stride(from: 0, to: values.count, by: 8) {
      largest = max(largest, squares(values, uncertainties, index).high.largestLane)
    }
    var sum = ReproducibleSum(bound: largest, count: values.count)
    for index in stride(from: 0, to: values.count, by: 8) {
      sum.add(squares(values, uncertainties, index))
    }
    return sum.total.value
  }

  @inline(__always)
  private func squares(
    _ values: Span<Double>, _ uncertainties: Span<Double>, _ index: Int
  ) -> DoubleDoubleLanes {
    let x = DoubleDoubleLanes(values.lanes(at: index, filling: value.value))
    let u = uncertainties.lanes(at: index, filling: smallest)
    let ratio = (x - DoubleDoubleLanes(repeating: value)) / u
    var squares = ratio * ratio
    if index + 8 > values.count { squares.keep(first: values.count - index) }
    return squares
  }
}

extension DoubleDoubleLanes {
  /// Makes the numbers behind the first `count` zero.
  @inline(__always)
  fileprivate mutating func keep(first count: Int) {
    let isBeyond =
      Numbers(repeating: Double(count)) - Numbers(0, 1, 2, 3, 4, 5, 6, 7) .<= Numbers.zero
    high.replace(with: 0, where: isBeyond)
    low.replace(with: 0, where: isBeyond)
  }
}

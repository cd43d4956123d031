import Mathematics

/// The weighted means of eight comparisons at once, one a lane: each as ``InverseVarianceMean`` has it, bit
/// for bit.
///
/// Value i of the comparison in lane j stands at 8 i + j. A comparison with fewer values than another has
/// any of its own in their place, to which `counts` gives no weight.
struct InverseVarianceMeans {
  typealias Numbers = DoubleDoubleLanes.Numbers

  /// The means.
  let values: DoubleDoubleLanes

  private let smallest: Numbers
  private let totalWeights: DoubleDoubleLanes

  /// - Precondition: eight counts; as many uncertainties as values, a multiple of eight, all above zero.
  init(_ values: Span<Double>, _ uncertainties: Span<Double>, _ counts: [Int]) {
    precondition(
      values.count == uncertainties.count && values.count.isMultiple(of: 8),
      "each value has an uncertainty")
    let present = PresentLanes(counts)
    var least = values.eight(at: 0)
    var largest = least
    var smallest = uncertainties.eight(at: 0)
    for index in stride(from: 8, to: values.count, by: 8) {
      let (x, u) = (values.eight(at: index), uncertainties.eight(at: index))
      least.replace(with: x, where: x .< least)
      largest.replace(with: x, where: x .> largest)
      smallest.replace(with: u, where: u .< smallest)
    }
    var total = ReproducibleSums(bounds: Numbers(repeating: 1), counts: counts)
    var weighted = ReproducibleSums(bounds: largest - least, counts: counts)
    for index in stride(from: 0, to: values.count, by: 8) {
      let weight = present.keeping(
        InverseVarianceMean.relativeWeights(
          smallest, uncertainties.eight(at: index)), at: index)
      total.add(weight)
      weighted.add(weight * .sum(values.eight(at: index), -least))
    }
    self.smallest = smallest
    totalWeights = total.totals
    self.values = DoubleDoubleLanes(least) + weighted.totals / totalWeights
  }

  /// (Σ u_i⁻²)^−½ of each.
  var standardUncertainties: Numbers {
    (DoubleDoubleLanes(smallest) / totalWeights.squareRoot()).high
  }

  /// Writes the weights, which add up to 1 in each lane.
  func writeWeights(
    _ uncertainties: Span<Double>, _ counts: [Int], to weights: inout MutableSpan<Double>
  ) {
    let present = PresentLanes(counts)
    let inverse = DoubleDoubleLanes(Numbers(repeating: 1)) / totalWeights
    for index in stride(from: 0, to: uncertainties.count, by: 8) {
      let weight = InverseVarianceMean.relativeWeights(
        smallest, uncertainties.eight(at: index))
      weights.store(present.keeping(weight * inverse, at: index).high, at: index)
    }
  }
}

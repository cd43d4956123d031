import Mathematics

/// Whether the magnitude of each value is zero or from 1e−60 to 1e60: its square does not leave the range
/// of doubles. A blank, NaN, is not usual.
func areUsual(_ values: Span<Double>) -> Bool {
  var unusual = SIMD8<Int64>.zero
  for index in stride(from: 0, to: values.count, by: 8) {
    let x = values.lanes(at: index, filling: 0)
    let magnitude = x.replacing(with: -x, where: x .< .zero)
    unusual.replace(with: 1, where: .!(isBetween(magnitude, 1e-60, 1e60) .| (x .== .zero)))
  }
  return unusual == .zero
}

/// Whether no number is a blank, NaN.
func areStated(_ numbers: Span<Double>) -> Bool {
  var blank = SIMD8<Int64>.zero
  for index in stride(from: 0, to: numbers.count, by: 8) {
    let x = numbers.lanes(at: index, filling: 0)
    blank.replace(with: 1, where: x .!= x)
  }
  return blank == .zero
}

/// Completes the columns of the uncertainties of some results: a blank coverage factor, NaN, becomes 2,
/// and of u = U/k the one that was not stated is computed.
///
/// Not usual are numbers whose squares might leave the range of doubles. Where no uncertainty is stated both
/// become NaN.
func completeUncertainties(
  _ results: Range<Int>, statesExpanded: Bool, _ standard: inout [Double],
  _ expanded: inout [Double], _ factors: inout [Double]
) -> (areUsual: Bool, assumesFactor: Bool, lackSome: Bool) {
  var standard = standard.mutableSpan
  var expanded = expanded.mutableSpan
  var factors = factors.mutableSpan
  precondition(
    results.upperBound <= min(standard.count, expanded.count, factors.count),
    "the columns have room")
  let all = 0..<results.upperBound
  var (unusual, assumed, lacking) = (
    SIMD8<Int64>.zero, SIMD8<Int64>.zero, SIMD8<Int64>.zero
  )
  for index in stride(from: results.lowerBound, to: results.upperBound, by: 8) {
    var k = factors.span.extracting(all).lanes(at: index, filling: 2)
    let isBlank = k .!= k
    k.replace(with: 2, where: isBlank)
    var (u, U) = (
      standard.span.extracting(all).lanes(at: index, filling: 1),
      expanded.span.extracting(all).lanes(at: index, filling: 1)
    )
    let stated = statesExpanded ? U : u
    if statesExpanded { u = U / k } else { U = k * u }
    let lacks = stated .!= stated
    lacking.replace(with: 1, where: lacks)
    assumed.replace(with: 1, where: isBlank .& .!lacks)
    let isUsual =
      isBetween(stated, 1e-60, 1e60) .& isBetween(k, 1e-6, 1e6) .& (u .> 1e-60) .& (U .< 1e60)
    unusual.replace(with: 1, where: .!(isUsual .| lacks))
    standard.store(u, at: index)
    expanded.store(U, at: index)
    factors.store(k, at: index)
  }
  return (unusual == .zero, assumed != .zero, lacking != .zero)
}

@inline(__always)
private func isBetween(
  _ numbers: SIMD8<Double>, _ low: Double, _ high: Double
) -> SIMDMask<SIMD8<Double.SIMDMaskScalar>> {
  (numbers .> low) .& (numbers .< high)
}

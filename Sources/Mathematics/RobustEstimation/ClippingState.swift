/// x* and s* of up to eight samples, one in each lane.
struct ClippingState {
  typealias Numbers = SIMD8<Double>
  typealias Mask = SIMDMask<SIMD8<Int64>>

  var x, s: Numbers

  /// Where a step from `other` moved by no more than 1e-13 of s*, or a rounding of x*.
  @inline(__always)
  func isClose(to other: Self) -> Mask {
    let (moveOfX, moveOfS) = (magnitudes(x - other.x), magnitudes(s - other.s))
    let ofScale = s * Numbers(repeating: 1e-13)
    let rounding = magnitudes(x) * Numbers(repeating: .ulpOfOne)
    return ((moveOfX .<= ofScale) .| (moveOfX .<= rounding)) .& (moveOfS .<= ofScale)
  }

  /// Where both are finite.
  @inline(__always)
  var isFinite: Mask { ((x - x) + (s - s)) .== Numbers.zero }

  @inline(__always)
  mutating func replace(with other: Self, where mask: Mask) {
    x.replace(with: other.x, where: mask)
    s.replace(with: other.s, where: mask)
  }
}

/// Where the iteration of each sample ended.
struct ClippingEnd {
  typealias Numbers = SIMD8<Double>

  var state: ClippingState
  var iterations = Numbers.zero

  /// How many values lie below and inside the limits.
  var below, inside: Numbers

  /// Where there is an end.
  var exists: ClippingState.Mask

  @inline(__always)
  mutating func take(
    _ other: ClippingState, _ part: ClippedPart, _ iteration: Int, where mask: ClippingState.Mask
  ) {
    state.replace(with: other, where: mask)
    below.replace(with: part.below, where: mask)
    inside.replace(with: part.count, where: mask)
    iterations.replace(with: Numbers(repeating: Double(iteration)), where: mask)
    exists = exists .| mask
  }
}

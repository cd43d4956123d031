/// The printed rule of when two iterates are the same.
struct PrintedStopRule {
  /// What the centred results of each sample were taken from.
  let origins: SIMD8<Double>

  /// The units of the centred results.
  let units: SIMD8<Double>

  /// Whether x* is rounded to the place of the third figure of s*, not to its own.
  let ofScale: Bool

  /// Where both iterates round to the same x* and the same s*, of the lanes of `mask`.
  func identify(
    _ a: ClippingState, _ b: ClippingState, where mask: ClippingState.Mask
  ) -> ClippingState.Mask {
    var isSame = mask
    for lane in 0..<8 where mask[lane] { isSame[lane] = identifies(a, b, lane) }
    return isSame
  }

  private func identifies(_ a: ClippingState, _ b: ClippingState, _ lane: Int) -> Bool {
    let (origin, unit) = (origins[lane], units[lane])
    let s = ThreeFigures(b.s[lane] * unit)
    guard s == ThreeFigures(a.s[lane] * unit) else { return false }
    let (x, y) = (origin + a.x[lane] * unit, origin + b.x[lane] * unit)
    guard ofScale else { return ThreeFigures(x) == ThreeFigures(y) }
    return ThreeFigures(x, place: s.place) == ThreeFigures(y, place: s.place)
  }
}

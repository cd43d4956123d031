/// The interval that holds the draws of a Monte Carlo with a coverage probability and leaves out as
/// many below as above.
///
///     [y_(r), y_(r+q)] ,   q = ⌊PM + ½⌋ ,   r = ⌊(M − q + 1)/2⌋
///
/// Reference: JCGM 101:2008, 7.7.
///
/// - Precondition: draws in ascending order, enough of them that some lie on each side.
public func symmetricCoverageInterval(
  sorted draws: Span<Double>, probability: Double
) -> ClosedRange<Double> {
  let covered = coveredCount(draws.count, probability)
  let rank = (draws.count - covered + 1) / 2
  return draws[rank - 1]...draws[rank + covered - 1]
}

/// The shortest interval that holds the draws of a Monte Carlo with a coverage probability; of
/// several the lowest.
///
/// Reference: JCGM 101:2008, 7.7.
///
/// - Precondition: draws in ascending order, enough of them that some lie outside.
public func shortestCoverageInterval(
  sorted draws: Span<Double>, probability: Double
) -> ClosedRange<Double> {
  let covered = coveredCount(draws.count, probability)
  var best = 0
  for rank in 0..<(draws.count - covered)
  where draws[rank + covered] - draws[rank] < draws[best + covered] - draws[best] {
    best = rank
  }
  return draws[best]...draws[best + covered]
}

/// How many of `count` draws a coverage interval or region holds, ⌊PM + ½⌋.
///
/// - Precondition: some lie inside and some outside.
func coveredCount(_ count: Int, _ probability: Double) -> Int {
  let covered = Int((probability * Double(count) + 0.5).rounded(.down))
  precondition(covered >= 1 && covered < count, "some draws lie outside")
  return covered
}

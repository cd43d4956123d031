/// The index of the first of the values in ascending order for which `belongs` holds, or their
/// count when there is none; `belongs` must hold for every value after the first.
///
/// Complexity: O(log n).
@inline(__always)
func firstIndex(in sorted: Span<Double>, where belongs: (Double) -> Bool) -> Int {
  var (low, high) = (0, sorted.count)
  while low < high {
    let probe = (low + high) / 2
    if belongs(sorted[probe]) { high = probe } else { low = probe + 1 }
  }
  return low
}

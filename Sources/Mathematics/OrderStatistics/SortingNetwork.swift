/// Puts the first `count` rows in ascending order, each lane for itself, by comparisons that do not depend on
/// the numbers.
///
/// Complexity: O(n log² n) comparisons of eight numbers at once, 97 for twenty rows.
/// Reference: K. E. Batcher, "Sorting networks and their applications", AFIPS 32 (1968) 307; D. E.
/// Knuth, "The Art of Computer Programming", vol. 3, 5.2.2, algorithm M.
///
/// - Precondition: that many rows, no number NaN.
func sortLanes(_ rows: inout [SIMD8<Double>], first count: Int) {
  precondition((0...rows.count).contains(count), "there are that many rows")
  var rows = rows.mutableSpan
  var top = 1
  while 2 * top < count { top *= 2 }
  var width = top
  while width > 0 {
    var (distance, remainder, next) = (width, 0, top)
    while distance > 0 {
      for first in stride(from: remainder, to: count - distance, by: 2 * width) {
        for i in first..<min(first + width, count - distance) {
          let (a, b) = (rows[i], rows[i + distance])
          let isDescending = b .< a
          rows[i] = a.replacing(with: b, where: isDescending)
          rows[i + distance] = b.replacing(with: a, where: isDescending)
        }
      }
      (distance, remainder, next) = (next - width, width, next / 2)
    }
    width /= 2
  }
}

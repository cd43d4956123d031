import Mathematics

/// A million standard normal numbers, in blocks that stay in the cache, as the trials of a Monte Carlo take them; the
/// result is their mean square.
func normalNumbers() -> Double {
  let (blocks, size) = (500, 2000)
  let stream = TrialStream(seed: 1)
  var numbers = [Double](repeating: 0, count: size)
  var sum = 0.0
  for block in 0..<blocks {
    var span = numbers.mutableSpan
    stream.fillNormal(&span, variable: 0, from: block * size)
    // One in a hundred tells whether they are normal, and costs nothing.
    for i in stride(from: 0, to: size, by: 100) { sum += span[i] * span[i] }
  }
  return sum / Double(blocks * size / 100)
}

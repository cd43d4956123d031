import Mathematics

/// Small samples with every kind of tie, from SplitMix64 with a fixed seed.
struct SampleGenerator: RandomNumberGenerator {
  private var state: UInt64 = 20_261_122

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A sample in ascending order: few whole numbers, decimals with ties, or without.
  mutating func sample(count counts: ClosedRange<Int>) -> [Double] {
    let count = Int.random(in: counts, using: &self)
    let kind = Int.random(in: 0..<4, using: &self)
    return (0..<count).map { _ in
      switch kind {
      case 0: Double(Int.random(in: 0...3, using: &self))
      case 1: Double(Int.random(in: -20...20, using: &self)) / 10
      case 2: Normal().quantile(Double.random(in: 0.001..<0.999, using: &self)) + 100
      default: Double(Int.random(in: 995...1005, using: &self)) / 10
      }
    }.sorted()
  }
}

/// How many of a sample's values lie below and inside limits, with the sums of those inside.
struct ClippedTotals {
  typealias Numbers = SIMD8<Double>

  private(set) var below = 0
  private(set) var count = 0
  private(set) var sum = CompensatedSum()
  private(set) var sumOfSquares = CompensatedSum()
  private(set) var least = Double.infinity
  private(set) var greatest = -Double.infinity

  /// Limits, each with a shell about it whose values are neither counted nor summed.
  struct Limits {
    let lower, upper: Double
    var shell = 0.0

    /// How far the limits of `other` lie off.
    func distance(to other: Limits) -> Double {
      max((lower - other.lower).magnitude, (upper - other.upper).magnitude)
    }

    func isInShell(_ number: Double) -> Bool {
      let isInside = number >= lower + shell && number <= upper - shell
      return number >= lower - shell && number <= upper + shell && !isInside
    }
  }

  /// Adds the products of `factor` and what `values` have above `origin`; returns those in the shells.
  mutating func add(
    _ values: Span<Double>, from origin: Double, times factor: Double, _ limits: Limits
  ) -> [Double] {
    var kept = KeptNumbers()
    for start in stride(from: 0, to: values.count, by: 512) {
      let end = min(start + 512, values.count)
      add(values.extracting(start..<end), origin, factor, limits, &kept)
    }
    return kept.all(limits.isInShell)
  }

  /// Adds a block, each lane plainly.
  @inline(__always)
  private mutating func add(
    _ values: Span<Double>, _ origin: Double, _ factor: Double, _ limits: Limits,
    _ kept: inout KeptNumbers
  ) {
    let (lower, upper, shell) = (limits.lower, limits.upper, limits.shell)
    let (first, last) = (Numbers(repeating: lower - shell), Numbers(repeating: upper + shell))
    let (low, high) = (Numbers(repeating: lower + shell), Numbers(repeating: upper - shell))
    var (below, count) = (SIMD8<Int64>.zero, SIMD8<Int64>.zero)
    var (sum, squares) = (Numbers.zero, Numbers.zero)
    var (least, greatest) = (Numbers(repeating: .infinity), Numbers(repeating: -.infinity))
    var i = 0
    while i < values.count {
      // What lies above all limits counts for nothing.
      let eight = values.lanes(at: i, filling: .infinity)
      let numbers = (eight - Numbers(repeating: origin)) * Numbers(repeating: factor)
      let isBelow = numbers .< first
      let isInside = (numbers .>= low) .& (numbers .<= high)
      below &+= SIMD8<Int64>.zero.replacing(with: 1, where: isBelow)
      count &+= SIMD8<Int64>.zero.replacing(with: 1, where: isInside)
      let inside = Numbers.zero.replacing(with: numbers, where: isInside)
      sum += inside
      squares += inside * inside
      least.replace(with: numbers, where: isInside .& (numbers .< least))
      greatest.replace(with: numbers, where: isInside .& (numbers .> greatest))
      let isOpen = .!(isBelow .| isInside) .& (numbers .<= last)
      kept.look(at: numbers, where: isOpen, keeping: limits.isInShell)
      i += 8
    }
    self.below += Int(below.wrappedSum())
    self.count += Int(count.wrappedSum())
    self.sum.add(sum.sum())
    sumOfSquares.add(squares.sum())
    self.least = min(self.least, least.min())
    self.greatest = max(self.greatest, greatest.max())
  }
}

import Mathematics

/// Finds the largest consistent subset of correlated results by branch and bound.
///
/// A result more never makes χ²_obs = rᵀV⁻¹r smaller, so a branch ends where the members taken so far
/// exceed the limit of the χ² test or the best subset known. Each step adds one row to the Cholesky
/// factor of the members' covariance matrix.
struct ConsistentSubsetSearch {
  private let x: [Double]
  private let covariance: [Double]
  private let count: Int

  /// The rows of the Cholesky factor of the members taken so far, each `count` long.
  private var factor: [Double]

  /// L⁻¹x and L⁻¹1.
  private var whitenedValues: [Double]
  private var whitenedOnes: [Double]
  private var members: [Int] = []
  private var steps = 0

  private var size = 0
  private var limit = 0.0
  private var smallest = Double.infinity
  private var found: [(subset: ConsistentSubsets.Subset, chiSquared: Double)] = []

  private static let stepLimit = 1 << 28

  init(_ sample: ConsistencySample, _ covariance: Matrix) {
    x = sample.values
    count = x.count
    self.covariance = covariance.elements.map { $0 / sample.unit / sample.unit }
    factor = [Double](repeating: 0, count: count * count)
    whitenedValues = [Double](repeating: 0, count: count)
    whitenedOnes = whitenedValues
  }

  mutating func largest() throws(LargestConsistentSubset.Failure) -> ConsistentSubsets {
    var meanOfAll: Double?
    for size in (1...count).reversed() {
      try search(size: size)
      // All of them are one subset only: its mean, consistent or not, is the first to be seen.
      if meanOfAll == nil { meanOfAll = mean(ofAll: count) }
      let tie = LargestConsistentSubset.tieLimit(smallest)
      let tied = found.filter { $0.chiSquared <= tie }
      guard !tied.isEmpty else { continue }
      return ConsistentSubsets(
        subsets: tied.map(\.subset), count: tied.count, chiSquared: smallest,
        meanOfAll: meanOfAll ?? 0)
    }
    preconditionFailure("one result is consistent with itself")
  }

  private mutating func search(size: Int) throws(LargestConsistentSubset.Failure) {
    self.size = size
    smallest = .infinity
    found = []
    let distribution = try? ChiSquared(degreesOfFreedom: Double(size - 1))
    // A little above the quantile; the test itself decides.
    limit = (distribution?.upperQuantile(LargestConsistentSubset.level) ?? 0) * (1 + 1e-9) + 1e-20
    try descend(from: 0, ones: 0, mixed: 0, squares: 0)
  }

  /// Goes through the subsets that have the present members and others from `next` on.
  private mutating func descend(
    from next: Int, ones: Double, mixed: Double, squares: Double
  ) throws(LargestConsistentSubset.Failure) {
    if members.count == size {
      take(mean: mixed / ones)
      return
    }
    let last = count - (size - members.count)
    guard next <= last else { return }
    for candidate in next...last {
      steps += 1
      guard steps < Self.stepLimit else { throw .tooManySubsets }
      let (one, value) = append(candidate)
      let (ones, mixed, squares) = (ones + one * one, mixed + one * value, squares + value * value)
      // The difference below carries the rounding of its terms.
      let bound = min(limit, LargestConsistentSubset.tieLimit(smallest)) + 1e-13 * squares
      if squares - mixed * mixed / ones <= bound {
        try descend(from: candidate + 1, ones: ones, mixed: mixed, squares: squares)
      }
      members.removeLast()
    }
  }

  /// χ²_obs is taken from the residuals, so that equal results have none.
  private mutating func take(mean: Double) {
    var chiSquared = 0.0
    for row in 0..<size {
      let residual = whitenedValues[row] - mean * whitenedOnes[row]
      chiSquared += residual * residual
    }
    guard LargestConsistentSubset.isConsistent(chiSquared, count: size) else { return }
    smallest = min(smallest, chiSquared)
    let subset = ConsistentSubsets.Subset(members: members, mean: mean)
    found.append((subset, chiSquared))
    let tie = LargestConsistentSubset.tieLimit(smallest)
    if found.count > 2 * LargestConsistentSubset.listedLimit {
      found.removeAll { $0.chiSquared > tie }
    }
  }

  /// Adds a row to the factor; returns the new elements of L⁻¹1 and L⁻¹x.
  private mutating func append(_ member: Int) -> (one: Double, value: Double) {
    let row = members.count
    var rest = covariance[member * count + member]
    var (one, value) = (1.0, x[member])
    for j in 0..<row {
      var element = covariance[member * count + members[j]]
      for t in 0..<j { element -= factor[row * count + t] * factor[j * count + t] }
      element /= factor[j * count + j]
      factor[row * count + j] = element
      rest -= element * element
      one -= element * whitenedOnes[j]
      value -= element * whitenedValues[j]
    }
    let pivot = rest.squareRoot()
    factor[row * count + row] = pivot
    whitenedOnes[row] = one / pivot
    whitenedValues[row] = value / pivot
    members.append(member)
    return (whitenedOnes[row], whitenedValues[row])
  }

  private mutating func mean(ofAll count: Int) -> Double {
    var (ones, mixed) = (0.0, 0.0)
    for member in 0..<count {
      let (one, value) = append(member)
      ones += one * one
      mixed += one * value
    }
    members = []
    return mixed / ones
  }
}

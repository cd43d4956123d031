import RealModule

/// Miao, Gel and Gastwirth's test of symmetry about an unknown centre.
///
///     T = √n (x̄ − med) / (J √(π/2 − 1)) ,   J = √(π/2) Σ|x_i − med| / n
///
/// Under the null hypothesis the signs of x_i − x̄ are as good as any others: p is the share of all sign
/// patterns whose |T| is at least as large. Up to ``exactLimit`` values all patterns are looked at, so
/// that p is what resampling signs converges to; above, a number of them, addressed by index; and for
/// very many values T is taken as normal.
///
/// Edge cases: fewer than three values, and values all equal, have no T: `nil`.
/// Complexity: O(2ⁿ n log n) up to the limit, then O(n log n) for each pattern.
/// Reference: W. Miao, Y. R. Gel, J. L. Gastwirth, in Random Walk, Sequential Analysis and Related
/// Topics, 2006, 199; null distribution as in the NIST Decision Tree.
public struct SymmetryTest: Hashable, Sendable {
  /// How the null distribution was found.
  public enum Null: String, Hashable, Sendable {
    case exact, simulated, asymptotic
  }

  /// _T_, positive where the mean lies above the median.
  public let statistic: Double

  /// The probability of so large a |_T_| in a symmetric sample.
  public let pValue: Double

  /// How ``pValue`` was found.
  public let null: Null

  /// How many values have all their sign patterns looked at.
  public static let exactLimit = 14

  private static let simulatedLimit = 300
  private static let patterns = 20_000

  /// Tests values in ascending order, each finite; `stream` gives the signs above ``exactLimit``.
  public init?(sorted values: Span<Double>, stream: RandomStream) {
    let n = values.count
    guard n >= 3 else { return nil }
    let scale = values[n - 1] - values[0]
    guard scale > 0, scale.isFinite else { return nil }
    let origin = values[n / 2]
    let mean = (0..<n).reduce(0) { $0 + (values[$1] - origin) / scale } / Double(n)
    let deviations = (0..<n).map { (values[$0] - origin) / scale - mean }
    guard let observed = Self.statistic(deviations) else { return nil }
    statistic = observed
    // Patterns that are equal but for rounding count as equal.
    let limit = observed.magnitude * (1 - 1e-10) - 1e-10
    if n <= Self.exactLimit {
      null = .exact
      pValue = Self.share(of: 1 << (n - 1), deviations, limit) { pattern, place in
        pattern >> place & 1 == 1
      }
    } else if n <= Self.simulatedLimit {
      null = .simulated
      pValue = Self.share(of: Self.patterns, deviations, limit) { pattern, place in
        stream.uniform(draw: pattern, variable: place) < 0.5
      }
    } else {
      null = .asymptotic
      pValue = min(1, 2 * Normal().upperTail(observed.magnitude))
    }
  }

  private static func share(
    of count: Int, _ deviations: [Double], _ limit: Double, isTurned: (Int, Int) -> Bool
  ) -> Double {
    var hits = 0
    var sample = deviations
    for pattern in 0..<count {
      for place in deviations.indices {
        sample[place] = isTurned(pattern, place) ? -deviations[place] : deviations[place]
      }
      if (statistic(sample)?.magnitude ?? 0) >= limit { hits += 1 }
    }
    return Double(hits) / Double(count)
  }

  /// _T_ of a sample in any order.
  private static func statistic(_ sample: [Double]) -> Double? {
    let sorted = sample.sorted()
    let center = median(sorted: sorted.span)
    var (sum, spread) = (0.0, 0.0)
    for x in sorted {
      sum += x - center
      spread += (x - center).magnitude
    }
    guard spread > 0 else { return nil }
    let n = Double(sample.count)
    return n.squareRoot() * sum
      / (spread * (Double.pi / 2).squareRoot() * (Double.pi / 2 - 1).squareRoot())
  }
}

import RealModule

/// Shapiro and Wilk's test of normality.
///
///     W = (Σ a_i x_(i))² / Σ(x_i − x̄)²
///
/// with Royston's approximation of the weights from normal scores and of the distribution of
/// ln(1 − W); three values have the exact distribution.
///
/// Edge cases: fewer than 3 or more than 5000 values, and values all equal, have no W: `nil`.
/// Accuracy: 1 − W is computed about the mean, in units of the range, so that neither offset nor unit
/// matters; the approximation of p is good to about a tenth of itself.
/// Complexity: O(n).
/// Reference: P. Royston, Appl. Stat. 44 (1995) 547, algorithm AS R94.
public struct ShapiroWilk: Hashable, Sendable {
  /// _W_, at most 1.
  public let statistic: Double

  /// The probability of so small a _W_ in a normal sample.
  public let pValue: Double

  /// Tests values in ascending order, each finite.
  public init?(sorted values: Span<Double>) {
    let n = values.count
    guard n >= 3, n <= 5000 else { return nil }
    let range = values[n - 1] - values[0]
    guard range > 0, range.isFinite else { return nil }
    let weights = Self.weights(n)
    let origin = values[n / 2]
    let x = (0..<n).map { (values[$0] - origin) / range }
    let mean = x.reduce(0, +) / Double(n)
    var (squares, products) = (0.0, 0.0)
    for i in 0..<n {
      squares += (x[i] - mean) * (x[i] - mean)
      products += weights[i] * (x[i] - mean)
    }
    // 1 − W without cancellation: Σa² is 1.
    let root = squares.squareRoot()
    let complement = min(1, max(0, (root - products) * (root + products) / squares))
    statistic = 1 - complement
    pValue = Self.pValue(complement, n)
  }

  /// _a_, antisymmetric and of length 1.
  private static func weights(_ n: Int) -> [Double] {
    if n == 3 { return [-0.5.squareRoot(), 0, 0.5.squareRoot()] }
    let half = n / 2
    let m = (1...half).map {
      Normal().quantile((Double($0) - 0.375) / (Double(n) + 0.25))
    }
    let sum = 2 * m.reduce(0) { $0 + $1 * $1 }
    let r = 1 / Double(n).squareRoot()
    var a = m
    a[0] =
      m[0] / sum.squareRoot()
      - polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], r)
    var (rest, ownSquares, done) = (sum - 2 * m[0] * m[0], 1 - 2 * a[0] * a[0], 1)
    if n > 5 {
      a[1] =
        m[1] / sum.squareRoot()
        - polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], r)
      rest -= 2 * m[1] * m[1]
      ownSquares -= 2 * a[1] * a[1]
      done = 2
    }
    let factor = (rest / ownSquares).squareRoot()
    for i in done..<max(done, half) { a[i] = m[i] / factor }
    let middle = n % 2 == 1 ? [0.0] : []
    return a + middle + a.reversed().map { -$0 }
  }

  private static func pValue(_ complement: Double, _ n: Int) -> Double {
    if n == 3 {
      let W = 1 - complement
      return max(0, 6 / Double.pi * (Double.asin(W.squareRoot()) - Double.asin(0.75.squareRoot())))
    }
    var y = Double.log(complement)
    let (mean, deviation): (Double, Double)
    let size = Double(n)
    if n <= 11 {
      let limit = polynomial([-2.273, 0.459], size)
      guard y < limit else { return 1e-99 }
      y = -Double.log(limit - y)
      mean = polynomial([0.544, -0.39978, 0.025054, -6.714e-4], size)
      deviation = Double.exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], size))
    } else {
      let l = Double.log(size)
      mean = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], l)
      deviation = Double.exp(polynomial([-0.4803, -0.082676, 0.0030302], l))
    }
    return Normal().upperTail((y - mean) / deviation)
  }

  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}

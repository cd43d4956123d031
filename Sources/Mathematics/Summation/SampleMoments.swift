/// The mean of a sample and the spread about it.
///
///     x̄ = Σx_i / n,   s² = Σ(x_i − x̄)² / (n − 1),   u(x̄) = s / √n
///
/// Computed in two passes in double-double, on values scaled by a power of two.
///
/// Edge cases: one value has a mean and no variance. Values all equal have a variance of exactly 0.
///
/// Accuracy: each statistic is within a few roundings of the exact rational one, whatever the
/// offset of the values; checked on the univariate NIST Statistical Reference Datasets. Values of
/// any finite magnitude are accepted; `sumOfSquaredDeviations` and `variance` themselves leave the
/// range of `Double` when the deviations exceed about 1e±154, `standardDeviation` does not.
///
/// Complexity: O(n), three passes.
public struct SampleMoments: Hashable, Sendable {
  /// The number of values _n_.
  public let count: Int

  /// The mean with what rounding leaves over.
  public let preciseMean: DoubleDouble

  private let scaledSumOfSquares: DoubleDouble
  private let unit: Double

  /// Computes the moments of `values`.
  ///
  /// - Precondition: at least one value, each finite.
  public init(_ values: Span<Double>) {
    precondition(!values.isEmpty, "a sample has at least one value")
    var largest = 0.0
    for i in values.indices { largest = max(largest, values[i].magnitude) }
    let scale = BinaryScale(bringingToOne: largest)
    let scaledMean = Self.mean(values, factor: scale.factor)
    precondition(scaledMean.high.isFinite, "each value is finite")
    count = values.count
    unit = scale.inverse
    preciseMean = scaledMean * scale.inverse
    scaledSumOfSquares = Self.sumOfSquares(values, around: scaledMean, factor: scale.factor)
  }

  private static func mean(_ values: Span<Double>, factor: Double) -> DoubleDouble {
    var sum = CompensatedSum()
    for i in values.indices { sum.add(values[i] * factor) }
    return sum.total / Double(values.count)
  }

  private static func sumOfSquares(
    _ values: Span<Double>, around mean: DoubleDouble, factor: Double
  ) -> DoubleDouble {
    var sum = CompensatedSum()
    for i in values.indices {
      let deviation = DoubleDouble.sum(values[i] * factor, -mean.high) - mean.low
      sum.add(deviation * deviation)
    }
    return sum.total
  }
}

extension SampleMoments {
  /// The mean x̄.
  public var mean: Double { preciseMean.value }

  /// The sum of squared deviations from the mean.
  public var sumOfSquaredDeviations: Double { scaledSumOfSquares.value * unit * unit }

  /// The variance s², or `nil` for a single value.
  public var variance: Double? {
    count > 1 ? (scaledSumOfSquares / Double(count - 1)).value * unit * unit : nil
  }

  /// The standard deviation _s_, or `nil` for a single value.
  public var standardDeviation: Double? {
    count > 1 ? (scaledSumOfSquares / Double(count - 1)).squareRoot().value * unit : nil
  }

  /// The standard error of the mean s/√n, or `nil` for a single value.
  public var standardErrorOfMean: Double? {
    guard count > 1 else { return nil }
    let n = Double(count)
    return (scaledSumOfSquares / (n - 1) / n).squareRoot().value * unit
  }
}

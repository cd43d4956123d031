import Mathematics

/// A sample that stands for the distribution it came from, such as the draws of an earlier Monte Carlo:
/// each of its values is drawn with the same probability.
///
///     E = Σ x_i / n ,   u² = Σ (x_i − E)² / n
///
/// Reference: JCGM 101:2008, 6.5.
public struct EmpiricalSample: Hashable, Sendable {
  /// The values, ascending.
  public let values: [Double]

  /// The expectation.
  public let mean: Double

  /// The standard deviation of the distribution that the sample is.
  public let standardDeviation: Double

  /// The least and the most values.
  public static let countRange = 2...1_000_000

  /// Takes a sample; `nil` for too few or too many values or one that is not finite.
  public init?(_ values: [Double]) {
    guard Self.countRange.contains(values.count), values.allSatisfy(\.isFinite) else { return nil }
    var sorted = values
    sortAscending(&sorted)
    let moments = SampleMoments(sorted.span)
    self.values = sorted
    mean = moments.mean
    standardDeviation = (moments.sumOfSquaredDeviations / Double(sorted.count)).squareRoot()
  }

  /// The quantile at a probability between 0 and 1: a value of the sample.
  func quantile(_ p: Double) -> Double {
    let place = p * Double(values.count)
    return values[place >= 1 ? min(values.count - 1, Int(place)) : 0]
  }

  /// The share of the values up to `x`.
  func cumulative(_ x: Double) -> Double {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] <= x { low = middle + 1 } else { high = middle }
    }
    return Double(low) / Double(values.count)
  }
}

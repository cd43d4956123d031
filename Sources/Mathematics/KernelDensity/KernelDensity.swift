import RealModule

/// The density of a sample by a Gaussian kernel.
///
///     f(q) = Σ φ((q − x_i)/h) / (n h)
///
/// Differences are taken before they are scaled, so neither a large offset nor the unit matters. Kernels
/// more than ``reach`` bandwidths away are left out: they hold less than 1e-17 of their own peak.
///
/// Complexity: O(log n + k) at a point with k values within reach.
/// Reference: ISO 13528:2022, 10.3 (21, 22); B. W. Silverman, Density estimation, 1986.
public struct KernelDensity: Sendable {
  /// The sample in ascending order.
  public let values: [Double]

  /// The bandwidth _h_.
  public let bandwidth: Double

  /// How many bandwidths away a value still counts.
  static let reach = 9.0

  /// Creates the density of `values`.
  ///
  /// - Precondition: at least one value, each finite, in ascending order; a finite bandwidth above
  ///   zero.
  public init(sorted values: [Double], bandwidth: Double) {
    precondition(!values.isEmpty, "a density is that of at least one value")
    precondition(bandwidth > 0 && bandwidth < .infinity, "a bandwidth is positive and finite")
    self.values = values
    self.bandwidth = bandwidth
  }

  /// _f_ at `point`, in the inverse unit of the values.
  public func density(at point: Double) -> Double {
    var sum = 0.0
    for index in neighbours(of: point) {
      let t = (point - values[index]) / bandwidth
      sum += Double.exp(-t * t / 2)
    }
    return sum / ((2 * Double.pi).squareRoot() * Double(values.count)) / bandwidth
  }

  /// The share of the density below `point`.
  public func cumulative(at point: Double) -> Double {
    let near = neighbours(of: point)
    var sum = Double(near.lowerBound)
    for index in near { sum += Normal().cumulative((point - values[index]) / bandwidth) }
    return sum / Double(values.count)
  }

  /// The indices of the values within reach of `point`.
  private func neighbours(of point: Double) -> Range<Int> {
    func first(where isPast: (Double) -> Bool) -> Int {
      var (low, high) = (0, values.count)
      while low < high {
        let middle = (low + high) / 2
        if isPast((values[middle] - point) / bandwidth) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    return first { $0 >= -Self.reach }..<first { $0 > Self.reach }
  }
}

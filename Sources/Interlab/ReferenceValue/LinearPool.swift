import Mathematics
import Metrology

/// The linear opinion pool: the mixture, in equal parts, of what each laboratory claims.
///
///     x_pt = Σ x_i / p ,   u²(x_pt) = Σ (c_i u_i² + (x_i − x_pt)²) / p
///
/// Component _i_ is normal, c_i = 1, or x_i + u_i t(ν_i) where ν_i is finite, c_i = ν_i/(ν_i − 2).
/// The interval of 95 % is that between the quantiles of the mixture Σ F_i / p, found as roots.
///
/// Edge case: with some ν_i ≤ 2 the variance is infinite and u(x_pt) is absent; the interval is not.
///
/// Not robust: it widens so as to hold every result.
///
/// Accuracy: moments in double-double about the mean, quantiles to about 1e-14 of the spread. O(p).
/// Reference: Stone, Ann. Math. Stat. 32 (1961) 1339; Koepke et al., Metrologia 54 (2017) S34.
enum LinearPool {
  /// Every uncertainty must be above zero.
  static func estimate(_ results: IncludedResults) -> LocationEstimate {
    let count = Double(results.count)
    let moments = SampleMoments(results.values.span)
    let unit = powerOfTwo(of: results.standardUncertainties.sorted()[results.count / 2])
    var variance = CompensatedSum()
    for i in results.values.indices {
      let u = results.standardUncertainties[i] / unit
      let ν = results.degreesOfFreedom[i]
      let spread = (DoubleDouble(results.values[i]) - moments.preciseMean) / unit
      let inflation = ν < .infinity ? DoubleDouble(ν) / (ν - 2) : DoubleDouble(1)
      variance.add(DoubleDouble.product(u, u) * inflation)
      variance.add(spread * spread)
    }
    let isFinite = results.degreesOfFreedom.allSatisfy { $0 > 2 }
    let u = (variance.total / count).squareRoot().value * unit
    var estimate = LocationEstimate(
      value: moments.preciseMean, standardUncertainty: isFinite ? u : nil,
      coverageInterval: Mixture(results, unit: unit).interval(probability: 0.95),
      weights: [Double](repeating: 1 / count, count: results.count))
    if !isFinite { estimate.notices.append(.infiniteVariance) }
    return estimate
  }
}

extension LinearPool {
  /// The distribution Σ F_i / p, relative to a result and a unit.
  private struct Mixture {
    let origin: Double
    let unit: Double
    let x: [Double]
    let u: [Double]
    let components: [StudentT?]

    init(_ results: IncludedResults, unit: Double) {
      let origin = results.values[results.count / 2]
      self.origin = origin
      self.unit = unit
      x = results.values.map { ($0 - origin) / unit }
      u = results.standardUncertainties.map { $0 / unit }
      components = results.degreesOfFreedom.map { ν in
        ν < .infinity ? try? StudentT(degreesOfFreedom: ν) : nil
      }
    }

    /// From the quantile at (1 − P)/2 to that at (1 + P)/2. `nil` if a quantile leaves the range of
    /// `Double`.
    func interval(probability: Double) -> ClosedRange<Double>? {
      let tail = (1 - probability) / 2
      guard let lower = quantile(tail, sign: 1), let upper = quantile(tail, sign: -1),
        lower <= upper
      else { return nil }
      return (origin + lower * unit)...(origin + upper * unit)
    }

    /// The point with `tail` of the probability below it, or above it when `sign` is −1. It lies
    /// between the same quantiles of the components.
    private func quantile(_ tail: Double, sign: Double) -> Double? {
      let ends = x.indices.map { i in
        let z = components[i]?.quantile(tail) ?? Normal().quantile(tail)
        return x[i] + sign * u[i] * z
      }
      guard let low = ends.min(), let high = ends.max(), (high - low).isFinite else { return nil }
      // Wide enough that no rounding hides the change of sign.
      let margin = 1e-6 * (high - low + (u.max() ?? 0))
      return try? bracketedRoot(in: (low - margin)...(high + margin)) { point in
        var sum = CompensatedSum()
        for i in x.indices {
          let z = sign * (point - x[i]) / u[i]
          sum.add(components[i]?.cumulative(z) ?? Normal().cumulative(z))
        }
        return sign * (sum.value / Double(x.count) - tail)
      }
    }
  }
}

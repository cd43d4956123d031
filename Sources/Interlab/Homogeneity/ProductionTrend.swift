import Mathematics

/// A trend of item means along the order of production: the slope of a straight line and its t test.
///
///     b = Σ(t − t̄)(x̄ − x̄̄)/Σ(t − t̄)² ,   u(b) = s/√Σ(t − t̄)² ,   t = b/u(b) ,   g − 2 degrees of freedom
///
/// Edge cases: fewer than three items, or items at one place, have no trend; a perfect line has no p.
/// Reference: ISO 13528:2022, B.2.3; ISO Guide 35:2017, 7.8.
public struct ProductionTrend: Hashable, Sendable {
  /// _b_, in the unit of the values for one place of the order.
  public let slope: Double

  /// _u_(_b_).
  public let standardUncertainty: Double

  /// g − 2.
  public let degreesOfFreedom: Int

  /// The probability of so large a |t| without a trend; `nil` for a perfect line.
  public let pValue: Double?

  /// Fits the line to `means` at `places`.
  init?(places: [Double], means: [Double]) {
    let g = means.count
    guard g > 2 else { return nil }
    let (t, x) = (SampleMoments(places.span), SampleMoments(means.span))
    guard t.sumOfSquaredDeviations > 0 else { return nil }
    var products = CompensatedSum()
    for (place, mean) in zip(places, means) {
      products.add((DoubleDouble(place) - t.preciseMean) * (DoubleDouble(mean) - x.preciseMean))
    }
    slope = products.value / t.sumOfSquaredDeviations
    var residuals = CompensatedSum()
    for (place, mean) in zip(places, means) {
      let residual =
        (DoubleDouble(mean) - x.preciseMean) - (DoubleDouble(place) - t.preciseMean) * slope
      residuals.add(residual * residual)
    }
    degreesOfFreedom = g - 2
    let variance = max(0, residuals.value) / Double(g - 2)
    standardUncertainty = (variance / t.sumOfSquaredDeviations).squareRoot()
    guard standardUncertainty > 0,
      let distribution = try? StudentT(degreesOfFreedom: Double(g - 2))
    else {
      pValue = slope == 0 ? 1 : nil
      return
    }
    pValue = min(1, 2 * distribution.upperTail((slope / standardUncertainty).magnitude))
  }

  /// Whether the trend is significant at 5 %.
  public var isSignificant: Bool { slope != 0 && (pValue ?? 0) < 0.05 }
}

import Mathematics

/// The choice of the degree of a drift polynomial by F tests, and of a step.
struct DriftChoice {
  let fit: DriftFit
  let comparisons: [DriftModel.Comparison]

  private static let level = 0.95

  /// The polynomial of the given degree, or of the one that the F tests choose.
  init(
    _ pilot: PilotMeasurements, degree: DriftDegree?, step: Double?
  ) throws(DriftFailure) {
    if let degree {
      fit = try DriftFit(pilot, degree: degree, step: step)
      comparisons = []
      return
    }
    var best = try DriftFit(pilot, degree: .constant, step: step)
    var comparisons: [DriftModel.Comparison] = []
    while let higher = DriftDegree(rawValue: best.degree.rawValue + 1),
      best.degreesOfFreedom >= 2,
      let next = try? DriftFit(pilot, degree: higher, step: step)
    {
      let comparison = Self.comparison(best, next)
      comparisons.append(comparison)
      guard comparison.isSignificant else { break }
      best = next
    }
    fit = best
    self.comparisons = comparisons
  }

  private static func comparison(_ low: DriftFit, _ high: DriftFit) -> DriftModel.Comparison {
    let ν = Double(high.degreesOfFreedom)
    let distribution = try? FisherF(numeratorDegreesOfFreedom: 1, denominatorDegreesOfFreedom: ν)
    let critical = distribution?.quantile(level) ?? .infinity
    let gain = max(0, low.residualSumOfSquares - high.residualSumOfSquares)
    guard high.residualSumOfSquares > 0 else {
      let isBetter = low.residualSumOfSquares > 0
      return DriftModel.Comparison(
        from: low.degree, to: high.degree, statistic: nil, critical: critical,
        pValue: isBetter ? 0 : 1, isSignificant: isBetter)
    }
    let F = gain / (high.residualSumOfSquares / ν)
    return DriftModel.Comparison(
      from: low.degree, to: high.degree, statistic: F.isFinite ? F : nil, critical: critical,
      pValue: distribution?.upperTail(F) ?? 1, isSignificant: F > critical)
  }

  /// The place of the step that the measurements show, with its p; `nil` when they show none.
  static func step(
    _ pilot: PilotMeasurements, _ degree: DriftDegree?
  ) throws(DriftFailure) -> (time: Double, pValue: Double)? {
    let times = pilot.times
    let places = zip(times, times.dropFirst()).filter { $0 < $1 }.map { $0 + ($1 - $0) / 2 }
    var best: (time: Double, fit: DriftFit)?
    for place in places {
      guard let choice = try? DriftChoice(pilot, degree: degree, step: place),
        choice.fit.degreesOfFreedom > 0
      else { continue }
      if let known = best,
        known.fit.residualSumOfSquares <= choice.fit.residualSumOfSquares
      {
        continue
      }
      best = (place, choice.fit)
    }
    guard let best, best.fit.residualSumOfSquares > 0 else { return nil }
    // Against the best that goes without a step.
    let without = try DriftChoice(pilot, degree: degree, step: nil).fit
    let plain = try DriftFit(pilot, degree: best.fit.degree, step: nil)
    let rival = min(plain.residualSumOfSquares, without.residualSumOfSquares)
    let ν = Double(best.fit.degreesOfFreedom)
    let F = (rival - best.fit.residualSumOfSquares) / (best.fit.residualSumOfSquares / ν)
    guard F > 0,
      let distribution = try? FisherF(
        numeratorDegreesOfFreedom: 1, denominatorDegreesOfFreedom: ν)
    else { return nil }
    let p = min(1, Double(places.count) * distribution.upperTail(F))
    return p < 0.05 ? (best.time, p) : nil
  }
}

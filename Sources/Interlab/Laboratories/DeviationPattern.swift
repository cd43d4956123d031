import Mathematics

/// The deviations of one laboratory in several comparisons, held against three rules.
///
/// With ζ_i = d_i / u(d_i) of n comparisons, which are independent and standard normal when the
/// results are unbiased and their uncertainties right:
///
///     common bias            √n |ζ̄|            against the normal distribution, and again without
///                                              the ζ_i furthest to that side
///     understated U          Σ (ζ_i − ζ̄)²       above the upper 5 % point of χ²(n − 1)
///     overstated U           Σ ζ_i²             below the lower 5 % point of χ²(n)
///     trend with the level   b / u(b) of d = a + b x_pt by weighted least squares, in one unit
///
/// The first two are independent of each other, so a bias is not taken for a small uncertainty. A
/// laboratory without uncertainties has its z scores held against the first rule only.
///
/// Limits: each rule speaks in one case of twenty without cause, and comparisons that share a
/// standard or an assigned value are not independent: what comes out is advice. The first three
/// rules need three comparisons, the fourth four levels.
/// Reference: M. Thompson, S. L. R. Ellison, R. Wood, Pure Appl. Chem. 78 (2006) 145, on combined
/// scores (RSZ and SSZ).
struct DeviationPattern {
  /// One deviation with its uncertainty and the level that it was found at.
  private struct Point {
    let deviation: Double
    let uncertainty: Double
    let level: Double
    let unit: String?

    var standardized: Double { deviation / uncertainty }
  }

  /// How rarely a rule may speak without cause.
  private static let significance = 0.05
  private static let leastCount = 3
  private static let leastLevels = 4

  private var points: [Point] = []
  private var zScores: [Double] = []

  init(of entries: [LaboratoryProfile.Entry], in analysis: Analysis) {
    for entry in entries {
      let comparison = analysis.comparisons[entry.comparison]
      if let z = comparison.scores(.z)?[entry.offset].value { zScores.append(z) }
      guard let deviation = comparison.deviations?[entry.offset], !deviation.isOwnResult,
        let u = deviation.standardUncertainty, u > 0,
        let level = comparison.assignedValue.value(at: entry.offset),
        (deviation.value / u).isFinite
      else { continue }
      points.append(
        Point(
          deviation: deviation.value, uncertainty: u, level: level,
          unit: comparison.comparison.unit))
    }
  }

  /// What the rules say.
  var findings: [LaboratoryFinding] {
    guard points.count >= Self.leastCount else {
      return [bias(zScores, .z)].compactMap(\.self)
    }
    let ζ = points.map(\.standardized)
    let bias = bias(ζ, .zeta)
    return ([bias, understated(ζ)] + [bias == nil ? overstated(ζ) : nil] + trends)
      .compactMap(\.self)
  }

  private func bias(_ scores: [Double], _ kind: ScoreKind) -> LaboratoryFinding? {
    guard scores.count >= Self.leastCount else { return nil }
    let n = Double(scores.count)
    let mean = scores.reduce(0) { $0 + $1 / n }
    let pValue = Self.pValue(ofMean: mean, count: n)
    // One result far off is no bias that the others share.
    let furthest = (mean < 0 ? scores.min() : scores.max()) ?? 0
    let rest = (mean - furthest / n) * (n / (n - 1))
    guard pValue < Self.significance, rest.sign == mean.sign,
      Self.pValue(ofMean: rest, count: n - 1) < Self.significance
    else { return nil }
    return .commonBias(kind, count: scores.count, mean: mean, pValue: pValue)
  }

  /// The probability that the mean of `count` standard normal numbers lies as far from zero.
  private static func pValue(ofMean mean: Double, count: Double) -> Double {
    2 * Normal().upperTail(count.squareRoot() * mean.magnitude)
  }

  private func understated(_ ζ: [Double]) -> LaboratoryFinding? {
    let n = Double(ζ.count)
    let mean = ζ.reduce(0) { $0 + $1 / n }
    let sum = ζ.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard sum.isFinite, let distribution = try? ChiSquared(degreesOfFreedom: n - 1) else {
      return nil
    }
    let pValue = distribution.upperTail(sum)
    guard pValue < Self.significance else { return nil }
    return .understatedUncertainty(count: ζ.count, sum: sum, pValue: pValue)
  }

  private func overstated(_ ζ: [Double]) -> LaboratoryFinding? {
    let sum = ζ.reduce(0) { $0 + $1 * $1 }
    guard sum.isFinite, let distribution = try? ChiSquared(degreesOfFreedom: Double(ζ.count))
    else { return nil }
    let pValue = distribution.cumulative(sum)
    guard pValue < Self.significance else { return nil }
    return .overstatedUncertainty(count: ζ.count, sum: sum, pValue: pValue)
  }

  /// A trend for each unit that enough comparisons share, in order of first appearance.
  private var trends: [LaboratoryFinding?] {
    var units: [String?] = []
    for point in points where !units.contains(point.unit) { units.append(point.unit) }
    return units.map { unit in trend(points.filter { $0.unit == unit }, unit) }
  }

  private func trend(_ points: [Point], _ unit: String?) -> LaboratoryFinding? {
    guard Set(points.map(\.level)).count >= Self.leastLevels,
      let least = points.map(\.uncertainty).min()
    else { return nil }
    // In units of the smallest u(d), so that no weight overflows.
    let weights = points.map { (least / $0.uncertainty) * (least / $0.uncertainty) }
    let total = weights.reduce(0, +)
    let middle = zip(weights, points).reduce(0) { $0 + $1.0 / total * $1.1.level }
    let reach = points.map { ($0.level - middle).magnitude }.max() ?? 0
    guard total > 0, reach > 0, reach.isFinite else { return nil }
    var (squares, products) = (0.0, 0.0)
    for (weight, point) in zip(weights, points) {
      let x = (point.level - middle) / reach
      squares += weight * x * x
      products += weight * x * (point.deviation / least)
    }
    let statistic = products / squares.squareRoot()
    let slope = products / squares * (least / reach)
    guard statistic.isFinite, slope.isFinite else { return nil }
    let pValue = 2 * Normal().upperTail(statistic.magnitude)
    guard pValue < Self.significance else { return nil }
    return .trendWithLevel(unit: unit, count: points.count, slope: slope, pValue: pValue)
  }
}

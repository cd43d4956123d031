import Mathematics

/// The one-way analysis of variance of one level, by its cells.
///
///     between: Σ n_i (ȳ_i − ȳ)², p − 1;   within: ΣΣ (y_ik − ȳ_i)², N − p
///     F = MS_between / MS_within,   R² = SS_between / (SS_between + SS_within)
///
/// Edge cases: no F without degrees of freedom within or between, or when nothing varies within; no
/// R² when nothing varies at all.
///
/// Accuracy: a few roundings of the exact rational values, whatever the offset; checked on the
/// one-way sets of the NIST Statistical Reference Datasets.
/// Complexity: O(p), from the moments of the cells.
public struct LevelVariances: Hashable, Sendable {
  /// Σ n_i (ȳ_i − ȳ)².
  public let betweenSumOfSquares: Double

  /// p − 1.
  public let betweenDegreesOfFreedom: Int

  /// ΣΣ (y_ik − ȳ_i)².
  public let withinSumOfSquares: Double

  /// N − p.
  public let withinDegreesOfFreedom: Int

  /// The mean of all results, ȳ.
  public let mean: Double

  /// n̿ = (N − Σn_i²/N)/(p − 1), by which the variance between laboratories enters the mean square
  /// between; `nil` for one laboratory.
  public let effectiveCount: Double?

  /// Analyses the cells of a level, at least one.
  init(_ cells: [PrecisionCellSummary]) {
    precondition(!cells.isEmpty, "a level has a cell")
    let sorted = cells.sortedByMean()
    let N = cells.reduce(0) { $0 + $1.count }
    let origin = sorted[0].moments.preciseMean
    var weighted = CompensatedSum()
    for cell in sorted { weighted.add((cell.moments.preciseMean - origin) * Double(cell.count)) }
    let meanAboveOrigin = weighted.total / Double(N)
    var (between, within) = (CompensatedSum(), CompensatedSum())
    for cell in sorted {
      let deviation = cell.moments.preciseMean - origin - meanAboveOrigin
      between.add(deviation * deviation * Double(cell.count))
      within.add(cell.moments.sumOfSquaredDeviations)
    }
    let squares = cells.reduce(0.0) { $0 + Double($1.count) * Double($1.count) }
    mean = (origin + meanAboveOrigin).value
    betweenSumOfSquares = between.value
    withinSumOfSquares = within.value
    betweenDegreesOfFreedom = cells.count - 1
    withinDegreesOfFreedom = N - cells.count
    effectiveCount =
      cells.count > 1 ? (Double(N) - squares / Double(N)) / Double(cells.count - 1) : nil
  }

  /// SS between over its degrees of freedom, or `nil` without any.
  public var betweenMeanSquare: Double? {
    betweenDegreesOfFreedom > 0
      ? betweenSumOfSquares / Double(betweenDegreesOfFreedom) : nil
  }

  /// SS within over its degrees of freedom, s_r², or `nil` without any.
  public var withinMeanSquare: Double? {
    withinDegreesOfFreedom > 0 ? withinSumOfSquares / Double(withinDegreesOfFreedom) : nil
  }

  /// The ratio of the mean squares.
  public var F: Double? {
    guard let between = betweenMeanSquare, let within = withinMeanSquare, within > 0 else {
      return nil
    }
    let ratio = between / within
    return ratio.isFinite ? ratio : nil
  }

  /// The probability of a larger F when the laboratories do not differ.
  public var pValue: Double? {
    guard let F,
      let distribution = try? FisherF(
        numeratorDegreesOfFreedom: Double(betweenDegreesOfFreedom),
        denominatorDegreesOfFreedom: Double(withinDegreesOfFreedom))
    else { return nil }
    return distribution.upperTail(F)
  }

  /// The share of the sum of squares that lies between the laboratories.
  public var rSquared: Double? {
    let total = betweenSumOfSquares + withinSumOfSquares
    return total > 0 ? betweenSumOfSquares / total : nil
  }

  /// √MS within.
  public var residualStandardDeviation: Double? { withinMeanSquare?.squareRoot() }
}

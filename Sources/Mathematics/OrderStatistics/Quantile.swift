/// Where a quantile lies between the order statistics: a continuous definition of Hyndman and Fan.
///
/// The quantile at probability q is x_(h) at the rank h below, interpolated between the whole
/// ranks, and x_(1) or x_(n) where h lies outside 1…n.
///
/// Reference: R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", Am. Stat. 50
/// (1996) 361.
public enum QuantileType: Int, Hashable, Sendable, CaseIterable {
  /// h = n q + ½, Hazen.
  case type5 = 5

  /// h = (n + 1) q, Weibull.
  case type6

  /// h = (n − 1) q + 1, the default of R, NumPy and spreadsheets.
  case type7

  /// h = (n + ⅓) q + ⅓, median-unbiased.
  case type8

  /// h = (n + ¼) q + ⅜, unbiased for normal samples.
  case type9

  /// The rank _h_, counted from 1, times `divisor`; thirds would not be exact.
  func multipliedRank(_ n: Double, _ q: Double) -> Double {
    switch self {
    case .type5: n * q + 0.5
    case .type6: (n + 1) * q
    case .type7: (n - 1) * q + 1
    case .type8: (3 * n + 1) * q + 1
    case .type9: (n + 0.25) * q + 0.375
    }
  }

  var divisor: Double { self == .type8 ? 3 : 1 }
}

/// The quantile of values in ascending order at `probability`.
///
/// Complexity: O(1).
///
/// - Precondition: at least one value, in ascending order, none NaN; `probability` from 0 to 1.
public func quantile(
  sorted values: Span<Double>, at probability: Double, type: QuantileType
) -> Double {
  let (index, fraction) = position(of: probability, among: values.count, type)
  guard fraction > 0 else { return values[index] }
  return interpolated(values[index], values[index + 1], fraction)
}

/// The quantile of `values` at `probability`.
///
/// Complexity: O(n), by selection in a copy.
///
/// - Precondition: at least one value, none NaN; `probability` from 0 to 1.
public func quantile(
  _ values: Span<Double>, at probability: Double, type: QuantileType
) -> Double {
  let (index, fraction) = position(of: probability, among: values.count, type)
  var copy = scratch(copying: values)
  var span = copy.mutableSpan
  select(index, in: &span)
  guard fraction > 0 else { return span[index] }
  var next = span[index + 1]
  for i in (index + 1)..<span.count where span[i] < next { next = span[i] }
  return interpolated(span[index], next, fraction)
}

/// The index below a quantile and how far it lies towards the next, less than 1.
private func position(
  of probability: Double, among count: Int, _ type: QuantileType
) -> (index: Int, fraction: Double) {
  precondition(count > 0, "a quantile is that of at least one value")
  precondition(0 <= probability && probability <= 1, "a probability lies between 0 and 1")
  let (n, divisor) = (Double(count), type.divisor)
  let rank = min(max(type.multipliedRank(n, probability), divisor), n * divisor)
  let whole = (rank / divisor).rounded(.down)
  return (Int(whole) - 1, (rank - whole * divisor) / divisor)
}

private func interpolated(_ a: Double, _ b: Double, _ fraction: Double) -> Double {
  let distance = b - a
  return distance.isFinite ? a + fraction * distance : (1 - fraction) * a + fraction * b
}

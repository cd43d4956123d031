/// The trimmed and the winsorized mean of a sample, with their standard errors.
///
///     g = ⌊γ p⌋,  h = p − 2g
///     trimmed:     x̄_t = Σ_{i=g+1}^{p−g} x_(i) / h,  u = s_w √((p − 1)/(h(h − 1)))
///     winsorized:  x̄_w, of the sample whose g values at either end are replaced by the next one,
///                  u = s_w (p − 1)/((h − 1) √p)
///
/// s_w is the standard deviation of the winsorized sample; both _u_ have h − 1 degrees of freedom.
/// With g = 0 both are the arithmetic mean with s/√p. Breakdown point γ.
///
/// Edge case: fewer than two values left (h < 2) have no _u_.
///
/// Accuracy: as ``SampleMoments``.
/// Complexity: O(p).
/// Reference: J. W. Tukey, D. H. McLaughlin, Sankhyā A 25 (1963) 331; W. J. Dixon, J. W. Tukey,
/// Technometrics 10 (1968) 83.
public struct TrimmedSample: Hashable, Sendable {
  /// The number of values _p_.
  public let count: Int

  /// The number _g_ that is cut or replaced at either end.
  public let cutCount: Int

  /// x̄_t, to more digits than a double holds.
  public let preciseTrimmedMean: DoubleDouble

  /// x̄_w, to more digits than a double holds.
  public let preciseWinsorizedMean: DoubleDouble

  /// s_w, or `nil` for a single value.
  public let winsorizedStandardDeviation: Double?

  /// Trims values in ascending order by the `fraction` γ at either end.
  ///
  /// - Precondition: at least one value, in ascending order, each finite; 0 ≤ `fraction` < ½.
  public init(sorted values: Span<Double>, fraction: Double) {
    precondition(!values.isEmpty, "a mean needs a value")
    precondition(0 <= fraction && fraction < 0.5, "less than half is cut at either end")
    count = values.count
    // A product that decimal arithmetic would make whole counts as whole.
    let cut = Int((fraction * Double(values.count) * (1 + 4 * .ulpOfOne)).rounded(.down))
    cutCount = min(cut, (values.count - 1) / 2)
    let kept = cutCount..<(values.count - cutCount)
    preciseTrimmedMean = SampleMoments(values.extracting(kept)).preciseMean
    var winsorized = scratch(copying: values)
    for i in 0..<cutCount {
      winsorized[i] = winsorized[kept.lowerBound]
      winsorized[values.count - 1 - i] = winsorized[kept.upperBound - 1]
    }
    let moments = SampleMoments(winsorized.span)
    preciseWinsorizedMean = moments.preciseMean
    winsorizedStandardDeviation = moments.standardDeviation
  }

  /// The number _h_ of values between the cuts.
  public var keptCount: Int { count - 2 * cutCount }

  /// u(x̄_t), or `nil` where fewer than two values are left.
  public var standardErrorOfTrimmedMean: Double? {
    guard keptCount > 1, let s = winsorizedStandardDeviation else { return nil }
    let (p, h) = (Double(count), Double(keptCount))
    return s * ((p - 1) / (h * (h - 1))).squareRoot()
  }

  /// u(x̄_w), or `nil` where fewer than two values are left.
  public var standardErrorOfWinsorizedMean: Double? {
    guard keptCount > 1, let s = winsorizedStandardDeviation else { return nil }
    let (p, h) = (Double(count), Double(keptCount))
    return s * (p - 1) / ((h - 1) * p.squareRoot())
  }

  /// ∂x̄_t/∂x_(i): 1/h for each value kept.
  public var weightsOfTrimmedMean: [Double] {
    (0..<count).map { keeps($0) ? 1 / Double(keptCount) : 0 }
  }

  /// ∂x̄_w/∂x_(i): 1/p for each value kept, and that of those it replaces at either end.
  public var weightsOfWinsorizedMean: [Double] {
    var weights = (0..<count).map { keeps($0) ? 1 / Double(count) : 0 }
    weights[cutCount] += Double(cutCount) / Double(count)
    weights[count - 1 - cutCount] += Double(cutCount) / Double(count)
    return weights
  }

  private func keeps(_ index: Int) -> Bool {
    (cutCount..<(count - cutCount)).contains(index)
  }
}

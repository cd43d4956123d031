import Mathematics

/// The smallest bias that a comparison would have shown with 95 % probability.
///
///     Φ((Δ − c) / u(d)) + Φ((−Δ − c) / u(d)) = 0.95 ,   Δ > 0
///
/// `c` is the half-width of acceptance (E_n: its denominator; z, z′ and ζ: three times theirs),
/// `u(d)` the standard uncertainty of the deviation. Nearly Δ = c + 1.645 u(d).
public struct SmallestBias: Hashable, Sendable {
  /// Δ, in the unit of the values.
  public let value: Double

  /// Solves for Δ; `standardUncertainty` is above zero and `halfWidth` not negative.
  public init(halfWidth: Double, standardUncertainty: Double) {
    precondition(halfWidth >= 0 && standardUncertainty > 0, "c ≥ 0 and u(d) > 0")
    let c = halfWidth / standardUncertainty
    // The second term only adds, so the root lies at or below c + Φ⁻¹(0.95).
    var (low, high) = (0.0, c + 2)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      let power =
        Normal().cumulative(middle - c) + Normal().cumulative(-middle - c)
      if power < 0.95 { low = middle } else { high = middle }
    }
    value = high * standardUncertainty
  }
}

extension Deviation {
  /// The smallest bias that E_n would have shown, where its uncertainty is known.
  public var smallestBias: Double? {
    guard let uncertainty = try? uncertainty.get(), let expanded = uncertainty.expanded else {
      return nil
    }
    return SmallestBias(halfWidth: expanded, standardUncertainty: uncertainty.standard).value
  }
}

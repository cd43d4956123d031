import Mathematics

/// How many items and replicates a homogeneity test needs.
///
///     power = P(F(g − 1, g(m − 1)) > F₀.₉₅(g − 1, g(m − 1))/(1 + m σ_s²/σ_w²))
///
/// is exact for normal items: the ratio of the mean squares is the F variable times 1 + m σ_s²/σ_w².
///
/// Reference: H. Scheffé, The Analysis of Variance, 1959, 7.2.
public struct HomogeneityDesign: Hashable, Sendable {
  /// The replicates m of each item.
  public let replicates: Int

  /// The fewest items g that reach the power; `nil` when ``largestItemCount`` do not.
  public let items: Int?

  /// The power with that many items, else with the most.
  public let power: Double

  /// How many items are tried.
  public static let largestItemCount = 1000

  /// Finds the design that finds a standard deviation between items of σ_s with `power`, when
  /// replicates scatter by σ_w.
  ///
  /// - Precondition: at least two replicates; standard deviations above zero; a power below 1.
  public init(replicates m: Int, between σ_s: Double, within σ_w: Double, power wanted: Double) {
    precondition(m > 1 && σ_s > 0 && σ_w > 0 && wanted < 1, "a design has replicates and spread")
    replicates = m
    var found: Int?
    var reached = 0.0
    for g in 2...Self.largestItemCount {
      reached = Self.power(items: g, replicates: m, ratio: σ_s / σ_w)
      if reached >= wanted {
        found = g
        break
      }
    }
    items = found
    power = reached
  }

  /// The power of g items in m replicates against σ_s/σ_w.
  public static func power(items g: Int, replicates m: Int, ratio: Double) -> Double {
    guard g > 1, m > 1,
      let F = try? FisherF(
        numeratorDegreesOfFreedom: Double(g - 1),
        denominatorDegreesOfFreedom: Double(g * (m - 1)))
    else { return 0 }
    return F.upperTail(F.quantile(0.95) / (1 + Double(m) * ratio * ratio))
  }
}

import Metrology

/// What one laboratory can read from its own result, beside the scores.
///
///     share    = 100 U²(x_i) / (U²(x_i) + U²(x_pt))
///     limit    = √( U²(x_i) + U²(x_pt) − 2 k_i k_pt cov(x_i, x_pt) )
///     U_needed = √( d² − U²(x_pt) )
///
/// A figure that its inputs do not allow is `nil`. Share and needed _U_ hold for an assigned value
/// that is independent of the result, and are `nil` otherwise.
///
/// Accuracy: four roundings each; no square overflows or vanishes.
/// Reference: ISO 13528:2022, 9.7; the smallest bias: ``SmallestBias``.
public struct OwnResultCheck: Sendable {
  /// The comparison that the result was checked in.
  public let analysis: ComparisonAnalysis

  /// _x_pt_ of this result, which a travelling standard gives each its own.
  public let assignedValue: Double?

  /// _U_(_x_pt_) of this result.
  public let assignedExpandedUncertainty: Double?

  /// The edition that the verdicts follow.
  public let edition: Edition

  /// How `|E_n| = 1` is judged.
  public let enLimit: EnLimit

  /// The code of the laboratory.
  public let laboratory: String

  /// _x_i_.
  public let value: Double

  /// The power of ten of the last digit that _x_i_ was written with, if known.
  public let valuePlace: Int?

  /// The same for _U_(_x_i_).
  public let uncertaintyPlace: Int?

  /// _u_(_x_i_), if reported.
  public let standardUncertainty: Double?

  /// _U_(_x_i_), if reported.
  public let expandedUncertainty: Double?

  /// _k_i_, if an uncertainty was reported.
  public let coverageFactor: Double?

  /// Whether _k_i_ = 2 was assumed.
  public let coverageFactorIsAssumed: Bool

  /// _ν_i_, if finite.
  public let degreesOfFreedom: Double?

  /// The deviation, or `nil` when there is no assigned value.
  public let deviation: Deviation?

  /// The scores that were computed, in the order of output.
  public let scores: [(kind: ScoreKind, score: Score)]

  /// The laboratory's own share in the square of _E_n_'s denominator, in per cent.
  public let ownShare: Double?

  /// The `|d|` at which `|E_n|` reaches 1.
  public let deviationLimit: Double?

  /// The smallest bias that the comparison would have shown with 95 % probability, by _E_n_.
  public let smallestBias: Double?

  /// The _U_(_x_i_) at which this deviation gives `|E_n|` = 1: any smaller one fails. `nil` also
  /// when `|d| ≤ U(x_pt)`, since then none does.
  public let neededUncertainty: Double?

  /// Reads the result in the row `offset` of a comparison.
  public init(of comparison: ComparisonAnalysis, in round: Round, offset: Int = 0) {
    precondition(comparison.comparison.rows.indices.count > offset, "a row of the comparison")
    let row = comparison.comparison.rows.lowerBound + offset
    let results = round.results
    analysis = comparison
    assignedValue = comparison.assignedValue.value(at: offset)
    assignedExpandedUncertainty = comparison.assignedValue.expandedUncertainty(at: offset)
    edition = round.edition
    enLimit = round.enLimit
    laboratory = round.laboratories[Int(results.laboratories[row])]
    value = results.values[row]
    valuePlace = results.valuePlace(at: row)
    uncertaintyPlace = results.uncertaintyPlace(at: row)
    standardUncertainty = known(results.standardUncertainties[row])
    let U = known(results.expandedUncertainties[row])
    expandedUncertainty = U
    coverageFactor = known(results.coverageFactors[row])
    coverageFactorIsAssumed = results.coverageFactorIsAssumed[row]
    let ν = results.degreesOfFreedom[row]
    degreesOfFreedom = ν.isFinite ? ν : nil
    let deviation = comparison.deviations?[offset]
    self.deviation = deviation
    scores = zip(comparison.scoreKinds, comparison.scores).map { ($0, $1[offset]) }
    let uncertainty = try? deviation?.uncertainty.get()
    deviationLimit = uncertainty.flatMap(\.expanded)
    smallestBias = deviation?.smallestBias
    let isIndependent = deviation?.isCorrelated == false
    let U_pt = isIndependent ? comparison.assignedValue.expandedUncertainty(at: offset) : nil
    ownShare = U_pt.flatMap { Self.share(of: U, beside: $0) }
    neededUncertainty = U_pt.flatMap { Self.needed(for: deviation?.value, beside: $0) }
  }

  /// 100 U²/(U² + U_pt²), `nil` when both are zero or one is not known.
  static func share(of expandedUncertainty: Double?, beside U_pt: Double) -> Double? {
    guard let U = expandedUncertainty, max(U, U_pt) > 0 else { return nil }
    if U >= U_pt {
      let ratio = U_pt / U
      return 100 / (1 + ratio * ratio)
    }
    let ratio = U / U_pt
    return 100 * (ratio * ratio) / (1 + ratio * ratio)
  }

  /// √(d² − U_pt²), `nil` unless |d| > U_pt.
  static func needed(for deviation: Double?, beside U_pt: Double) -> Double? {
    guard let d = deviation?.magnitude, d > U_pt else { return nil }
    return (d - U_pt).squareRoot() * (d + U_pt).squareRoot()
  }
}

private func known(_ number: Double) -> Double? { number.isNaN ? nil : number }

import Mathematics
import Metrology

/// The _E_n_ number of a result: its deviation in units of the deviation's expanded uncertainty.
///
///                          x_i − x_pt
///     E_n = ────────────────────────────────────────────
///           √( U(x_i)² + U(x_pt)² − 2 k_i k_pt cov(x_i, x_pt) )
///
/// _U_ is what was reported, whatever its _k_. Without covariance it is the printed formula.
///
/// Reference: ISO 13528:2022, 9.7, formula (20); ISO/IEC 17043:2023, annex B.
public struct EnNumber: Hashable, Sendable {
  /// The signed score. Dimensionless; negative when the result lies low.
  public let value: Double

  /// Scores a deviation; throws the reason when its uncertainty is not known.
  public init(deviation: Deviation) throws(ScoreAbsence) {
    guard let expanded = try deviation.uncertainty.get().expanded else {
      throw .noExpandedVariance
    }
    value = try finite(deviation.value / expanded)
  }

  /// The number with the uncertainties combined first and expanded once:
  ///
  ///     d / ( t₀.₉₅₄₅(ν_eff) · u(d) )
  ///
  /// For coverage factors other than 2. Throws ``ScoreAbsence/noDegreesOfFreedom`` when ν_eff is
  /// not defined.
  public init(combining deviation: Deviation) throws(ScoreAbsence) {
    let uncertainty = try deviation.uncertainty.get()
    guard let ν = uncertainty.degreesOfFreedom else { throw .noDegreesOfFreedom }
    let k = coverageFactor(probability: 0.9545, degreesOfFreedom: ν)
    value = try finite(deviation.value / (k * uncertainty.standard))
  }

  /// The verdict of the score, which has no warning. Decided on the unrounded score.
  public func verdict(limit: EnLimit) -> Verdict { Verdict(En: value, limit: limit) }
}

extension Verdict {
  /// The verdict of an _E_n_ number.
  public init(En score: Double, limit: EnLimit) {
    switch limit {
    case .strict: self = score.magnitude < 1 ? .acceptable : .action
    case .inclusive: self = score.magnitude <= 1 ? .acceptable : .action
    }
  }
}

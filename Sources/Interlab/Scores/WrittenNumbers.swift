import Mathematics
import Metrology

/// The numbers behind one result's scores as they were written, to decide what lies on a limit.
///
/// 100.3 against 100 with σ_pt = 0.1 is z = 3 and an action signal, although the nearest doubles
/// give 2.99999999999997. Only a value stated beforehand was written; a consensus was computed.
///
/// Accuracy: some 30 digits of each number.
struct WrittenNumbers {
  let deviation: DoubleDouble

  /// (|x_i| + |x_pt|) / |d_i|: how much of the digits the difference costs.
  let cancellation: Double
  let U: DoubleDouble?
  let u: DoubleDouble?
  let U_pt: DoubleDouble?
  let u_pt: DoubleDouble?
  let sigmaPt: DoubleDouble?
  let maximumPermissibleError: DoubleDouble?

  /// Returns `nil` where some number behind the scores was not written. Of a result without an uncertainty, `U`
  /// is NaN.
  init?(
    _ comparison: Comparison, value: Double, U: Double, k: Double, u: Double, onlyStandard: Bool
  ) {
    guard case .stated(let stated) = comparison.assignedValue,
      comparison.assignedValueBudget.standardUncertainty == 0
    else { return nil }
    let x_pt = DoubleDouble(decimal: stated.value)
    let x = DoubleDouble(decimal: value)
    deviation = x - x_pt
    guard deviation.value != 0 else { return nil }
    cancellation = (x.magnitude + x_pt.magnitude).value / deviation.magnitude.value
    (self.U, self.u) = Self.pair(U: U, k: k, u: u, onlyStandard: onlyStandard)
    let own = stated.uncertainty
    (U_pt, u_pt) = Self.pair(
      U: own?.expanded.value ?? .nan, k: own?.expanded.coverageFactor.value ?? .nan,
      u: own?.standard.value ?? .nan, onlyStandard: own?.onlyStandardIsStated ?? false)
    switch comparison.sigmaPt {
    case .prescribed(let sigma): sigmaPt = DoubleDouble(decimal: sigma)
    case .percentOfAssignedValue(let percent):
      sigmaPt = DoubleDouble(decimal: percent) * x_pt.magnitude / 100
    default: sigmaPt = nil
    }
    maximumPermissibleError = comparison.maximumPermissibleError.map { DoubleDouble(decimal: $0) }
  }

  /// Of _U_ and _u_ the one that was written gives the other.
  private static func pair(
    U: Double, k: Double, u: Double, onlyStandard: Bool
  ) -> (DoubleDouble?, DoubleDouble?) {
    guard U.isFinite, k.isFinite, u.isFinite else { return (nil, nil) }
    let k = DoubleDouble(decimal: k)
    if onlyStandard {
      let u = DoubleDouble(decimal: u)
      return (u * k, u)
    }
    let U = DoubleDouble(decimal: U)
    return (U, U / k)
  }

  /// The score, or for D, D% and P_A the ratio d / δ_E that their verdict rests on.
  func score(_ kind: ScoreKind) -> DoubleDouble? {
    switch kind {
    case .D, .Dpercent, .PA: ratio(deviation, maximumPermissibleError)
    case .z: ratio(deviation, sigmaPt)
    case .zPrime: ratio(deviation, root(sigmaPt, u_pt))
    case .zeta: ratio(deviation, root(u, u_pt))
    case .En: ratio(deviation, root(U, U_pt))
    case .EnCombined: nil
    case .EzMinus: U_pt.flatMap { ratio(deviation + $0, U) }
    case .EzPlus: U_pt.flatMap { ratio(deviation - $0, U) }
    }
  }

  private func ratio(_ a: DoubleDouble, _ b: DoubleDouble?) -> DoubleDouble? {
    guard let b, b.value > 0 else { return nil }
    return a / b
  }

  private func root(_ a: DoubleDouble?, _ b: DoubleDouble?) -> DoubleDouble? {
    guard let a, let b else { return nil }
    return (a * a + b * b).squareRoot()
  }
}

extension ScoreKind {
  /// The magnitudes at which the verdict changes; for D, D% and P_A those of d / δ_E.
  var verdictLimits: [Double] {
    switch self {
    case .z, .zPrime, .zeta: [2, 3]
    case .D, .Dpercent, .PA, .En, .EnCombined, .EzMinus, .EzPlus: [1]
    }
  }
}

extension ScoreKind {
  /// The limit that a score lies so near to that the rounding of the numbers to doubles could decide.
  func limit(near score: Double) -> Double? {
    verdictLimits.first { (score.magnitude - $0).magnitude <= 1e-9 * $0 }
  }
}

extension Scorer {
  /// `score`, put on the right side of a limit, or on it, where it lies so near that the rounding
  /// of the numbers to doubles could decide.
  func judged(_ score: Double, _ kind: ScoreKind, row: Int) -> Double {
    guard let limit = kind.limit(near: score),
      let written = WrittenNumbers(
        comparison, value: results.values[row], U: results.expandedUncertainties[row],
        k: results.coverageFactors[row], u: results.standardUncertainties[row],
        onlyStandard: results.onlyStandardIsReported[row])
    else { return score }
    return written.judged(score, kind, near: limit)
  }
}

extension WrittenNumbers {
  /// `score`, which lies near `limit`, put on the right side of it, or on it.
  func judged(_ score: Double, _ kind: ScoreKind, near limit: Double) -> Double {
    guard let exact = self.score(kind) else { return score }
    let excess = (exact.magnitude - DoubleDouble(limit)).value
    let magnitude =
      if excess.magnitude <= 1e-27 * max(1, cancellation) {
        limit
      } else if excess > 0 {
        max(score.magnitude, limit.nextUp)
      } else {
        min(score.magnitude, limit.nextDown)
      }
    return score < 0 ? -magnitude : magnitude
  }
}

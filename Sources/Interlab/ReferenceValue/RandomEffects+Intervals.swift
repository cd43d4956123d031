public import Mathematics

/// A way to an interval of confidence for the mean of random effects.
public enum MeanInterval: String, CaseIterable, Hashable, Sendable {
  /// μ ± 1.959964 u(μ).
  case normal

  /// Hartung and Knapp, Sidik and Jonkman: t(p − 1) and u(μ)√q, q = Q(τ²)/(p − 1).
  case hksj

  /// The same with √max(1, q), never narrower than with _t_ alone.
  case modifiedHKSJ = "modified-hksj"

  /// Henmi and Copas, about the weighted mean without τ.
  case henmiCopas = "henmi-copas"

  /// Results drawn anew, τ with them; see ``RandomEffectsBootstrap``.
  case bootstrap
}

/// A way to an interval for the result of a further laboratory.
public enum PredictionInterval: String, CaseIterable, Hashable, Sendable {
  /// Higgins, Thompson and Spiegelhalter: t(p − 2); three results at least.
  case student

  /// The normal quantile.
  case normal

  /// t(p − 1), with u(μ)√q of Hartung and Knapp.
  case hksj
}

/// An interval about a centre.
public struct SymmetricInterval: Hashable, Sendable {
  /// The middle.
  public let centre: DoubleDouble

  /// Half the width.
  public let halfWidth: Double

  /// From the lower to the upper end.
  public var bounds: ClosedRange<Double> {
    (centre - halfWidth).value...(centre + halfWidth).value
  }
}

extension RandomEffects {
  /// The interval that holds μ with this `probability`, above 0 and below 1.
  ///
  /// Reference: J. Hartung, G. Knapp, Stat. Med. 20 (2001) 3875; K. Sidik, J. N. Jonkman, Stat.
  /// Med. 21 (2002) 3153; C. Röver, G. Knapp, T. Friede, BMC Med. Res. Methodol. 15 (2015) 99.
  public func interval(_ method: MeanInterval, probability: Double) -> SymmetricInterval {
    precondition(probability > 0 && probability < 1, "a probability between 0 and 1")
    let u = standardUncertainty
    switch method {
    case .normal: return about(u * Normal().coverageFactor(probability: probability))
    case .hksj: return about(student(-1, probability) * u * knappHartungFactor)
    case .modifiedHKSJ: return about(student(-1, probability) * u * max(1, knappHartungFactor))
    case .henmiCopas:
      let fit = HenmiCopas(sample, probability: probability)
      return SymmetricInterval(
        centre: DoubleDouble(sample.origin) + fit.mean * sample.unit,
        halfWidth: fit.halfWidth * sample.unit)
    case .bootstrap:
      // That of 95 %, with the usual draws: another one is asked of the bootstrap itself.
      let bounds = RandomEffectsBootstrap(self).interval
      return SymmetricInterval(
        centre: DoubleDouble.sum(bounds.lowerBound / 2, bounds.upperBound / 2),
        halfWidth: bounds.upperBound / 2 - bounds.lowerBound / 2)
    }
  }

  /// The interval that holds the true value of a further laboratory with this `probability`:
  /// μ ± k √(τ² + u²(μ)); `nil` where two results leave no degree of freedom.
  ///
  /// Reference: J. P. T. Higgins, S. G. Thompson, D. J. Spiegelhalter, J. R. Stat. Soc. A 172 (2009)
  /// 137.
  public func predictionInterval(
    _ method: PredictionInterval, probability: Double
  ) -> SymmetricInterval? {
    precondition(probability > 0 && probability < 1, "a probability between 0 and 1")
    let u = standardUncertainty
    switch method {
    case .student:
      guard sample.count > 2 else { return nil }
      return about(student(-2, probability) * rootSumOfSquares(tau, u))
    case .normal:
      return about(
        Normal().coverageFactor(probability: probability) * rootSumOfSquares(tau, u))
    case .hksj:
      return about(student(-1, probability) * rootSumOfSquares(tau, u * knappHartungFactor))
    }
  }

  /// t with p + `offset` degrees of freedom, at least one.
  private func student(_ offset: Int, _ probability: Double) -> Double {
    let distribution = try? StudentT(degreesOfFreedom: Double(sample.count + offset))
    return distribution?.coverageFactor(probability: probability) ?? .infinity
  }

  private func about(_ halfWidth: Double) -> SymmetricInterval {
    SymmetricInterval(centre: exactMean, halfWidth: halfWidth)
  }
}

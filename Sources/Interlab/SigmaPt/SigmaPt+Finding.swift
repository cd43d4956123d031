import Mathematics
import RealModule

extension SigmaPt {
  /// Finds σ_pt by `method`.
  ///
  static func find(
    by method: SigmaPtMethod, assignedValue: AssignedValue, included: IncludedResults
  ) throws(AlgorithmA.NotConverged) -> SigmaPt {
    let value: Result<Double, ScoreAbsence>
    switch method {
    case .prescribed(let sigma):
      value = .success(sigma)
    case .percentOfAssignedValue(let percent):
      value = assignedValue.percentage(percent)
    case .horwitz(let massFraction):
      value = assignedValue.horwitz(massFraction: massFraction)
    case .precision(let reproducibility, let repeatability, let replicates):
      value = precision(reproducibility, repeatability, replicates)
    case .robust(let stop, let constants):
      value = try assignedValue.robustScale(stop, constants, included)
    case .standardDeviation:
      value = defined(SampleMoments(included.values.span).standardDeviation)
    }
    return SigmaPt(method: method.name, value: value)
  }

  /// √(σ_R² − σ_r² (1 − 1/m)), formula (9); undefined when σ_r is so large that the difference is
  /// negative.
  private static func precision(
    _ reproducibility: Double, _ repeatability: Double, _ replicates: Int
  ) -> Result<Double, ScoreAbsence> {
    let m = Double(replicates)
    let variance =
      DoubleDouble.product(reproducibility, reproducibility)
      - DoubleDouble.product(repeatability, repeatability) * DoubleDouble(m - 1) / m
    return defined(variance.value >= 0 ? variance.squareRoot().value : nil)
  }
}

/// A number or, in its place, that σ_pt could not be computed.
private func defined(_ sigma: Double?) -> Result<Double, ScoreAbsence> {
  guard let sigma, sigma.isFinite else { return .failure(.undefinedSigmaPt) }
  return .success(sigma)
}

extension AssignedValue {
  fileprivate func percentage(_ percent: Double) -> Result<Double, ScoreAbsence> {
    guard let value else { return .failure(.noAssignedValue) }
    return defined(value.magnitude * percent / 100)
  }

  /// The curve of Horwitz as modified by Thompson, formula (8), for the mass fraction
  /// c = x_pt · massFraction: 0.22 c below 1.2e-7, 0.01 √c above 0.138, else 0.02 c^0.8495.
  fileprivate func horwitz(massFraction: Double) -> Result<Double, ScoreAbsence> {
    guard let value else { return .failure(.noAssignedValue) }
    let c = value * massFraction
    guard c >= 0, c <= 1 else { return .failure(.notAMassFraction) }
    let sigma: Double
    if c < 1.2e-7 {
      sigma = 0.22 * c
    } else if c <= 0.138 {
      sigma = 0.02 * Double.pow(c, 0.8495)
    } else {
      sigma = 0.01 * c.squareRoot()
    }
    return defined(sigma / massFraction)
  }

  fileprivate func robustScale(
    _ stop: AlgorithmA.Stop, _ constants: RobustConstants, _ included: IncludedResults
  ) throws(AlgorithmA.NotConverged) -> Result<Double, ScoreAbsence> {
    if let scale { return defined(scale) }
    guard included.count > 1 else { return .failure(.undefinedSigmaPt) }
    let fit = try AlgorithmA(sorted: included.values.span, constants: constants, stop: stop)
    return defined(fit.scale)
  }
}

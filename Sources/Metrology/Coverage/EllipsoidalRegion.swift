public import Mathematics
import RealModule

/// The hyper-ellipsoidal coverage region of several outputs:
///
///     (η − y)ᵀ V⁻¹ (η − y) = k_P² ,   volume = (k_P √π)^m √det V / Γ(m/2 + 1)
///
/// Reference: JCGM 102:2011, 6.5 and 7.7.
public struct EllipsoidalRegion: Hashable, Sendable {
  /// The coverage factor _k_P_.
  public let coverageFactor: Double

  /// Its volume, in the product of the units of the outputs; of two outputs its area.
  public let volume: Double

  /// Its axes, where there are two outputs.
  public let ellipse: EllipticalRegion?

  /// Finds the region with a coverage factor; `nil` where the outputs determine one another: where the
  /// least eigenvalue of their correlation matrix is below 1e-12, or an output does not vary.
  ///
  /// - Precondition: a symmetric matrix.
  ///
  /// Complexity: O(m³).
  public init?(covariance: Matrix, coverageFactor k: Double) {
    let order = covariance.rowCount
    let deviations = covariance.diagonal.map { $0.squareRoot() }
    guard let values = covariance.correlationEigenvalues, values.allSatisfy({ $0 > 1e-12 }) else {
      return nil
    }
    let ball = Double.pow(k * Double.pi.squareRoot(), order) / .gamma(Double(order) / 2 + 1)
    let root = values.reduce(1, *).squareRoot()
    let volume = deviations.reduce(ball * root, *)
    guard volume.isFinite else { return nil }
    coverageFactor = k
    self.volume = volume
    ellipse =
      order == 2 ? EllipticalRegion(covariance: covariance, coverageFactor: k) : nil
  }

  /// √χ²_P(m), the coverage factor of jointly normal outputs: 2.45 for two outputs and 95 %.
  ///
  /// - Precondition: a probability between 0 and 1, one output or more.
  public static func normalCoverageFactor(probability: Double, outputs: Int) -> Double {
    // −2 ln(1 − P) for two, without loss near 0.
    if outputs == 2 { return (-2 * .log(onePlus: -probability)).squareRoot() }
    guard let distribution = try? ChiSquared(degreesOfFreedom: Double(outputs)) else {
      preconditionFailure("one output or more")
    }
    return distribution.quantile(probability).squareRoot()
  }
}

extension LinearPropagation {
  /// The elliptical coverage region of some outputs, taken as jointly normal.
  ///
  /// - Precondition: outputs of the model, one or more.
  public func region(_ outputs: [Int]) -> Result<EllipsoidalRegion, PropagationAbsence> {
    guard let covariance else { return .failure(.noStandardUncertainty) }
    let k = EllipsoidalRegion.normalCoverageFactor(
      probability: problem.coverageProbability, outputs: outputs.count)
    let region = EllipsoidalRegion(
      covariance: covariance.principal(outputs), coverageFactor: k)
    return region.map { .success($0) } ?? .failure(.dependentOutputs)
  }

  /// λ_max and _k_P_ of some outputs, taken as jointly normal; `nil` where they have no region.
  func jointFigures(_ outputs: [Int]) -> JointFigures? {
    guard let covariance, let region = try? region(outputs).get() else { return nil }
    return JointFigures(covariance: covariance.principal(outputs), region: region)
  }
}

extension Matrix {
  /// The rows and columns of these indices.
  func principal(_ indices: [Int]) -> Matrix {
    Matrix(rows: indices.map { row in indices.map { self[row, $0] } })
  }
}

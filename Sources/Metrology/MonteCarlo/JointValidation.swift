/// Whether the law of propagation agrees with a Monte Carlo for several outputs together.
///
///     d(y_j) = |y_j − y_j^MC| ≤ δ_j ,   d(u_j) = |u(y_j) − u^MC(y_j)| ≤ δ_j   for each output j
///     d(λ) = |λ_max − λ_max^MC| ≤ ρ ,   d(k) = |k_P − k_P^MC| ≤ κ_P
///
/// δ_j, ρ and κ_P are half a unit of the last of so many significant digits of u(y_j), λ_max and _k_P_ of the
/// law of propagation.
///
/// Edge case: none where the outputs determine one another or one does not vary, since there is no
/// region then.
/// Reference: JCGM 102:2011, clause 8, with the figures and tolerances of 7.8.3.
public struct JointValidation: Hashable, Sendable {
  /// A figure of the law of propagation beside that of the Monte Carlo.
  public struct Comparison: Hashable, Sendable {
    /// By the law of propagation.
    public let firstOrder: Double

    /// By the Monte Carlo.
    public let monteCarlo: Double

    /// By how much they may differ.
    public let tolerance: Double

    /// By how much they differ.
    public var difference: Double { (firstOrder - monteCarlo).magnitude }

    /// Whether they differ by no more than the tolerance.
    public var isWithinTolerance: Bool { difference <= tolerance }
  }

  /// The outputs, by position.
  public let outputs: [Int]

  /// Their estimates.
  public let estimates: [Comparison]

  /// Their standard uncertainties.
  public let standardUncertainties: [Comparison]

  /// The largest eigenvalue of the correlation matrix.
  public let largestEigenvalue: Comparison

  /// The coverage factor of the hyper-ellipsoidal region.
  public let coverageFactor: Comparison

  /// Whether everything stays within its tolerance.
  public var isValid: Bool {
    (estimates + standardUncertainties + [largestEigenvalue, coverageFactor])
      .allSatisfy(\.isWithinTolerance)
  }

  /// Holds the outputs of a region against the law of propagation; `nil` where one of the two has no region.
  public init?(
    of propagation: LinearPropagation, _ monteCarlo: MonteCarlo, _ region: SampledCoverageRegion,
    digits: Int
  ) {
    let linear = region.outputs.map { propagation.outputs[$0] }
    let uncertainties = linear.compactMap { try? $0.standardUncertainty.get() }
    guard let figures = propagation.jointFigures(region.outputs), let drawn = region.jointFigures,
      uncertainties.count == linear.count
    else { return nil }
    let simulated = region.outputs.map { monteCarlo.outputs[$0] }
    let δ = uncertainties.map { numericalTolerance(of: $0, digits: digits) }
    let joint = figures.numericalTolerances(digits: digits)
    outputs = region.outputs
    estimates = δ.indices.map {
      Comparison(
        firstOrder: linear[$0].value, monteCarlo: simulated[$0].mean, tolerance: δ[$0])
    }
    standardUncertainties = δ.indices.map {
      Comparison(
        firstOrder: uncertainties[$0], monteCarlo: simulated[$0].standardUncertainty,
        tolerance: δ[$0])
    }
    largestEigenvalue = Comparison(
      firstOrder: figures.largestEigenvalue, monteCarlo: drawn.largestEigenvalue,
      tolerance: joint.largestEigenvalue)
    coverageFactor = Comparison(
      firstOrder: figures.coverageFactor, monteCarlo: drawn.coverageFactor,
      tolerance: joint.coverageFactor)
  }
}

public import Mathematics

/// What is looked at of several outputs together, besides the estimate and the standard uncertainty of each.
///
/// Reference: JCGM 102:2011, 7.8.3, steps e, k and l.
public struct JointFigures: Hashable, Sendable {
  /// λ_max, the largest eigenvalue of the correlation matrix.
  public let largestEigenvalue: Double

  /// _k_P_ of the hyper-ellipsoidal coverage region.
  public let coverageFactor: Double

  /// Creates figures.
  public init(largestEigenvalue: Double, coverageFactor: Double) {
    self.largestEigenvalue = largestEigenvalue
    self.coverageFactor = coverageFactor
  }

  /// The figures of a covariance matrix and a region; `nil` where an output does not vary.
  public init?(covariance: Matrix, region: EllipsoidalRegion) {
    guard let largest = covariance.correlationEigenvalues?.last else { return nil }
    self.init(largestEigenvalue: largest, coverageFactor: region.coverageFactor)
  }

  /// The numerical tolerances ρ of λ_max and κ_P of _k_P_, each given to so many significant digits.
  public func numericalTolerances(digits: Int) -> JointFigures {
    JointFigures(
      largestEigenvalue: numericalTolerance(of: largestEigenvalue, digits: digits),
      coverageFactor: numericalTolerance(of: coverageFactor, digits: digits))
  }
}

extension Matrix {
  /// The eigenvalues of the correlation matrix that belongs to a covariance matrix, in ascending order; `nil`
  /// where a quantity does not vary.
  var correlationEigenvalues: [Double]? {
    let deviations = diagonal.map { $0.squareRoot() }
    guard !deviations.isEmpty, deviations.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    var correlation = Matrix(rowCount: rowCount, columnCount: rowCount)
    for i in 0..<rowCount {
      for j in 0..<rowCount { correlation[i, j] = self[i, j] / deviations[i] / deviations[j] }
    }
    return try? SymmetricEigenvalues(correlation).values
  }
}

public import Mathematics

/// Whether a matrix of correlation coefficients can be one, and the nearest one that can.
///
/// A symmetric matrix with ones on its diagonal is one of correlations when no eigenvalue is
/// negative. An eigenvalue above −n · 1e-12 counts as zero: it is what rounding the coefficients
/// leaves.
///
/// Reference: N. J. Higham, "Computing the nearest correlation matrix — a problem from finance", IMA
/// J. Numer. Anal. 22 (2002) 329.
public struct CorrelationCheck: Sendable {
  /// The smallest eigenvalue; `nil` where it could not be found.
  public let smallestEigenvalue: Double?

  /// Whether the matrix is one of correlations.
  public let isValid: Bool

  private let matrix: Matrix

  /// Examines a symmetric matrix with ones on its diagonal.
  ///
  /// Complexity: O(n³).
  public init(_ matrix: Matrix) {
    self.matrix = matrix
    smallestEigenvalue = (try? SymmetricEigenvalues(matrix))?.values.first
    isValid = smallestEigenvalue.map { $0 > -1e-12 * Double(matrix.rowCount) } ?? false
  }

  /// The nearest correlation matrix in the sense of the sum of squared differences; `nil` where the
  /// alternating projections do not settle.
  ///
  /// Complexity: O(n³) for each of at most 1000 rounds.
  public func nearest() -> Matrix? {
    var iterate = matrix
    var correction = Matrix(rowCount: matrix.rowCount, columnCount: matrix.rowCount)
    for _ in 0..<1000 {
      let shifted = iterate - correction
      guard let projected = Self.withoutNegativeEigenvalues(shifted) else { return nil }
      correction = projected - shifted
      var next = projected
      for i in 0..<next.rowCount { next[i, i] = 1 }
      let change = Self.largestDifference(next, iterate)
      iterate = next
      if change < 1e-10 { return iterate }
    }
    return nil
  }

  /// The part of a symmetric matrix that its eigenvectors with positive eigenvalues span.
  private static func withoutNegativeEigenvalues(_ matrix: Matrix) -> Matrix? {
    guard let system = try? SymmetricEigensystem(matrix) else { return nil }
    let order = matrix.rowCount
    var result = Matrix(rowCount: order, columnCount: order)
    for (k, value) in system.values.enumerated() where value > 0 {
      let vector = system.vectors.column(k)
      for i in 0..<order {
        for j in 0..<order { result[i, j] += value * vector[i] * vector[j] }
      }
    }
    return result
  }

  private static func largestDifference(_ a: Matrix, _ b: Matrix) -> Double {
    var largest = 0.0
    for i in 0..<a.rowCount {
      for j in 0..<a.columnCount { largest = max(largest, (a[i, j] - b[i, j]).magnitude) }
    }
    return largest
  }
}

extension Matrix {
  fileprivate static func - (a: Matrix, b: Matrix) -> Matrix {
    var difference = a
    for i in 0..<a.rowCount {
      for j in 0..<a.columnCount { difference[i, j] -= b[i, j] }
    }
    return difference
  }
}

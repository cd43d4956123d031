/// The eigenvalues of a symmetric matrix.
///
/// Accuracy: each within a small multiple of the rounding of the largest.
/// Complexity: O(n³).
public struct SymmetricEigenvalues: Hashable, Sendable {
  /// The eigenvalues in ascending order.
  public let values: [Double]

  /// Finds the eigenvalues of `matrix`, of which the lower triangle is read.
  ///
  /// - Precondition: the matrix is square.
  public init(_ matrix: Matrix) throws(Failure) {
    precondition(matrix.rowCount == matrix.columnCount, "a symmetric matrix is square")
    guard matrix.isFinite else { throw .notFinite }
    let order = matrix.rowCount
    guard let values = LAPACK.symmetricEigenvalues(matrix.elements, order: order) else {
      throw .notConverged
    }
    self.values = values
  }

  /// The reason there are no eigenvalues.
  public enum Failure: Error, Hashable, Sendable {
    /// An element is infinite or not a number.
    case notFinite

    /// The iteration did not end.
    case notConverged
  }
}

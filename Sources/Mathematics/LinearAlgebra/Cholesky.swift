/// The Cholesky factor of a covariance matrix, V = L Lᵀ with L lower triangular.
///
/// Edge cases: a matrix whose elements on both sides of the diagonal differ by more than 1e-12
/// √(v_ii v_jj) is not symmetric. A pivot no larger than n ulp of the diagonal element above it,
/// which is what rounding leaves of a singular matrix, counts as not positive.
///
/// Complexity: O(n³).
public struct Cholesky: Hashable, Sendable {
  private let factor: [Double]

  /// The number of rows and columns.
  public let order: Int

  /// Factors `matrix`.
  ///
  /// - Precondition: the matrix is square.
  public init(_ matrix: Matrix) throws(Failure) {
    precondition(matrix.rowCount == matrix.columnCount, "a covariance matrix is square")
    order = matrix.rowCount
    guard matrix.isFinite else { throw .notFinite }
    try Self.checkSymmetry(matrix)
    var factor = matrix.elements
    let failing = LAPACK.factorCholesky(&factor, order: order)
    let floor = Double(order) * .ulpOfOne
    let negligible = (0..<(failing > 0 ? failing - 1 : order)).first { i in
      let pivot = factor[i * matrix.rowCount + i]
      return pivot * pivot <= floor * matrix[i, i]
    }
    if failing > 0 || negligible != nil {
      let eigenvalues = try? SymmetricEigenvalues(matrix)
      throw .notPositiveDefinite(
        NotPositiveDefinite(
          leadingMinor: negligible.map { $0 + 1 } ?? failing,
          smallestEigenvalue: eigenvalues?.values.first))
    }
    self.factor = factor
  }

  private static func checkSymmetry(_ matrix: Matrix) throws(Failure) {
    for j in 0..<matrix.columnCount {
      for i in 0..<j {
        let size = matrix[i, i].magnitude.squareRoot() * matrix[j, j].magnitude.squareRoot()
        guard (matrix[i, j] - matrix[j, i]).magnitude <= 1e-12 * size else {
          throw .notSymmetric(row: i, column: j)
        }
      }
    }
  }

  /// L⁻¹ `vector`: of covariance 1 where `vector` has covariance V.
  ///
  /// - Precondition: as many elements as rows.
  public func whitened(_ vector: [Double]) -> [Double] {
    precondition(vector.count == order, "one element for each row")
    var whitened = vector
    LAPACK.solve(.lower, of: factor, rows: order, transposed: false, &whitened)
    return whitened
  }

  /// L⁻¹ `matrix`, column by column.
  ///
  /// - Precondition: as many rows as V.
  public func whitened(_ matrix: Matrix) -> Matrix {
    var result = matrix
    result.elements = (0..<matrix.columnCount).flatMap { whitened(matrix.column($0)) }
    return result
  }

  /// V⁻¹ `vector`.
  ///
  /// - Precondition: as many elements as rows.
  public func solve(_ vector: [Double]) -> [Double] {
    var solution = whitened(vector)
    LAPACK.solve(.lower, of: factor, rows: order, transposed: true, &solution)
    return solution
  }
}

extension Cholesky {
  /// The reason a matrix is not a covariance matrix.
  public enum Failure: Error, Hashable, Sendable {
    /// An element is infinite or not a number.
    case notFinite

    /// The elements at these indices, counted from zero, and across the diagonal differ.
    case notSymmetric(row: Int, column: Int)

    /// Some combination of the quantities would have no variance, or a negative one.
    case notPositiveDefinite(NotPositiveDefinite)
  }

  /// How far a symmetric matrix is from being positive definite.
  public struct NotPositiveDefinite: Error, Hashable, Sendable {
    /// The order of the first leading minor that is not positive: with so many quantities, counted
    /// from the first, the matrix stops being one of covariances.
    public let leadingMinor: Int

    /// The smallest eigenvalue, where it could be found.
    public let smallestEigenvalue: Double?
  }
}

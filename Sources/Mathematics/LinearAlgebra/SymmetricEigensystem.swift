/// The eigenvalues of a symmetric matrix with their eigenvectors, by Jacobi's rotations.
///
///     A = Σ λ_k v_k v_kᵀ
///
/// Accuracy: each eigenvalue within a small multiple of the rounding of the largest; the eigenvectors
/// are orthonormal to rounding.
/// Complexity: O(n³) for each of some ten sweeps: for matrices of some hundred rows.
public struct SymmetricEigensystem: Hashable, Sendable {
  /// The eigenvalues in ascending order.
  public let values: [Double]

  /// The eigenvectors, one a column, in the order of the eigenvalues.
  public let vectors: Matrix

  /// Decomposes `matrix`, of which the lower triangle is read.
  ///
  /// - Precondition: the matrix is square.
  public init(_ matrix: Matrix) throws(SymmetricEigenvalues.Failure) {
    precondition(matrix.rowCount == matrix.columnCount, "a symmetric matrix is square")
    guard matrix.isFinite else { throw .notFinite }
    var rotation = JacobiRotation(matrix)
    guard rotation.run() else { throw .notConverged }
    let diagonal = rotation.a.diagonal
    let order = diagonal.indices.sorted { diagonal[$0] < diagonal[$1] }
    values = order.map { diagonal[$0] }
    vectors = Matrix(columns: order.map { rotation.v.column($0) })
  }
}

/// Rotates the elements beside the diagonal away, one after the other.
private struct JacobiRotation {
  var a: Matrix
  var v: Matrix

  init(_ matrix: Matrix) {
    a = matrix
    for j in 0..<a.columnCount {
      for i in 0..<j { a[i, j] = a[j, i] }
    }
    v = Matrix(diagonal: [Double](repeating: 1, count: a.rowCount))
  }

  mutating func run() -> Bool {
    let size = a.elements.lazy.map(\.magnitude).max() ?? 0
    for _ in 0..<60 {
      var largest = 0.0
      for q in 1..<max(1, a.rowCount) {
        for p in 0..<q {
          largest = max(largest, a[p, q].magnitude)
          rotate(p, q)
        }
      }
      if largest <= 0x1p-60 * size { return true }
    }
    return false
  }

  private mutating func rotate(_ p: Int, _ q: Int) {
    guard a[p, q] != 0 else { return }
    let ratio = (a[q, q] - a[p, p]) / (2 * a[p, q])
    let t =
      ratio.magnitude > 1e100
      ? 0.5 / ratio
      : (ratio < 0 ? -1 : 1) / (ratio.magnitude + (ratio * ratio + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    let moved = t * a[p, q]
    for k in 0..<a.rowCount where k != p && k != q {
      let (x, y) = (a[k, p], a[k, q])
      a[k, p] = c * x - s * y
      a[p, k] = a[k, p]
      a[k, q] = s * x + c * y
      a[q, k] = a[k, q]
    }
    a[p, p] -= moved
    a[q, q] += moved
    a[p, q] = 0
    a[q, p] = 0
    for k in 0..<v.rowCount {
      let (x, y) = (v[k, p], v[k, q])
      v[k, p] = c * x - s * y
      v[k, q] = s * x + c * y
    }
  }
}

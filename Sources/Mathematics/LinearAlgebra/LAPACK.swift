internal import COpenBLAS

/// The LAPACK routines in use, on column-major arrays.
///
/// Their last digits differ between processors, for which OpenBLAS has different kernels.
enum LAPACK {
  /// Small systems gain nothing from threads, and callers that work in parallel lose.
  private static let singleThread: Void = openblas_set_num_threads(1)

  /// Replaces the lower triangle of `a` by its Cholesky factor. Returns 0, or the order of the
  /// first leading minor that is not positive.
  static func factorCholesky(_ a: inout [Double], order: Int) -> Int {
    precondition(a.count == order * order)
    _ = singleThread
    var (n, lda, info) = (Int32(order), Int32(max(1, order)), Int32(0))
    // SAFETY: `a` holds order × order elements, checked above.
    unsafe dpotrf_("L", &n, &a, &lda, &info, 1)
    return Int(info)
  }

  /// The eigenvalues of the symmetric `a` in ascending order, from its lower triangle; `nil` where
  /// the iteration does not converge.
  static func symmetricEigenvalues(_ a: [Double], order: Int) -> [Double]? {
    precondition(a.count == order * order)
    _ = singleThread
    var a = a
    var eigenvalues = [Double](repeating: 0, count: order)
    var work = [Double](repeating: 0, count: max(1, 34 * order))
    var (n, lda, lwork, info) = (
      Int32(order), Int32(max(1, order)), Int32(work.count), Int32(0)
    )
    // SAFETY: `a` holds order × order elements, checked above; `eigenvalues` holds order and `work`
    // the lwork ≥ 3 order − 1 that it is said to hold.
    unsafe dsyev_("N", "L", &n, &a, &lda, &eigenvalues, &work, &lwork, &info, 1, 1)
    return info == 0 ? eigenvalues : nil
  }

  /// Replaces `a` by its QR factor with column pivoting. Returns which column of `a` became each
  /// column of the factor, and the scalars of the reflectors.
  static func factorQR(
    _ a: inout [Double], rows: Int, columns: Int
  ) -> (pivots: [Int], reflectors: [Double]) {
    precondition(a.count == rows * columns && rows >= columns && columns > 0)
    _ = singleThread
    var pivots = [Int32](repeating: 0, count: columns)
    var reflectors = [Double](repeating: 0, count: columns)
    var work = [Double](repeating: 0, count: 2 * columns + (columns + 1) * 32)
    var (m, n, lda, lwork, info) = (
      Int32(rows), Int32(columns), Int32(rows), Int32(work.count), Int32(0)
    )
    // SAFETY: `a` holds rows × columns elements, checked above; `pivots` and `reflectors` hold one
    // for each column, `work` the lwork ≥ 3 columns + 1 that it is said to hold.
    unsafe dgeqp3_(&m, &n, &a, &lda, &pivots, &reflectors, &work, &lwork, &info)
    return (pivots.map { Int($0) - 1 }, reflectors)
  }

  /// Replaces `vector` by Q or Qᵀ times it.
  static func multiply(
    _ vector: inout [Double], byQOf factor: [Double], reflectors: [Double], transposed: Bool
  ) {
    precondition(factor.count == vector.count * reflectors.count)
    var work = [Double](repeating: 0, count: 64)
    var (m, one, k) = (Int32(vector.count), Int32(1), Int32(reflectors.count))
    var (lda, ldc, lwork, info) = (m, m, Int32(work.count), Int32(0))
    // SAFETY: `factor` holds vector.count × reflectors.count elements, checked above; `vector` is
    // one column; `work` holds the lwork ≥ 1 that it is said to hold.
    unsafe dormqr_(
      "L", transposed ? "T" : "N", &m, &one, &k, factor, &lda, reflectors, &vector, &ldc, &work,
      &lwork, &info, 1, 1)
  }

  /// A triangle of a matrix.
  enum Triangle: String {
    case lower = "L"
    case upper = "U"
  }

  /// Replaces `vector` by the solution of a triangular system, whose matrix is the leading square
  /// of `matrix` with as many rows as `vector` elements, and whose diagonal has no zero.
  static func solve(
    _ triangle: Triangle, of matrix: [Double], rows: Int, transposed: Bool,
    _ vector: inout [Double]
  ) {
    precondition(rows >= vector.count && matrix.count >= rows * vector.count)
    var (n, one, lda, ldb, info) = (
      Int32(vector.count), Int32(1), Int32(max(1, rows)), Int32(max(1, vector.count)), Int32(0)
    )
    // SAFETY: `matrix` holds at least vector.count columns of `rows` ≥ vector.count elements,
    // checked above; `vector` is one column.
    unsafe dtrtrs_(
      triangle.rawValue, transposed ? "T" : "N", "N", &n, &one, matrix, &lda, &vector, &ldb, &info,
      1, 1, 1)
    precondition(info == 0, "the diagonal of a triangular system has no zero")
  }
}

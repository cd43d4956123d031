/// The least squares solution of y ≈ X β.
///
///     β̂ = (XᵀX)⁻¹ Xᵀ y,   s² = |y − X β̂|²/(m − n),   cov β̂ = s² (XᵀX)⁻¹
///
/// for m responses and n coefficients, by QR with column pivoting and refinement in double-double.
///
/// Accuracy: each output is within a few roundings of the exact solution for the doubles given, while
/// the condition number of the design, its columns scaled alike, stays below some 1e13; checked on
/// the linear regressions of the NIST Statistical Reference Datasets.
///
/// Edge case: with as many coefficients as responses the residuals have no degree of freedom, and
/// neither s nor standard errors exist.
///
/// Complexity: O(m n²).
public struct LeastSquares: Hashable, Sendable {
  /// The coefficients β̂, one for each column of the design.
  public let coefficients: [Double]

  /// The residuals y − X β̂.
  public let residuals: [Double]

  /// The sum of the squared residuals.
  public let residualSumOfSquares: Double

  /// The residual degrees of freedom m − n.
  public let degreesOfFreedom: Int

  /// (XᵀX)⁻¹: the covariance matrix of the coefficients for responses of variance 1.
  public let unscaledCovariance: Matrix

  /// Fits `responses` by the columns of `design`, a row for each response. The `remainder` is what
  /// rounding the elements of the design left over, where they were computed in double-double
  /// (``PolynomialDesign``).
  ///
  /// - Precondition: one row of the design for each response; at least one column.
  public init(
    design: Matrix, remainder: Matrix? = nil, responses: [Double]
  ) throws(Failure) {
    let (m, n) = (design.rowCount, design.columnCount)
    precondition(m == responses.count && n > 0, "one row for each response, at least one column")
    precondition(
      remainder.map { $0.rowCount == m && $0.columnCount == n } ?? true,
      "the remainder has the shape of the design")
    guard responses.allSatisfy(\.isFinite) else { throw .notFinite }
    let solver = try RefinedLeastSquares(design: design, remainder: remainder)
    let unit = BinaryScale(bringingToOne: responses.reduce(0) { max($0, $1.magnitude) })
    let fit = try solver.solve(
      responses.map { $0 * unit.factor }, [Double](repeating: 0, count: n))
    coefficients = (0..<n).map { fit.x[$0].value * solver.columnFactors[$0] * unit.inverse }
    residuals = fit.r.map { $0.value * unit.inverse }
    var squares = CompensatedSum()
    for residual in fit.r { squares.add(residual * residual) }
    residualSumOfSquares = squares.value * unit.inverse * unit.inverse
    degreesOfFreedom = m - n
    unscaledCovariance = try Self.inverseNormalMatrix(solver, m, n)
  }

  private static func inverseNormalMatrix(
    _ solver: RefinedLeastSquares, _ m: Int, _ n: Int
  ) throws(Failure) -> Matrix {
    var inverse = Matrix(rowCount: n, columnCount: n)
    for j in 0..<n {
      var unitVector = [Double](repeating: 0, count: n)
      unitVector[j] = -1
      let column = try solver.solve([Double](repeating: 0, count: m), unitVector).x
      for i in 0..<n {
        inverse[i, j] = column[i].value * solver.columnFactors[i] * solver.columnFactors[j]
      }
    }
    return inverse
  }

  /// The residual standard deviation _s_, or `nil` without a degree of freedom.
  public var residualStandardDeviation: Double? {
    degreesOfFreedom > 0 ? (residualSumOfSquares / Double(degreesOfFreedom)).squareRoot() : nil
  }

  /// The standard errors of the coefficients, or `nil` without a degree of freedom.
  public var standardErrors: [Double]? {
    residualStandardDeviation.map { s in unscaledCovariance.diagonal.map { s * $0.squareRoot() } }
  }

  /// The reason there is no solution.
  public enum Failure: Error, Hashable, Sendable {
    /// An element of the design or a response is infinite or not a number.
    case notFinite

    /// The columns of the design depend on each other, or so nearly that refinement does not
    /// converge; `rank` of them do not.
    case rankDeficient(rank: Int)
  }
}

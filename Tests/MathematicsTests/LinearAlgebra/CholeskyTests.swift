import Mathematics
import TestSupport
import Testing

@Suite("Cholesky factor and eigenvalues")
struct CholeskyTests {
  /// L = [[2, 0, 0], [6, 1, 0], [-8, 5, 3]], so every operation is exact.
  static let matrix = Matrix(rows: [[4, 12, -16], [12, 37, -43], [-16, -43, 98]])
  static let exactly = Tolerance.absolute(1e-12, because: "a few roundings of small integers")

  @Test func whitensByTheFactor() throws {
    let factor = try Cholesky(Self.matrix)
    for (a, b) in zip(factor.whitened([2, 7, 0]), [1.0, 1, 1]) {
      #expect(Self.exactly.accepts(a, oracle: b))
    }
    let whitened = factor.whitened(Matrix(columns: [[2, 6, -8], [0, 1, 5], [0, 0, 3]]))
    for (a, b) in zip(whitened.elements, Matrix(diagonal: [1, 1, 1]).elements) {
      #expect(Self.exactly.accepts(a, oracle: b))
    }
  }

  @Test func solvesTheSystem() throws {
    let right = Self.matrix * [1, -2, 3]
    for (a, b) in zip(try Cholesky(Self.matrix).solve(right), [1.0, -2, 3]) {
      #expect(Self.exactly.accepts(a, oracle: b))
    }
  }

  /// [[2, 1], [1, 2]] has 1 and 3; a diagonal matrix its diagonal.
  @Test func findsEigenvaluesInAscendingOrder() throws {
    let pair = try SymmetricEigenvalues(Matrix(rows: [[2, 1], [1, 2]])).values
    #expect(Tolerance.roundings(8).accepts(pair[0], oracle: 1))
    #expect(Tolerance.roundings(8).accepts(pair[1], oracle: 3))
    #expect(try SymmetricEigenvalues(Matrix(diagonal: [3, -1, 2])).values == [-1, 2, 3])
  }

  /// A correlation above 1: eigenvalues 1 ∓ 1.5.
  @Test func indefiniteMatrixNamesTheSmallestEigenvalue() throws {
    let failure = try #require(throws: Cholesky.Failure.self) {
      try Cholesky(Matrix(rows: [[1, 1.5], [1.5, 1]]))
    }
    guard case .notPositiveDefinite(let reason) = failure else {
      Issue.record("\(failure)")
      return
    }
    #expect(reason.leadingMinor == 2)
    #expect(Tolerance.roundings(8).accepts(try #require(reason.smallestEigenvalue), oracle: -0.5))
  }

  /// Fully correlated: the second pivot is nothing but rounding, of either sign.
  @Test(arguments: [0.1, 0.3, 1.1, 7.7])
  func fullCorrelationIsNotPositiveDefinite(_ u: Double) throws {
    let v = u * u
    let failure = try #require(throws: Cholesky.Failure.self) {
      try Cholesky(Matrix(rows: [[v, v * 3], [v * 3, v * 9]]))
    }
    guard case .notPositiveDefinite(let reason) = failure else {
      Issue.record("\(failure)")
      return
    }
    #expect(reason.leadingMinor == 2)
  }

  @Test func refusesWhatIsNoCovarianceMatrix() {
    #expect(throws: Cholesky.Failure.notSymmetric(row: 0, column: 1)) {
      try Cholesky(Matrix(rows: [[1, 0.5], [0.4, 1]]))
    }
    #expect(throws: Cholesky.Failure.notFinite) {
      try Cholesky(Matrix(rows: [[1, .nan], [.nan, 1]]))
    }
    #expect(throws: SymmetricEigenvalues.Failure.notFinite) {
      try SymmetricEigenvalues(Matrix(rows: [[.infinity]]))
    }
  }

  @Test(arguments: [-500, 500])
  func unitDoesNotMatter(_ exponent: Int) throws {
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let scaled = Matrix(rows: [[4 * unit, 12 * unit], [12 * unit, 37 * unit]])
    for (a, b) in zip(try Cholesky(scaled).solve([4 * unit, 12 * unit]), [1.0, 0]) {
      #expect(Self.exactly.accepts(a, oracle: b))
    }
  }
}

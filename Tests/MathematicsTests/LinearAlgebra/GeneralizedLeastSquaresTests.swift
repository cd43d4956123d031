import Mathematics
import TestSupport
import Testing

@Suite("Generalized least squares")
struct GeneralizedLeastSquaresTests {
  static let times = [0.0, 1.0, 2.5, 4.0, 7.0, 9.0]
  static let responses = [10.02, 10.05, 10.03, 10.11, 10.16, 10.17]
  static let uncertainties = [0.01, 0.015, 0.01, 0.02, 0.01, 0.012]
  static let design = Matrix(columns: [[Double](repeating: 1, count: 6), times])

  /// V = diag(u²) + 0.03² 11ᵀ.
  static var covariance: Matrix {
    var matrix = Matrix(diagonal: [Double](repeating: 0, count: 6))
    for i in 0..<6 {
      for j in 0..<6 { matrix[i, j] = 0.03 * 0.03 }
      matrix[i, i] = uncertainties[i] * uncertainties[i] + 0.03 * 0.03
    }
    return matrix
  }

  /// Python 3 `fractions` from these doubles: `C = inverse(X^T W X)`, `W = inverse(V)`, `B = C X^T
  /// W y`. The condition number of V is about 70.
  @Test func agreesWithExactFractions() throws {
    let fit = try GeneralizedLeastSquares(
      design: Self.design, responses: Self.responses, covariance: Self.covariance)
    let digits = Tolerance.digits(13)
    #expect(digits.accepts(fit.coefficients[0], oracle: 10.01271601810871711792182))
    #expect(digits.accepts(fit.coefficients[1], oracle: 0.01872515208210446986670664))
    #expect(digits.accepts(fit.covariance[0, 0], oracle: 9.543782637489098138901088e-4))
    #expect(digits.accepts(fit.covariance[0, 1], oracle: -8.064241796975368957008919e-6))
    #expect(digits.accepts(fit.covariance[1, 0], oracle: -8.064241796975368957008919e-6))
    #expect(digits.accepts(fit.covariance[1, 1], oracle: 2.058400975641531988408994e-6))
    #expect(Tolerance.digits(12).accepts(fit.residualSumOfSquares, oracle: 15.53814447166664763))
    #expect(fit.degreesOfFreedom == 4)
  }

  @Test func unitCovarianceIsOrdinaryLeastSquares() throws {
    let ordinary = try LeastSquares(design: Self.design, responses: Self.responses)
    let fit = try GeneralizedLeastSquares(
      design: Self.design, responses: Self.responses,
      covariance: Matrix(diagonal: [Double](repeating: 1, count: 6)))
    #expect(fit.coefficients == ordinary.coefficients)
    #expect(fit.residualSumOfSquares == ordinary.residualSumOfSquares)
    for (a, b) in zip(fit.residuals, ordinary.residuals) {
      #expect(Tolerance.absolute(2e-15, because: "rounded coefficients").accepts(a, oracle: b))
    }
  }

  @Test func namesWhatIsWrong() {
    var singular = Self.covariance
    singular[0, 0] = 0
    #expect(throws: GeneralizedLeastSquares.Failure.self) {
      try GeneralizedLeastSquares(
        design: Self.design, responses: Self.responses, covariance: singular)
    }
    #expect(throws: GeneralizedLeastSquares.Failure.design(.rankDeficient(rank: 1))) {
      try GeneralizedLeastSquares(
        design: Matrix(columns: [Self.times, Self.times]), responses: Self.responses,
        covariance: Self.covariance)
    }
  }
}

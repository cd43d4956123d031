import Mathematics
import Metrology
import TestSupport
import Testing

@Suite("Correlation matrices")
struct CorrelationCheckTests {
  /// Minimised over all correlation matrices by SciPy 1.17 to 1e-8; 0.7607 and 0.1573 in Higham 2002.
  @Test func theNearestOne() throws {
    let matrix = Matrix(rows: [[1, 1, 0], [1, 1, 1], [0, 1, 1]])
    let check = CorrelationCheck(matrix)
    #expect(!check.isValid)
    // 1 − √2.
    #expect(
      Tolerance.digits(12).accepts(check.smallestEigenvalue ?? .nan, oracle: 1 - 2.0.squareRoot()))
    let nearest = try #require(check.nearest())
    #expect(Tolerance.published(decimals: 7).accepts(nearest[0, 1], oracle: 0.7606899))
    #expect(Tolerance.published(decimals: 7).accepts(nearest[0, 2], oracle: 0.1572981))
    #expect(nearest.diagonal == [1, 1, 1])
    // The projections alternate until they move by less than 1e-10.
    #expect((CorrelationCheck(nearest).smallestEigenvalue ?? -1) > -1e-8)
  }

  @Test func singularMatricesAreValid() {
    #expect(CorrelationCheck(Matrix(rows: [[1, 1], [1, 1]])).isValid)
    #expect(CorrelationCheck(Matrix(rows: [[1, -1], [-1, 1]])).isValid)
    #expect(CorrelationCheck(Matrix(diagonal: [1, 1, 1])).isValid)
    let third = Matrix(rows: [[1, -0.5, -0.5], [-0.5, 1, -0.5], [-0.5, -0.5, 1]])
    #expect(CorrelationCheck(third).isValid)
    let below = Matrix(rows: [[1, -0.6, -0.6], [-0.6, 1, -0.6], [-0.6, -0.6, 1]])
    #expect(!CorrelationCheck(below).isValid)
  }

  /// 95 % of a circle lie within √(−2 ln 0.05) = 2.4477468306808166 (scipy 1.17, rayleigh).
  @Test func ellipses() {
    let circle = EllipticalRegion(covariance: Matrix(diagonal: [4, 4]), probability: 0.95)
    #expect(Tolerance.roundings(8).accepts(circle.coverageFactor, oracle: 2.4477468306808166))
    #expect(circle.majorSemiaxis == 2 * circle.coverageFactor && circle.angle == 0)
    // Eigenvalues 9 and 1 at 45°.
    let ellipse = EllipticalRegion(
      covariance: Matrix(rows: [[5, 4], [4, 5]]), probability: 0.95)
    #expect(ellipse.majorSemiaxis == 3 * ellipse.coverageFactor)
    #expect(ellipse.minorSemiaxis == ellipse.coverageFactor && ellipse.angle == .pi / 4)
    let line = EllipticalRegion(covariance: Matrix(rows: [[1, 1], [1, 1]]), probability: 0.95)
    #expect(line.minorSemiaxis == 0)
    let point = EllipticalRegion(covariance: Matrix(diagonal: [0, 0]), probability: 0.95)
    #expect(point.majorSemiaxis == 0 && point.minorSemiaxis == 0)
  }
}

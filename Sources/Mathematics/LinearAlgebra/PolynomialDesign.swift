/// The design matrix of a polynomial, 1, x, …, x^degree, with what rounding leaves over.
///
/// High powers lose the coefficients half their digits when they are rounded to doubles; with the
/// remainder, ``LeastSquares`` fits the polynomial of the x that were read.
public struct PolynomialDesign: Hashable, Sendable {
  /// The powers, rounded: a row for each x, a column for each power.
  public let design: Matrix

  /// What rounding the powers left over.
  public let remainder: Matrix

  /// Makes the powers of `x` from 0 to `degree`.
  ///
  /// - Precondition: the degree is zero or more.
  public init(_ x: [Double], degree: Int) {
    precondition(degree >= 0, "a polynomial has a degree of zero or more")
    var design = Matrix(rowCount: x.count, columnCount: degree + 1)
    var remainder = design
    for i in x.indices {
      var power = DoubleDouble(1)
      for j in 0...degree {
        design[i, j] = power.high
        remainder[i, j] = power.low
        power = power * x[i]
      }
    }
    self.design = design
    self.remainder = remainder
  }
}

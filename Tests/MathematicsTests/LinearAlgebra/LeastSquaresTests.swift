import Mathematics
import TestSupport
import Testing

@Suite("Least squares")
struct LeastSquaresTests {
  // MARK: Exact and certified oracles

  /// NIST StRD, against exact rational arithmetic on the doubles that were read. Three roundings:
  /// of the coefficient, of its unit and of the oracle; Wampler1 is fitted without residuals.
  @Test func agreesWithExactArithmetic() throws {
    let fits = try StRDFits()
    for oracle in try OracleTable("strd_linear_exact.csv").rows {
      let name = oracle["dataset"] ?? ""
      let fit = try #require(fits.byName[name])
      let coefficients = try oracle.numbers("coefficients")
      #expect(fit.coefficients.count == coefficients.count)
      for (observed, expected) in zip(fit.coefficients, coefficients) {
        #expect(Tolerance.roundings(3).accepts(observed, oracle: expected), "\(name)")
      }
      guard name != "Wampler1" else { continue }
      let errors = try #require(fit.standardErrors)
      for (observed, expected) in zip(errors, try oracle.numbers("standard_errors")) {
        #expect(Tolerance.digits(14).accepts(observed, oracle: expected), "\(name)")
      }
      let s = try #require(fit.residualStandardDeviation)
      #expect(Tolerance.digits(14).accepts(s, oracle: try oracle.number("residual_sd")), "\(name)")
      let rss = try oracle.number("residual_sum_of_squares")
      #expect(Tolerance.digits(14).accepts(fit.residualSumOfSquares, oracle: rss), "\(name)")
    }
  }

  /// NIST certifies 15 digits for the decimals; reading them as doubles moves Filip by some 1e-14
  /// of itself and gives Wampler2 residuals.
  @Test func agreesWithCertifiedValues() throws {
    let fits = try StRDFits()
    for oracle in try OracleTable("strd_linear_certified.csv").rows {
      let name = oracle["dataset"] ?? ""
      let fit = try #require(fits.byName[name])
      for (observed, expected) in zip(fit.coefficients, try oracle.numbers("coefficients")) {
        #expect(Tolerance.digits(13).accepts(observed, oracle: expected))
      }
      let (s, expected) = (
        try #require(fit.residualStandardDeviation), try oracle.number("residual_sd")
      )
      guard expected > 0 else {
        #expect(s < 1e-14, "\(name)")
        continue
      }
      #expect(Tolerance.digits(13).accepts(s, oracle: expected), "\(name)")
    }
  }

  /// Filip with its powers rounded to doubles keeps 7 digits or so, whatever the solver: κ · 2⁻⁵³.
  @Test func roundedPowersCostFilipItsDigits() throws {
    let fits = try StRDFits()
    let powers = PolynomialDesign(fits.x("Filip"), degree: 10)
    let rounded = try LeastSquares(design: powers.design, responses: fits.y("Filip"))
    let exact = try #require(fits.byName["Filip"])
    for (observed, expected) in zip(rounded.coefficients, exact.coefficients) {
      #expect(Tolerance.digits(6).accepts(observed, oracle: expected))
    }
  }

  // MARK: Properties

  static let line = Matrix(columns: [[1, 1, 1, 1], [0, 1, 2, 4]])
  static let responses = [1.02, 1.98, 3.05, 4.9]

  @Test(arguments: [-600, 1, 600])
  func powerOfTwoAsUnitScalesTheCoefficients(_ exponent: Int) throws {
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let plain = try LeastSquares(design: Self.line, responses: Self.responses)
    let scaled = try LeastSquares(
      design: Self.line, responses: Self.responses.map { $0 * unit })
    for (a, b) in zip(scaled.coefficients, plain.coefficients) {
      #expect(Tolerance.roundings(2).accepts(a, oracle: b * unit))
    }
  }

  @Test func residualsAreOrthogonalToTheDesign() throws {
    let fit = try LeastSquares(design: Self.line, responses: Self.responses)
    for product in Self.line.transposed * fit.residuals {
      #expect(Tolerance.absolute(1e-15, because: "rounded residuals").accepts(product, oracle: 0))
    }
  }

  // MARK: Degenerate input

  @Test func asManyCoefficientsAsResponsesHaveNoStandardErrors() throws {
    let fit = try LeastSquares(design: Matrix(rows: [[1, 0], [1, 2]]), responses: [3, 7])
    #expect(fit.degreesOfFreedom == 0)
    #expect(fit.standardErrors == nil)
    for (a, b) in zip(fit.coefficients, [3.0, 2]) {
      #expect(Tolerance.roundings(2).accepts(a, oracle: b))
    }
  }

  @Test func dependentColumnsAreAnError() {
    let design = Matrix(columns: [[1, 1, 1], [0.1, 0.2, 0.3], [0.3, 0.5, 0.7]])
    #expect(throws: LeastSquares.Failure.rankDeficient(rank: 2)) {
      try LeastSquares(design: design, responses: [1, 2, 4])
    }
    #expect(throws: LeastSquares.Failure.rankDeficient(rank: 1)) {
      try LeastSquares(design: Matrix(rows: [[1, 2]]), responses: [1])
    }
    #expect(throws: LeastSquares.Failure.rankDeficient(rank: 0)) {
      try LeastSquares(design: Matrix(rows: [[0], [0]]), responses: [1, 2])
    }
  }

  @Test func nonFiniteInputIsAnError() {
    #expect(throws: LeastSquares.Failure.notFinite) {
      try LeastSquares(design: Self.line, responses: [1, 2, .infinity, 3])
    }
    #expect(throws: LeastSquares.Failure.notFinite) {
      try LeastSquares(design: Matrix(rows: [[1], [.nan]]), responses: [1, 2])
    }
  }
}

/// The fits of the NIST StRD linear regression sets by name.
private struct StRDFits {
  private var points: [String: (x: [Double], y: [Double])] = [:]
  private(set) var byName: [String: LeastSquares] = [:]

  init() throws {
    let data = try OracleTable("strd_linear.csv")
    let (x, y) = (
      try data.samples(of: "x", by: "dataset"), try data.samples(of: "y", by: "dataset")
    )
    for row in try OracleTable("strd_linear_certified.csv").rows {
      let name = row["dataset"] ?? ""
      points[name] = (x[name] ?? [], y[name] ?? [])
      let powers = PolynomialDesign(self.x(name), degree: Int(try row.number("degree")))
      if row["intercept"] == "1" {
        byName[name] = try LeastSquares(
          design: powers.design, remainder: powers.remainder, responses: self.y(name))
      } else {
        byName[name] = try LeastSquares(
          design: Matrix(columns: [self.x(name)]), responses: self.y(name))
      }
    }
  }

  func x(_ name: String) -> [Double] { points[name]?.x ?? [] }
  func y(_ name: String) -> [Double] { points[name]?.y ?? [] }
}

import Mathematics
import TestSupport
import Testing

@Suite("Sample moments")
struct SampleMomentsTests {
  // MARK: Exact and certified oracles

  /// NIST StRD, against exact rational arithmetic on the doubles that were read. Four roundings:
  /// scaled root, its square root, the unit and the oracle's own text.
  @Test func agreesWithExactArithmetic() throws {
    let samples = try OracleTable("strd_univariate.csv").samples(of: "y", by: "dataset")
    let oracles = try OracleTable("strd_univariate_exact.csv").rows
    #expect(oracles.count == 7)
    for oracle in oracles {
      let name = try #require(oracle["dataset"])
      let y = try #require(samples[name])
      let moments = momentsOf(y)
      let few = Tolerance.roundings(4)
      #expect(few.accepts(moments.mean, oracle: try oracle.number("mean")), "\(name)")
      #expect(
        few.accepts(
          moments.sumOfSquaredDeviations, oracle: try oracle.number("sum_of_squares")), "\(name)")
      #expect(
        few.accepts(try #require(moments.variance), oracle: try oracle.number("variance")),
        "\(name)")
      #expect(
        few.accepts(try #require(moments.standardDeviation), oracle: try oracle.number("sd")),
        "\(name)")
      #expect(
        few.accepts(
          try #require(moments.standardErrorOfMean), oracle: try oracle.number("standard_error")),
        "\(name)")
    }
  }

  /// Certified to 15 digits. The tenths of NumAcc4 lie about 1e-9 from the doubles they are read
  /// as, which leaves its standard deviation 8 digits.
  @Test func agreesWithCertifiedValues() throws {
    let samples = try OracleTable("strd_univariate.csv").samples(of: "y", by: "dataset")
    for oracle in try OracleTable("strd_univariate_exact.csv").rows {
      let name = try #require(oracle["dataset"])
      let y = try #require(samples[name])
      let moments = momentsOf(y)
      let s = try #require(moments.standardDeviation)
      let digits = Tolerance.digits(name == "NumAcc4" ? 8 : 13)
      #expect(
        Tolerance.digits(14).accepts(moments.mean, oracle: try oracle.number("certified_mean")))
      #expect(digits.accepts(s, oracle: try oracle.number("certified_sd")), "\(name)")
    }
  }

  // MARK: Properties

  static let sample = [9.81, 10.02, 9.97, 10.11, 9.64, 10.4, 9.9]

  /// At 2⁻⁹⁰⁰ and 2⁹⁰⁰ the squares leave the range of `Double`.
  @Test(arguments: [-900, -1, 1, 900])
  func changingTheUnitKeepsTheDigits(_ exponent: Int) throws {
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let plain = momentsOf(Self.sample)
    let changed = momentsOf(Self.sample.map { $0 * unit })
    #expect(changed.mean == plain.mean * unit)
    #expect(changed.standardDeviation == plain.standardDeviation.map { $0 * unit })
    #expect(changed.standardErrorOfMean == plain.standardErrorOfMean.map { $0 * unit })
  }

  @Test func reversingTheSampleKeepsTheDigits() {
    let reversed = momentsOf(Array(Self.sample.reversed()))
    let plain = momentsOf(Self.sample)
    #expect(reversed.mean == plain.mean)
    #expect(reversed.standardDeviation == plain.standardDeviation)
  }

  /// The integers 0…4 have s² = 5/2 wherever they start.
  @Test(arguments: [0.0, 1e9, 1e15, -0x1p52])
  func offsetCostsNothing(_ offset: Double) {
    let moments = momentsOf((0...4).map { offset + Double($0) })
    #expect(moments.mean == offset + 2)
    #expect(moments.variance == 2.5)
  }

  // MARK: Degenerate input

  @Test func singleValueHasNoVariance() {
    let moments = momentsOf([3.5])
    #expect(moments.mean == 3.5)
    #expect(moments.variance == nil)
    #expect(moments.standardDeviation == nil)
    #expect(moments.standardErrorOfMean == nil)
  }

  @Test(arguments: [0.0, 0.1, 1e300, .leastNonzeroMagnitude])
  func equalValuesHaveNoSpread(_ value: Double) {
    let moments = momentsOf([value, value, value])
    #expect(moments.mean == value)
    #expect(moments.standardDeviation == 0)
  }

  /// Sums of such values overflow, their means and the s = 2¹⁰²²√2 of (2¹⁰²³, 0) do not.
  @Test func acceptsTheGreatestValues() {
    let m = Double.greatestFiniteMagnitude
    #expect(momentsOf([m, -m]).mean == 0)
    #expect(momentsOf([m, m, m]).mean == m)
    #expect(momentsOf([0x1p1023, 0]).standardDeviation == 0x1p1022 * 2.0.squareRoot())
  }
}

private func momentsOf(_ values: [Double]) -> SampleMoments { SampleMoments(values.span) }

import Interlab
import TestSupport
import Testing

@Suite("Weighted mean, Birge and mean against 40 to 60 digits")
struct ReferenceValueOracleTests {
  /// The inputs are doubles; the oracles took the decimal text, so x itself carries one rounding.
  private func place(_ results: [TestResult]) -> Tolerance {
    let largest = results.map(\.x.magnitude).max() ?? 0
    return .absolute(3 * largest.ulp, because: "x_i is the nearest double to its text")
  }

  @Test(arguments: try ReferenceOracle.all())
  func weightedMean(_ oracle: ReferenceOracle) throws {
    let found = try TestRound.analysis(oracle.results, .reference(.weightedMean))
    let assigned = found.assignedValue
    #expect(place(oracle.results).accepts(try #require(assigned.value), oracle: oracle["WM.mu"]))
    #expect(
      Tolerance.roundings(8).accepts(
        try #require(assigned.standardUncertainty), oracle: oracle["WM.u_internal"]))
    let spread = oracle.results.map { $0.x.magnitude.ulp / ($0.u ?? 1) }.max() ?? 0
    let inputs = Tolerance.absolute(
      1e-12 * oracle["Q"] + 4 * spread * (oracle["Q"] + 1).squareRoot(),
      because: "each (x − x_ref)/u carries the rounding of x to a double")
    #expect(inputs.accepts(try #require(assigned.number("Q")), oracle: oracle["Q"]))
    if assigned.number("Q") ?? 0 > 1e-6, spread < 1e-9 {
      #expect(
        Tolerance.digits(9).accepts(try #require(assigned.number("pValue")), oracle: oracle["Q.p"]))
    }
  }

  @Test(arguments: try ReferenceOracle.all())
  func birge(_ oracle: ReferenceOracle) throws {
    let found = try TestRound.analysis(oracle.results, .reference(.birge))
    let spread = oracle.results.map { $0.x.magnitude.ulp / ($0.u ?? 1) }.max() ?? 0
    let tolerance = Tolerance.absolute(
      (1e-12 + 4 * spread) * oracle["WM.u_birge_max"],
      because: "R_B carries the rounding of x to a double")
    #expect(
      tolerance.accepts(
        try #require(found.assignedValue.standardUncertainty), oracle: oracle["WM.u_birge_max"]))
  }

  @Test(arguments: try ReferenceOracle.all())
  func degreesOfEquivalence(_ oracle: ReferenceOracle) throws {
    let found = try TestRound.analysis(oracle.results, .reference(.weightedMean))
    let deviations = try #require(found.deviations)
    let included = zip(oracle.results, deviations).filter(\.0.isIncluded).map(\.1)
    for (deviation, (d, u)) in zip(included, zip(oracle.doe_d, oracle.doe_u)) {
      #expect(place(oracle.results).accepts(deviation.value, oracle: d))
      #expect(deviation.isCorrelated)
      let standard = try #require(deviation.standardUncertainty)
      #expect(Tolerance.digits(12).accepts(standard, oracle: u))
    }
  }

  @Test(arguments: try ReferenceOracle.all())
  func arithmeticMean(_ oracle: ReferenceOracle) throws {
    let found = try TestRound.analysis(oracle.results, .consensus(.mean)).assignedValue
    #expect(place(oracle.results).accepts(try #require(found.value), oracle: oracle["mean"]))
    let tolerance = Tolerance.absolute(
      1e-13 * oracle["sd"] + 2 * (oracle.results.map(\.x.magnitude).max() ?? 0).ulp,
      because: "x_i is the nearest double to its text")
    #expect(
      tolerance.accepts(try #require(found.number("standardDeviation")), oracle: oracle["sd"]))
    #expect(tolerance.accepts(try #require(found.standardUncertainty), oracle: oracle["mean.u"]))
  }
}

extension AssignedValue {
  /// A numeric detail.
  func number(_ name: String) -> Double? {
    guard case .number(let value)? = details.first(where: { $0.name == name })?.content else {
      return nil
    }
    return value
  }
}

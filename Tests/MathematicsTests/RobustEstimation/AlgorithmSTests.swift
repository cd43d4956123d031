import Mathematics
import TestSupport
import Testing

@Suite("Algorithm S (ISO 13528:2022, C.4)")
struct AlgorithmSTests {
  /// 40-digit repetition, exact and printed factors; metRology 0.9-29-2 `algS` (exact).
  @Test func agreesWithFortyDigitsAndPeer() throws {
    let known = try OracleTable("algorithm_s.csv").rows
    for (sample, oracle) in zip(try OracleTable("algorithm_s_samples.csv").rows, known) {
      let w = try sample.numbers("deviations")
      let ν = try sample.number("degrees_of_freedom")
      let exact = try AlgorithmS(w.span, degreesOfFreedom: ν).value
      let printed = try AlgorithmS(w.span, degreesOfFreedom: ν, constants: .printed).value
      #expect(Tolerance.roundings(16).accepts(exact, oracle: try oracle.number("exact")))
      #expect(Tolerance.roundings(16).accepts(printed, oracle: try oracle.number("printed")))
      #expect(Tolerance.digits(8).accepts(exact, oracle: try sample.number("peer")))
    }
  }

  /// mpmath, 40 digits: η² and ξ from the regularized incomplete gamma function.
  @Test(arguments: [
    (1.0, 1.6448536269514727149, 1.0968049336281986787),
    (2, 1.5174271293851463509, 1.0540925533894597773),
    (5, 1.3591436200623625376, 1.0267362645626796191),
    (10, 1.2644041747837303339, 1.0163694380403695818),
    (30, 1.1583900284261169315, 1.0080051366868170163),
  ])
  func exactFactors(_ ν: Double, _ limit: Double, _ adjustment: Double) throws {
    let factors = try AlgorithmS.factors(degreesOfFreedom: ν, .exact)
    #expect(Tolerance.roundings(8).accepts(factors.limit, oracle: limit))
    #expect(Tolerance.roundings(8).accepts(factors.adjustment, oracle: adjustment))
  }

  /// Table C.1 against the exact factors: three decimals, two of them 1 too high in the last.
  @Test(arguments: 1...10)
  func printedFactors(_ ν: Int) throws {
    let printed = try AlgorithmS.factors(degreesOfFreedom: Double(ν), .printed)
    let exact = try AlgorithmS.factors(degreesOfFreedom: Double(ν), .exact)
    #expect(Tolerance.published(decimals: 3).accepts(exact.limit, oracle: printed.limit))
    let tooHigh = ν == 6 || ν == 10 ? 0.001 : 0
    #expect(
      Tolerance.published(decimals: 3).accepts(
        exact.adjustment, oracle: printed.adjustment - tooHigh))
  }

  @Test(arguments: [-900, 3, 900])
  func powerOfTwoAsUnitKeepsEveryBit(_ exponent: Int) throws {
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let w = [0.3, 0.1, 0.4, 0.15, 0.92]
    let scaled = w.map { $0 * unit }
    let plain = try AlgorithmS(w.span, degreesOfFreedom: 1)
    #expect(try AlgorithmS(scaled.span, degreesOfFreedom: 1).value == plain.value * unit)
    let reversed = Array(w.reversed())
    #expect(try AlgorithmS(reversed.span, degreesOfFreedom: 1) == plain)
  }

  /// Zero below half: no root mean square is left to a repetition whose factor is below 1.
  @Test func zeros() throws {
    let none = [0.0, 0, 0]
    #expect(try AlgorithmS(none.span, degreesOfFreedom: 1).value == 0)
    let two = [0, 0, 0, 0, 0, 1.0]
    let found = try AlgorithmS(two.span, degreesOfFreedom: 1)
    #expect(found.value == 0)
    let half = [0, 1.0]
    #expect(try AlgorithmS(half.span, degreesOfFreedom: 1).value > 0)
  }

  @Test func refusesNoDegreesOfFreedom() {
    #expect(throws: InvalidDegreesOfFreedom.self) {
      let one = [1.0]
      return try AlgorithmS(one.span, degreesOfFreedom: 0)
    }
  }
}

import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("σ_pt (ISO 13528:2022, clause 8)")
struct SigmaPtTests {
  private func sigma(_ method: SigmaPtMethod, at x_pt: Double) throws -> Double? {
    try TestRound.analysis(TestRound.results([1, 2]), TestRound.stated(x_pt)) {
      $0.sigmaPt = method
    }.sigmaPt?.number
  }

  /// 0.22c, 0.02 c^0.8495, 0.01 √c on both sides of their limits; mpmath, 50 digits.
  @Test(arguments: [
    (1e-7, 2.19999999999999991e-8), (1.2e-7, 2.64115849701986112e-8),
    (1e-3, 0.0000565626822209494738), (0.138, 0.0037184100447666201),
    (0.5, 0.00707106781186547524),
  ])
  func horwitz(_ c: Double, _ oracle: Double) throws {
    let found = try sigma(.horwitz(massFraction: 1), at: c)
    #expect(Tolerance.roundings(8).accepts(try #require(found), oracle: oracle))
  }

  /// 2 mg/kg is the mass fraction 2e-6.
  @Test func theUnitOfAMassFractionScales() throws {
    let whole = try #require(try sigma(.horwitz(massFraction: 1), at: 2e-6))
    let scaled = try #require(try sigma(.horwitz(massFraction: 1e-6), at: 2))
    #expect(Tolerance.roundings(8).accepts(scaled * 1e-6, oracle: whole))
  }

  @Test func aMassFractionAboveOneHasNoHorwitzValue() throws {
    #expect(try sigma(.horwitz(massFraction: 1), at: 2) == nil)
    #expect(try sigma(.horwitz(massFraction: 1), at: -0.1) == nil)
  }

  /// √(0.5² − 0.3² (1 − 1/3)), mpmath.
  @Test func precision() throws {
    let method = SigmaPtMethod.precision(reproducibility: 0.5, repeatability: 0.3, replicates: 3)
    let found = try #require(try sigma(method, at: 10))
    #expect(Tolerance.roundings(4).accepts(found, oracle: 0.435889894354067355))
  }

  @Test func percentageTakesTheMagnitude() throws {
    #expect(try sigma(.percentOfAssignedValue(2), at: -50) == 1)
  }

  /// A stated value has no scale of its own: Algorithm A's is taken.
  @Test func robustBesideAStatedValueIsAlgorithmA() throws {
    let values = [24.14, 20.155, 19.5, 20.3, 20.705, 17.57, 20.1, 20.94, 21.185]
    let found = try TestRound.analysis(TestRound.results(values), TestRound.stated(20)) {
      $0.sigmaPt = .robust(stop: .fixedPoint, constants: .printed)
    }
    #expect(
      Tolerance.published(decimals: 7).accepts(
        try #require(found.sigmaPt?.number), oracle: 1.0698397))
    #expect(found.notices.contains(.fewLaboratories(count: 9)))
  }
}

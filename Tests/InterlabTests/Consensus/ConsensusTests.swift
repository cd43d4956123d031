import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Consensus (ISO 13528:2022, 7.7 and annex C)")
struct ConsensusTests {
  /// The nine cell means of the creosote example (ISO 5725-2, level 5).
  private let creosote = [24.14, 20.155, 19.5, 20.3, 20.705, 17.57, 20.1, 20.94, 21.185]

  /// Published and recomputed check values to the digits shown.
  @Test(arguments: [
    (AlgorithmA.Stop.thirdDigit, RobustConstants.printed, 20.4121294, 1.0537132),
    (.fixedPoint, .printed, 20.4121429, 1.0698397), (.fixedPoint, .exact, 20.4121429, 1.0677729),
  ])
  func algorithmAOfCreosote(
    _ stop: AlgorithmA.Stop, _ constants: RobustConstants, _ location: Double, _ scale: Double
  ) throws {
    let found = try TestRound.analysis(
      TestRound.results(creosote),
      .consensus(.algorithmA(stop: stop, constants: constants))
    ) { $0.sigmaPt = .robust(stop: stop, constants: constants) }
    let assigned = found.assignedValue
    let printed = Tolerance.published(decimals: 7)
    #expect(printed.accepts(try #require(assigned.value), oracle: location))
    #expect(printed.accepts(try #require(assigned.scale), oracle: scale))
    #expect(found.sigmaPt?.number == assigned.scale)
    let u = 1.25 * scale / 3
    #expect(printed.accepts(try #require(assigned.standardUncertainty), oracle: u))
    #expect(found.notices.contains { $0.code == "stopping-rules-differ" })
  }

  private let S8 = [98.1, 99.0, 99.4, 99.9, 100.2, 100.4, 101.0, 103.5]

  /// nIQR by quartile type: a spread of 40 % at p = 8.
  @Test(arguments: [
    (QuantileType.type5, 1.1120), (.type6, 1.2973), (.type7, 0.9266), (.type8, 1.1737),
    (.type9, 1.1583),
  ])
  func nIQRByQuartileType(_ type: QuantileType, _ scale: Double) throws {
    let found = try TestRound.analysis(
      TestRound.results(S8), .consensus(.median(scale: .nIQR(type), constants: .exact))
    ).assignedValue
    #expect(Tolerance.published(decimals: 4).accepts(try #require(found.scale), oracle: scale))
    #expect(Tolerance.roundings(2).accepts(try #require(found.value), oracle: 100.05))
  }

  /// The covariance of Algorithm A: 1/m for the m results inside the limits, 0 outside.
  @Test func algorithmAAccountsForItsShare() throws {
    var results = TestRound.results(creosote)
    for index in results.indices { results[index].u = 0.5 }
    let method = AssignedValueMethod.consensus(
      .algorithmA(stop: .fixedPoint, constants: .printed), covariance: .account)
    let found = try TestRound.analysis(results, method)
    let u_pt = try #require(found.assignedValue.standardUncertainty)
    let limits = 20.4121429 - 1.5 * 1.0698397...20.4121429 + 1.5 * 1.0698397
    let m = Double(creosote.filter(limits.contains).count)
    for (deviation, x) in zip(try #require(found.deviations), creosote) {
      let w = limits.contains(x) ? 1 / m : 0
      let u = (0.25 * (1 - 2 * w) + u_pt * u_pt).squareRoot()
      #expect(
        Tolerance.roundings(8).accepts(try #require(deviation.standardUncertainty), oracle: u))
      #expect(deviation.isCorrelated == (w != 0))
    }
    #expect(!found.notices.contains(.resultIsPartOfConsensus))
  }

  /// The middle of an even number of results shares the weight of the median.
  @Test func theMedianAccountsForItsMiddle() throws {
    let results = [1.0, 2, 4, 8].enumerated().map {
      TestResult(lab: String($0.offset), x: $0.element, u: 1)
    }
    let method = AssignedValueMethod.consensus(
      .median(scale: .madE, constants: .exact), covariance: .account)
    let found = try TestRound.analysis(results, method)
    let u_pt = try #require(found.assignedValue.standardUncertainty)
    let expected = [1.0, 0, 0, 1].map { ($0 + u_pt * u_pt).squareRoot() }
    let u = try #require(found.deviations).map { $0.standardUncertainty ?? .nan }
    #expect(zip(u, expected).allSatisfy { Tolerance.roundings(6).accepts($0, oracle: $1) })
  }
}

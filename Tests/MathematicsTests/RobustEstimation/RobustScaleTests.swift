import Mathematics
import TestSupport
import Testing

@Suite("MADe and nIQR (ISO 13528:2022, C.2)")
struct RobustScaleTests {
  /// ISO 13528 definitions of the quartiles on one sample of eight, to the digits shown.
  @Test(arguments: [
    (QuantileType.type5, 1.1120), (.type6, 1.2973), (.type7, 0.9266), (.type8, 1.1737),
    (.type9, 1.1583),
  ])
  func quartilesDecideTheRange(_ type: QuantileType, _ oracle: Double) {
    let x = [98.1, 99.0, 99.4, 99.9, 100.2, 100.4, 101.0, 103.5]
    let range = normalizedInterquartileRange(sorted: x.span, quartiles: type)
    #expect(Tolerance.published(decimals: 4).accepts(range, oracle: oracle))
  }

  /// R 4.2.2, type 7 times 0.7413, on 46 samples.
  @Test func agreesWithRWithPrintedFactors() throws {
    let samples = try Samples()
    for oracle in try OracleTable("order_statistics_peers.csv").rows {
      let x = try samples.values(oracle).sorted()
      let largest = max((x.first ?? 0).magnitude, (x.last ?? 0).magnitude)
      let peer = Tolerance.absolute(1e-12 * largest, because: "the peer rounds its ranks")
      let range = normalizedInterquartileRange(sorted: x.span, constants: .printed)
      #expect(peer.accepts(range, oracle: try oracle.number("niqr_printed")))
      let deviation = scaledMedianAbsoluteDeviation(sorted: x.span, constants: .printed)
      #expect(peer.accepts(deviation, oracle: 1.483 * (try oracle.number("mad_raw"))))
    }
  }

  /// mpmath, 30 digits: 1/(√2 erfinv(½)) = 1.48260221850560186054707652936.
  @Test func exactFactorIsTheDefault() {
    let x = [0.0, 1, 2, 3, 10]
    #expect(scaledMedianAbsoluteDeviation(sorted: x.span) == 1.48260221850560186054707652936)
  }

  @Test func singleValueHasNoScale() {
    let x = [7.0]
    #expect(scaledMedianAbsoluteDeviation(sorted: x.span) == 0)
    #expect(normalizedInterquartileRange(sorted: x.span) == 0)
  }
}

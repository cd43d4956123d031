import Mathematics
import TestSupport
import Testing

@Suite("Trimmed and winsorized means")
struct TrimmedSampleTests {
  /// Exact fractions, 50-digit square roots.
  @Test(arguments: [(0.1, "10"), (0.25, "25")])
  func agreesWithExactFractions(_ fraction: Double, _ column: String) throws {
    let samples = try Samples()
    for oracle in try OracleTable("robust_estimators.csv").rows {
      let x = try samples.values(oracle).sorted()
      let found = TrimmedSample(sorted: x.span, fraction: fraction)
      let (trimmed, winsorized, s) = (
        try oracle.number("trimmed_\(column)"), try oracle.number("winsorized_\(column)"),
        try oracle.number("winsorized_sd_\(column)")
      )
      #expect(Tolerance.roundings(2).accepts(found.preciseTrimmedMean.value, oracle: trimmed))
      #expect(Tolerance.roundings(2).accepts(found.preciseWinsorizedMean.value, oracle: winsorized))
      let found_s = try #require(found.winsorizedStandardDeviation)
      #expect(Tolerance.roundings(4).accepts(found_s, oracle: s))
      let (p, h) = (Double(x.count), Double(found.keptCount))
      guard h > 1 else { continue }
      let (u_t, u_w) = (
        s * ((p - 1) / (h * (h - 1))).squareRoot(), s * (p - 1) / ((h - 1) * p.squareRoot())
      )
      #expect(Tolerance.roundings(8).accepts(found.standardErrorOfTrimmedMean ?? .nan, oracle: u_t))
      #expect(
        Tolerance.roundings(8).accepts(found.standardErrorOfWinsorizedMean ?? .nan, oracle: u_w))
    }
  }

  @Test func nothingCutIsTheMean() {
    let x = [1.0, 2, 4, 9]
    let plain = TrimmedSample(sorted: x.span, fraction: 0.2)
    let moments = SampleMoments(x.span)
    #expect(plain.cutCount == 0)
    #expect(plain.preciseTrimmedMean == moments.preciseMean)
    #expect(plain.preciseWinsorizedMean == moments.preciseMean)
    let u = moments.standardErrorOfMean ?? .nan
    #expect(Tolerance.roundings(6).accepts(plain.standardErrorOfTrimmedMean ?? .nan, oracle: u))
    #expect(Tolerance.roundings(6).accepts(plain.standardErrorOfWinsorizedMean ?? .nan, oracle: u))
  }

  /// 0.29 · 100 is 28.999999999999996 in doubles.
  @Test func countsWholeAsWhole() {
    let x = (0..<100).map(Double.init)
    #expect(TrimmedSample(sorted: x.span, fraction: 0.29).cutCount == 29)
    #expect(TrimmedSample(sorted: x.span, fraction: 0.295).cutCount == 29)
  }

  @Test func weightsReproduceTheMeans() {
    let x = [1.0, 2, 4, 9, 11]
    let found = TrimmedSample(sorted: x.span, fraction: 0.2)
    func dot(_ w: [Double]) -> Double { zip(w, x).reduce(0) { $0 + $1.0 * $1.1 } }
    #expect(Tolerance.roundings(6).accepts(dot(found.weightsOfTrimmedMean), oracle: 5))
    #expect(Tolerance.roundings(6).accepts(dot(found.weightsOfWinsorizedMean), oracle: 5.2))
    let middle = TrimmedSample(sorted: x.span, fraction: 0.4)
    #expect(middle.weightsOfWinsorizedMean == [0, 0, 1, 0, 0])
    #expect(middle.preciseTrimmedMean.value == 4 && middle.standardErrorOfTrimmedMean == nil)
  }
}

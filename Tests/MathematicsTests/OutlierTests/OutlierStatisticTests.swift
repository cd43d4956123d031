import Mathematics
import TestSupport
import Testing

@Suite("Statistics of outlier tests")
struct OutlierStatisticTests {
  /// R 4.2.2 with outliers 0.15: the end that lies farther from the mean.
  @Test func agreeWithR() throws {
    let samples: [String: [Double]] = try OracleTable("samples.csv").rows.reduce(
      into: [String: [Double]]()
    ) {
      $0[$1["dataset"] ?? ""] = try $1.numbers("values").sorted()
    }
    for row in try OracleTable("outlier_tests_peers.csv").rows {
      let sorted = try #require(samples[row["sample"] ?? ""])
      let grubbs = try #require(statistics(sorted))
      let G = max(grubbs.low, grubbs.high)
      #expect(digits(row).accepts(G, oracle: try row.number("G")), "\(row)")
      let tail = try GrubbsDistribution(count: sorted.count).oneSidedTail(G)
      // 1 − probability, formed in double precision and multiplied by n.
      let lost = Tolerance.absolute(
        4e-14 * Double(sorted.count), because: "R subtracts from 1 and multiplies by n")
      let p = try row.number("p_one_sided")
      #expect(
        lost.accepts(tail, oracle: p) || Tolerance.digits(8).accepts(tail, oracle: p), "\(row)")
      try expectPair(grubbs, row)
      try expectDixon(sorted, grubbs, row)
    }
  }

  private func expectPair(_ grubbs: GrubbsStatistics, _ row: [String: String]) throws {
    guard let ratio = try? row.number("pair_G") else { return }
    let own = [grubbs.lowPair, grubbs.highPair].compactMap(\.self)
    #expect(own.contains { digits(row).accepts($0, oracle: ratio) }, "\(row)")
  }

  private func expectDixon(
    _ sorted: [Double], _ grubbs: GrubbsStatistics, _ row: [String: String]
  ) throws {
    guard let Q = try? row.number("dixon_Q") else { return }
    let ratio = try #require(DixonRatio(count: sorted.count))
    let ends =
      grubbs.low == grubbs.high ? [true, false] : [grubbs.low > grubbs.high]
    let own = ends.compactMap { dixon(ratio, sorted, isLow: $0) }
    #expect(own.contains { digits(row).accepts($0, oracle: Q) }, "\(row)")
  }

  /// Beside 1e9 with spreads of a few units of the last place R keeps few digits.
  private func digits(_ row: [String: String]) -> Tolerance {
    row["sample"]?.contains("offset1e9") == true ? .digits(6) : .digits(11)
  }

  @Test func doNotDependOnUnitOrSign() throws {
    let sample = [98.1, 99.0, 99.4, 99.9, 100.2, 100.4, 101.0, 103.5]
    let usual = try #require(statistics(sample))
    let scaled = try #require(statistics(sample.map { $0 * 0x1p-200 }))
    #expect(usual == scaled)
    let mirrored = try #require(statistics(sample.reversed().map { -$0 }))
    #expect(usual.low == mirrored.high && usual.lowPair == mirrored.highPair)
  }

  @Test func areAbsentWithoutSpread() {
    #expect(statistics([1, 2]) == nil)
    #expect(statistics([3, 3, 3, 3]) == nil)
    #expect(dixon(.r10, [3, 3, 3], isLow: false) == nil)
    #expect(statistics([1, 2, 4])?.lowPair == nil)
  }

  private func statistics(_ sorted: [Double]) -> GrubbsStatistics? {
    GrubbsStatistics(sorted: sorted.span)
  }

  private func dixon(_ ratio: DixonRatio, _ sorted: [Double], isLow: Bool) -> Double? {
    ratio.statistic(sorted: sorted.span, isLow: isLow)
  }
}

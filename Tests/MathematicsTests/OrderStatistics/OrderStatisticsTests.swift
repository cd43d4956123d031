import Mathematics
import TestSupport
import Testing

@Suite("Median, median absolute deviation and quantiles")
struct OrderStatisticsTests {
  static let exact = "order_statistics.csv"
  static let peers = "order_statistics_peers.csv"

  // MARK: Exact and peer oracles

  /// Exact fractions: one rounding for the median, three for a distance from it.
  @Test func mediansAgreeWithExactFractions() throws {
    let samples = try Samples()
    for oracle in try OracleTable(Self.exact).rows {
      let x = try samples.values(oracle)
      let sorted = x.sorted()
      #expect(x.middle == (try oracle.number("median")))
      #expect(sorted.middleOfSorted == (try oracle.number("median")))
      let deviation = sorted.deviationOfSorted()
      #expect(
        Tolerance.roundings(3).accepts(deviation, oracle: try oracle.number("mad_raw")), "\(x)")
    }
  }

  /// Exact fractions: four roundings of the larger neighbour.
  @Test(arguments: QuantileType.allCases)
  func quartilesAgreeWithExactFractions(_ type: QuantileType) throws {
    let samples = try Samples()
    for oracle in try OracleTable(Self.exact).rows {
      let x = try samples.values(oracle)
      let sorted = x.sorted()
      for quarter in [1, 3] {
        let q = Double(quarter) / 4
        let value = sorted.quantileOfSorted(q, type)
        let expected = try oracle.number("q\(quarter)_type\(type.rawValue)")
        let range = (x.max() ?? 0).magnitude + (x.min() ?? 0).magnitude
        let rounding = Tolerance.absolute(2 * .ulpOfOne * range, because: "4 roundings")
        #expect(rounding.accepts(value, oracle: expected), "\(x)")
        #expect(x.quantile(q, type) == value)
      }
    }
  }

  /// R 4.2.2, which rounds its ranks: 12 digits of the largest value.
  @Test func agreesWithR() throws {
    let samples = try Samples()
    for oracle in try OracleTable(Self.peers).rows {
      let x = try samples.values(oracle)
      let largest = x.reduce(0) { max($0, $1.magnitude) }
      let peer = Tolerance.absolute(1e-12 * largest, because: "the peer rounds its ranks")
      let center = x.middle
      let deviation = x.deviation(around: center)
      #expect(peer.accepts(deviation, oracle: try oracle.number("mad_raw")))
      #expect(deviation == x.sorted().deviationOfSorted(around: center))
      for type in QuantileType.allCases where type != .type9 {
        let q1 = x.quantile(0.25, type)
        #expect(peer.accepts(q1, oracle: try oracle.number("q1_type\(type.rawValue)")))
      }
    }
  }

  // MARK: Selection

  /// Squares modulo a prime, with and without many ties, long enough for sampled pivots.
  @Test(arguments: [1, 2, 7, 601, 5000], [3, 1_000_003])
  func selectionFindsWhatSortingFinds(_ count: Int, _ modulus: Int) {
    let values = (1...count).map { Double($0 * $0 * 48271 % modulus) }
    let sorted = values.sorted()
    for k in Set([0, count / 3, count / 2, count - 1]) {
      var copy = values
      var span = copy.mutableSpan
      select(k, in: &span)
      #expect(copy[k] == sorted[k])
      #expect(copy[..<k].allSatisfy { $0 <= sorted[k] })
      #expect(copy[k...].allSatisfy { $0 >= sorted[k] })
    }
  }

  @Test func selectionAcceptsSortedValues() {
    let ascending = (0..<3000).map { Double($0) }
    let descending = Array(ascending.reversed())
    #expect(ascending.middle == 1499.5)
    #expect(descending.middle == 1499.5)
  }

  // MARK: Degenerate input

  @Test func singleValueIsEveryQuantile() {
    let x = [4.5]
    #expect(x.middle == 4.5)
    #expect(x.deviationOfSorted() == 0)
    for type in QuantileType.allCases {
      #expect(x.quantileOfSorted(0, type) == 4.5)
      #expect(x.quantileOfSorted(1, type) == 4.5)
    }
  }

  @Test func medianOfGreatestValuesIsFinite() {
    let m = Double.greatestFiniteMagnitude
    let pair = [m, m.nextDown]
    #expect(pair.middle == m.nextDown || pair.middle == m)
    let opposed = [-m, m]
    #expect(opposed.quantileOfSorted(0.5, .type7) == 0)
  }

  /// The median of 2⁵² and 2⁵² + 1 is not a double; the distances from it are ½.
  @Test func deviationIsFromTheExactMedian() {
    let x = [0x1p52, 0x1p52 + 1]
    #expect(x.deviationOfSorted() == 0.5)
  }

  @Test(arguments: [1.0, 0x1p-300, 0x1p300])
  func changingTheUnitKeepsTheDigits(_ unit: Double) {
    let x = [9.64, 9.81, 9.9, 9.97, 10.02, 10.11].map { $0 * unit }
    #expect(x.middleOfSorted == middleOf(9.9, 9.97) * unit)
    let third = x.map { $0 / unit }.quantileOfSorted(1.0 / 3, .type8)
    #expect(x.quantileOfSorted(1.0 / 3, .type8) == third * unit)
  }

  private func middleOf(_ a: Double, _ b: Double) -> Double { (a + b) / 2 }
}

/// The samples of `samples.csv` by name.
struct Samples {
  private let byName: [String: [Double]]

  init() throws {
    let rows = try OracleTable("samples.csv").rows
    byName = try Dictionary(
      uniqueKeysWithValues: rows.map { ($0["dataset"] ?? "", try $0.numbers("values")) })
  }

  /// The values of the sample that `oracle` is about, in the order of the file.
  func values(_ oracle: [String: String]) throws -> [Double] {
    try #require(byName[oracle["dataset"] ?? ""])
  }
}

extension [Double] {
  fileprivate var middle: Double { median(span) }
  fileprivate var middleOfSorted: Double { median(sorted: span) }
  fileprivate func deviation(around center: Double) -> Double {
    medianAbsoluteDeviation(span, around: center)
  }
  fileprivate func deviationOfSorted() -> Double { medianAbsoluteDeviation(sorted: span) }
  fileprivate func deviationOfSorted(around center: Double) -> Double {
    medianAbsoluteDeviation(sorted: span, around: center)
  }
  fileprivate func quantile(_ q: Double, _ type: QuantileType) -> Double {
    Mathematics.quantile(span, at: q, type: type)
  }
  fileprivate func quantileOfSorted(_ q: Double, _ type: QuantileType) -> Double {
    Mathematics.quantile(sorted: span, at: q, type: type)
  }
}

import Mathematics
import TestSupport
import Testing

@Suite("Tests of normality and of symmetry")
struct GoodnessOfFitTests {
  /// R computes both in double precision with quantiles of its own. It does not centre the values, and
  /// loses figures of the sample at 10⁹: there the same formulas with 30 digits.
  @Test func shapiroWilkAgainstR() throws {
    var samples: [String: [Double]] = [:]
    for row in try OracleTable("samples.csv").rows {
      samples[row["dataset"] ?? ""] = try row.numbers("values").sorted()
    }
    let rows = try OracleTable("shapiro_wilk.csv").rows
    #expect(rows.count == 40)
    for row in rows {
      let name = row["dataset"] ?? ""
      let values = try #require(samples[name])
      let found = ShapiroWilk(sorted: values.span)
      let isFar = name == "syn_x31_n11_offset1e9_ulps"
      let W = found?.statistic ?? 0
      #expect(
        Tolerance.digits(9).accepts(W, oracle: isFar ? 0.968391280517045 : try row.number("W")),
        "\(name)")
      let p = isFar ? 0.869842328783788 : try row.number("p")
      // p falls with the 1.4th to 4th power of 1 − W, which carries W's nine digits.
      #expect((found?.pValue ?? 2) - p <= 1e-6 * p + 1e-12, "\(name)")
      #expect(p - (found?.pValue ?? -1) <= 1e-6 * p + 1e-12, "\(name)")
    }
  }

  @Test func noShapiroWilk() {
    #expect(ShapiroWilk(sorted: [1.0, 2].span) == nil)
    #expect(ShapiroWilk(sorted: [3.0, 3, 3, 3].span) == nil)
  }

  /// All sign patterns by a plain loop in NumPy 2.4.
  @Test(arguments: [
    ([31.90, 32.42, 32.90, 34.30, 34.53, 35.80], 0.087276415771373, 0.9375),
    ([98.1, 99.0, 99.4, 99.9, 100.2, 100.4, 101.0, 103.5], 0.3776747085049361, 0.7734375),
    ([1.0, 2, 3, 4, 20], 1.6867722327253263, 0.1875),
    (
      [0.0, 0.1, 0.15, 0.22, 0.31, 0.35, 0.8, 1.9, 4.5, 9.1], 2.9734778776579947, 0.005859375
    ),
  ])
  func symmetryExactly(_ values: [Double], _ T: Double, _ p: Double) {
    let found = SymmetryTest(sorted: values.span, stream: RandomStream(seed: 1))
    #expect(Tolerance.digits(12).accepts(found?.statistic ?? 0, oracle: T))
    #expect(found?.pValue == p && found?.null == .exact)
  }

  @Test func symmetryOfMirroredValues() {
    let values = [-5.0, -2, -1, 0, 1, 2, 5]
    let found = SymmetryTest(sorted: values.span, stream: RandomStream(seed: 1))
    let T = found?.statistic ?? 1
    #expect(T.magnitude < 1e-15 && found?.pValue == 1)
    #expect(SymmetryTest(sorted: [2.0, 2, 2].span, stream: RandomStream(seed: 1)) == nil)
  }

  /// Values mirrored turn the sign of T and keep p; the offset and the unit do not matter.
  @Test func symmetryIsOfShapeOnly() throws {
    let values = [0.0, 0.25, 0.5, 0.75, 2, 8]
    let stream = RandomStream(seed: 1)
    let plain = SymmetryTest(sorted: values.span, stream: stream)
    let mirrored = values.map { -$0 }.sorted()
    let turned = SymmetryTest(sorted: mirrored.span, stream: stream)
    #expect(plain?.pValue == turned?.pValue)
    let sum: Double = (plain?.statistic ?? 1) + (turned?.statistic ?? 1)
    #expect(sum.magnitude < 1e-12)
    let moved = values.map { $0 / 4 + 0x1p20 }
    let shifted = SymmetryTest(sorted: moved.span, stream: stream)
    #expect(plain?.pValue == shifted?.pValue)
  }

  /// Forty quantiles of a Pareto distribution lean far to one side: rejected by simulated signs.
  @Test func symmetrySimulated() {
    let values = (0..<40).map { 1 / (1 - (Double($0) + 0.5) / 40) }
    let found = SymmetryTest(sorted: values.span, stream: RandomStream(seed: 1))
    #expect(found?.null == .simulated)
    #expect((found?.pValue ?? 1) < 0.01)
  }
}

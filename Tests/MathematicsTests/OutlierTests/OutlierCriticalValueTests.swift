import Mathematics
import TestSupport
import Testing

@Suite("Critical values of outlier tests")
struct OutlierCriticalValueTests {
  // MARK: Peers

  /// R 4.2.2, outliers 0.15 and metRology 0.9-29-2, whose quantiles of t and F have 15 digits, of
  /// which 1 − probability/n loses some.
  @Test func grubbsAgreesWithR() throws {
    for row in try OracleTable("critical_grubbs.csv").rows {
      let grubbs = try GrubbsDistribution(count: Int(row.number("n")))
      let α = try row.number("alpha")
      let value =
        row["sided"] == "two_sided"
        ? grubbs.criticalValue(α) : grubbs.oneSidedCriticalValue(α)
      #expect(try Tolerance.digits(11).accepts(value, oracle: row.number("G")), "\(row)")
    }
  }

  @Test func cochranAgreesWithR() throws {
    for row in try OracleTable("critical_cochran.csv").rows {
      let cochran = try CochranDistribution(
        count: Int(row.number("p")), degreesOfFreedom: row.number("n") - 1)
      let value = try cochran.criticalValue(row.number("alpha"))
      #expect(try Tolerance.digits(11).accepts(value, oracle: row.number("C")), "\(row)")
    }
  }

  @Test func mandelAgreesWithR() throws {
    for row in try OracleTable("critical_mandel_h.csv").rows {
      let value = try MandelLimits(count: Int(row.number("p"))).h(row.number("alpha"))
      #expect(try Tolerance.digits(11).accepts(value ?? .nan, oracle: row.number("h")), "\(row)")
    }
    for row in try OracleTable("critical_mandel_k.csv").rows {
      let value = try MandelLimits(count: Int(row.number("p"))).k(
        row.number("alpha"), replicates: Int(row.number("n")))
      #expect(try Tolerance.digits(11).accepts(value ?? .nan, oracle: row.number("k")), "\(row)")
    }
  }

  // MARK: Many digits

  @Test func pairsAgreeWithFortyDigits() throws {
    for row in try OracleTable("grubbs_pair.csv").rows {
      let pair = try GrubbsPairDistribution(count: Int(row.number("count")))
      let value = try pair.criticalValue(row.number("significance"))
      #expect(try Tolerance.digits(12).accepts(value, oracle: row.number("ratio")), "\(row)")
    }
  }

  /// 400 000 samples of 200 (NumPy 2, seed 7): between the order statistics three binomial standard
  /// deviations below and above the quantile.
  @Test func pairsOfHundredsAgreeWithASimulation() throws {
    let pair = try GrubbsPairDistribution(count: 200)
    #expect((0.87880...0.87999).contains(try pair.criticalValue(0.005)))
    #expect((0.89520...0.89587).contains(try pair.criticalValue(0.025)))
  }

  @Test func dixonAgreesWithTwentyDigits() throws {
    for row in try OracleTable("dixon.csv").rows {
      let dixon = try #require(DixonDistribution(count: Int(row.number("count"))))
      let tail = try dixon.upperTail(row.number("ratio"))
      #expect(
        try Tolerance.digits(10).accepts(tail, oracle: row.number("significance")), "\(row)")
    }
  }

  // MARK: Printed tables

  /// ISO 5725-2, Table 5, pair of largest or smallest: upper limits at 1 % and 5 %.
  @Test(arguments: [(5, 0.0018, 0.0090), (6, 0.0116, 0.0349), (12, 0.1738, 0.2537)])
  func pairsAgreeWithTheTable(_ p: Int, _ at1: Double, _ at5: Double) throws {
    let pair = try GrubbsPairDistribution(count: p)
    #expect(Tolerance.published(decimals: 4).accepts(try pair.criticalValue(0.005), oracle: at1))
    #expect(Tolerance.published(decimals: 4).accepts(try pair.criticalValue(0.025), oracle: at5))
  }

  /// Dixon 1951, tables I to V, upper 5 %.
  @Test(arguments: [(3, 0.941), (7, 0.507), (8, 0.554), (11, 0.576), (14, 0.546)])
  func dixonAgreesWithTheTable(_ n: Int, _ critical: Double) throws {
    let dixon = try #require(DixonDistribution(count: n))
    let tail = dixon.upperTail(critical)
    // Half a unit of the third decimal at a density of the ratio of about 0.5.
    #expect((0.0490...0.0510).contains(tail), "n = \(n): \(tail)")
  }

  // MARK: Closed forms

  /// Of four, f_3 is constant: P(G ≤ g) = (12/π)∫ (1 − √(1 − x)) / 2 dθ, whose derivative at 1 % is
  /// that of the forty digits; here the ends.
  @Test func pairProbabilitiesEndAtZeroAndOne() throws {
    for p in [4, 5, 9, 30] {
      let pair = try GrubbsPairDistribution(count: p)
      #expect(try pair.cumulative(0) == 0)
      #expect(try pair.cumulative(1) == 1)
      // With all of the others at one end the pair keeps at most this share.
      let most = 1 - 2.0 / Double(p - 1) * 1e-9
      #expect(try Tolerance.digits(9).accepts(pair.cumulative(most), oracle: 1))
    }
  }

  /// For three results r10 = u has the density (3√3/2π) / (u² − u + 1), from 0 to 1: P(R > r) in
  /// closed form.
  @Test(arguments: [0.1, 0.5, 0.9, 0.99])
  func dixonOfThreeIsAnArcTangent(_ r: Double) throws {
    let dixon = try #require(DixonDistribution(count: 3))
    func integral(_ u: Double) -> Double {
      3 / Double.pi * arcTangent((2 * u - 1) / 3.0.squareRoot())
    }
    #expect(
      Tolerance.digits(10).accepts(dixon.upperTail(r), oracle: integral(1) - integral(r)))
  }

  private func arcTangent(_ x: Double) -> Double {
    // Halving the angle thrice, then the series.
    var (x, factor) = (x, 1.0)
    for _ in 0..<4 {
      x = x / (1 + (1 + x * x).squareRoot())
      factor *= 2
    }
    return factor
      * (0..<20).reduce(0.0) { sum, k in
        let n = Double(2 * k + 1)
        let power = (0..<(2 * k + 1)).reduce(1.0) { product, _ in product * x }
        return sum + (k % 2 == 0 ? 1 : -1) * power / n
      }
  }

  @Test func probabilitiesAndCriticalValuesInvertEachOther() throws {
    for (p, α) in [(3, 0.05), (8, 0.01), (200, 0.05)] {
      let grubbs = try GrubbsDistribution(count: p)
      #expect(Tolerance.digits(9).accepts(grubbs.upperTail(grubbs.criticalValue(α)), oracle: α))
      let cochran = try CochranDistribution(count: p, degreesOfFreedom: 2)
      #expect(Tolerance.digits(12).accepts(cochran.upperTail(cochran.criticalValue(α)), oracle: α))
    }
    let pair = try GrubbsPairDistribution(count: 60)
    #expect(
      Tolerance.digits(11).accepts(try pair.cumulative(pair.criticalValue(0.025)), oracle: 0.025))
  }

  // MARK: Degenerate input

  @Test func extremesOfTheStatisticsHaveTheirLimits() throws {
    let grubbs = try GrubbsDistribution(count: 3)
    #expect(grubbs.upperTail(grubbs.largest) == 0)
    #expect(grubbs.upperTail(0) == 1)
    let cochran = try CochranDistribution(count: 2, degreesOfFreedom: 1)
    #expect(cochran.upperTail(1) == 0)
    #expect(cochran.upperTail(0.5) == 1)
    #expect(throws: InvalidDegreesOfFreedom.self) { try GrubbsDistribution(count: 2) }
    #expect(MandelLimits(count: 2).h(0.05) == nil)
    #expect(MandelLimits(count: 2).k(0.05, replicates: 1) == nil)
    #expect(DixonDistribution(count: 2) == nil)
  }
}

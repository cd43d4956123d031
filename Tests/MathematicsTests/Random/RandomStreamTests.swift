import Testing
import TestSupport

@testable import Mathematics

@Suite("Random numbers by index")
struct RandomStreamTests {
  /// The known answers of Random123 (kat_vectors) for philox4x64, 10 rounds; numpy 2's Philox gives
  /// the same, and the last row: `Philox(counter=[2**64-1]*4, key=[20270101, 0]).random_raw(8)`,
  /// which starts at counter 0.
  @Test func philoxGivesTheKnownAnswers() {
    let all = UInt64.max
    #expect(
      Philox(key: 0).block(0)
        == [
          0x1655_4D9E_CA36_314C, 0xDB20_FE9D_672D_0FDC, 0xD7E7_72CE_E186_176B,
          0x7E68_B68A_EC7B_A23B,
        ])
    #expect(
      Philox(key: all, all).block(all, all, all, all)
        == [
          0x87B0_92C3_013F_E90B, 0x438C_3C67_BE8D_0224, 0x9CC7_D7C6_9CD7_77B6,
          0xA09C_AEBF_594F_0BA0,
        ])
    #expect(
      Philox(key: 0x4528_21E6_38D0_1377, 0xBE54_66CF_34E9_0C6C).block(
        0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0,
        0x082E_FA98_EC4E_6C89)
        == [
          0xA528_F454_03E6_1D95, 0x38C7_2DBD_566E_9788, 0xA5A1_610E_72FD_18B5,
          0x57BD_43B5_E52B_7FE6,
        ])
    let seeded = Philox(key: 20_270_101)
    #expect(
      seeded.block(0)
        == [
          0x6033_7B2F_204A_3201, 0xF0AF_049B_3368_01D4, 0x579E_233F_D26B_416B,
          0x3129_FF15_F47F_9D00,
        ])
    #expect(
      seeded.block(1)
        == [
          0x443C_B3D0_9B2D_80D5, 0xABB4_0E49_B608_C509, 0x241C_F931_4979_7E5D,
          0x91F0_E4CC_C597_4B9F,
        ])
  }

  /// The probability integral transform of the quantile, which has its own oracle.
  @Test func normalDeviatesAreQuantiles() {
    for k in 1..<400 {
      let p = Double(k) / 400
      let tolerance = Tolerance.absolute(
        4e-15 * max(1, Normal().quantile(p).magnitude), because: "rational functions to 1e-15")
      #expect(tolerance.accepts(normalDeviate(p), oracle: Normal().quantile(p)))
    }
    for exponent in 2...52 {
      let p = Double(sign: .plus, exponent: -exponent, significand: 1)
      #expect(Tolerance.digits(14).accepts(normalDeviate(p), oracle: Normal().quantile(p)))
      #expect(normalDeviate(1 - p) <= -normalDeviate(p) * (1 + 1e-6))
    }
  }

  @Test func anOrderOfAskingIsNone() {
    let stream = RandomStream(seed: 5)
    var row = [Double](repeating: 0, count: 7)
    for draw in [3, 0, 1_000_000_007] {
      var span = row.mutableSpan
      stream.fillNormal(&span, draw: draw)
      for variable in row.indices.reversed() {
        #expect(row[variable] == stream.normal(draw: draw, variable: variable))
      }
    }
    #expect(
      RandomStream(seed: 6).normal(draw: 0, variable: 0) != stream.normal(draw: 0, variable: 0))
  }

  /// Kolmogorov's distance of 20 000 numbers: beyond 1.63/√n once in a hundred seeds.
  @Test(arguments: [Double.infinity, 0.7, 1, 2.5, 30])
  func numbersFollowTheirDistribution(_ ν: Double) throws {
    let count = 20_000
    let stream = RandomStream(seed: 2027)
    let distribution = try StudentT(degreesOfFreedom: ν)
    let numbers = (0..<count).map { draw in
      ν < .infinity
        ? stream.studentT(draw: draw, variable: 2, degreesOfFreedom: ν)
        : stream.normal(draw: draw, variable: 2)
    }.sorted()
    var distance = 0.0
    for (rank, number) in numbers.enumerated() {
      let p = distribution.cumulative(number)
      distance = max(
        distance, p - Double(rank) / Double(count), Double(rank + 1) / Double(count) - p)
    }
    #expect(distance < 1.63 / Double(count).squareRoot())
  }

  @Test func uniformNumbersAreBetweenTheEnds() {
    let stream = RandomStream(seed: 1)
    let numbers = (0..<4000).map { stream.uniform(draw: $0, variable: $0 % 5) }
    #expect(numbers.allSatisfy { 0 < $0 && $0 < 1 && $0 * 0x1p53 == ($0 * 0x1p53).rounded() })
    #expect(Set(numbers).count == numbers.count)
  }

  @Test func fewDegreesOfFreedomStayFinite() {
    let stream = RandomStream(seed: 1)
    for draw in 0..<200 {
      #expect(stream.studentT(draw: draw, variable: 0, degreesOfFreedom: 1e-3).isFinite)
    }
  }
}

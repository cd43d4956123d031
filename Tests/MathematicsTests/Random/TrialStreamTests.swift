import Mathematics
import TestSupport
import Testing

@Suite("Random numbers of trials")
struct TrialStreamTests {
  /// The known answers of the authors' library Random123 for Philox 4x32-10, again by a few lines of
  /// Python.
  @Test func knownAnswers() {
    func words(_ c: (UInt64, UInt64, UInt64, UInt64), _ key: UInt64) -> [UInt64] {
      let found = PhiloxLanes(key: key).block(
        SIMD16(repeating: c.0), SIMD16(repeating: c.1), c.2, c.3)
      return [found.0[0], found.1[3], found.2[9], found.3[15]]
    }
    let ones: UInt64 = 0xFFFF_FFFF
    #expect(words((0, 0, 0, 0), 0) == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
    #expect(
      words((ones, ones, ones, ones), .max) == [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd])
    #expect(
      words((0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), 0x299f_31d0_a409_3822)
        == [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1])
  }

  private func normals(_ count: Int, variable: Int = 0, from first: Int = 0) -> [Double] {
    var numbers = [Double](repeating: 0, count: count)
    var span = numbers.mutableSpan
    TrialStream(seed: 13).fillNormal(&span, variable: variable, from: first)
    return numbers
  }

  /// A number belongs to its trial, whatever block it was asked for in.
  @Test func addressedByTrial() {
    let all = normals(100)
    #expect(normals(37, from: 41) == Array(all[41..<78]))
    #expect(normals(100, variable: 1) != all)
  }

  /// Neighbours drawn together have the numbers that each has alone, and none that the other kind of
  /// numbers, or a neighbour, has.
  @Test func pairs() {
    let stream = TrialStream(seed: 13)
    var (a, b) = ([Double](repeating: 0, count: 37), [Double](repeating: 0, count: 37))
    func draw(_ fill: (inout MutableSpan<Double>, inout MutableSpan<Double>) -> Void) {
      var first = a.mutableSpan
      var second = b.mutableSpan
      fill(&first, &second)
    }
    draw { stream.fillNormal(&$0, &$1, pair: 3, from: 41) }
    #expect(a == normals(37, variable: 6, from: 41))
    #expect(b == normals(37, variable: 7, from: 41))
    let normal = a + b
    draw { stream.fillUniform(&$0, &$1, pair: 3, from: 41) }
    let uniform = a + b
    draw { stream.fillTwoUniforms(&$0, &$1, variable: 3, from: 41) }
    let all = normal + uniform + a + b
    #expect(Set(all).count == all.count)
  }

  /// Kolmogorov and Smirnov's distance of n numbers from their distribution: below 1.95/√n but once in a
  /// thousand seeds; the seed is fixed.
  private func distance(_ numbers: [Double], _ cumulative: (Double) -> Double) -> Double {
    let sorted = numbers.sorted()
    let n = Double(sorted.count)
    var largest = 0.0
    for (i, x) in sorted.enumerated() {
      let F = cumulative(x)
      largest = max(largest, F - Double(i) / n, Double(i + 1) / n - F)
    }
    return largest * n.squareRoot()
  }

  @Test func distributions() throws {
    let stream = TrialStream(seed: 101)
    func draw(_ fill: (inout MutableSpan<Double>) -> Void) -> [Double] {
      var numbers = [Double](repeating: 0, count: 20_000)
      var span = numbers.mutableSpan
      fill(&span)
      return numbers
    }
    let uniform = draw { stream.fillUniform(&$0, variable: 0, from: 0) }
    #expect(distance(uniform) { $0 } < 1.95)
    #expect(uniform.allSatisfy { $0 > 0 && $0 < 1 })
    let normal = draw { stream.fillNormal(&$0, variable: 1, from: 0) }
    #expect(distance(normal) { Normal().cumulative($0) } < 1.95)
    let chi = try ChiSquared(degreesOfFreedom: 5)
    let gamma = draw { stream.fillGamma(&$0, shape: 2.5, variable: 2, from: 0) }
    #expect(distance(gamma) { chi.cumulative(2 * $0) } < 1.95)
    let exponential = try ChiSquared(degreesOfFreedom: 2)
    let waits = draw {
      stream.fillUniform(&$0, variable: 3, from: 0)
      exponentialFromUniform(&$0)
    }
    #expect(distance(waits) { exponential.cumulative(2 * $0) } < 1.95)
  }

  /// Mean and variance of 10⁵ normal numbers within five standard errors, and no correlation between
  /// variables and successive trials.
  @Test(arguments: [1, 7]) func moments(variable: Int) {
    let n = 100_000
    let (a, b) = (normals(n), normals(n, variable: variable))
    let five: Double = 5 / Double(n).squareRoot()
    let mean: Double = a.reduce(0, +) / Double(n)
    let square: Double = a.reduce(0) { $0 + $1 * $1 } / Double(n)
    let cross: Double = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / Double(n)
    let serial: Double = zip(a, a.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / Double(n)
    #expect(mean.magnitude < five)
    #expect((square - 1).magnitude < five * 2.0.squareRoot())
    #expect(cross.magnitude < five)
    #expect(serial.magnitude < five)
  }
}

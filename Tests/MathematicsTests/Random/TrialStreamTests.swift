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

  /// Philox and the addresses again in Python, the normal numbers by mpmath 1.3; above 2³² trials too.
  @Test(arguments: [
    (0, 0.32380493818916223, 1.0765357312549697), (7, 0.6677949762435299, -0.338410796632693),
    (8, 0.68555872531454287, -0.22859937699918484), (15, 0.18821754259606893, 0.034528901456833153),
    (16, 0.8702265360396263, 1.5439144183807667), (41, 0.83626714154805326, 1.6176576984121601),
    (8_589_934_616, 0.60279176610121621, -0.1387847432962723),
  ])
  func addresses(_ trial: Int, _ uniform: Double, _ normal: Double) {
    let stream = TrialStream(seed: 13)
    var (u, z) = ([0.0], [0.0])
    var one = u.mutableSpan
    stream.fillUniform(&one, variable: 3, from: trial)
    var other = z.mutableSpan
    stream.fillNormal(&other, variable: 3, from: trial)
    #expect(u[0] == uniform)
    #expect(Tolerance.digits(14).accepts(z[0], oracle: normal), "\(z[0])")
  }

  /// No number serves two trials, variables or purposes.
  @Test func distinct() {
    let stream = TrialStream(seed: 13)
    func draw(_ fill: (inout MutableSpan<Double>) -> Void) -> [Double] {
      var numbers = [Double](repeating: 0, count: 64)
      var span = numbers.mutableSpan
      fill(&span)
      return numbers
    }
    var others = [Double](repeating: 0, count: 64)
    let pairs = draw {
      var second = others.mutableSpan
      stream.fillTwoUniforms(&$0, &second, variable: 3, from: 41)
    }
    let all =
      pairs + others + draw { stream.fillUniform(&$0, variable: 3, from: 41) }
      + draw { stream.fillUniform(&$0, variable: 4, from: 41) }
      + draw { stream.fillNormal(&$0, variable: 3, from: 41) }
      + draw { stream.fillNormal(&$0, variable: 4, from: 41) }
      + draw { stream.fillGamma(&$0, shape: 1, variable: 3, from: 41) }
    #expect(Set(all).count == 7 * 64)
  }

  /// A gamma number belongs to its trial, one that was rejected first too: of 2000 with shape 1 some hundred are.
  @Test func gammaNumbersAddressedByTrial() {
    func gammas(_ count: Int, from first: Int) -> [Double] {
      var numbers = [Double](repeating: 0, count: count)
      var span = numbers.mutableSpan
      TrialStream(seed: 13).fillGamma(&span, shape: 1, variable: 2, from: first)
      return numbers
    }
    let all = gammas(2000, from: 0)
    #expect(gammas(1321, from: 237) == Array(all[237..<1558]))
  }

  /// By mpmath 1.3 with 40 digits: few and many degrees of freedom, numbers at either end.
  @Test(arguments: [
    (1.0, 0.25, 0.125, 2.7386127875258306), (2.5, 0x1p-53, 0x1p-30, 3_808_955.6191126248),
    (5.0, 0.999999, 0.0625, 0.0013065634221924856), (30.0, 0.5, 0.7, -0.36808369411080333),
    (1e6, 0.1, 0.9, 1.7361249834067269), (3.0, 1 - 0x1p-53, 0.01, 1.4871757156078094e-8),
  ])
  func student(_ ν: Double, _ uniform: Double, _ turn: Double, _ oracle: Double) {
    var (t, turns) = ([uniform], [turn])
    var numbers = t.mutableSpan
    var angles = turns.mutableSpan
    studentFromUniforms(&numbers, turns: &angles, degreesOfFreedom: ν)
    #expect(Tolerance.digits(14).accepts(t[0], oracle: oracle), "\(t[0])")
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
    for ν in [0.8, 2, 5, 40] {
      var turns = [Double](repeating: 0, count: 20_000)
      let t = draw {
        var second = turns.mutableSpan
        stream.fillTwoUniforms(&$0, &second, variable: 4, from: 0)
        studentFromUniforms(&$0, turns: &second, degreesOfFreedom: ν)
      }
      let student = try StudentT(degreesOfFreedom: ν)
      #expect(distance(t) { student.cumulative($0) } < 1.95, "\(ν)")
    }
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

import Mathematics
import TestSupport
import Testing

@Suite("Kernel density, its modes and its bandwidth")
struct KernelDensityTests {
  /// Example E.6 of ISO 13528:2022: coliforms of 35 participants, log10 CFU/ml.
  static let coliforms: [Double] = [
    3.8, 3.9, 3.07, 3.64, 4.06, 3.4, 3.59, 3.39, 3.47, 3.47, 3.77, 3.53, 2.83, 2.75, 2.06, 3.75,
    3.73, 3.82, 3.86, 3.88, 3.97, 3.96, 3.8, 3.88, 3.25, 3.45, 3.64, 2.86, 3.17, 3.19, 3.17, 4.22,
    3.82, 3.82, 3.95,
  ].sorted()

  /// The printed mode with h = 0.75 · 0.25, and one more figure by 50-digit arithmetic.
  @Test func exampleE6() throws {
    let density = KernelDensity(sorted: Self.coliforms, bandwidth: 0.75 * 0.25)
    let modes = density.modes(stream: RandomStream(seed: 1))
    let first = try #require(modes.first)
    #expect(Tolerance.published(decimals: 2).accepts(first.value, oracle: 3.79))
    #expect(Tolerance.published(decimals: 4).accepts(first.value, oracle: 3.7933))
    #expect(first.standardError == nil && first.frequency == nil)
    // The shares are those of all the density.
    let whole = modes.reduce(0) { $0 + $1.share }
    #expect(Tolerance.roundings(8).accepts(whole, oracle: 1))
  }

  /// All pairs, 50 digits, by the equation as printed; R 4.2.2 gives 0.1392083 for the first with
  /// 10⁷ bins.
  @Test func sheatherJones() {
    let eight = [98.1, 99.0, 99.4, 99.9, 100.2, 100.4, 101.0, 103.5]
    for (values, oracle) in [
      (Self.coliforms, 0.13920821765322568783), (eight, 0.73193230707035394227),
    ] {
      let found = sheatherJonesBandwidth(sorted: values.span) ?? 0
      #expect(Tolerance.digits(13).accepts(found, oracle: oracle))
    }
  }

  /// 3000 normal values from a linear congruential generator; all pairs with SciPy 1.17.1. So many
  /// are gathered in bins of λ/400, about a hundredth of the widths in the sums: its square over 24 is
  /// 4e-6.
  @Test func bandwidthOfManyValues() {
    var state = 13528
    let values = (0..<3000).map { _ -> Double in
      state = (state * 1_103_515_245 + 12345) % (1 << 31)
      return Normal().quantile((Double(state) + 0.5) / 0x1p31)
    }
    let sorted = values.sorted()
    let found = sheatherJonesBandwidth(sorted: sorted.span) ?? 0
    #expect(Tolerance.digits(5).accepts(found, oracle: 0.22009283411842218))
  }

  @Test func bandwidthThatIsNotThere() {
    #expect(sheatherJonesBandwidth(sorted: [1.0, 2.0].span) == nil)
    #expect(sheatherJonesBandwidth(sorted: [5.0, 5, 5, 5].span) == nil)
  }

  /// Two equal normal components 2a apart have two modes when a > h, one in the middle when a < h.
  @Test func twoComponents() {
    let stream = RandomStream(seed: 1)
    let near = KernelDensity(sorted: [-0.9, 0.9], bandwidth: 1).modes(stream: stream)
    #expect(near.count == 1)
    #expect(near.allSatisfy { $0.value.magnitude < 1e-12 })
    let far = KernelDensity(sorted: [-1.5, 1.5], bandwidth: 1).modes(stream: stream)
    #expect(far.count == 2)
    for mode in far {
      // The root of t = 1.5 tanh(1.5 t) above zero, 50 digits.
      #expect(Tolerance.digits(13).accepts(mode.value.magnitude, oracle: 1.4632437386096905))
      #expect(Tolerance.roundings(8).accepts(mode.share, oracle: 0.5))
    }
    let apart = KernelDensity(sorted: [0, 0, 1e6], bandwidth: 1).modes(stream: stream)
    #expect(apart.map(\.value) == [0, 1e6])
    let third: Double = 2.0 / 3
    let shares: [Double] = [third, 1 - third]
    #expect(apart.map(\.share) == shares)
  }

  /// Dyadic values, so that an offset of 2³⁰ and a unit of 2⁻⁷ are exact.
  @Test func originAndUnit() {
    let values = [0.0, 0.25, 0.375, 0.5, 1.75, 2, 2.125].map { $0 * 4 }
    let stream = RandomStream(seed: 7)
    let plain = KernelDensity(sorted: values, bandwidth: 0.75).modes(resamples: 50, stream: stream)
    let scaled = KernelDensity(sorted: values.map { $0 / 128 }, bandwidth: 0.75 / 128)
      .modes(resamples: 50, stream: stream)
    let moved = KernelDensity(sorted: values.map { $0 + 0x1p30 }, bandwidth: 0.75)
      .modes(resamples: 50, stream: stream)
    let values128: [Double] = plain.map { $0.value / 128 }
    let errors128: [Double] = plain.map { ($0.standardError ?? -1) / 128 }
    #expect(values128 == scaled.map(\.value))
    #expect(errors128 == scaled.map { $0.standardError ?? -1 })
    #expect(plain.map(\.frequency) == scaled.map(\.frequency))
    let shifted: [Double] = plain.map { $0.value + 0x1p30 }
    #expect(shifted == moved.map(\.value))
    // The minimum between the modes is rounded to the last place of the offset, 2⁻²².
    for (share, other) in zip(plain.map(\.share), moved.map(\.share)) {
      #expect((share - other).magnitude < 0x1p-22)
    }
  }

  /// Three values at 0 and one far off: a resample has the far mode unless none of four draws is
  /// the far value, with probability 1 − (3/4)⁴.
  @Test func resampledFrequency() throws {
    let modes = KernelDensity(sorted: [0, 0, 0, 1000], bandwidth: 1)
      .modes(resamples: 2000, stream: RandomStream(seed: 11))
    let far = try #require(modes.last)
    let probability = 1 - 0.31640625
    // Five standard errors of a binomial share of 2000.
    let band = 5 * (probability * (1 - probability) / 2000).squareRoot()
    let frequency: Double = far.frequency ?? 0
    #expect((frequency - probability).magnitude < band)
    #expect(far.standardError == 0)
  }

  /// The standard error of the mode of two values under resampling: the mode lies at either value
  /// with probability ¼ each, in the middle with ½, so its variance is a²/2.
  @Test func resampledSpread() throws {
    let modes = KernelDensity(sorted: [-0.5, 0.5], bandwidth: 1)
      .modes(resamples: 4000, stream: RandomStream(seed: 3))
    let error = try #require(modes.first?.standardError)
    // Var of the square is 1/64: five standard errors of the variance are 5/(8 √4000).
    let band: Double = 5 / (8 * 4000.0.squareRoot())
    #expect((error * error - 0.125).magnitude < band)
  }
}

import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Median by Monte Carlo and weighted median")
struct SimulatedMedianTests {
  private let draws = 6000

  private func median(
    _ results: [TestResult], seed: UInt64 = 1, draws: Int = 6000
  ) throws -> ComparisonAnalysis {
    var round = try TestRound.round(results, .reference(.medianMonteCarlo(draws: draws)))
    round.seed = seed
    return try Analysis(of: round).comparisons[0]
  }

  private func results(_ x: [Double], u: [Double], ν: Double = .infinity) -> [TestResult] {
    zip(x, u).enumerated().map {
      TestResult(lab: "\($0.offset)", x: $0.element.0, u: $0.element.1, ν: ν)
    }
  }

  /// A standard deviation from n draws varies by 1/√2n of itself; five times that.
  private func simulated(_ scale: Double) -> Tolerance {
    .absolute(
      5 * scale / Double(2 * draws).squareRoot(), because: "five standard errors of the simulation")
  }

  /// The median of two is their mean: u² = (u_1² + u_2²)/4, and each has half of it.
  @Test func twoResults() throws {
    let found = try median(results([10, 14], u: [3, 4])).assignedValue
    #expect(simulated(2.5 * 1.5).accepts(try #require(found.value), oracle: 12))
    #expect(simulated(2.5).accepts(try #require(found.standardUncertainty), oracle: 2.5))
    guard case .ownShare(let weights) = found.dependence else { throw Missing() }
    #expect(weights == [0.5, 0.5])
  }

  /// The median of three standard normal numbers has the variance 1 − √3/π (Jones 1948).
  @Test func threeEqualResults() throws {
    let found = try median(results([5, 5, 5], u: [2, 2, 2]))
    let u = 2 * 0.669827055  // √(1 − √3/π) to nine digits
    #expect(
      simulated(u).accepts(try #require(found.assignedValue.standardUncertainty), oracle: u))
    // cov(x_i, m) = u²/3 by symmetry, so u²(d) = u²(1 − 2/3) + u²(m).
    let deviation = (4.0 / 3 + u * u).squareRoot()
    for d in try #require(found.deviations) {
      #expect(simulated(4 * u).accepts(try #require(d.standardUncertainty), oracle: deviation))
      #expect(d.isCorrelated)
    }
    let interval = try #require(found.assignedValue.coverageInterval)
    #expect(interval.contains(5) && interval.upperBound - interval.lowerBound < 8 * u)
  }

  /// Ten times a million draws of numpy with `rng = np.random.default_rng(1)`:
  /// `m = np.median(x + u * rng.standard_normal((10**6, 6)), axis=1)`; mean and standard deviation of
  /// all, 1.5e-4 and 1e-4 uncertain.
  @Test func pcb28() throws {
    let found = try median(
      results(
        [34.30, 32.90, 34.53, 32.42, 31.90, 35.80], u: [1.03, 0.69, 0.83, 0.29, 0.40, 0.38])
    ).assignedValue
    #expect(simulated(0.46309 * 1.5).accepts(try #require(found.value), oracle: 33.45561))
    #expect(simulated(0.46309).accepts(try #require(found.standardUncertainty), oracle: 0.46309))
  }

  @Test func weightedMedianByHand() throws {
    // 1/u²: 1, 1/4, 1/4, 4; half is 2.75, which the last alone passes.
    let x = [1.0, 2, 3, 4]
    let found = try TestRound.analysis(
      results(x, u: [1, 2, 2, 0.5]), .reference(.weightedMedian(draws: draws))
    ).assignedValue
    #expect(found.value == 4)
    // 1, 1/4, 1/4, 1/2: half is 1, so the mean of the first two.
    let tied = try TestRound.analysis(
      results(x, u: [1, 2, 2, 2.0.squareRoot()]), .reference(.weightedMedian(draws: draws))
    ).assignedValue
    #expect(tied.value == 1.5)
    let sole = try TestRound.analysis(
      results([7], u: [2]), .reference(.weightedMedian(draws: draws)))
    #expect(sole.assignedValue.value == 7)
  }

  /// One result with more than half the weight is the median in every draw.
  @Test func aDominatingWeight() throws {
    let found = try TestRound.analysis(
      results([1, 2, 3], u: [1, 0.001, 1]), .reference(.weightedMedian(draws: draws))
    ).assignedValue
    #expect(found.value == 2)
    #expect(simulated(0.001).accepts(try #require(found.standardUncertainty), oracle: 0.001))
    guard case .ownShare(let weights) = found.dependence else { throw Missing() }
    #expect(weights == [0, 1, 0])
  }

  @Test func heavyTailsHaveNoUncertainty() throws {
    // The mean of two of Student's t with 2 degrees of freedom has no variance; the median of three has.
    let two = try median(results([1, 2], u: [1, 1], ν: 2))
    #expect(two.assignedValue.standardUncertainty == nil)
    #expect(two.notices.contains(.infiniteVariance))
    #expect(two.assignedValue.coverageInterval != nil)
    let three = try median(results([1, 2, 3], u: [1, 1, 1], ν: 2))
    #expect(three.assignedValue.standardUncertainty != nil)
  }

  @Test func theSeedAloneDecides() throws {
    let sample = results([1, 2, 4, 8, 9], u: [1, 0.5, 2, 1, 1], ν: 5)
    let first = try median(sample).assignedValue
    #expect(try median(sample).assignedValue.exactValue == first.exactValue)
    #expect(try median(sample.reversed()).assignedValue.exactValue == first.exactValue)
    #expect(try median(sample, seed: 2).assignedValue.exactValue != first.exactValue)
    let scaled = sample.map { TestResult(lab: $0.lab, x: $0.x * 64, u: ($0.u ?? 0) * 64, ν: 5) }
    let large = try median(scaled).assignedValue
    #expect(large.value == first.value.map { $0 * 64 })
    #expect(large.standardUncertainty == first.standardUncertainty.map { $0 * 64 })
    let far = sample.map { TestResult(lab: $0.lab, x: $0.x + 0x1p40, u: $0.u, ν: 5) }
    let moved = try median(far).assignedValue
    #expect(moved.standardUncertainty == first.standardUncertainty)
  }

  /// As many results as are sorted in the other way.
  @Test func manyResults() throws {
    let x = (0..<101).map { Double($0) }
    let found = try median(results(x, u: x.map { _ in 0.01 }), draws: 1000).assignedValue
    #expect(
      Tolerance.absolute(0.01, because: "one u").accepts(try #require(found.value), oracle: 50))
  }

  private struct Missing: Error {}
}

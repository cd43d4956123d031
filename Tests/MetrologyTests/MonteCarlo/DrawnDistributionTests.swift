import Foundation
import Mathematics
import Testing

@testable import Metrology

/// Every distribution of JCGM 101, table 1, and the others that inputs may have, against distribution
/// functions written out here or tested against an oracle of their own.
@Suite("The draws of inputs follow their distributions")
struct DrawnDistributionTests {
  /// A distribution with its distribution function.
  struct Known: CustomTestStringConvertible, Sendable {
    let name: String
    let distribution: InputDistribution
    let cumulative: @Sendable (Double) -> Double

    var testDescription: String { name }
  }

  static let known = [
    Known(name: "uniform", distribution: .uniform(a: 1, b: 4)) { min(1, max(0, ($0 - 1) / 3)) },
    // ∫ P(X ≤ x | ends) over the ends a ± d, b ∓ d that move together: half-widths h from 0.5 to 1.5.
    Known(
      name: "curvilinear trapezoid", distribution: .curvilinearTrapezoid(a: -1, b: 1, d: 0.5),
      cumulative: { x in
        let steps = 800
        let shares = (0..<steps).map { step in
          let h = 0.5 + (Double(step) + 0.5) / Double(steps)
          return min(1, max(0, (x + h) / (2 * h)))
        }
        return shares.reduce(0, +) / Double(steps)
      }),
    // The top, from 0.7 to 1.3, has a density of 1/1.3.
    Known(
      name: "trapezoid", distribution: .trapezoid(a: 0, b: 2, beta: 0.3),
      cumulative: { x in
        let (t, height) = (min(x, 2 - x), 1 / 1.3)
        let lower = t < 0.7 ? t * t * height / 1.4 : 0.35 * height + (t - 0.7) * height
        return x < 1 ? lower : 1 - lower
      }),
    Known(
      name: "triangular", distribution: .triangular(a: -1, b: 5),
      cumulative: { $0 < 2 ? ($0 + 1) * ($0 + 1) / 18 : 1 - (5 - $0) * (5 - $0) / 18 }),
    Known(
      name: "arcsine", distribution: .arcsine(a: -0.5, b: 0.5),
      cumulative: { 0.5 + asin(min(1, max(-1, 2 * $0))) / .pi }),
    Known(
      name: "normal", distribution: .normal(mean: 3, standardDeviation: 2),
      cumulative: { Normal().cumulative(($0 - 3) / 2) }),
    student(12), student(2), student(0.5),
    Known(
      name: "exponential", distribution: .exponential(mean: 2),
      cumulative: { 1 - exp(-$0 / 2) }),
    // Of a whole shape, 5: one less the probability of fewer than five events.
    Known(
      name: "gamma", distribution: .gamma(counts: 4),
      cumulative: { x in
        1 - exp(-x) * (1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4))))
      }),
  ]

  private static func student(_ ν: Double) -> Known {
    Known(
      name: "Student, \(ν)", distribution: .studentT(mean: 2, scale: 3, degreesOfFreedom: ν),
      cumulative: { x in
        (try? StudentT(degreesOfFreedom: ν))?.cumulative((x - 2) / 3) ?? .nan
      })
  }

  /// The draws of inputs, `count` of each.
  private func draws(
    _ distributions: [InputDistribution], correlation: Matrix? = nil, count: Int,
    sampling: TrialSampling = .random
  ) throws -> [[Double]] {
    let names = distributions.indices.map { "x\($0)" }
    let program = try ModelProgram(parsing: "y = " + names.joined(separator: " + "))
    let inputs = zip(names, distributions).map { name, distribution in
      InputQuantity(
        name: name, value: distribution.mean, standardUncertainty: nil,
        distribution: distribution)
    }
    let problem = PropagationProblem(
      program: program, inputs: inputs, correlation: correlation, coverageProbability: 0.95)
    let sampler = InputSampler(problem, seed: 2027, sampling: sampling)
    var block = TrialBlock(program)
    var found = [[Double]](repeating: [], count: names.count)
    for first in stride(from: 0, to: count, by: block.size) {
      sampler.fill(&block, from: first)
      for index in names.indices {
        found[index] += block.column(index).prefix(count - found[index].count)
      }
    }
    return found
  }

  /// Kolmogorov and Smirnov's distance.
  private func distance(_ draws: [Double], _ cumulative: (Double) -> Double) -> Double {
    let n = Double(draws.count)
    var largest = 0.0
    for (rank, draw) in draws.sorted().enumerated() {
      let p = cumulative(draw)
      largest = max(largest, p - Double(rank) / n, Double(rank + 1) / n - p)
    }
    return largest
  }

  /// The distance of n draws exceeds 1.95/√n once in a thousand seeds; the seed is fixed.
  @Test(arguments: known) func random(_ known: Known) throws {
    let count = 4000
    let found = try draws([known.distribution], count: count)[0]
    #expect(distance(found, known.cumulative) < 1.95 / Double(count).squareRoot())
  }

  /// One draw in each of 10 000 strata: no share is off by more than one stratum. The slack is the
  /// error of quantiles and distribution functions.
  @Test(arguments: known) func stratified(_ known: Known) throws {
    let count = MonteCarlo.blockSize
    let found = try draws([known.distribution], count: count, sampling: .latinHypercube)[0]
    #expect(distance(found, known.cumulative) < 1.01 / Double(count))
  }

  /// Neighbouring inputs of one kind, successive trials and those that share a block are not correlated: all ten
  /// stay below 4.4/√n but once in ten thousand seeds.
  @Test(arguments: [
    InputDistribution.normal(mean: 0, standardDeviation: 1),
    .uniform(a: -3.0.squareRoot(), b: 3.0.squareRoot()),
  ])
  func independent(_ distribution: InputDistribution) throws {
    let count = 20_000
    let found = try draws([distribution, distribution, distribution], count: count)
    let limit: Double = 4.4 / Double(count).squareRoot()
    func correlation(_ a: some Sequence<Double>, _ b: some Sequence<Double>) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
    }
    #expect(correlation(found[0], found[1]).magnitude < limit)
    #expect(correlation(found[1], found[2]).magnitude < limit)
    #expect(correlation(found[0], found[0].dropFirst()).magnitude < limit)
    #expect(correlation(found[0], found[0].dropFirst(8)).magnitude < limit)
    let squares = found[0].map { $0 * $0 - 1 }
    let others = found[1].map { $0 * $0 - 1 }
    // The squares of independent numbers: the variance of each is κ − 1, at most 2.
    #expect(correlation(squares, others).magnitude < 2 * limit)
  }

  /// Correlated inputs keep their own distributions; the product-moment correlation of normal ones is the
  /// stated one within 3.3 (1 − r²)/√n.
  @Test func correlated() throws {
    let (count, r) = (10_000, -0.6)
    let normal = InputDistribution.normal(mean: 0, standardDeviation: 1)
    let matrix = Matrix(rows: [[1, r, 0.3], [r, 1, 0], [0.3, 0, 1]])
    let found = try draws(
      [normal, normal, .exponential(mean: 1)], correlation: matrix, count: count)
    let limit: Double = 1.95 / Double(count).squareRoot()
    #expect(distance(found[0]) { Normal().cumulative($0) } < limit)
    #expect(distance(found[1]) { Normal().cumulative($0) } < limit)
    #expect(distance(found[2]) { 1 - exp(-$0) } < limit)
    let product: Double = zip(found[0], found[1]).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
    let error: Double = 3.3 * (1 + r * r).squareRoot() / Double(count).squareRoot()
    #expect((product - r).magnitude < error)
  }
}

import Mathematics
import Metrology
import RealModule
import TestSupport
import Testing

@Suite("Coverage regions of several outputs (JCGM 102:2011)")
struct CoverageRegionTests {
  private func problem(
    _ model: String, _ distributions: [InputDistribution]
  ) throws -> PropagationProblem {
    let program = try ModelProgram(parsing: model)
    let inputs = try zip(program.inputs, distributions).map { name, distribution in
      try InputQuantity(name: name, distribution: distribution)
    }
    return PropagationProblem(program: program, inputs: inputs, coverageProbability: 0.95)
  }

  private func region(
    _ problem: PropagationProblem, outputs: [Int] = [0, 1], trials: Int = 20_000, seed: UInt64 = 1
  ) throws -> SampledCoverageRegion {
    var settings = MonteCarloSettings(trials: .fixed(trials), seed: seed)
    settings.regions = [outputs]
    return try #require(try MonteCarlo(of: problem, settings).regions.first)
  }

  /// The area within the outlines, by the formula for polygons; holes count against it.
  private func area(_ region: SmallestRegion) -> Double {
    region.outlines.joinedSum { a, b in (a.x * b.y - b.x * a.y) / 2 }
  }

  private func holds(_ region: SmallestRegion, _ x: Double, _ y: Double) -> Bool {
    let crossings = region.outlines.joinedSum { a, b in
      let isCrossed = (a.y > y) != (b.y > y)
      return isCrossed && x < a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x) ? 1 : 0
    }
    return Int(crossings) % 2 == 1
  }

  /// JCGM 102:2011, 9.2.4: the covariance matrix is ((10, 9), (9, 10)). By mpmath 1.3 the ellipse, which is
  /// the smallest region of normal outputs, has k = √(−2 ln 0.05) and the area 82.04642588314398.
  @Test func normalOutputs() throws {
    let additive = try problem(
      "a = x + z\nb = y + z",
      [1, 3, 1].map { .normal(mean: 0, standardDeviation: $0) })
    #expect(additive.program.inputs == ["x", "z", "y"])
    let exact = try LinearPropagation(of: additive).region([0, 1]).get()
    #expect(Tolerance.roundings(16).accepts(exact.volume, oracle: 82.04642588314398))
    #expect(Tolerance.roundings(4).accepts(exact.coverageFactor, oracle: 2.44774683068081662))
    let found = try region(additive)
    let ellipsoid = try #require(found.ellipsoid)
    let drawn = Tolerance.absolute(2.5, because: "5 standard deviations of 20 000 trials")
    #expect(drawn.accepts(ellipsoid.volume, oracle: 82.04642588314398))
    let smallest = try found.smallest.get()
    let meshed = Tolerance.absolute(3.3, because: "4 % for meshes and 20 000 trials")
    #expect(meshed.accepts(smallest.area, oracle: 82.04642588314398), "\(smallest.area)")
    #expect(Tolerance.digits(9).accepts(area(smallest), oracle: smallest.area))
  }

  /// Independent normal outputs: (2Φ(k) − 1)² = 0.95 for k = 2.2364766…, by mpmath 1.3.
  @Test func rectangle() throws {
    let pair = try problem("a = x\nb = y", [1, 2].map { .normal(mean: 5, standardDeviation: $0) })
    let found = try #require(try region(pair).rectangle)
    let drawn = Tolerance.absolute(0.06, because: "5 standard deviations of 20 000 trials")
    #expect(drawn.accepts(found.coverageFactor, oracle: 2.2364766445577904))
    let width = found.bounds[1].upperBound - found.bounds[1].lowerBound
    #expect(Tolerance.absolute(0.3, because: "as k").accepts(width, oracle: 4 * 2.2364766445577904))
  }

  /// √χ²_0.95(3) = 2.79548348… and the volume 4/3 π k³ √det V, by mpmath 1.3.
  @Test func threeOutputs() throws {
    let region = try #require(
      EllipsoidalRegion(
        covariance: Matrix(diagonal: [1, 4, 9]),
        coverageFactor: EllipsoidalRegion.normalCoverageFactor(probability: 0.95, outputs: 3)))
    #expect(Tolerance.digits(12).accepts(region.coverageFactor, oracle: 2.7954834829150775))
    #expect(Tolerance.digits(12).accepts(region.volume, oracle: 549.0484267120938))
    #expect(region.ellipse == nil)
  }

  /// Of two exponential outputs the density falls with x + y: the smallest region is the triangle up to t,
  /// (1 + t) exp(−t) = 0.05, of the area t²/2 = 11.252124…, by mpmath 1.3; the ellipse has 18.8.
  @Test func exponentialOutputs() throws {
    let pair = try problem("a = x\nb = y", [.exponential(mean: 1), .exponential(mean: 1)])
    let found = try region(pair)
    let share = try found.smallest.get().area / 11.252124
    #expect(share > 0.97 && share < 1.16, "\(share)")
    let ellipse = try #require(found.ellipsoid)
    #expect(ellipse.volume > 18)
  }

  /// The region found from one seed holds 95 % of the trials of another.
  @Test(arguments: ["a = x*y\nb = x + y", "a = x^2\nb = x*y"])
  func coverage(_ model: String) throws {
    let bent = try problem(
      model, [.normal(mean: 1, standardDeviation: 1), .uniform(a: -1, b: 2)])
    let region = try region(bent).smallest.get()
    let draws = 2000
    var inside = 0
    var random = SplitMix(state: 7)
    for _ in 0..<draws {
      let x = 1 + Normal().quantile(random.uniform())
      let point = bent.program.evaluate([x, 3 * random.uniform() - 1])
      if holds(region, point[0], point[1]) { inside += 1 }
    }
    let share = Double(inside) / Double(draws)
    #expect((share - 0.95).magnitude < 0.025, "\(share)")
  }

  /// A ring has a hole.
  @Test func ring() throws {
    let pair = try problem(
      "a = r*cos(p)\nb = r*sin(p)", [.uniform(a: 0.8, b: 1), .uniform(a: 0, b: 2 * .pi)])
    let region = try region(pair).smallest.get()
    #expect(region.outlines.count == 2 && !holds(region, 0, 0) && holds(region, 0, 0.9))
    #expect(Tolerance.digits(9).accepts(area(region), oracle: region.area))
  }

  @Test func thereIsNoSmallestRegionOf() throws {
    let pair = try problem("a = x\nb = y\nc = x + y", [0, 1].map { .uniform(a: $0, b: 2) })
    #expect(try region(pair, outputs: [0, 1, 2]).smallest == .failure(.notTwoOutputs))
    #expect(try region(pair, trials: 9000).smallest == .failure(.tooFewDraws(needed: 10_000)))
    let twice = try problem("a = x\nb = 2*x", [.uniform(a: 0, b: 1)])
    let found = try region(twice)
    #expect(found.smallest == .failure(.degenerate) && found.ellipsoid == nil)
    #expect(found.rectangle != nil)
    let linear = try LinearPropagation(of: twice)
    #expect(linear.region([0, 1]) == .failure(.dependentOutputs))
    let certain = PropagationProblem(
      program: pair.program, inputs: pair.inputs, coverageProbability: 0.9999)
    #expect(try region(certain, trials: 50_000).smallest == .failure(.tooFewOutside))
  }
}

private struct SplitMix {
  var state: UInt64

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return (Double((z ^ (z >> 31)) >> 11) + 0.5) * 0x1p-53
  }
}

extension [[SmallestRegion.Point]] {
  /// Σ over all edges.
  fileprivate func joinedSum(
    _ term: (SmallestRegion.Point, SmallestRegion.Point) -> Double
  ) -> Double {
    reduce(0) { sum, outline in
      outline.indices.reduce(sum) { $0 + term(outline[$1], outline[($1 + 1) % outline.count]) }
    }
  }
}

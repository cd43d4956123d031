import Interlab
import TestSupport
import Testing

@Suite("Plans of rounds")
struct RoundPlanTests {
  /// SciPy 1.17.1: f.sf(f.ppf(0.95, g − 1, g(m − 1))/(1 + m r²), …).
  @Test(arguments: [
    (10, 2, 1.0, 0.49134114096954445), (22, 2, 1.0, 0.8038658585228449),
    (21, 2, 1.0, 0.7866326054336906), (11, 3, 1.0, 0.8173226427836637),
    (7, 3, 0.5, 0.21190554865000824),
  ])
  func power(_ g: Int, _ m: Int, _ ratio: Double, _ oracle: Double) {
    let found = HomogeneityDesign.power(items: g, replicates: m, ratio: ratio)
    #expect(Tolerance.digits(11).accepts(found, oracle: oracle))
  }

  /// 22 items in duplicate are the fewest: 21 have less power than 80 %.
  @Test func fewestItems() {
    let design = HomogeneityDesign(replicates: 2, between: 1, within: 1, power: 0.8)
    #expect(design.items == 22)
    let none = HomogeneityDesign(replicates: 2, between: 0.01, within: 1, power: 0.9)
    #expect(none.items == nil)
  }

  @Test func schemes() {
    func who(_ scheme: CirculationPlan.Scheme, _ count: Int, _ petal: Int) -> [Int?] {
      CirculationPlan(scheme: scheme, laboratories: count, days: 7, petal: petal).visits
        .map(\.laboratory)
    }
    #expect(who(.star, 2, 4) == [nil, 1, nil, 2, nil])
    #expect(who(.circular, 3, 4) == [nil, 1, 2, 3, nil])
    #expect(who(.petal, 5, 2) == [nil, 1, 2, nil, 3, 4, nil, 5, nil])
    let days = CirculationPlan(scheme: .circular, laboratories: 2, days: 3.5, petal: 1).visits
    #expect(days.map(\.day) == [0, 3.5, 7, 10.5])
  }

  /// Drift 0.3 a day, a visit 7 days from the pilot: 2.1/√3; with u = 0.5 each the smallest bias of E_n is
  /// 3.6448535 u(d).
  @Test func uncertaintyOfDrift() throws {
    var inputs = RoundPlan.Inputs(laboratories: 1, scheme: .star, sigmaPt: 10)
    inputs.driftPerDay = 0.3
    inputs.referenceUncertainty = 0.5
    inputs.laboratoryUncertainty = 0.5
    let plan = RoundPlan(inputs)
    let stop = try #require(plan.stops.first)
    let drift = 2.1 / 3.0.squareRoot()
    let close = Tolerance.roundings(8)
    #expect(close.accepts(stop.driftUncertainty, oracle: drift))
    let u = (0.25 + 0.25 + drift * drift).squareRoot()
    #expect(Tolerance.digits(7).accepts(stop.smallestBias, oracle: 3.6448535 * u))
    // 3² = 0.5² + (0.3 Δt)²/3.
    #expect(
      close.accepts(
        try #require(plan.longestDistance), oracle: (8.75 * 3).squareRoot() / 0.3))
    #expect(plan.isCloseEnough)
  }
}

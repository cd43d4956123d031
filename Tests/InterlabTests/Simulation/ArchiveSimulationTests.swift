import Interlab
import Testing

@Suite("Simulated archives")
struct ArchiveSimulationTests {
  private func values(
    _ simulation: ArchiveSimulation, comparison: Int, _ parts: [Range<Int>]
  ) -> [Double] {
    var results = SimulatedResults(simulation, SimulatedLaboratories(simulation))
    return parts.flatMap { part in
      results.fill(comparison: comparison, laboratories: part)
      return results.values[..<part.count]
    }
  }

  /// Wherever a part begins, in the middle of ties too.
  @Test func partsDoNotMatter() {
    var simulation = ArchiveSimulation()
    (simulation.laboratories, simulation.ties, simulation.seed) = (200, 0.8, 5)
    let whole = values(simulation, comparison: 3, [0..<200])
    for cut in [1, 2, 7, 99, 199] {
      #expect(values(simulation, comparison: 3, [0..<cut, cut..<200]) == whole)
      #expect(values(simulation, comparison: 3, [cut..<200]) == Array(whole[cut...]))
    }
  }

  /// A share p of n draws lies within 5 √(n p (1 − p)) of n p but once in a million seeds; the seed is
  /// fixed.
  @Test(arguments: [0.02, 0.5])
  func sharesAreAsStated(_ share: Double) {
    var simulation = ArchiveSimulation()
    (simulation.laboratories, simulation.drift) = (250, 0)
    (simulation.ties, simulation.missingUncertainties, simulation.outliers) = (share, share, 0)
    simulation.otherFactors = share
    var results = SimulatedResults(simulation, SimulatedLaboratories(simulation))
    var (ties, missing) = (0, 0)
    for comparison in 0..<40 {
      results.fill(comparison: comparison, laboratories: 0..<250)
      ties += (1..<250).count { results.values[$0] == results.values[$0 - 1] }
      missing += results.lackUncertainties[..<250].count { $0 }
    }
    for (found, count) in [
      (ties, 40 * 249), (missing, 40 * 250),
      (results.stateOtherFactors[..<250].count { $0 }, 250),
    ] {
      let expected = Double(count) * share
      #expect(
        (Double(found) - expected).magnitude < 5 * (expected * (1 - share)).squareRoot(),
        "\(found) of \(count)")
    }
  }

  /// Values scatter by √(¼ + 13/12) σ = 1.155 σ, with gross errors everywhere by √(64 + ¼ + 13/12) σ =
  /// 8.083 σ.
  ///
  /// Five standard errors of a standard deviation from 8000 values are 4 %; the quarter comes from the
  /// variance of 200 biases, known to 10 %, which adds 5 × 10 % × 0.25/1.333 / 2 = 4.7 % at most.
  @Test(arguments: [(0.0, 1.155), (1.0, 8.083)])
  func grossErrorsWidenTheScatter(_ outliers: Double, _ expected: Double) {
    var simulation = ArchiveSimulation()
    (simulation.laboratories, simulation.drift, simulation.ties) = (200, 0, 0)
    simulation.outliers = outliers
    var squares = 0.0
    for comparison in 0..<40 {
      let values = values(simulation, comparison: comparison, [0..<200])
      let mean = values.reduce(0, +) / 200
      squares += values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 199 / (mean * mean)
    }
    let found = (squares / 40).squareRoot() / simulation.spread
    #expect((found / expected - 1).magnitude < 0.087, "\(found)")
  }

  @Test func tooManyResultsAreNoNumber() {
    var simulation = ArchiveSimulation()
    (simulation.rounds, simulation.laboratories) = (1 << 40, 1 << 30)
    #expect(simulation.resultCount == nil)
    simulation.rounds = 1 << 20
    #expect(simulation.resultCount == 1 << 50)
  }
}

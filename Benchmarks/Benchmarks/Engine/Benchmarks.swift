import Benchmark
import Interlab
import Mathematics
import Metrology
import RoundFiles
import Tables

/// Each benchmark is titled operation/size; its input is made outside the timing, its result
/// checked.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident], maxDuration: .seconds(3),
    maxIterations: 100_000)

  for count in [20, 1000, 1_000_000] {
    Benchmark("median/\(count)") { benchmark in
      var synthetic = SyntheticRound()
      let values = synthetic.values(count)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        let found = median(values.span)
        precondition((found - 100).magnitude < 1)
        blackHole(found)
      }
    }

    Benchmark("Algorithm A, sorted/\(count)") { benchmark in
      var synthetic = SyntheticRound()
      let values = synthetic.values(count).sorted()
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        let found = try AlgorithmA(sorted: values.span)
        precondition((found.location - 100).magnitude < 1 && found.scale > 0.5)
        blackHole(found)
      }
    }
  }

  for count in [20, 1000, 1_000_000] {
    Benchmark("Qn, sorted/\(count)") { benchmark in
      var synthetic = SyntheticRound()
      let values = synthetic.values(count).sorted()
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        let found = qnScale(sorted: values.span) ?? 0
        precondition(found > 0.4 && found < 2.5)
        blackHole(found)
      }
    }
  }

  for count in [10, 30] {
    for estimator in [
      HeterogeneityEstimator.dersimonianLaird, .mandelPaule, .restrictedMaximumLikelihood,
    ] {
      Benchmark("\(estimator.rawValue)/\(count)") { benchmark in
        var synthetic = SyntheticRound()
        let values = synthetic.values(count)
        let uncertainties = [Double](repeating: 0.3, count: count)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
          let found = heterogeneityVariance(
            of: values.span, standardUncertainties: uncertainties.span, by: estimator)
          precondition(found > 0 && found < 10)
          blackHole(found)
        }
      }
    }
  }

  for (name, method) in [
    ("robust z", AssignedValueMethod.consensus(.usualAlgorithmA)),
    ("weighted mean, E_n", .reference(.weightedMean)),
  ] {
    for (comparisons, laboratories) in [(1, 12), (5000, 20), (1, 100_000)] {
      Benchmark("analyse \(name)/\(comparisons) x \(laboratories)") { benchmark in
        var synthetic = SyntheticRound()
        let round = try synthetic.round(
          comparisons: comparisons, laboratories: laboratories, method, [.z, .En])
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
          let analysis = try Analysis(of: round)
          precondition(analysis.comparisons.count == comparisons)
          blackHole(analysis)
        }
      }
    }
  }

  Benchmark("drift of simulated rounds, coverage checked/\(DriftCoverage.rounds)") { benchmark in
    for _ in benchmark.scaledIterations {
      let covered = try DriftCoverage.covered(seed: 9)
      precondition(DriftCoverage.band.contains(covered), "\(covered) of 2000 rounds")
      blackHole(covered)
    }
  }

  Benchmark("read results/100000 rows") { benchmark in
    var synthetic = SyntheticRound()
    let bytes = synthetic.csv(comparisons: 5000, laboratories: 20)
    let rules = Comparison(assignedValue: .reference(.weightedMean))
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      let table = try Table(csv: bytes, file: "synthetic.csv")
      let reader = ResultsReader(
        table, decimalMark: .point, definitions: [ComparisonDefinition(rules: rules)])
      let round = try reader.read(into: Round())
      precondition(round.results.count == 100_000 && round.comparisons.count == 5000)
      blackHole(round)
    }
  }

  benchmarkLargeSamples()
  benchmarkArchives()
}

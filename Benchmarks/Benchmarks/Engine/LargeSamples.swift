import Benchmark
import Mathematics

/// Kernels on samples of a million values and more, and on a million small rounds.
func benchmarkLargeSamples() {
  for count in [1_000_000, 10_000_000] {
    Benchmark("median and MAD/\(count)") { benchmark in
      var synthetic = SyntheticRound()
      let values = synthetic.values(count)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        let center = median(values.span)
        let spread = medianAbsoluteDeviation(values.span, around: center)
        // Sums of twelve uniform numbers have a median of 100 and a MAD of about 0.67.
        precondition((center - 100).magnitude < 0.01 && (spread - 0.67).magnitude < 0.02)
        blackHole((center, spread))
      }
    }
  }

  Benchmark("median/10000000") { benchmark in
    var synthetic = SyntheticRound()
    let values = synthetic.values(10_000_000)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      let found = median(values.span)
      precondition((found - 100).magnitude < 0.01)
      blackHole(found)
    }
  }

  Benchmark("Algorithm A/1000000") { benchmark in
    var synthetic = SyntheticRound()
    let values = synthetic.values(1_000_000)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      let found = try AlgorithmA(values)
      precondition((found.location - 100).magnitude < 0.01 && (found.scale - 1).magnitude < 0.02)
      blackHole(found)
    }
  }

  Benchmark("Algorithm A, rounds of 20/1000000") { benchmark in
    let (rounds, laboratories, part) = (1_000_000, 20, 4000)
    var synthetic = SyntheticRound()
    let values = synthetic.values(rounds * laboratories)
    let ends = (1...part).map { $0 * laboratories }
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      var sum = 0.0
      for start in stride(from: 0, to: values.count, by: part * laboratories) {
        let chunk = values.span.extracting(start..<(start + part * laboratories))
        for found in AlgorithmA.fits(chunk, ends: ends) { sum += found?.location ?? .nan }
      }
      precondition((sum / Double(rounds) - 100).magnitude < 0.01)
      blackHole(sum)
    }
  }
}

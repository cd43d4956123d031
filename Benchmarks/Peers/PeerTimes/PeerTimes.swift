import Interlab
import Mathematics
import Metrology

#if canImport(Glibc)
  import Glibc
#endif

/// Times estimators on files that other programs time too.
///
///     PeerTimes data FOLDER     writes the samples
///     PeerTimes time FOLDER     prints for each workload its name, seconds a call, and its result
@main
struct PeerTimes {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, ["data", "time"].contains(arguments[1]) else {
      print("usage: PeerTimes data|time FOLDER")
      exit(64)
    }
    let folder = arguments[2]
    if arguments[1] == "data" { try Samples.write(to: folder) } else { try time(folder) }
  }

  private static func time(_ folder: String) throws {
    for count in Samples.robustCounts {
      let values = try Samples.columns("\(folder)/robust_\(count).csv")[0]
      report("Qn \(count)") {
        let sorted = values.sorted()
        return qnScale(sorted: sorted.span, variant: .robustbase) ?? 0
      }
    }
    for count in Samples.effectsCounts {
      let columns = try Samples.columns("\(folder)/effects_\(count).csv")
      let (x, u) = (columns[0], columns[1])
      for (name, estimator) in [
        ("DL", HeterogeneityEstimator.dersimonianLaird), ("PM", .mandelPaule),
        ("REML", .restrictedMaximumLikelihood),
      ] {
        report("\(name) \(count)") {
          heterogeneityVariance(of: x.span, standardUncertainties: u.span, by: estimator)
        }
      }
    }
    try timePropagation()
    let columns = try Samples.columns("\(folder)/effects_10.csv")
    for (name, effects) in [
      ("Gauss", LaboratoryEffects.gauss), ("Laplace", .laplace), ("Student", .student),
      ("skew-normal", .skewNormal),
    ] {
      let round = try round(columns[0], columns[1], .reference(.hierarchical(effects)))
      report("hierarchical \(name) 10") {
        (try? Analysis(of: round))?.comparisons[0].assignedValue.standardUncertainty ?? 0
      }
    }
  }

  private static func timePropagation() throws {
    let problem = try MassCalibration.problem()
    let settings = MonteCarloSettings(trials: .fixed(1_000_000), seed: 1)
    report("mass calibration 1e6") {
      (try? MonteCarlo(of: problem, settings))?.outputs[0].standardUncertainty ?? 0
    }
  }

  private static func round(
    _ x: [Double], _ u: [Double], _ method: AssignedValueMethod
  ) throws -> Round {
    var round = Round(laboratories: x.indices.map { "L\($0)" })
    for i in x.indices {
      round.results.append(
        laboratory: i, value: x[i],
        uncertainty: try ReportedUncertainty(
          standard: StandardUncertainty(u[i]), coverageFactor: .two))
    }
    round.comparisons = [Comparison(assignedValue: method, scores: [.En], rows: 0..<x.count)]
    return round
  }

  /// The least processor time of a call over repeated rounds of about 50 ms.
  private static func report(_ name: String, _ body: () -> Double) {
    var (calls, best, result, rounds) = (1, Double.infinity, 0.0, 0)
    while rounds < 5 {
      let start = clock()
      for _ in 0..<calls { result = body() }
      let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
      if seconds < 0.05, best == .infinity, calls < 1 << 24 {
        calls *= 2
        continue
      }
      best = min(best, seconds / Double(calls))
      rounds += 1
    }
    print("\(name)\t\(best)\t\(result)")
  }
}

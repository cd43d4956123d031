import Interlab
import Mathematics
import Metrology

#if canImport(Glibc)
  import Glibc
#endif

/// Times estimators on files that other programs time too.
///
///     PeerTimes data FOLDER [LARGEST]     writes the samples, of at most so many values
///     PeerTimes time FOLDER [LARGEST [WORD]]     prints for each workload, or those with a word in their
///                                                name, its name, seconds a call, and its result
@main
struct PeerTimes {
  static func main() throws {
    let arguments = CommandLine.arguments
    let largest = arguments.count > 3 ? Int(arguments[3]) : Samples.usualLargest
    guard (3...5).contains(arguments.count), ["data", "time"].contains(arguments[1]),
      let largest, (1000...1_000_000_000).contains(largest)
    else {
      print("usage: PeerTimes data|time FOLDER [LARGEST [WORD]]     LARGEST is 1000 or more")
      exit(64)
    }
    let folder = arguments[2]
    let sizes = Samples.Sizes(largest: largest)
    do {
      if arguments[1] == "data" {
        try Samples.write(to: folder, sizes)
      } else {
        try time(folder)
        try Kernels.time(sizes, in: folder)
      }
    } catch Samples.Failure.unreadable(let path) {
      print("\(path) cannot be read or written. PeerTimes data FOLDER makes the files.")
      exit(66)
    }
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
    var tenInputs = try TenInputs()
    report("first order again, 10 inputs") { tenInputs.standardUncertainty() }
    report("normal number of a million", per: 1_000_000) { normalNumbers() }
    let settings = MonteCarloSettings(trials: .fixed(1_000_000), seed: 1)
    for (name, problem) in [
      ("mass calibration 1e6", problem), ("gauge block 1e6", try GaugeBlock.problem()),
    ] {
      report(name) {
        (try? MonteCarlo(of: problem, settings))?.outputs[0].standardUncertainty ?? 0
      }
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
}

import Benchmark
import Interlab
import RoundFiles
import Synchronization
import Tables
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// From a file of a million rows to scores, and the making of such a file.
func benchmarkArchives() {
  let works: [(String, Comparison, ArchiveForm)] = [
    ("robust z, summary", rules(.consensus(.usualMedian), .z), .summaryCSV),
    ("robust z, every score", rules(.consensus(.usualMedian), .z), .csv),
    ("weighted mean and E_n, summary", rules(.reference(.weightedMean), .En), .summaryCSV),
    ("weighted mean and E_n, every score", rules(.reference(.weightedMean), .En), .csv),
  ]
  for laboratories in [20, 100_000] {
    for (name, rules, form) in works {
      Benchmark("file to \(name)/1000000 rows by \(laboratories)") { benchmark in
        let rounds = 1_000_000 / laboratories
        let source = try simulatedFile(rounds: rounds, laboratories: laboratories)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
          let scoring = try ArchiveScoring(
            source, decimalMark: .point, ignoredColumns: [],
            definition: ComparisonDefinition(rules: rules), template: Round(), threads: threads)
          let written = Mutex(0)
          let output = ArchiveOutput(
            write: { bytes in written.withLock { $0 += bytes.count } },
            takeBack: { written.withLock { $0 = 0 } })
          let outcome = try scoring?.run(form, to: output)
          precondition(outcome?.comparisonCount == rounds)
          precondition(written.withLock { $0 } > 20 * (form == .csv ? 1_000_000 : rounds))
          blackHole(outcome)
        }
      }
    }
  }

  Benchmark("simulated archive in memory/1000000 rows") { benchmark in
    let text = ArchiveText(simulation(rounds: 50_000, laboratories: 20))
    let block = 10_000
    var bytes = [UInt8](repeating: 0, count: text.room(forRows: block))
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      var count = 0
      for first in stride(from: 0, to: 1_000_000, by: block) {
        var target = bytes.mutableSpan
        count += text.write(first..<first + block, to: &target)
      }
      precondition((30_000_000..<50_000_000).contains(count))
      blackHole(count)
    }
  }
}

private let threads = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

private func rules(_ method: AssignedValueMethod, _ score: ScoreKind) -> Comparison {
  var rules = Comparison(assignedValue: method)
  if score == .z { rules.sigmaPt = .usualRobust }
  rules.scores = [score]
  return rules
}

private func simulation(rounds: Int, laboratories: Int) -> ArchiveSimulation {
  var simulation = ArchiveSimulation()
  (simulation.rounds, simulation.laboratories) = (rounds, laboratories)
  return simulation
}

/// An open file of simulated results that no folder lists any more.
private func simulatedFile(rounds: Int, laboratories: Int) throws -> ArchiveSource {
  let path = "/tmp/lienphong-benchmark-\(getpid()).csv"
  let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
  guard file >= 0 else { throw FileFailure(.output, path, Phrase(verbatim: "cannot be made")) }
  defer {
    close(file)
    unlink(path)
  }
  try write(ArchiveText.header, to: file, Phrase(verbatim: path))
  let text = ArchiveText(simulation(rounds: rounds, laboratories: laboratories))
  let (rows, block) = (rounds * laboratories, 8192)
  try writeInOrder(
    blocks: (rows - 1) / block + 1, threads: threads, room: text.room(forRows: block), to: file,
    Phrase(verbatim: path)
  ) { index, bytes in
    text.write(index * block..<min(rows, (index + 1) * block), to: &bytes)
  }
  return try ArchiveSource(path)
}

import ArgumentParser
import RoundFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The options for files with very many results.
struct ArchiveOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "One line a comparison: participants, assigned value, σ_pt, counts of verdicts, largest score."
    ))
  var summary = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Threads; by default one a processor core.", valueName: "number"))
  var threads: String?

  /// What is to be written piece by piece; `nil` for the tables of a terminal.
  func form(_ output: OutputOptions) -> ArchiveForm? {
    switch (output.format, summary) {
    case (.csv, false): .csv
    case (.json, false): .json
    case (.csv, true): .summaryCSV
    case (.json, true): .summaryJSON
    case (.text, true): .summaryText(output.language)
    case (.text, false): nil
    }
  }

  func threadCount() throws -> Int {
    guard let threads else { return max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
    guard let count = Int(threads), (1...1024).contains(count) else {
      throw UsageMistake("--threads: \(threads) is not a whole number from 1 to 1024.")
    }
    return count
  }
}

import ArgumentParser
import Interlab

#if canImport(Glibc)
  import Glibc
#endif

/// The command. Its verbs read arguments and files, call the libraries and write what comes back;
/// no formula lives here.
@main
struct Lienphong: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lienphong",
    abstract: "Scores interlaboratory comparisons and proficiency tests (ISO 13528).",
    discussion: """
      Examples:
        lienphong analyze Datasets/ccl-k1-gauge-block/round.yaml -o out
        lienphong score results.csv --assigned-value algorithm-a --sigma-pt robust

      Exit status: 0 done; 1 an action signal, with --fail-on action; 64 usage; 65 bad data; \
      66 no such input; 70 a defect of the program; 73 cannot write.
      """,
    version: "lienphong \(Analysis.engineVersion)",
    subcommands: [
      Analyze.self, Score.self, Reference.self, Precision.self, Homogeneity.self, Stability.self,
      Plot.self, Programme.self, Plan.self, Drift.self, Propagate.self, Check.self,
      Explain.self,
      Simulate.self,
      Init.self, Codes.self, Template.self, Collect.self, Precheck.self,
    ])
}

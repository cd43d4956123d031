import ArgumentParser
import Interlab
import Mathematics
import Wording

/// The command. Its verbs read arguments and files, call the libraries and write what comes back;
/// no formula lives here.
@main
struct Lienphong: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lienphong",
    abstract: Phrase(
      vi: "Xử lý kết quả so sánh liên phòng và thử nghiệm thành thạo (ISO 13528).",
      en: "Scores interlaboratory comparisons and proficiency tests (ISO 13528)."),
    examples: [
      "lienphong analyze Datasets/ccl-k1-gauge-block/round.yaml -o out",
      "lienphong score results.csv --assigned-value algorithm-a --sigma-pt robust",
    ],
    discussion: Phrase(
      vi: """
        Mã kết thúc: 0 xong; 1 có kết luận không đạt, khi dùng --fail-on action; 64 sai cách dùng; \
        65 dữ liệu sai; 66 không có tệp vào; 70 lỗi của chương trình; 73 không ghi được.
        """,
      en: """
        Exit status: 0 done; 1 an action signal, with --fail-on action; 64 usage; 65 bad data; \
        66 no such input; 70 a defect of the program; 73 cannot write.
        """),
    version: "lienphong \(Analysis.engineVersion)",
    subcommands: [
      Analyze.self, Score.self, Reference.self, Precision.self, Homogeneity.self, Stability.self,
      Plot.self, Programme.self, Plan.self, Drift.self, Propagate.self, Check.self,
      Explain.self,
      Simulate.self,
      Init.self, Codes.self, Template.self, Collect.self, Precheck.self,
    ])

  @OptionGroup var language: LanguageOptions

  static func main() {
    endIdleThreads()
    do {
      try endingWithStatus(checkVerb)
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(error)
    }
  }

  /// Refuses a verb that there is not: the argument parser would call it one argument too many.
  private static func checkVerb() throws {
    guard let name = CommandLine.arguments.dropFirst().first, !name.hasPrefix("-") else { return }
    let verbs = configuration.subcommands.map { $0._commandName }
    guard !verbs.contains(name), name != "help" else { return }
    throw unknownName(name, Phrase(vi: "lệnh", en: "command"), among: verbs)
  }

  /// Ends as the argument parser does, whose own words are English. What it makes for other programs,
  /// such as the completions of a shell, stays as it is.
  private static func end(_ error: any Error) -> Never {
    let text = fullMessage(for: error)
    let code = exitCode(for: error)
    guard Language.ofCommand == .vietnamese, !text.isEmpty,
      !code.isSuccess || text.hasPrefix(ParserWords.startOfHelp)
    else { exit(withError: error) }
    let translated = ParserWords.vietnamese(text)
    if code.isSuccess {
      try? standardOutput(Array((translated + "\n").utf8))
    } else {
      standardError(translated)
    }
    exit(withError: code)
  }
}

import Testing

/// The language of messages: of the option, else of the locale.
@Suite("Messages in Vietnamese")
struct MessageLanguageTests {
  @Test(arguments: [
    (["--lang", "vi"], "C.UTF-8", true), (["--lang=vi"], "en_US.UTF-8", true),
    ([], "vi_VN.UTF-8", true), (["--lang", "en"], "vi_VN.UTF-8", false), ([], "en_US.UTF-8", false),
  ])
  func aFileThatIsNotThere(_ options: [String], _ locale: String, _ isVietnamese: Bool) throws {
    let run = try CommandRun(
      arguments: ["score", "no-such.csv", "--assigned-value", "algorithm-a"] + options,
      environment: ["LANG": locale])
    let message =
      isVietnamese
      ? "no-such.csv: không có tệp hoặc thư mục này\n" : "no-such.csv: No such file or directory\n"
    #expect(run.status == 66 && run.errors == message && run.output.isEmpty)
  }
}

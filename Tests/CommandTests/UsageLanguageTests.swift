import Testing

/// Mistakes in the arguments are told in the language of the command, with the same exit status.
@Suite("Mistakes of usage in both languages")
struct UsageLanguageTests {
  private static let stated = ["check", "--value", "1", "--assigned-value", "1"]

  @Test(arguments: [
    (
      ["explain", "--lag", "vi"], "Error: Unknown option '--lag'. Did you mean '--lang'?",
      "Lỗi: Không có tùy chọn '--lag'. Có phải ý bạn là '--lang'?"
    ),
    (
      ["explain", "--frobnicate"], "Unknown option '--frobnicate'",
      "Không có tùy chọn '--frobnicate'"
    ),
    (
      ["explain", "--lang"], "Missing value for '--lang <lang>'",
      "Thiếu giá trị của '--lang <lang>'"
    ),
    (
      ["simulate", "--labs", "3"], "Missing expected argument '--rounds", "Thiếu tham số '--rounds"
    ),
    (
      ["score", "--assigned-value", "mean"], "Missing expected argument '<results>'",
      "Thiếu tham số '<kết-quả>'"
    ),
    (
      ["explain", "En", "zeta"], "Error: Unexpected argument 'zeta'", "Lỗi: Thừa tham số 'zeta'"
    ),
    (
      ["explain", "En", "a", "b"], "2 unexpected arguments: 'a', 'b'", "Thừa 2 tham số: 'a', 'b'"
    ),
    (
      ["analyze", "round.yaml", "--force=yes"],
      "The option '--force' does not take any value, but 'yes' was specified.",
      "Tùy chọn '--force' không nhận giá trị, nhưng 'yes' được ghi kèm."
    ),
    (
      stated + ["--format", "xml"],
      "Please provide one of 'text', 'json' or 'csv'.",
      "Giá trị 'xml' không hợp lệ cho '--format <format>'. Hãy chọn một trong: 'text', 'json' hoặc 'csv'."
    ),
    (
      ["plot", "pie", "round.yaml"],
      "Please provide one of the following:\n  - results",
      "Hãy chọn một trong các giá trị sau:\n  - results"
    ),
    (
      ["simulate", "--labs", "x", "--rounds", "1"], "The value 'x' is invalid for '--labs <count>'",
      "Giá trị 'x' không hợp lệ cho '--labs <số>'"
    ),
    (
      ["--generate-completion-script=cmd"], "Can't generate completion scripts for 'cmd'.",
      "Không tạo được tệp gợi ý lệnh cho 'cmd'."
    ),
    (
      ["analyse", "round.yaml"],
      "\"analyse\" is not a known command. Did you mean analyze? Known are: analyze, score,",
      "Không có lệnh nào tên \"analyse\". Có phải ý bạn là analyze? Các tên đã biết: analyze, score,"
    ),
    (
      ["analyze", "round.yaml", "--pdf"], "write files: name a folder with -o.",
      "hãy nêu thư mục bằng -o."
    ),
    (
      stated + ["--score", "zeeta"],
      "\"zeeta\" is not a known score. Did you mean zeta? Known are: D,",
      "Không có điểm số nào tên \"zeeta\". Có phải ý bạn là zeta? Các tên đã biết: D,"
    ),
    (
      ["score", "-", "--assigned-value", "algoritm-a"],
      "Did you mean algorithm-a? Known are: a number, ",
      "Có phải ý bạn là algorithm-a? Các tên đã biết: một số, "
    ),
  ])
  func mistakes(_ arguments: [String], _ english: String, _ vietnamese: String) throws {
    let inEnglish = try CommandRun(arguments: arguments)
    #expect(inEnglish.errors.contains(english), "\(inEnglish.errors)")
    let inVietnamese = try CommandRun(
      arguments: arguments, environment: ["LANG": "vi_VN.UTF-8"])
    #expect(inVietnamese.errors.contains(vietnamese), "\(inVietnamese.errors)")
    for run in [inEnglish, inVietnamese] { #expect(run.status == 64 && run.output.isEmpty) }
  }

  /// What follows the mistake: the help of the option, and where there is more.
  @Test func closing() throws {
    let run = try CommandRun("simulate", "--lang", "vi")
    let lines = run.errors.split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(2) == [
        "Lỗi: Thiếu tham số '--rounds <số>'", "Trợ giúp:  --rounds <số>  Số vòng.",
      ])
    #expect(lines.dropFirst(2).first?.hasPrefix("Cách dùng: lienphong simulate ") == true)
    #expect(lines.last == "  Xem 'lienphong simulate --help' để biết thêm.")
  }

  /// Whatever a person typed stays as it was typed.
  @Test(arguments: ["Error: x", "USAGE: y", "a' or 'b", "*", "(default: z)"])
  func argumentsAreLeftAlone(_ name: String) throws {
    let run = try CommandRun("explain", "En", name, "--lang", "vi")
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("Lỗi: Thừa tham số '\(name)'\n"), "\(run.errors)")
  }
}

import RoundFiles
import Tables
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How messages name standard output.
let standardOutputName = Phrase(vi: "đầu ra chuẩn", en: "standard output")

/// Writes data to standard output.
func standardOutput(_ bytes: [UInt8]) throws {
  try write(bytes, to: STDOUT_FILENO, standardOutputName)
}

extension ArchiveOutput {
  /// Standard output.
  static var standardOutput: Self { Self(descriptor: STDOUT_FILENO, standardOutputName) }
}

/// Writes a line to standard error; there is nowhere to report that this failed.
func standardError(_ line: String) {
  try? write(
    Array((line + "\n").utf8), to: STDERR_FILENO,
    Phrase(vi: "đầu ra lỗi chuẩn", en: "standard error"))
}

/// Lets a reader that goes away end the command without a word, as with `| head`, also where a parent
/// process left that signal ignored.
func endQuietlyOnAClosedPipe() { signal(SIGPIPE, SIG_DFL) }

/// How many processors the system has.
var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// Writes to standard error without a line end.
func standardErrorText(_ text: String) {
  try? write(
    Array(text.utf8), to: STDERR_FILENO, Phrase(vi: "đầu ra lỗi chuẩn", en: "standard error"))
}

/// Whether standard output is a terminal.
var standardOutputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

/// A variable of the environment; `nil` when it is not set or empty.
func environmentVariable(_ name: String) -> String? {
  // SAFETY: `getenv` returns a string that ends in zero, which is copied at once; nothing here
  // changes the environment.
  guard let value = unsafe getenv(name) else { return nil }
  let text = unsafe String(cString: value)
  return text.isEmpty ? nil : text
}

/// Today's date, or that of `SOURCE_DATE_EPOCH`, as in ISO 8601.
func dateOfIssue() throws -> String {
  var seconds = time(nil)
  if let epoch = environmentVariable("SOURCE_DATE_EPOCH") {
    guard let stated = Int(epoch) else {
      throw UsageMistake(
        Phrase(
          vi: "SOURCE_DATE_EPOCH không phải là một số giây.",
          en: "SOURCE_DATE_EPOCH is not a number of seconds."))
    }
    seconds = stated
  }
  // SAFETY: both pointers are to variables of this function, and the pointer inside `tm` is not
  // followed.
  var parts = unsafe tm()
  guard unsafe gmtime_r(&seconds, &parts) != nil else {
    throw UsageMistake(
      Phrase(
        vi: "SOURCE_DATE_EPOCH nằm ngoài phạm vi cho phép.",
        en: "SOURCE_DATE_EPOCH is out of range."))
  }
  func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let (year, month, day) = unsafe (parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday)
  return "\(year)-\(padded(month))-\(padded(day))"
}

extension ResultsReader {
  /// Lists every repair on standard error.
  func showRepairs() throws {
    for repair in try repairs() { standardError(repair.message.text) }
  }
}

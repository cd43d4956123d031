import Interlab
import RoundFiles
import Tables
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Score {
  /// What the help says of `--stream`.
  static let streamHelp = Phrase(
    vi: """
      Với --stream, mỗi dòng vào là một phép so sánh dạng đối tượng JSON và được trả lời ngay bằng một \
      dòng: đối tượng của phép so sánh đó trong measurands của lienphong.analysis. Các khóa: \
      round, item, measurand (đều tùy chọn) và results, một mảng đối tượng có các khóa lab, \
      value, U, k, u, dof, replicate, include. Dòng có lỗi được trả lời bằng chính lỗi đó, {"error": \
      …, "line": n}, thứ tự kết quả đếm từ 1, và mã kết thúc vẫn là 0. Một dòng dài tối đa 64 MiB.
        {"round": "R1", "results": [{"lab": "A", "value": 10.02, "U": 0.04}, …]}
      """,
    en: """
      With --stream each line of the input is one comparison as a JSON object and is answered at once \
      by one line: the object that stands for it in measurands of lienphong.analysis. Keys of a \
      comparison: round, item, measurand (all optional) and results, an array of objects with the keys \
      lab, value, U, k, u, dof, replicate, include. What is wrong with a line is its answer, {"error": \
      …, "line": n}, with rows counting the results from 1, and the status stays 0. A line ends at 64 \
      MiB.
        {"round": "R1", "results": [{"lab": "A", "value": 10.02, "U": 0.04}, …]}
      """)

  /// Answers the lines of standard input, or of a file, until it ends.
  func stream() throws {
    guard output.format != .csv else {
      throw UsageMistake(
        Phrase(
          vi: "--stream trả lời bằng JSON: bỏ --format.",
          en: "--stream answers in JSON: leave --format out."))
    }
    guard try covariances.source() == nil else {
      throw UsageMistake(
        Phrase(
          vi: "--stream không nhận --covariance-matrix và --components.",
          en: "--stream takes no --covariance-matrix and no --components."))
    }
    guard reading.decimal == .point else {
      throw UsageMistake(
        Phrase(
          vi: "--stream đọc JSON, có số viết với dấu chấm: bỏ --decimal.",
          en: "--stream reads JSON, whose numbers have a point: leave --decimal out."))
    }
    var stream = ComparisonStream(
      try definition(), in: scoring.round, language: .ofCommand)
    endQuietlyOnAClosedPipe()
    var lines = LineSource(try ByteSource(results ?? "-"))
    var number = 0
    while let line = try lines.next() {
      number += 1
      switch line {
      case .bytes(let bytes): try standardOutput(stream.answer(bytes, number: number))
      case .tooLong:
        try standardOutput(
          stream.error(
            Phrase(
              vi: "dòng dài hơn \(LineSource.longestLine) byte. Viết mỗi dòng một phép so sánh.",
              en: "the line is longer than \(LineSource.longestLine) bytes. "
                + "Write one comparison a line."), line: number))
      }
    }
    if verdicts.failOn == .action, stream.hasAction { throw ExitStatus.actionSignal.code }
  }
}

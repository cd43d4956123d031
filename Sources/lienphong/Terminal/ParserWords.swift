/// What the argument parser says on its own, in Vietnamese.
///
/// It has its words in English only and no place to put others; so its lines are recognized by their
/// form. A line of any other form stays as it is.
enum ParserWords {
  /// How the help of a verb begins.
  static let startOfHelp = "OVERVIEW: "

  /// The text with the lines that are the parser's own in Vietnamese.
  static func vietnamese(_ text: String) -> String {
    let isHelp = text.hasPrefix(startOfHelp)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let translated = vietnamese(line: String(line))
      // Not where a person's own words stand.
      return isHelp || line.hasPrefix("Usage: ") ? withInsertions(translated) : translated
    }.joined(separator: "\n")
  }

  /// The line by the first form that it has; what follows a label may have a form of its own.
  private static func vietnamese(line: String) -> String {
    for (label, word) in labels where line.hasPrefix(label) {
      return word + vietnamese(line: String(line.dropFirst(label.count)))
    }
    for (english, vietnamese) in forms {
      guard let parts = parts(of: line, in: english) else { continue }
      return filled(vietnamese, with: parts)
    }
    return line
  }

  private static func withInsertions(_ line: String) -> String {
    insertions.reduce(line) { line, insertion in
      line.split(separator: insertion.english, omittingEmptySubsequences: false)
        .joined(separator: insertion.vietnamese)
    }
  }

  /// What stands for each `*` of `form` in `line`; `nil` where the line is of another form.
  private static func parts(of line: String, in form: String) -> [Substring]? {
    let words = form.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = words.first, let last = words.last, line.hasPrefix(first) else { return nil }
    guard words.count > 1 else { return line == form ? [] : nil }
    var rest = line.dropFirst(first.count)
    var parts: [Substring] = []
    for word in words.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: word) else { return nil }
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    guard rest.hasSuffix(last) else { return nil }
    return parts + [rest.dropLast(last.count)]
  }

  private static func filled(_ form: String, with parts: [Substring]) -> String {
    var words = form.split(separator: "*", omittingEmptySubsequences: false)[...]
    var text = String(words.popFirst() ?? "")
    for (part, word) in zip(parts, words) { text += part + word }
    return text
  }

  private static let labels = [
    ("Error: ", "Lỗi: "), ("Help:  ", "Trợ giúp:  "), ("   or: ", "   hoặc: "),
    (startOfHelp, "MÔ TẢ: "), ("USAGE: ", "CÁCH DÙNG: "), ("Usage: ", "Cách dùng: "),
  ]

  /// The longer form of two that begin alike stands first.
  private static let forms = [
    ("ARGUMENTS:", "THAM SỐ:"),
    ("OPTIONS:", "TÙY CHỌN:"),
    ("SUBCOMMANDS:", "CÁC LỆNH:"),
    ("*Show the version.", "*Cho biết phiên bản."),
    ("*Show help information.", "*Hiện trợ giúp này."),
    ("  See '*' for detailed help.", "  Xem '*' để biết chi tiết."),
    ("  See '*' for more information.", "  Xem '*' để biết thêm."),
    ("Unknown option '*'. Did you mean '*'?", "Không có tùy chọn '*'. Có phải ý bạn là '*'?"),
    ("Unknown option '*'", "Không có tùy chọn '*'"),
    ("Missing value for '*' in '*'", "Thiếu giá trị của '*' trong '*'"),
    ("Missing value for '*'", "Thiếu giá trị của '*'"),
    ("Missing expected argument '*'", "Thiếu tham số '*'"),
    ("Missing one of: '*'", "Thiếu một trong các tham số: '*'"),
    (
      "The option '*' does not take any value, but '*' was specified.",
      "Tùy chọn '*' không nhận giá trị, nhưng '*' được ghi kèm."
    ),
    ("Unexpected argument '*'", "Thừa tham số '*'"),
    ("* unexpected arguments: '*'", "Thừa * tham số: '*'"),
    (
      "The value '*' is invalid for '*'. Please provide one of the following:",
      "Giá trị '*' không hợp lệ cho '*'. Hãy chọn một trong các giá trị sau:"
    ),
    (
      "The value '*' is invalid for '*'. Please provide one of * or *.",
      "Giá trị '*' không hợp lệ cho '*'. Hãy chọn một trong: * hoặc *."
    ),
    (
      "The value '*' is invalid for '*'. Please provide one of * and *.",
      "Giá trị '*' không hợp lệ cho '*'. Hãy chọn một trong: * và *."
    ),
    (
      "The value '*' is invalid for '*'. Please provide one of *.",
      "Giá trị '*' không hợp lệ cho '*'. Chỉ nhận *."
    ),
    ("The value '*' is invalid for '*'", "Giá trị '*' không hợp lệ cho '*'"),
    ("Invalid option: *", "Tùy chọn không hợp lệ: *"),
    ("Can't autodetect a supported shell.", "Không nhận ra được trình vỏ (shell)."),
    ("Can't generate completion scripts for '*'.", "Không tạo được tệp gợi ý lệnh cho '*'."),
    ("Please use * with one of:", "Hãy dùng * với một trong:"),
  ]

  /// Inside a line of help.
  private static let insertions: [(english: String, vietnamese: String)] = [
    ("(values:", "(chọn:"), ("default:", "mặc định:"),
    ("<options>", "<tùy-chọn>"), ("<subcommand>", "<lệnh>"),
  ]
}

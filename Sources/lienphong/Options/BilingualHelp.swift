import ArgumentParser
import Wording

// The words of help, in the language of the command.

extension Phrase {
  /// The text in the language of the command.
  var text: String { text(in: .ofCommand) }
}

extension ArgumentHelp {
  init(vi vietnamese: String, en english: String, valueName: Phrase? = nil) {
    self.init(Phrase(vi: vietnamese, en: english).text, valueName: valueName?.text)
  }
}

extension OptionGroup {
  init(title: Phrase) {
    self.init(title: title.text)
  }
}

extension CommandConfiguration {
  /// Help that begins with examples, which are the same in both languages.
  init(
    commandName: String, abstract: Phrase, examples: [String], discussion: Phrase? = nil,
    version: String = "", subcommands: [any ParsableCommand.Type] = []
  ) {
    let title =
      examples.count == 1
      ? Phrase(vi: "Ví dụ:", en: "Example:") : Phrase(vi: "Các ví dụ:", en: "Examples:")
    let lines = ([title.text] + examples.map(exampleLines)).joined(separator: "\n")
    self.init(
      commandName: commandName, abstract: abstract.text,
      discussion: [lines, discussion?.text].compactMap(\.self).joined(separator: "\n\n"),
      version: version, subcommands: subcommands)
  }
}

/// An example on lines of a terminal, which a shell reads as one when they are copied.
private func exampleLines(_ example: String) -> String {
  var parts: [String] = []
  for word in example.split(separator: " ") {
    if parts.isEmpty || ["-", "<", ">", "|"].contains(word.prefix(1)) {
      parts.append(String(word))
    } else {
      parts[parts.count - 1] += " " + word
    }
  }
  var lines = [" "]
  for part in parts {
    if lines[lines.count - 1].count + part.count > 76 {
      lines[lines.count - 1] += " \\"
      lines.append("     ")
    }
    lines[lines.count - 1] += " " + part
  }
  return lines.joined(separator: "\n")
}

/// The titles of groups of options.
extension Phrase {
  static let output = Phrase(vi: "Đầu ra", en: "Output")
  static let results = Phrase(vi: "Kết quả", en: "Results")
  static let scoring = Phrase(vi: "Chấm điểm", en: "Scoring")
  static let assignedValue = Phrase(vi: "Giá trị ấn định", en: "Assigned value")
  static let covariances = Phrase(vi: "Hiệp phương sai", en: "Covariances")
  static let codes = Phrase(vi: "Mã số", en: "Codes")
  static let criterion = Phrase(vi: "Tiêu chí", en: "Criterion")
}

/// What stands for a value in help.
extension Phrase {
  static let number = Phrase(vi: "số", en: "number")
  static let count = Phrase(vi: "số", en: "count")
  static let share = Phrase(vi: "tỉ-lệ", en: "share")
  static let names = Phrase(vi: "các-tên", en: "names")
  static let value = Phrase(vi: "giá-trị", en: "value")
  static let date = Phrase(vi: "ngày", en: "date")
  static let file = Phrase(vi: "tệp", en: "file")
  static let folder = Phrase(vi: "thư-mục", en: "folder")
  static let round = Phrase(vi: "vòng", en: "round")
  static let resultsFile = Phrase(vi: "kết-quả", en: "results")
}

import Interlab
public import Wording

extension Explanation {
  /// The whole text in one language, for a terminal at least 80 columns wide. Ends with a newline.
  public func text(in language: Language) -> String {
    var lines = [heading(in: language), ""]
    append(Phrase(vi: "Công thức", en: "Formula"), formulaLines(in: language))
    if !symbols.isEmpty {
      append(Phrase(vi: "Ký hiệu", en: "Symbols"), symbolLines(in: language))
    }
    append(Phrase(vi: "Khi nào dùng", en: "When to use it"), use)
    append(Phrase(vi: "Khi nào không, và lưu ý", en: "When not, and what to watch"), avoid)
    if let verdict { append(Phrase(vi: "Kết luận", en: "Verdict"), verdict) }
    append(Phrase(vi: "Tài liệu", en: "Reference"), reference)
    if let line = workedLine(in: language) {
      append(
        Phrase(
          vi: "Ví dụ (lienphong \(Analysis.engineVersion) vừa tính)",
          en: "Worked line (computed just now by lienphong \(Analysis.engineVersion))"),
        wrapped(line, width: 76))
    }
    return lines.dropLast().joined(separator: "\n") + "\n"

    func append(_ title: Phrase, _ paragraph: Phrase) {
      append(title, wrapped(paragraph.text(in: language), width: 76))
    }

    func append(_ title: Phrase, _ body: [String]) {
      lines.append(title.text(in: language))
      lines += body.map { $0.isEmpty ? "" : "    " + $0 }
      lines.append("")
    }
  }

  /// The worked line alone, computed now; `nil` only if the engine refused the example.
  func workedLine(in language: Language) -> String? {
    worked(WorkedWriter(language: language))
  }

  private func heading(in language: Language) -> String {
    let title = title.text(in: language)
    let head = "\(title) (\(name))"
    return head + "\n" + String(repeating: "=", count: displayWidth(head))
  }

  /// The formula with the decimal mark of the language.
  private func formulaLines(in language: Language) -> [String] {
    var text = formula
    if language == .vietnamese {
      var previous: Character = " "
      let characters = Array(formula)
      text = ""
      for (index, character) in characters.enumerated() {
        let next = index + 1 < characters.count ? characters[index + 1] : " "
        let isMark = character == "." && isDigit(previous) && isDigit(next)
        text.append(isMark ? "," : character)
        previous = character
      }
    }
    return text.split(separator: "\n").map(String.init)
  }

  private func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  private func symbolLines(in language: Language) -> [String] {
    let widest = symbols.map { displayWidth($0.sign) }.max() ?? 0
    return symbols.flatMap { symbol in
      let text = "\(symbol.meaning.text(in: language)) [\(symbol.unit.phrase.text(in: language))]"
      let lines = wrapped(text, width: 74 - widest)
      return lines.enumerated().map { index, line in
        padded(index == 0 ? symbol.sign : "", to: widest) + "  " + line
      }
    }
  }
}

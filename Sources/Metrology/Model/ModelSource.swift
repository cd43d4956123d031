/// Where in the text of a model an instruction comes from.
struct ModelSource: Hashable {
  /// The line of its operator or function, from 1.
  let line: Int

  /// The column, from 1.
  let column: Int

  /// The name of the quantity that the instruction completes, or else the term as it was written.
  var text: String
}

extension ModelProgram {
  /// Where an instruction comes from; `nil` for a program that was not read from a text.
  func source(instruction: Int) -> ModelSource? {
    sources.indices.contains(instruction) ? sources[instruction] : nil
  }
}

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

  /// The line and column, from 1, where an input first appears in the text of the model; `nil` for a name
  /// that is no input, or a program that was not read from a text.
  public func place(ofInput name: String) -> (line: Int, column: Int)? {
    guard let index = inputs.firstIndex(of: name), inputSources.indices.contains(index) else {
      return nil
    }
    return (inputSources[index].line, inputSources[index].column)
  }
}

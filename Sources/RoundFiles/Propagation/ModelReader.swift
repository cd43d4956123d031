import Metrology
import Tables
import Yams
import Wording

/// Reads the model of a propagation, with the places of its mistakes in the file.
struct ModelReader {
  let node: DefinitionNode
  let members: [String: DefinitionNode]
  let lines: [Substring]

  /// What is found from an equation of the model.
  let solve: SolveReader?

  func read() -> ModelProgram? {
    guard let model = members["model"] else {
      node.reject(
        Phrase(vi: "không có mô hình", en: "there is no model"),
        Phrase(
          vi: "Viết chẳng hạn \"model: y = a * b\".", en: "Write for example \"model: y = a * b\".")
      )
      return nil
    }
    guard let text = model.text else { return nil }
    let names = ["inputs", "constants"].flatMap { key in
      (members[key]?.isMapping ?? false)
        ? members[key]?.entries(of: Phrase(verbatim: key)).map(\.name) ?? [] : []
    }
    let outputs = solve?.outputs(self.outputs) ?? self.outputs
    do throws(ModelError) {
      return try ModelProgram(parsing: text, inputs: names, outputs: outputs)
    } catch {
      let place = self.place(of: model, line: error.line, column: error.column)
      let location = CellLocation(file: node.mistakes.file, row: place?.row, column: place?.column)
      node.mistakes.append(
        TableError(
          at: location, error.message.map(escapingControls), remedy: nearest(error) + error.remedy))
      return nil
    }
  }

  private func nearest(_ error: ModelError) -> Phrase {
    error.unknownName.map { didYouMean($0.name, among: $0.known) } ?? .empty
  }

  /// The outputs that are named, as a list, or as a mapping to their units.
  private var outputs: [(name: String, unit: String?)] {
    guard let node = members["outputs"] else { return [] }
    guard node.isMapping else { return node.elements.compactMap { $0.text.map { ($0, nil) } } }
    return node.entries(of: Phrase(verbatim: "outputs")).map { entry in
      let unit =
        entry.value.isMapping
        ? entry.value.members(["unit"], of: Phrase(vi: "một đại lượng đầu ra", en: "an output"))[
          "unit"]?.text : entry.value.text
      return (entry.name, unit)
    }
  }

  /// Where an input first stands in the model, in the file.
  func place(ofInput name: String, _ program: ModelProgram) -> (row: Int, column: Int)? {
    guard let model = members["model"], let place = program.place(ofInput: name) else { return nil }
    return self.place(of: model, line: place.line, column: place.column)
  }

  /// Where a line and column of the model's text stand in the file.
  ///
  /// A block (`model: |`) begins on the line below its mark, indented by as much as its first line.
  func place(of model: DefinitionNode, line: Int, column: Int) -> (row: Int, column: Int)? {
    guard let mark = model.place else { return nil }
    switch model.node.scalar?.style {
    case .literal, .folded:
      var first = mark.row
      while first < lines.count, lines[first].allSatisfy(\.isWhitespace) { first += 1 }
      let indent = first < lines.count ? lines[first].prefix { $0 == " " }.count : 0
      return (mark.row + line, indent + column)
    case .singleQuoted, .doubleQuoted: return (mark.row + line - 1, mark.column + column)
    default: return (mark.row + line - 1, mark.column + column - 1)
    }
  }
}

import Wording

extension ModelProgram {
  /// Compiles the text of a model: definitions `name = expression`, one a line or separated by
  /// semicolons.
  ///
  /// An expression has numbers, names, + − * / ^, comparisons (1 or 0), `and`, `or`, `not`,
  /// `if(condition, a, b)`, and the functions sqrt, exp, ln or log, log10, log2, sin, cos, tan and their inverses, sinh, cosh, tanh and
  /// theirs, atan2(y, x), hypot, abs, min, max, pow. `pi` and `π` are known unless they are among
  /// `inputs`.
  ///
  /// The inputs of the program are the names that no definition makes, in the order in which they first
  /// appear. Its outputs are the definitions that no other one uses, or those that `outputs` names.
  ///
  /// Throws a ``ModelError`` with line and column.
  ///
  /// Complexity: linear in the text, for a limited number of names.
  public init(
    parsing text: String, inputs names: [String] = [], outputs: [(name: String, unit: String?)] = []
  ) throws(ModelError) {
    let known: [String: Double] = ["pi": .pi, "π": .pi]
    var parser = try ModelParser(text, constants: known.filter { !names.contains($0.key) })
    try parser.parse()
    let inputs = parser.inputs
    func register(_ marked: Int) -> Int { marked < 0 ? -1 - marked : marked + inputs.count }
    var results: [ModelOutput] = []
    if outputs.isEmpty {
      results = parser.results.map { ModelOutput(name: $0.name, register: register($0.register)) }
    }
    let definitions = Dictionary(parser.definitions.map { ($0.name, $0.register) }) { a, _ in a }
    for output in outputs {
      guard let definition = definitions[output.name] else {
        let names = parser.definitions.map(\.name)
        let defined = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
        throw ModelError(
          message: Phrase(
            vi: "mô hình không định nghĩa đại lượng đầu ra \"\(output.name)\"",
            en: "the model does not define the output \"\(output.name)\""), line: 1, column: 1,
          remedy: Phrase(vi: "Mô hình định nghĩa: \(defined).", en: "It defines: \(defined)."))
      }
      results.append(
        ModelOutput(
          name: output.name, register: register(definition), unit: output.unit))
    }
    self.init(
      inputs: inputs, instructions: parser.instructions.map { $0.moved(register) },
      outputs: results, sources: parser.sources, inputSources: parser.inputSources)
  }
}

/// A compiled measurement model: straight-line code in single assignment form.
///
/// Register i holds input i; instruction j writes register `inputs.count` + j. There is no access to
/// anything outside.
public struct ModelProgram: Hashable, Sendable {
  /// The names of the inputs.
  public let inputs: [String]

  /// The instructions, each on registers before its own.
  public let instructions: [ModelInstruction]

  /// The outputs.
  public let outputs: [ModelOutput]

  /// For each register, whether it depends on an input: a derivative by a constant exponent, which
  /// need not exist, is not asked for.
  let dependsOnInputs: [Bool]

  /// Where in the text each instruction comes from, `nil` for one that stands in no text; empty without a
  /// text.
  let sources: [ModelSource?]

  /// Where in the text each input first appears; empty without a text.
  let inputSources: [ModelSource]

  /// What the first output is.
  let origin: ModelOrigin

  /// Joins inputs, instructions and outputs.
  ///
  /// - Precondition: each instruction reads registers before its own only.
  init(
    inputs: [String], instructions: [ModelInstruction], outputs: [ModelOutput],
    sources: [ModelSource?] = [], inputSources: [ModelSource] = [],
    origin: ModelOrigin = .explicit
  ) {
    self.inputs = inputs
    self.instructions = instructions
    self.outputs = outputs
    self.sources = sources
    self.inputSources = inputSources
    self.origin = origin
    var depends = [Bool](repeating: true, count: inputs.count)
    for instruction in instructions {
      switch instruction {
      case .constant: depends.append(false)
      case .unary(_, let a): depends.append(depends[a])
      case .binary(_, let a, let b): depends.append(depends[a] || depends[b])
      case .select(let condition, let a, let b):
        depends.append(depends[condition] || depends[a] || depends[b])
      }
    }
    dependsOnInputs = depends
  }

  /// The program whose outputs are its inputs, at the registers that `outputs` name.
  ///
  /// - Precondition: each output reads one of the inputs.
  public init(passing inputs: [String], outputs: [ModelOutput]) {
    precondition(
      outputs.allSatisfy { inputs.indices.contains($0.register) }, "each output is an input")
    self.init(inputs: inputs, instructions: [], outputs: outputs)
  }

  /// The values of the outputs; NaN where the model has none.
  ///
  /// - Precondition: one value for each input.
  ///
  /// Complexity: linear in the instructions.
  public func evaluate(_ values: [Double]) -> [Double] {
    let registers = registers(values)
    return outputs.map { registers[$0.register] }
  }

  /// The values of all registers.
  func registers(_ values: [Double]) -> [Double] {
    precondition(values.count == inputs.count, "one value for each input")
    var registers = values
    registers.reserveCapacity(values.count + instructions.count)
    for instruction in instructions {
      switch instruction {
      case .constant(let value): registers.append(value)
      case .unary(let operation, let a): registers.append(operation(registers[a]))
      case .binary(let operation, let a, let b):
        registers.append(operation(registers[a], registers[b]))
      case .select(let condition, let a, let b):
        registers.append(registers[registers[condition] != 0 ? a : b])
      }
    }
    return registers
  }
}

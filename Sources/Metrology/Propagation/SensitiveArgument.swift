/// A number of a model that must not come to zero.
struct SensitiveArgument {
  let role: NearZero.Role

  /// Where it stands.
  let register: Int

  /// The operation that it enters.
  let source: ModelSource
}

extension ModelProgram {
  /// The arguments that must not come to zero for these outputs, in the order of the model; a divisor that only the
  /// output `equation` needs is one of an equation.
  func sensitiveArguments(
    of outputs: [ModelOutput], equation: Int? = nil
  ) -> [SensitiveArgument] {
    let needed = unguardedRegisters(outputs)
    let explicit = outputs.enumerated().filter { $0.offset != equation }.map(\.element)
    let neededBeside = unguardedRegisters(explicit)
    return instructions.enumerated().compactMap { index, instruction in
      let register = inputs.count + index
      guard needed[register], let source = source(instruction: index),
        let (role, operand) = instruction.sensitiveOperand(self)
      else { return nil }
      let isOfEquation = role == .divisor && !neededBeside[register]
      return SensitiveArgument(
        role: isOfEquation ? .equationDivisor : role, register: operand, source: source)
    }
  }

  /// The program whose outputs are registers of this one.
  func reading(_ registers: [Int]) -> ModelProgram {
    ModelProgram(
      inputs: inputs, instructions: instructions,
      outputs: registers.map { ModelOutput(name: "", register: $0) })
  }

  /// The derivative of an output by an input as a model, with its register unless it does not depend on anything.
  func slope(ofOutput output: Int, by input: Int) -> (
    model: ModelProgram, arguments: [SensitiveArgument]
  ) {
    let slopes = derivative(along: inputs.indices.map { $0 == input ? 1 : 0 })
    let register = slopes.outputs[output].register
    guard slopes.dependsOnInputs[register],
      let source = source(instruction: outputs[output].register - inputs.count)
    else { return (slopes, []) }
    return (
      slopes, [SensitiveArgument(role: .equationSlope, register: register, source: source)]
    )
  }

  /// For each register whether an output needs it in every trial: not those behind a branch of an `if`.
  private func unguardedRegisters(_ outputs: [ModelOutput]) -> [Bool] {
    var needed = [Bool](repeating: false, count: inputs.count + instructions.count)
    for output in outputs { needed[output.register] = true }
    for (index, instruction) in instructions.enumerated().reversed()
    where needed[inputs.count + index] {
      if case .select(let condition, _, _) = instruction {
        needed[condition] = true
      } else {
        for register in instruction.operands { needed[register] = true }
      }
    }
    return needed
  }
}

extension ModelInstruction {
  /// The operand that must not come to zero, where there is one that depends on an input.
  fileprivate func sensitiveOperand(
    _ program: ModelProgram
  ) -> (role: NearZero.Role, register: Int)? {
    let found: (role: NearZero.Role, register: Int)? =
      switch self {
      case .binary(.divide, _, let b): (.divisor, b)
      case .unary(.log, let a), .unary(.log10, let a), .unary(.log2, let a): (.logarithm, a)
      case .unary(.sqrt, let a): (.squareRoot, a)
      case .binary(.power, let a, let b):
        program.isNaturalNumber(b) ? nil : (.power, a)
      default: nil
      }
    return found.flatMap { program.dependsOnInputs[$0.register] ? $0 : nil }
  }
}

extension ModelProgram {
  /// Whether a register always holds a whole number from zero up.
  fileprivate func isNaturalNumber(_ register: Int) -> Bool {
    guard register >= inputs.count else { return false }
    switch instructions[register - inputs.count] {
    case .constant(let value): return value >= 0 && value == value.rounded()
    default: return false
    }
  }
}

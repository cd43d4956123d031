import RealModule

/// Appends instructions to a program under construction. What is there already is not computed twice,
/// and what depends on no input is computed at once.
struct ModelBuilder {
  let inputs: [String]
  private(set) var instructions: [ModelInstruction] = []
  private var known: [ModelInstruction: Int] = [:]

  init(inputs: [String]) {
    self.inputs = inputs
  }

  /// The register that holds the value of `instruction`.
  mutating func append(_ instruction: ModelInstruction) -> Int {
    if let value = folded(instruction), value.isFinite { return constant(value) }
    return place(instruction)
  }

  mutating func constant(_ value: Double) -> Int { place(.constant(value)) }

  /// A register without a value, for where a model has none.
  mutating func nothing() -> Int { place(.unary(.log, constant(-1))) }

  mutating func unary(_ operation: UnaryOperation, _ a: Int) -> Int {
    append(.unary(operation, a))
  }

  mutating func binary(_ operation: BinaryOperation, _ a: Int, _ b: Int) -> Int {
    append(.binary(operation, a, b))
  }

  mutating func product(_ a: Int, _ b: Int) -> Int {
    if value(a) == 1 { return b }
    if value(b) == 1 { return a }
    return binary(.multiply, a, b)
  }

  mutating func quotient(_ a: Int, _ b: Int) -> Int {
    value(b) == 1 ? a : binary(.divide, a, b)
  }

  /// The sum of two derivatives, where `nil` is an exact zero.
  mutating func sum(_ a: Int?, _ b: Int?) -> Int? {
    guard let a else { return b }
    guard let b else { return a }
    return binary(.add, a, b)
  }

  /// Appends a program that takes these registers for its inputs, and returns all of its registers.
  mutating func append(_ program: ModelProgram, inputs: [Int]) -> [Int] {
    var registers = inputs
    for instruction in program.instructions {
      let moved = instruction.moved { registers[$0] }
      registers.append(append(moved))
    }
    return registers
  }

  /// The program with these outputs, without what none of them needs.
  func program(outputs: [ModelOutput], origin: ModelOrigin = .explicit) -> ModelProgram {
    let count = inputs.count
    var isNeeded = [Bool](repeating: false, count: count + instructions.count)
    for output in outputs { isNeeded[output.register] = true }
    for (index, instruction) in instructions.enumerated().reversed()
    where isNeeded[count + index] {
      for register in instruction.operands { isNeeded[register] = true }
    }
    var places = Array(0..<count)
    var kept: [ModelInstruction] = []
    for (index, instruction) in instructions.enumerated() {
      places.append(count + kept.count)
      if isNeeded[count + index] { kept.append(instruction.moved { places[$0] }) }
    }
    return ModelProgram(
      inputs: inputs, instructions: kept,
      outputs: outputs.map {
        ModelOutput(name: $0.name, register: places[$0.register], unit: $0.unit)
      }, origin: origin)
  }

  /// The number that a register always holds.
  func value(_ register: Int) -> Double? {
    guard register >= inputs.count,
      case .constant(let value) = instructions[register - inputs.count]
    else { return nil }
    return value
  }

  /// Zeros of both signs compare equal but are not the same, so they are not looked up.
  private mutating func place(_ instruction: ModelInstruction) -> Int {
    let isShared = if case .constant(0) = instruction { false } else { true }
    if isShared, let register = known[instruction] { return register }
    instructions.append(instruction)
    let register = inputs.count + instructions.count - 1
    if isShared { known[instruction] = register }
    return register
  }

  private func folded(_ instruction: ModelInstruction) -> Double? {
    switch instruction {
    case .constant(let value): return value
    case .unary(let operation, let a): return value(a).map { operation($0) }
    case .binary(let operation, let a, let b):
      guard let a = value(a), let b = value(b) else { return nil }
      return operation(a, b)
    case .select(let condition, let a, let b):
      guard let condition = value(condition) else { return nil }
      return value(condition != 0 ? a : b)
    }
  }
}

extension ModelInstruction {
  /// The registers that the instruction reads.
  var operands: [Int] {
    switch self {
    case .constant: []
    case .unary(_, let a): [a]
    case .binary(_, let a, let b): [a, b]
    case .select(let condition, let a, let b): [condition, a, b]
    }
  }
}

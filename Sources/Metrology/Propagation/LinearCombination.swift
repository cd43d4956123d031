/// A constant and a weighted sum of named quantities.
///
///     y = a + Σ b_j q_j
public struct LinearCombination: Hashable, Sendable {
  /// One term: a quantity and its coefficient.
  public struct Term: Hashable, Sendable {
    /// The name of the quantity.
    public let quantity: String

    /// Its coefficient.
    public let coefficient: Double

    /// Creates a term.
    public init(_ quantity: String, coefficient: Double = 1) {
      self.quantity = quantity
      self.coefficient = coefficient
    }
  }

  /// The constant.
  public let constant: Double

  /// The terms.
  public let terms: [Term]

  /// Creates a combination.
  public init(constant: Double = 0, terms: [Term]) {
    self.constant = constant
    self.terms = terms
  }
}

extension ModelProgram {
  /// The same model over other inputs: each of its own inputs that `combinations` names is computed
  /// from the new ones, each other one stays.
  ///
  /// An input that is the sum of independent parts, or one that another measurement made from inputs
  /// of its own, so enters with all that it was made of, and nothing of its correlations is lost.
  ///
  /// - Precondition: each quantity of a combination, and each input that stays, is one of `names`.
  ///
  /// Complexity: linear in instructions and terms.
  public func replacingInputs(
    _ combinations: [String: LinearCombination], inputs names: [String]
  ) -> ModelProgram {
    var registers: [String: Int] = [:]
    for (register, name) in names.enumerated() { registers[name] = register }
    func register(_ name: String) -> Int {
      guard let register = registers[name] else { preconditionFailure("each quantity is an input") }
      return register
    }
    var chain = InstructionChain(firstRegister: names.count)
    let replaced = inputs.map { name in
      guard let combination = combinations[name] else { return register(name) }
      return chain.append(combination, register)
    }
    let offset = names.count + chain.instructions.count - inputs.count
    func moved(_ old: Int) -> Int { old < inputs.count ? replaced[old] : old + offset }
    return ModelProgram(
      inputs: names, instructions: chain.instructions + instructions.map { $0.moved(moved) },
      outputs: outputs.map { $0.moved(to: moved($0.register)) },
      sources: sources.isEmpty ? [] : chain.instructions.map { _ in nil } + sources)
  }
}

/// Instructions that compute combinations.
private struct InstructionChain {
  let firstRegister: Int
  private(set) var instructions: [ModelInstruction] = []

  init(firstRegister: Int) {
    self.firstRegister = firstRegister
  }

  private mutating func append(_ instruction: ModelInstruction) -> Int {
    instructions.append(instruction)
    return firstRegister + instructions.count - 1
  }

  /// Appends what computes `combination`, and returns the register of its value.
  mutating func append(_ combination: LinearCombination, _ register: (String) -> Int) -> Int {
    var sum = combination.constant == 0 ? nil : append(.constant(combination.constant))
    for term in combination.terms {
      var value = register(term.quantity)
      if term.coefficient != 1 {
        let coefficient = append(.constant(term.coefficient))
        value = append(.binary(.multiply, coefficient, value))
      }
      sum = sum.map { append(.binary(.add, $0, value)) } ?? value
    }
    return sum ?? append(.constant(0))
  }
}

extension ModelOutput {
  fileprivate func moved(to register: Int) -> ModelOutput {
    ModelOutput(name: name, register: register, unit: unit)
  }
}

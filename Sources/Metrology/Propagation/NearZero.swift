/// A divisor, or the argument of a logarithm, root or power, that can come to zero over the uncertainties of
/// the inputs.
public struct NearZero: Hashable, Sendable {
  /// What a number is to the operation that it enters.
  public enum Role: Hashable, Sendable {
    /// A quotient by a quantity that can be zero has neither a mean nor a standard deviation.
    case divisor

    /// A logarithm has no value from zero down.
    case logarithm

    /// A square root has no value below zero, and no derivative at zero.
    case squareRoot

    /// A power with an exponent that is no whole number has no value below zero, one with a negative
    /// exponent none at zero.
    case power
  }

  /// What the number is to the operation.
  public let role: Role

  /// The quantity that the operation completes, or else the term as it was written.
  public let term: String

  /// The line in the text of the model, from 1.
  public let line: Int

  /// How far from zero the number lies at the estimates, in its standard uncertainties to first order; 0
  /// where it has no finite variance.
  public let distance: Double

  /// Up to so many standard uncertainties it is told: beyond them lie 3 of ten million normal draws.
  public static let limit = 5.0
}

extension PropagationProblem {
  /// What comes near zero, in the order of the model; a branch of an `if` is taken to be guarded.
  ///
  /// A number whose range does not reach zero, by the ends of the distributions of the inputs, is not told.
  ///
  /// Complexity: linear in the instructions for each operation of such a kind.
  func nearZeros() -> [NearZero] {
    let needed = program.unguardedRegisters
    let found = program.instructions.enumerated().compactMap { index, instruction in
      needed[program.inputs.count + index]
        ? program.source(instruction: index).flatMap { source in
          instruction.sensitiveOperand(program).map { (source, $0.role, $0.register) }
        } : nil
    }
    guard !found.isEmpty else { return [] }
    let ranges = program.ranges(inputs.map(\.distribution.range))
    let reaching = found.filter { ranges[$0.2].reachesZero }
    let arguments = ModelProgram(
      inputs: program.inputs, instructions: program.instructions,
      outputs: reaching.map { ModelOutput(name: "", register: $0.2) })
    let values = arguments.evaluate(estimates)
    let gradients = arguments.gradients(at: estimates)
    return reaching.indices.compactMap { index in
      let distance = distance(values[index], gradients[index])
      let (source, role, _) = reaching[index]
      return distance < NearZero.limit
        ? NearZero(role: role, term: source.text, line: source.line, distance: distance) : nil
    }
  }

  private func distance(_ value: Double, _ gradient: [Double]) -> Double {
    let isUnbounded = inputs.indices.contains {
      gradient[$0] != 0 && inputs[$0].standardUncertainty == nil
    }
    if isUnbounded { return 0 }
    let u = combined(signedContributions(gradient))
    return u > 0 ? value.magnitude / u : .infinity
  }
}

extension ModelProgram {
  /// For each register whether an output needs it in every trial: not those behind a branch of an `if`.
  fileprivate var unguardedRegisters: [Bool] {
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

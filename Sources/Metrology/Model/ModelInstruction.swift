/// One step of a ``ModelProgram``: an operation on registers that were written before.
public enum ModelInstruction: Hashable, Sendable {
  /// A number.
  case constant(Double)

  /// A function of one register.
  case unary(UnaryOperation, Int)

  /// A function of two registers.
  case binary(BinaryOperation, Int, Int)

  /// The second register where the first is not zero, else the third.
  case select(condition: Int, Int, Int)
}

extension ModelInstruction {
  /// The same instruction on other registers.
  func moved(_ register: (Int) -> Int) -> ModelInstruction {
    switch self {
    case .constant: self
    case .unary(let operation, let a): .unary(operation, register(a))
    case .binary(let operation, let a, let b): .binary(operation, register(a), register(b))
    case .select(let condition, let a, let b):
      .select(condition: register(condition), register(a), register(b))
    }
  }
}

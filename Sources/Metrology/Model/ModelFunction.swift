/// A function that a model may call.
enum ModelFunction {
  case unary(UnaryOperation)
  case binary(BinaryOperation)
  case choice

  /// Every function by its name.
  static let named: [String: ModelFunction] = {
    var functions: [String: ModelFunction] = [
      "ln": .unary(.log), "arcsin": .unary(.asin), "arccos": .unary(.acos),
      "arctan": .unary(.atan), "if": .choice,
    ]
    for operation in UnaryOperation.allCases where operation != .negate {
      functions[operation.rawValue] = .unary(operation)
    }
    for operation: BinaryOperation in [.atan2, .hypot, .min, .max] {
      functions[operation.rawValue] = .binary(operation)
    }
    functions["pow"] = .binary(.power)
    return functions
  }()

  var argumentCount: Int {
    switch self {
    case .unary: 1
    case .binary: 2
    case .choice: 3
    }
  }
}

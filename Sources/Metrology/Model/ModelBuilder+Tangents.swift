import RealModule

extension ModelBuilder {
  /// Appends the derivatives of a program's registers, `nil` where they are exactly zero, for those of
  /// its inputs. `registers` is where its registers stand.
  mutating func tangents(
    of program: ModelProgram, at registers: [Int], inputs seeds: [Int?]
  ) -> [Int?] {
    var tangents = seeds
    for (index, instruction) in program.instructions.enumerated() {
      let y = registers[program.inputs.count + index]
      switch instruction {
      case .constant: tangents.append(nil)
      case .unary(let operation, let a):
        tangents.append(tangents[a].map { tangent(of: operation, registers[a], y, $0) })
      case .binary(let operation, let a, let b):
        tangents.append(
          tangent(of: operation, registers[a], registers[b], y, tangents[a], tangents[b]))
      case .select(let condition, let a, let b):
        tangents.append(choice(registers[condition], tangents[a], tangents[b]))
      }
    }
    return tangents
  }

  private mutating func choice(_ condition: Int, _ a: Int?, _ b: Int?) -> Int? {
    guard a != nil || b != nil else { return nil }
    return append(.select(condition: condition, a ?? constant(0), b ?? constant(0)))
  }

  private mutating func negative(_ a: Int) -> Int { unary(.negate, a) }

  /// The derivative of y = operation(a), for the derivative `da` of a.
  private mutating func tangent(
    of operation: UnaryOperation, _ a: Int, _ y: Int, _ da: Int
  ) -> Int {
    switch operation {
    case .negate: return negative(da)
    case .exp: return product(y, da)
    case .log: return quotient(da, a)
    case .log10: return quotient(da, product(constant(.log(10)), a))
    case .log2: return quotient(da, product(constant(.log(2)), a))
    case .sqrt: return quotient(da, product(constant(2), y))
    case .abs: return product(quotient(a, y), da)
    case .sin: return product(unary(.cos, a), da)
    case .cos: return negative(product(unary(.sin, a), da))
    case .sinh: return product(unary(.cosh, a), da)
    case .cosh: return product(unary(.sinh, a), da)
    case .tan: return product(binary(.add, constant(1), product(y, y)), da)
    case .tanh: return product(binary(.subtract, constant(1), product(y, y)), da)
    case .asin: return quotient(da, unary(.sqrt, belowOne(a)))
    case .acos: return negative(quotient(da, unary(.sqrt, belowOne(a))))
    case .atan: return quotient(da, binary(.add, constant(1), product(a, a)))
    case .asinh:
      return quotient(da, unary(.sqrt, binary(.add, constant(1), product(a, a))))
    case .acosh: return quotient(da, unary(.sqrt, negative(belowOne(a))))
    case .atanh: return quotient(da, belowOne(a))
    }
  }

  /// (1 − a)(1 + a).
  private mutating func belowOne(_ a: Int) -> Int {
    let below = binary(.subtract, constant(1), a)
    return product(below, binary(.add, constant(1), a))
  }

  /// The derivative of y = operation(a, b).
  private mutating func tangent(
    of operation: BinaryOperation, _ a: Int, _ b: Int, _ y: Int, _ da: Int?, _ db: Int?
  ) -> Int? {
    guard da != nil || db != nil else { return nil }
    switch operation {
    case .add: return sum(da, db)
    case .subtract: return sum(da, db.map { negative($0) })
    case .multiply: return sum(da.map { product($0, b) }, db.map { product(a, $0) })
    case .divide:
      let change = sum(da, db.map { negative(product(y, $0)) })
      return change.map { quotient($0, b) }
    case .power: return tangentOfPower(a, b, y, da, db)
    case .atan2:
      let square = binary(.add, product(a, a), product(b, b))
      let turn = sum(da.map { product($0, b) }, db.map { negative(product(a, $0)) })
      return turn.map { quotient($0, square) }
    case .hypot:
      let sum = sum(da.map { product(a, $0) }, db.map { product(b, $0) })
      return sum.map { quotient($0, y) }
    case .min: return choice(binary(.less, a, b), da, db)
    case .max: return choice(binary(.less, b, a), da, db)
    case .less, .lessOrEqual, .equal, .notEqual: return nil
    }
  }

  /// b a^(b − 1) da + y ln(a) db.
  private mutating func tangentOfPower(
    _ a: Int, _ b: Int, _ y: Int, _ da: Int?, _ db: Int?
  ) -> Int? {
    let byExponent = db.map { product(product(y, unary(.log, a)), $0) }
    guard let da, value(b) != 0 else { return byExponent }
    if value(b) == 1 { return sum(da, byExponent) }
    let lower = binary(.subtract, b, constant(1))
    let power = value(lower) == 1 ? a : binary(.power, a, lower)
    return sum(product(product(b, power), da), byExponent)
  }
}

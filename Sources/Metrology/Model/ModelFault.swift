public import Wording

/// Why a model has no value, and where in its text.
public struct ModelFault: Hashable, Sendable {
  /// What went wrong, such as a division by zero.
  public let cause: Phrase

  /// The quantity that the operation completes, or else the term as it was written; `nil` where the operation stands
  /// in no text.
  public let term: String?

  /// The line in the text of the model, from 1.
  public let line: Int?

  /// The column, from 1.
  public let column: Int?

  /// Creates a fault.
  public init(cause: Phrase, term: String? = nil, line: Int? = nil, column: Int? = nil) {
    self.cause = cause
    self.term = term
    self.line = line
    self.column = column
  }

  fileprivate init(cause: Phrase, at source: ModelSource?) {
    self.init(cause: cause, term: source?.text, line: source?.line, column: source?.column)
  }

  /// The cause and its place.
  public var message: Phrase {
    guard let term, let line else { return cause }
    return cause
      + Phrase(
        vi: " trong \"\(term)\" (dòng \(line) của mô hình)",
        en: " in \"\(term)\" (line \(line) of the model)")
  }
}

extension ModelProgram {
  /// Why an output has no finite value at these inputs; `nil` where all have one.
  ///
  /// From the output it goes back along operands without a finite value, of an `if` along the branch that was
  /// taken, to the operation whose operands have one.
  ///
  /// - Precondition: one value for each input.
  public func fault(at values: [Double]) -> ModelFault? {
    let registers = registers(values)
    guard let output = outputs.first(where: { !registers[$0.register].isFinite }) else {
      return nil
    }
    if case .solution = origin, !registers[outputs[0].register].isFinite {
      return ModelFault(
        cause: Phrase(
          vi: "không tìm được nghiệm của phương trình từ nghiệm tại ước lượng",
          en: "no solution of the equation was reached from that at the estimates"))
    }
    return beginning(of: output.register, registers, isWrong: { !$0.isFinite }).map { index in
      ModelFault(cause: instructions[index].cause(registers), at: source(instruction: index))
    }
  }

  /// Where an output comes to a magnitude beyond that of any quantity at these inputs; `nil` where none does.
  ///
  /// - Precondition: one value for each input.
  public func faultOfMagnitude(at values: [Double]) -> ModelFault? {
    let registers = registers(values)
    let isBeyond: (Double) -> Bool = { !($0.magnitude <= magnitudeLimit) }
    guard let output = outputs.first(where: { isBeyond(registers[$0.register]) }) else {
      return nil
    }
    return beginning(of: output.register, registers, isWrong: isBeyond).map { index in
      ModelFault(
        cause: Phrase(vi: "kết quả quá lớn", en: "a result too large"),
        at: source(instruction: index))
    }
  }

  /// The instruction that makes a wrong value of right ones, on the way to a register.
  private func beginning(
    of output: Int, _ registers: [Double], isWrong: (Double) -> Bool
  ) -> Int? {
    var register = output
    while register >= inputs.count {
      let index = register - inputs.count
      let operands = instructions[index].taken(registers)
      guard let operand = operands.first(where: { isWrong(registers[$0]) }) else { return index }
      register = operand
    }
    return nil
  }

  /// The first operation whose value has no finite derivative at these inputs.
  public func faultOfDerivative(at values: [Double]) -> ModelFault? {
    let registers = registers(values)
    for (index, instruction) in instructions.enumerated() {
      let y = registers[inputs.count + index]
      let slopes: [(register: Int, slope: Double)]
      switch instruction {
      case .constant, .select: slopes = []
      case .unary(let operation, let a):
        slopes = [(a, operation.derivatives(registers[a], y).first)]
      case .binary(let operation, let a, let b):
        let partials = operation.partials(registers[a], registers[b], y)
        slopes = [(a, partials.a), (b, partials.b)]
      }
      if slopes.contains(where: { dependsOnInputs[$0.register] && !$0.slope.isFinite }) {
        return ModelFault(
          cause: Phrase(vi: "không có đạo hàm", en: "no derivative"),
          at: source(instruction: index))
      }
    }
    return nil
  }
}

extension ModelInstruction {
  /// The registers that the instruction reads, of an `if` the branch that is taken only.
  fileprivate func taken(_ registers: [Double]) -> [Int] {
    if case .select(let condition, let a, let b) = self {
      return [condition, registers[condition] != 0 ? a : b]
    }
    return operands
  }

  /// Why an instruction has no finite value.
  fileprivate func cause(_ registers: [Double]) -> Phrase {
    switch self {
    case .unary(.log, let a), .unary(.log10, let a), .unary(.log2, let a):
      registers[a] == 0
        ? Phrase(vi: "logarit của 0", en: "logarithm of zero")
        : Phrase(vi: "logarit của số âm", en: "logarithm of a negative number")
    case .unary(.sqrt, _):
      Phrase(vi: "căn bậc hai của số âm", en: "square root of a negative number")
    case .unary(.exp, _), .unary(.sinh, _), .unary(.cosh, _):
      Phrase(vi: "kết quả vượt phạm vi số", en: "a result beyond the range of numbers")
    case .unary(let operation, _):
      Phrase(
        vi: "\(operation.rawValue) ngoài miền xác định",
        en: "\(operation.rawValue) outside of its domain")
    case .binary(.divide, _, let b) where registers[b] == 0:
      Phrase(vi: "chia cho 0", en: "division by zero")
    case .binary(let operation, let a, let b)
    where operation == .power
      && (registers[a] == 0 || operation(registers[a], registers[b]).isNaN):
      Phrase(vi: "lũy thừa ngoài miền xác định", en: "power outside of its domain")
    case .binary, .constant, .select:
      Phrase(vi: "kết quả vượt phạm vi số", en: "a result beyond the range of numbers")
    }
  }
}

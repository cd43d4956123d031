import Wording

/// Carries units through the instructions of a model.
struct UnitWalk {
  /// What a register holds.
  private enum Content {
    /// A number that no input changes: it fits whatever it is added to.
    case number(UnitScale)
    case quantity(UnitScale)
  }

  private let program: ModelProgram
  private let inputs: [WrittenUnit?]
  private var contents: [Content] = []
  private let values: [Double]

  /// An input without a unit is a bare number: a constant.
  init(program: ModelProgram, inputs: [WrittenUnit?], constants: [Double?]) {
    self.program = program
    self.inputs = inputs
    values = program.registers(constants.map { $0 ?? 1 })
    contents = zip(inputs, constants).map { input, constant in
      input.map { .quantity(UnitScale($0.unit)) } ?? .number(.literal(constant ?? 1))
    }
  }

  mutating func run() throws(ModelError) {
    for index in program.instructions.indices {
      let instruction = program.instructions[index]
      let register = inputs.count + index
      if program.dependsOnInputs[register] {
        contents.append(try content(of: instruction, index))
      } else {
        contents.append(number(instruction, values[register]))
      }
    }
  }

  /// A number: as a product of numbers it may convert by each of them.
  private func number(_ instruction: ModelInstruction, _ value: Double) -> Content {
    guard case .binary(let operation, let a, let b) = instruction,
      operation == .multiply || operation == .divide, case .number(let first) = contents[a],
      case .number(let second) = contents[b],
      let power = second.raised(to: operation == .multiply ? 1 : -1),
      let product = first.times(power)
    else { return .number(.literal(value)) }
    return .number(product)
  }

  /// The units of the outputs, checked against those that are declared.
  func outputs(declared: [WrittenUnit?]) throws(ModelError) -> [String?] {
    var texts: [String?] = []
    for (output, declared) in zip(program.outputs, declared) {
      guard case .quantity(let scale) = contents[output.register] else {
        texts.append(declared?.text)
        continue
      }
      if let declared, scale.common(UnitScale(declared.unit)) == nil {
        throw error(
          output.register - inputs.count,
          Phrase(
            vi: "\(output.name) có đơn vị \(text(scale)), không phải \(declared.text)",
            en: "\(output.name) comes out in \(text(scale)), not in \(declared.text)"),
          Phrase(
            vi: "Khai báo đơn vị suy ra từ các đại lượng đầu vào, hoặc đổi đơn vị của kết quả.",
            en: "Declare the unit that follows from the inputs, or convert the result."))
      }
      texts.append(declared?.text ?? unit(scale))
    }
    return texts
  }

  private func content(of instruction: ModelInstruction, _ index: Int) throws(ModelError) -> Content
  {
    switch instruction {
    case .constant(let value): .number(.literal(value))
    case .unary(let operation, let a): try content(of: operation, a, index)
    case .binary(let operation, let a, let b): try content(of: operation, a, b, index)
    case .select(_, let a, let b):
      try alike(
        a, b, Phrase(vi: "là lựa chọn còn lại bên cạnh", en: "be the other choice to"), index)
    }
  }

  private func content(
    of operation: UnaryOperation, _ a: Int, _ index: Int
  ) throws(ModelError) -> Content {
    switch operation {
    case .negate, .abs: return contents[a]
    case .sqrt: return try power(a, 0.5, index)
    default:
      if case .number = contents[a] { return contents[a] }
      try requireRatio(a, Phrase(verbatim: operation.rawValue), index)
      return .quantity(.one)
    }
  }

  private func content(
    of operation: BinaryOperation, _ a: Int, _ b: Int, _ index: Int
  ) throws(ModelError) -> Content {
    switch operation {
    case .multiply: return try product(a, b, 1, index)
    case .divide: return try product(a, b, -1, index)
    case .power:
      if case .number = contents[b] { return try power(a, values[b], index) }
      try requireRatio(
        a, Phrase(vi: "một lũy thừa có số mũ đo được", en: "a power with a measured exponent"),
        index)
      try requireRatio(b, Phrase(vi: "một số mũ", en: "an exponent"), index)
      return .quantity(.one)
    case .add: return try alike(a, b, Phrase(vi: "cộng với", en: "be added to"), index)
    case .subtract: return try alike(a, b, Phrase(vi: "trừ khỏi", en: "be subtracted from"), index)
    case .hypot, .min, .max:
      return try alike(a, b, Phrase(vi: "đứng cạnh", en: "stand beside"), index)
    case .atan2:
      _ = try alike(a, b, Phrase(vi: "đứng cạnh", en: "stand beside"), index)
      return .quantity(.one)
    case .less, .lessOrEqual, .equal, .notEqual:
      _ = try alike(a, b, Phrase(vi: "so sánh với", en: "be compared with"), index)
      return .quantity(.one)
    }
  }

  // MARK: Rules

  private func alike(
    _ a: Int, _ b: Int, _ relation: Phrase, _ index: Int
  ) throws(ModelError) -> Content {
    guard case .quantity(let first) = contents[a] else { return contents[b] }
    guard case .quantity(let second) = contents[b] else { return contents[a] }
    if let common = first.common(second) { return .quantity(common) }
    let message =
      Phrase(
        vi:
          "\(term(b).vietnamese) theo \(text(second)) không thể \(relation.vietnamese) \(term(a).vietnamese) theo \(text(first))",
        en:
          "\(term(b).english) in \(text(second)) cannot \(relation.english) \(term(a).english) in \(text(first))"
      )
    guard first.dimension == second.dimension else {
      throw error(
        index, message,
        Phrase(
          vi: "Sửa số hạng, hoặc đơn vị của một đại lượng đầu vào.",
          en: "Correct the term, or the unit of an input."))
    }
    throw error(
      index, message,
      Phrase(
        vi:
          "Hai đơn vị cùng loại nhưng khác độ lớn: cho cả hai đại lượng đầu vào theo một đơn vị, hoặc nhân một đại lượng với hệ số đổi.",
        en:
          "They are of one kind but not of one size: give both inputs in one unit, or multiply one by "
          + "the conversion."))
  }

  private func product(
    _ a: Int, _ b: Int, _ exponent: Double, _ index: Int
  ) throws(ModelError) -> Content {
    guard let power = scale(b).raised(to: exponent), let product = scale(a).times(power) else {
      throw error(
        index,
        Phrase(
          vi: "thứ nguyên vượt quá mọi mức hợp lý", en: "the dimension leaves every reasonable size"
        ), Phrase(vi: "Kiểm tra các lũy thừa trong số hạng.", en: "Check the powers in the term."))
    }
    return isNumber(a) && isNumber(b) ? .number(product) : .quantity(product)
  }

  private func isNumber(_ register: Int) -> Bool {
    guard case .number = contents[register] else { return false }
    return true
  }

  private func scale(_ register: Int) -> UnitScale {
    switch contents[register] {
    case .number(let scale), .quantity(let scale): scale
    }
  }

  private func power(_ a: Int, _ exponent: Double, _ index: Int) throws(ModelError) -> Content {
    let scale = scale(a)
    guard let power = scale.raised(to: exponent) else {
      throw error(
        index,
        term(a)
          + Phrase(
            vi: " theo \(text(scale)) không thể nâng lên lũy thừa \(exponent)",
            en: " in \(text(scale)) cannot be raised to the power \(exponent)"),
        Phrase(
          vi: "Chia cho một đại lượng quy chiếu trước, để thành một tỉ số.",
          en: "Divide it by a reference quantity first, so that it becomes a ratio."))
    }
    return isNumber(a) ? .number(power) : .quantity(power)
  }

  private func requireRatio(_ a: Int, _ user: Phrase, _ index: Int) throws(ModelError) {
    guard case .quantity(let scale) = contents[a], !scale.mayBeOne else { return }
    let isAngle = ["sin", "cos", "tan"].contains(user.english)
    throw error(
      index,
      Phrase(
        vi:
          "\(user.vietnamese) cần một tỉ số\(isAngle ? " hoặc radian" : ""), nhưng \(term(a).vietnamese) theo \(text(scale))",
        en:
          "\(user.english) takes a ratio\(isAngle ? " or radians" : ""), but \(term(a).english) is in \(text(scale))"
      ),
      scale.dimension.isDimensionless
        ? Phrase(
          vi: "Đổi đơn vị\(isAngle ? ": độ thì nhân với pi / 180" : " về đơn vị 1").",
          en: "Convert it\(isAngle ? ": degrees are multiplied by pi / 180" : " to the unit 1").")
        : Phrase(
          vi: "Chia cho một đại lượng quy chiếu trước.",
          en: "Divide it by a reference quantity first."))
  }

  // MARK: Words

  private func error(_ index: Int, _ message: Phrase, _ remedy: Phrase) -> ModelError {
    let source = program.source(instruction: index)
    return ModelError(
      message: message, line: source?.line ?? 1, column: source?.column ?? 1, remedy: remedy)
  }

  private func term(_ register: Int) -> Phrase {
    if register < inputs.count { return Phrase(verbatim: program.inputs[register]) }
    return program.source(instruction: register - inputs.count).map { Phrase(verbatim: $0.text) }
      ?? Phrase(vi: "một số hạng", en: "a term")
  }

  /// The unit where it is known as that of an input or as one of the SI without a number before it.
  private func unit(_ scale: UnitScale) -> String? {
    guard scale.factors?.count == 1 else { return nil }
    let text = text(scale)
    return inputs.contains { $0?.text == text } || !text.contains(" ") ? text : nil
  }

  /// The unit as an input has it, or else as it follows.
  private func text(_ scale: UnitScale) -> String {
    guard let factor = scale.factors?.first else { return scale.dimension.text }
    let single = UnitScale(MeasurementUnit(dimension: scale.dimension, factor: factor))
    let known = inputs.compactMap(\.self)
    if let input = known.first(where: { UnitScale($0.unit).common(single) != nil }) {
      return input.text
    }
    if scale.mayBeOne { return "1" }
    return single.common(UnitScale(MeasurementUnit(dimension: scale.dimension, factor: 1))) == nil
      ? "\(factor) \(scale.dimension.text)" : scale.dimension.text
  }
}

import Wording

/// Compiles the text of a model: definitions `name = expression`, one a line.
///
/// Names that no definition makes are the inputs, in the order in which they first appear. Registers
/// of inputs are marked by negative numbers until their number is known.
struct ModelParser {
  let tokens: [ModelToken]
  var position = 0
  var depth = 0
  private(set) var inputs: [String] = []
  private(set) var instructions: [ModelInstruction] = []
  private(set) var sources: [ModelSource] = []
  private(set) var inputSources: [ModelSource] = []
  private(set) var definitions: [(name: String, register: Int)] = []
  private var used: Set<String> = []
  private var registers: [String: Int] = [:]
  private var inputPlaces: [String: Int] = [:]
  private let defined: Set<String>
  private let constants: [String: Double]

  static let depthLimit = 200

  /// Operators that are written as words.
  static let words: Set = ["and", "or", "not"]

  init(_ text: String, constants: [String: Double]) throws(ModelError) {
    tokens = try ModelScanner(text).tokens
    self.constants = constants
    var defined: Set<String> = []
    for index in tokens.indices.dropLast() where tokens[index + 1].kind == .symbol("=") {
      if case .name(let name) = tokens[index].kind { defined.insert(name) }
    }
    self.defined = defined
  }

  /// The definitions that no other one uses, or all, where each is used.
  var results: [(name: String, register: Int)] {
    let last = definitions.filter { !used.contains($0.name) }
    return last.isEmpty ? definitions : last
  }

  mutating func parse() throws(ModelError) {
    while tokens[position].kind != .end {
      if tokens[position].kind == .endOfLine {
        position += 1
      } else {
        try parseDefinition()
      }
    }
    guard !definitions.isEmpty else {
      throw error(
        Phrase(vi: "mô hình không định nghĩa gì", en: "the model defines nothing"),
        Phrase(vi: "Viết chẳng hạn y = a * b.", en: "Write for example y = a * b."))
    }
  }

  func error(
    _ message: Phrase, _ remedy: Phrase, at token: ModelToken? = nil
  ) -> ModelError {
    let token = token ?? tokens[position]
    return ModelError(message: message, line: token.line, column: token.column, remedy: remedy)
  }

  private mutating func parseDefinition() throws(ModelError) {
    let start = tokens[position]
    guard case .name(let name) = start.kind, tokens[position + 1].kind == .symbol("=") else {
      throw error(
        Phrase(
          vi: "một dòng của mô hình không phải là định nghĩa",
          en: "a line of the model is not a definition"),
        Phrase(vi: "Viết dưới dạng y = a * b.", en: "Write it as y = a * b."))
    }
    guard registers[name] == nil else {
      throw error(
        Phrase(vi: "\"\(name)\" được định nghĩa hai lần", en: "\"\(name)\" is defined twice"),
        Phrase(vi: "Đặt tên khác cho một trong hai.", en: "Give one of the two another name."))
    }
    guard ModelFunction.named[name] == nil, !Self.words.contains(name) else {
      throw error(
        Phrase(
          vi: "\"\(name)\" là tên của một hàm hoặc phép toán",
          en: "\"\(name)\" is the name of a function or operator"),
        Phrase(vi: "Chọn tên khác.", en: "Choose another name."))
    }
    position += 2
    let register = try parseExpression()
    guard tokens[position].kind == .endOfLine else {
      throw error(
        Phrase(vi: "biểu thức không kết thúc ở đây", en: "the expression does not end here"),
        Phrase(
          vi: "Đặt một phép toán vào giữa, hoặc đóng ngoặc đơn.",
          en: "Put an operator in between, or close a parenthesis."))
    }
    definitions.append((name, register))
    registers[name] = register
    if register >= 0 { sources[register].text = name }
  }

  // MARK: Expressions

  /// Appends an instruction whose operator is the token at `mark`, and whose text begins at the token
  /// `start` and ends where the parser is.
  mutating func append(
    _ instruction: ModelInstruction, from start: Int, mark: Int
  ) -> Int {
    instructions.append(instruction)
    let words = tokens[start..<min(position, start + 24)]
    let text = words.map(\.text).joined() + (position > start + 24 ? "…" : "")
    sources.append(
      ModelSource(line: tokens[mark].line, column: tokens[mark].column, text: text))
    return instructions.count - 1
  }

  private mutating func takeSymbol(_ symbols: [String]) -> String? {
    guard case .symbol(let symbol) = tokens[position].kind, symbols.contains(symbol) else {
      return nil
    }
    position += 1
    return symbol
  }

  mutating func parseComparison() throws(ModelError) -> Int {
    let start = position
    let left = try parseSum()
    let mark = position
    guard let symbol = takeSymbol(["<", "<=", ">", ">=", "==", "!="]) else { return left }
    let right = try parseSum()
    let instruction: ModelInstruction =
      switch symbol {
      case "<": .binary(.less, left, right)
      case "<=": .binary(.lessOrEqual, left, right)
      case ">": .binary(.less, right, left)
      case ">=": .binary(.lessOrEqual, right, left)
      case "==": .binary(.equal, left, right)
      default: .binary(.notEqual, left, right)
      }
    return append(instruction, from: start, mark: mark)
  }

  private mutating func parseSum() throws(ModelError) -> Int {
    let start = position
    var left = try parseProduct()
    while let symbol = takeSymbol(["+", "-"]) {
      let mark = position - 1
      let right = try parseProduct()
      left = append(
        .binary(symbol == "+" ? .add : .subtract, left, right), from: start, mark: mark)
    }
    return left
  }

  private mutating func parseProduct() throws(ModelError) -> Int {
    let start = position
    var left = try parseSigned()
    while let symbol = takeSymbol(["*", "/"]) {
      let mark = position - 1
      let right = try parseSigned()
      left = append(
        .binary(symbol == "*" ? .multiply : .divide, left, right), from: start, mark: mark)
    }
    return left
  }

  private mutating func parseSigned() throws(ModelError) -> Int {
    let start = position
    var isNegative = false
    while let sign = takeSymbol(["+", "-"]) {
      if sign == "-" { isNegative.toggle() }
    }
    let value = try parsePower()
    return isNegative ? append(.unary(.negate, value), from: start, mark: start) : value
  }

  /// A power binds from the right, and more tightly than a sign before it: −x^2 = −(x^2).
  private mutating func parsePower() throws(ModelError) -> Int {
    let start = position
    let base = try parsePrimary()
    let mark = position
    guard takeSymbol(["^"]) != nil else { return base }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw error(
        Phrase(vi: "biểu thức lồng nhau quá sâu", en: "the expression is nested too deeply"),
        Phrase(
          vi: "Đặt tên cho một phần của biểu thức trên một dòng riêng.",
          en: "Name a part of it on a line of its own."))
    }
    let exponent = try parseSigned()
    return append(.binary(.power, base, exponent), from: start, mark: mark)
  }

  private mutating func parsePrimary() throws(ModelError) -> Int {
    let token = tokens[position]
    switch token.kind {
    case .number(let value):
      position += 1
      return append(.constant(value), from: position - 1, mark: position - 1)
    case .name(let name) where !Self.words.contains(name):
      position += 1
      if takeSymbol(["("]) != nil { return try parseCall(name, token) }
      return try register(of: name, token)
    case .symbol("("):
      position += 1
      let value = try parseExpression()
      try close()
      return value
    default:
      throw error(
        Phrase(vi: "ở đây thiếu một số hoặc một tên", en: "a number or a name is missing here"),
        Phrase(vi: "Viết nốt biểu thức.", en: "Complete the expression."))
    }
  }

  private mutating func close() throws(ModelError) {
    guard takeSymbol([")"]) != nil else {
      throw error(
        Phrase(vi: "ngoặc đơn không được đóng", en: "a parenthesis is not closed"),
        Phrase(vi: "Đóng bằng \")\".", en: "Close it with \")\"."))
    }
  }

  private mutating func parseCall(_ name: String, _ token: ModelToken) throws(ModelError) -> Int {
    guard let function = ModelFunction.named[name] else {
      let known = ModelFunction.named.keys.sorted()
      let names = known.joined(separator: ", ")
      var mistake = error(
        Phrase(
          vi: "\"\(name)\" không phải là hàm được biết", en: "\"\(name)\" is not a known function"),
        Phrase(vi: "Các hàm được biết: \(names).", en: "Known are: \(names)."), at: token)
      mistake.unknownName = ModelError.UnknownName(name: name, known: known)
      throw mistake
    }
    let start = position - 2
    var arguments: [Int] = []
    repeat { arguments.append(try parseExpression()) } while takeSymbol([","]) != nil
    try close()
    guard arguments.count == function.argumentCount else {
      throw error(
        Phrase(
          vi: "\(name) cần \(function.argumentCount) đối số, không phải \(arguments.count)",
          en: "\(name) takes \(function.argumentCount) argument"
            + "\(function.argumentCount == 1 ? "" : "s"), not \(arguments.count)"),
        Phrase(vi: "Sửa lời gọi hàm.", en: "Correct the call."), at: token)
    }
    let instruction: ModelInstruction =
      switch function {
      case .unary(let operation): .unary(operation, arguments[0])
      case .binary(let operation): .binary(operation, arguments[0], arguments[1])
      case .choice: .select(condition: arguments[0], arguments[1], arguments[2])
      }
    return append(instruction, from: start, mark: start)
  }

  private mutating func register(of name: String, _ token: ModelToken) throws(ModelError) -> Int {
    if let register = registers[name] {
      used.insert(name)
      return register
    }
    guard !defined.contains(name) else {
      throw error(
        Phrase(
          vi: "\"\(name)\" được dùng trước khi định nghĩa, hoặc được định nghĩa bằng chính nó",
          en: "\"\(name)\" is used before it is defined, or defined by itself"),
        Phrase(
          vi: "Đặt định nghĩa của nó lên trên; định nghĩa không được vòng tròn.",
          en: "Put its definition above; a definition cannot be circular."), at: token)
    }
    if let value = constants[name] {
      return append(.constant(value), from: position - 1, mark: position - 1)
    }
    if let place = inputPlaces[name] { return -1 - place }
    inputPlaces[name] = inputs.count
    inputs.append(name)
    inputSources.append(ModelSource(line: token.line, column: token.column, text: name))
    return -inputs.count
  }
}

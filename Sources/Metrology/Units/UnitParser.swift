extension MeasurementUnit {
  /// Reads a unit: symbols with their prefixes and exponents, products, quotients and parentheses.
  ///
  /// m/s^2, m·s⁻², kg m-3, µm/(m·K), /°C, 10⁻⁶ K⁻¹, %. A product is written with ·, ×, *, a dot or a
  /// blank. A product behind a slash has two readings and is refused.
  public init(parsing text: String) throws(InvalidUnit) {
    var parser = UnitParser(text)
    self = try parser.parse()
  }
}

/// A reader of one unit.
private struct UnitParser {
  private let characters: [Character]
  private var position = 0
  private var depth = 0

  private static let lengthLimit = 100
  private static let products: Set<Character> = ["·", "⋅", "×", "*", "."]
  private static let symbolSigns: Set<Character> = ["°", "%", "‰", "'", "\"", "′", "″"]
  private static let superscripts: [Character: Character] = [
    "⁻": "-", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7",
    "⁸": "8", "⁹": "9",
  ]

  init(_ text: String) { characters = Array(text.prefix(Self.lengthLimit + 1)) }

  private var next: Character? { position < characters.count ? characters[position] : nil }

  mutating func parse() throws(InvalidUnit) -> MeasurementUnit {
    guard characters.count <= Self.lengthLimit else { throw .malformed }
    let unit = try parseProduct()
    guard next == nil else { throw .malformed }
    return unit
  }

  @discardableResult
  private mutating func skipBlanks() -> Bool {
    let start = position
    while let character = next, character.isWhitespace { position += 1 }
    return position > start
  }

  private mutating func parseProduct() throws(InvalidUnit) -> MeasurementUnit {
    skipBlanks()
    var unit = next == "/" ? MeasurementUnit.one : try parsePower()
    var isDivided = false
    while true {
      let isBlank = skipBlanks()
      guard let character = next, character != ")" else { return unit }
      if character == "/" {
        position += 1
        isDivided = true
        unit = try unit.times(parsePower().raised(to: -1))
      } else {
        guard isBlank || Self.products.contains(character) else { throw .malformed }
        if Self.products.contains(character) { position += 1 }
        if isDivided { throw .ambiguousDivision }
        unit = try unit.times(parsePower())
      }
    }
  }

  private mutating func parsePower() throws(InvalidUnit) -> MeasurementUnit {
    skipBlanks()
    let isNumber = next?.isASCIIDigit ?? false
    let unit =
      next == "(" ? try parseParentheses() : isNumber ? try parseNumber() : try parseSymbol()
    guard let exponent = try parseExponent(bare: !isNumber) else { return unit }
    return try unit.raised(to: exponent)
  }

  private mutating func parseParentheses() throws(InvalidUnit) -> MeasurementUnit {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 10 else { throw .malformed }
    position += 1
    let unit = try parseProduct()
    guard next == ")" else { throw .malformed }
    position += 1
    return unit
  }

  private mutating func parseNumber() throws(InvalidUnit) -> MeasurementUnit {
    let digits = takeWhile(\.isASCIIDigit)
    guard let number = Double(digits), number > 0, number.isFinite else { throw .malformed }
    return MeasurementUnit(dimension: .dimensionless, factor: number)
  }

  private mutating func parseSymbol() throws(InvalidUnit) -> MeasurementUnit {
    let symbol = takeWhile { $0.isLetter || Self.symbolSigns.contains($0) }
    guard !symbol.isEmpty else { throw .malformed }
    guard let unit = UnitSymbols.unit(symbol) else { throw .unknownSymbol(symbol) }
    return unit
  }

  private mutating func takeWhile(_ belongs: (Character) -> Bool) -> String {
    let start = position
    while let character = next, belongs(character) { position += 1 }
    return String(characters[start..<position])
  }

  /// The exponent that follows: raised, behind ^ or **, or bare behind a symbol (m-3).
  private mutating func parseExponent(bare: Bool) throws(InvalidUnit) -> Int? {
    let raised = takeWhile { Self.superscripts[$0] != nil }
    if !raised.isEmpty { return try exponent(String(raised.compactMap { Self.superscripts[$0] })) }
    let mark = next
    let isDoubled =
      mark == "*" && position + 1 < characters.count && characters[position + 1] == "*"
    if mark == "^" || isDoubled {
      position += isDoubled ? 2 : 1
    } else {
      guard bare, let mark, mark.isASCIIDigit || mark == "-" || mark == "−" else { return nil }
    }
    var text = ""
    if let sign = next, sign == "-" || sign == "−" {
      text = "-"
      position += 1
    }
    return try exponent(text + takeWhile(\.isASCIIDigit))
  }

  private func exponent(_ text: String) throws(InvalidUnit) -> Int {
    guard let exponent = Int(text) else { throw .malformed }
    guard exponent.magnitude <= 100 else { throw .beyondLimits }
    return exponent
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

import Metrology

extension DSIUnit {
  /// A unit in symbols as D-SI writes it: `MBq` as `\mega\becquerel`.
  ///
  /// - Returns: `nil` where a symbol has no name in D-SI, or what comes out does not read as the same
  ///   unit.
  static func text(of symbols: String) -> String? {
    guard let unit = try? MeasurementUnit(parsing: symbols) else { return nil }
    var text = ""
    var isInverse = false
    var factor = ""
    for character in symbols + "·" {
      guard "·⋅*/ ".contains(character) else {
        factor.append(character)
        continue
      }
      guard let token = token(of: factor, isInverse: isInverse) else { return nil }
      text += token
      (factor, isInverse) = ("", character == "/")
    }
    guard let back = DSIUnit(text).flatMap({ try? MeasurementUnit(parsing: $0.symbol) }),
      back.dimension == unit.dimension, back.factor == unit.factor
    else { return nil }
    return text
  }

  private static func token(of factor: String, isInverse: Bool) -> String? {
    if factor == "1" { return "\\one" }
    let symbol = String(factor.prefix { !"^+-−⁻⁺0123456789⁰¹²³⁴⁵⁶⁷⁸⁹".contains($0) })
    let written = factor.dropFirst(symbol.count).drop { $0 == "^" }.map { superscripts[$0] ?? $0 }
    guard let exponent = written.isEmpty ? 1 : Int(String(written)), exponent.magnitude <= 60,
      let name = name(of: symbol.replacingMicro)
    else { return nil }
    let power = isInverse ? -exponent : exponent
    return power == 1 ? name : "\(name)\\tothe{\(power)}"
  }

  /// The name of a unit with or without a prefix.
  private static func name(of symbol: String) -> String? {
    if let unit = units.first(where: { $0.value == symbol }) { return "\\" + unit.key }
    for (prefix, sign) in prefixes where symbol.hasPrefix(sign) {
      let rest = symbol.dropFirst(sign.count)
      if let unit = units.first(where: { $0.value == rest }) { return "\\\(prefix)\\\(unit.key)" }
    }
    return nil
  }

  private static let superscripts: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁻": "-", "−": "-", "⁺": "+",
  ]
}

extension String {
  /// The Greek letter for micro as the sign for it.
  fileprivate var replacingMicro: String { String(map { $0 == "\u{03BC}" ? "\u{00B5}" : $0 }) }
}

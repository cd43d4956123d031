import Metrology

/// A unit as D-SI writes it (`\milli\kelvin`, `\kilogram\metre\tothe{-3}`, `\metre\per\second`) in the
/// symbols of the SI.
///
/// Reference: D-SI, Smart Communication in Digital Metrology (2020), format of the unit.
struct DSIUnit {
  /// The unit in symbols: `mK`, `kg·m^-3`.
  let symbol: String

  /// Reads a unit; `nil` for a token that is not known. A unit that does not begin with a backslash is
  /// taken as symbols (seen: `MBq`).
  init?(_ text: String) {
    let text = text.filter { !$0.isWhitespace }
    guard text.first == "\\" else {
      guard !text.isEmpty, text.count <= 100, (try? MeasurementUnit(parsing: text)) != nil else {
        return nil
      }
      symbol = text
      return
    }
    var factors: [String] = []
    var prefix = ""
    var sign = 1
    for token in text.dropFirst().split(separator: "\\", omittingEmptySubsequences: false) {
      if let known = Self.prefixes[String(token)], prefix.isEmpty {
        prefix = known
      } else if token == "per", prefix.isEmpty, sign == 1 {
        sign = -1
      } else if token.hasPrefix("tothe{"), token.hasSuffix("}"), !factors.isEmpty, prefix.isEmpty {
        guard let exponent = Int(token.dropFirst(6).dropLast()), exponent.magnitude <= 60,
          let last = factors.popLast(), !last.contains("^")
        else { return nil }
        let isInverse = last.hasPrefix("/")
        factors.append(
          "\(isInverse ? String(last.dropFirst()) : last)^\(isInverse ? -exponent : exponent)")
      } else {
        guard let unit = Self.units[String(token)] else { return nil }
        factors.append((sign < 0 ? "/" : "") + prefix + unit)
        (prefix, sign) = ("", 1)
      }
    }
    guard prefix.isEmpty, sign == 1, !factors.isEmpty, factors.count <= 20 else { return nil }
    symbol = factors.map { $0.hasPrefix("/") ? "\($0.dropFirst())^-1" : $0 }.joined(separator: "·")
  }

  static let prefixes = [
    "deca": "da", "hecto": "h", "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P",
    "exa": "E", "zetta": "Z", "yotta": "Y", "ronna": "R", "quetta": "Q", "deci": "d", "centi": "c",
    "milli": "m", "micro": "µ", "nano": "n", "pico": "p", "femto": "f", "atto": "a", "zepto": "z",
    "yocto": "y", "ronto": "r", "quecto": "q",
  ]

  static let units = [
    "one": "1", "metre": "m", "kilogram": "kg", "gram": "g", "second": "s", "ampere": "A",
    "kelvin": "K", "mole": "mol", "candela": "cd", "radian": "rad", "steradian": "sr",
    "hertz": "Hz", "newton": "N", "pascal": "Pa", "joule": "J", "watt": "W", "coulomb": "C",
    "volt": "V", "farad": "F", "ohm": "Ω", "siemens": "S", "weber": "Wb", "tesla": "T",
    "henry": "H", "degreecelsius": "°C", "lumen": "lm", "lux": "lx", "becquerel": "Bq",
    "gray": "Gy", "sievert": "Sv", "katal": "kat", "minute": "min", "hour": "h", "day": "d",
    "degree": "°", "arcminute": "′", "arcsecond": "″", "hectare": "ha", "litre": "L",
    "tonne": "t", "dalton": "Da", "electronvolt": "eV", "astronomicalunit": "au", "bar": "bar",
    "percent": "%", "ppm": "ppm",
  ]
}

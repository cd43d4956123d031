/// The symbols of units and of prefixes.
///
/// The coherent units of the SI, the units that its brochure accepts for use with it, and the ratios %,
/// ‰, ppm and ppb. A symbol as a whole comes before its reading as a prefix and a symbol: `min` is the
/// minute, `cd` the candela, `Pa` the pascal.
///
/// Reference: The International System of Units, 9th edition (2019), tables 2, 4, 7 and 8.
enum UnitSymbols {
  /// The unit of that symbol; `nil` if there is none.
  static func unit(_ symbol: String) -> MeasurementUnit? {
    if let unit = prefixable[symbol] ?? fixed[symbol] { return unit }
    for prefix in ["da", String(symbol.prefix(1))] where symbol.hasPrefix(prefix) {
      guard let factor = prefixes[prefix] else { continue }
      guard let unit = prefixable[String(symbol.dropFirst(prefix.count))] else { continue }
      return MeasurementUnit(dimension: unit.dimension, factor: factor * unit.factor)
    }
    return nil
  }

  private static let prefixes: [String: Double] = [
    "q": 1e-30, "r": 1e-27, "y": 1e-24, "z": 1e-21, "a": 1e-18, "f": 1e-15, "p": 1e-12, "n": 1e-9,
    "µ": 1e-6, "μ": 1e-6, "u": 1e-6, "m": 1e-3, "c": 1e-2, "d": 1e-1, "da": 1e1, "h": 1e2, "k": 1e3,
    "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18, "Z": 1e21, "Y": 1e24, "R": 1e27, "Q": 1e30,
  ]

  private static func unit(_ factor: Double, _ dimension: SIDimension) -> MeasurementUnit {
    MeasurementUnit(dimension: dimension, factor: factor)
  }

  private static let energy = SIDimension(s: -2, m: 2, kg: 1)
  private static let pressure = SIDimension(s: -2, m: -1, kg: 1)
  private static let resistance = SIDimension(s: -3, m: 2, kg: 1, a: -2)

  private static let prefixable: [String: MeasurementUnit] = [
    "s": unit(1, SIDimension(s: 1)), "m": unit(1, SIDimension(m: 1)),
    "g": unit(1e-3, SIDimension(kg: 1)), "A": unit(1, SIDimension(a: 1)),
    "K": unit(1, SIDimension(k: 1)), "mol": unit(1, SIDimension(mol: 1)),
    "cd": unit(1, SIDimension(cd: 1)), "rad": .one, "sr": .one,
    "Hz": unit(1, SIDimension(s: -1)), "N": unit(1, SIDimension(s: -2, m: 1, kg: 1)),
    "Pa": unit(1, pressure), "J": unit(1, energy), "W": unit(1, SIDimension(s: -3, m: 2, kg: 1)),
    "C": unit(1, SIDimension(s: 1, a: 1)), "V": unit(1, SIDimension(s: -3, m: 2, kg: 1, a: -1)),
    "F": unit(1, SIDimension(s: 4, m: -2, kg: -1, a: 2)),
    "Ω": unit(1, resistance), "ohm": unit(1, resistance),
    "S": unit(1, SIDimension(s: 3, m: -2, kg: -1, a: 2)),
    "Wb": unit(1, SIDimension(s: -2, m: 2, kg: 1, a: -1)),
    "T": unit(1, SIDimension(s: -2, kg: 1, a: -1)),
    "H": unit(1, SIDimension(s: -2, m: 2, kg: 1, a: -2)),
    "lm": unit(1, SIDimension(cd: 1)), "lx": unit(1, SIDimension(m: -2, cd: 1)),
    "Bq": unit(1, SIDimension(s: -1)), "Gy": unit(1, SIDimension(s: -2, m: 2)),
    "Sv": unit(1, SIDimension(s: -2, m: 2)), "kat": unit(1, SIDimension(s: -1, mol: 1)),
    "L": unit(1e-3, SIDimension(m: 3)), "l": unit(1e-3, SIDimension(m: 3)),
    "bar": unit(1e5, pressure), "eV": unit(1.602176634e-19, energy),
    "°C": unit(1, SIDimension(k: 1)), "℃": unit(1, SIDimension(k: 1)),
  ]

  private static let fixed: [String: MeasurementUnit] = [
    "1": .one, "%": unit(1e-2, .dimensionless), "‰": unit(1e-3, .dimensionless),
    "ppm": unit(1e-6, .dimensionless), "ppb": unit(1e-9, .dimensionless),
    "°": unit(.pi / 180, .dimensionless), "′": unit(.pi / 10_800, .dimensionless),
    "'": unit(.pi / 10_800, .dimensionless), "″": unit(.pi / 648_000, .dimensionless),
    "\"": unit(.pi / 648_000, .dimensionless), "min": unit(60, SIDimension(s: 1)),
    "h": unit(3600, SIDimension(s: 1)), "d": unit(86_400, SIDimension(s: 1)),
    "ha": unit(1e4, SIDimension(m: 2)), "t": unit(1e3, SIDimension(kg: 1)),
    "Da": unit(1.66053906660e-27, SIDimension(kg: 1)),
    "au": unit(149_597_870_700, SIDimension(m: 1)),
  ]
}

/// What a quantity is made of: powers of the seven base units of the SI.
///
/// Exponents are rational with a denominator that divides 60 and at most 1000 in magnitude, so that
/// roots of quantities have a dimension too (V/√Hz).
///
/// Reference: The International System of Units, 9th edition (2019), 2.3.3.
public struct SIDimension: Hashable, Sendable {
  /// The exponents of s, m, kg, A, K, mol and cd in sixtieths; the eighth is not used.
  private let sixtieths: SIMD8<Int32>

  private static let symbols = ["s", "m", "kg", "A", "K", "mol", "cd"]
  private static let limit: Double = 60_000

  /// The dimension of a ratio.
  public static let dimensionless = SIDimension(sixtieths: .zero)

  /// Whole powers of the base units.
  init(
    s: Int32 = 0, m: Int32 = 0, kg: Int32 = 0, a: Int32 = 0, k: Int32 = 0, mol: Int32 = 0,
    cd: Int32 = 0
  ) {
    sixtieths = SIMD8(s, m, kg, a, k, mol, cd, 0) &* 60
  }

  private init(sixtieths: SIMD8<Int32>) { self.sixtieths = sixtieths }

  /// Whether this is the dimension of a ratio.
  public var isDimensionless: Bool { self == .dimensionless }

  /// The dimension of a product; `nil` where an exponent leaves the limits.
  func times(_ other: SIDimension) -> SIDimension? {
    let sum = sixtieths &+ other.sixtieths
    for i in sum.indices where Double(sum[i]).magnitude > Self.limit { return nil }
    return SIDimension(sixtieths: sum)
  }

  /// The dimension of a power; `nil` where an exponent leaves the limits or is not a multiple of 1/60.
  ///
  /// A ratio stays one, whatever the exponent.
  func raised(to exponent: Double) -> SIDimension? {
    if isDimensionless { return self }
    var power = SIMD8<Int32>.zero
    for i in sixtieths.indices {
      let scaled = Double(sixtieths[i]) * exponent
      let whole = scaled.rounded()
      guard whole.magnitude <= Self.limit, (scaled - whole).magnitude <= 1e-9 * whole.magnitude
      else { return nil }
      power[i] = Int32(whole)
    }
    return SIDimension(sixtieths: power)
  }

  /// The dimension as a unit: kg·m·s⁻², or 1 for a ratio.
  public var text: String {
    let order = [2, 1, 0, 3, 4, 5, 6]
    let powers = order.compactMap { i -> String? in
      let exponent = sixtieths[i]
      return exponent == 0 ? nil : Self.symbols[i] + Self.exponentText(Int(exponent))
    }
    return powers.isEmpty ? "1" : powers.joined(separator: "·")
  }

  private static func exponentText(_ sixtieths: Int) -> String {
    if sixtieths == 60 { return "" }
    guard sixtieths.isMultiple(of: 60) else {
      var (a, b) = (sixtieths.magnitude, UInt(60))
      while b != 0 { (a, b) = (b, a % b) }
      return "^(\(sixtieths / Int(a))/\(60 / Int(a)))"
    }
    let digits: [Character: Character] = [
      "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
      "8": "⁸", "9": "⁹",
    ]
    return String(String(sixtieths / 60).map { digits[$0] ?? $0 })
  }
}

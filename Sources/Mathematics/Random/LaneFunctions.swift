/// Elementary functions of sixteen numbers at once, by additions, products, quotients and square roots only:
/// the same bits on every machine.
enum LaneFunctions {
  typealias Numbers = SIMD16<Double>

  /// A number between 0 and 1, neither of them, from 52 bits: an odd multiple of 2⁻⁵³.
  @inline(__always)
  static func uniform(_ high: SIMD16<UInt64>, _ low: SIMD16<UInt64>) -> Numbers {
    let word = ((high &<< 32) | low) &>> 12
    // SAFETY: both types are sixteen times 64 bits, and every pattern is a double.
    let ones = unsafe unsafeBitCast(
      word | SIMD16(repeating: 0x3FF0_0000_0000_0000), to: Numbers.self)
    return ones - Numbers(repeating: 1 - 0x1p-53)
  }

  /// ln x of normal numbers above zero, within an ulp.
  ///
  /// The algorithm of FDLIBM: ln(2ᵏ(1 + f)) = k ln 2 + f − (f²/2 − s(f²/2 + R(s²))), s = f/(2 + f).
  @inline(__always)
  static func log(_ x: Numbers) -> Numbers {
    // SAFETY: both types are sixteen times 64 bits, and every pattern is an integer.
    let bits = unsafe unsafeBitCast(x, to: SIMD16<UInt64>.self)
    // √½ at the boundary: 1 + f from 0.707 to 1.414.
    let shifted = bits &+ SIMD16(repeating: 0x3FF0_0000_0000_0000 - 0x3FE6_A09E_0000_0000)
    let exponent = (shifted &>> 52)
    let mantissa =
      (shifted & SIMD16(repeating: 0x000F_FFFF_FFFF_FFFF))
      &+ SIMD16(repeating: 0x3FE6_A09E_0000_0000)
    // SAFETY: as above; the pattern is a number between √½ and √2.
    let m = unsafe unsafeBitCast(mantissa, to: Numbers.self)
    // SAFETY: as above; 2⁵² plus a small integer, exactly.
    let biased = unsafe unsafeBitCast(
      exponent | SIMD16(repeating: 0x4330_0000_0000_0000), to: Numbers.self)
    let k = biased - Numbers(repeating: 0x1p52 + 1023)
    let f = m - Numbers(repeating: 1)
    let s = f / (f + Numbers(repeating: 2))
    let z = s * s
    let w = z * z
    let even =
      w * (c(0x3FD9_9999_9997_FA04) + w * (c(0x3FCC_71C5_1D8E_78AF) + w * c(0x3FC3_9A09_D078_C69F)))
    let odd =
      z
      * (c(0x3FE5_5555_5555_5593)
        + w
        * (c(0x3FD2_4924_9422_9359) + w * (c(0x3FC7_4664_96CB_03DE) + w * c(0x3FC2_F112_DF3E_5244))))
    let R = even + odd
    let half = f * f * Numbers(repeating: 0.5)
    let high = k * Numbers(repeating: 6.93147180369123816490e-01)
    let low = k * Numbers(repeating: 1.90821492927058770002e-10)
    return high - ((half - (s * (half + R) + low)) - f)
  }

  /// eˣ − 1 for x from 0 to 709, within two ulps.
  ///
  /// eˣ − 1 = 2ᵏ (eʳ − 1) + (2ᵏ − 1), x = k ln 2 + r; the series of eʳ − 1 to r¹³ leaves 2e-17 of it.
  @inline(__always)
  static func expMinusOne(_ x: Numbers) -> Numbers {
    // To the nearest integer, by the place where a double has no more fraction.
    let k = (x * n(1.44269504088896338700) + n(0x1.8p52)) - n(0x1.8p52)
    let r = (x - k * n(6.93147180369123816490e-01)) - k * n(1.90821492927058770002e-10)
    let high =
      n(1 / 720)
      + r
      * (n(1 / 5040)
        + r
        * (n(1 / 40_320)
          + r
          * (n(1 / 362_880)
            + r
            * (n(1 / 3_628_800)
              + r * (n(1 / 39_916_800) + r * (n(1 / 479_001_600) + r * n(1 / 6_227_020_800)))))))
    let series =
      r + r * r * (n(0.5) + r * (n(1 / 6) + r * (n(1 / 24) + r * (n(1 / 120) + r * high))))
    // SAFETY: both types are sixteen times 64 bits, and every pattern is an integer; k + 1023 stands in the last
    // places.
    let biased = unsafe unsafeBitCast(k + n(0x1p52 + 1023), to: SIMD16<UInt64>.self)
    // SAFETY: as above; the pattern is 2ᵏ.
    let power = unsafe unsafeBitCast(biased &<< 52, to: Numbers.self)
    return power * series + (power - n(1))
  }

  /// cos 2πr and sin 2πr for r between 0 and 1, within two ulps of 1.
  @inline(__always)
  static func circle(_ r: Numbers) -> (cos: Numbers, sin: Numbers) {
    // To the nearest integer, by the place where a double has no more fraction.
    let quadrant = (r * n(4) + n(0x1.8p52)) - n(0x1.8p52)
    let θ = (r - quadrant * Numbers(repeating: 0.25)) * Numbers(repeating: 2 * .pi)
    let z = θ * θ
    let sine =
      θ + θ * z
      * (n(-1.66666666666666324348e-01)
        + z
        * (n(8.33333333332248946124e-03)
          + z
          * (n(-1.98412698298579493134e-04)
            + z
            * (n(2.75573137070700676789e-06)
              + z * (n(-2.50507602534068634195e-08) + z * n(1.58969099521155010221e-10))))))
    let cosine =
      n(1) - z * n(0.5)
      + z * z
      * (n(4.16666666666666019037e-02)
        + z
        * (n(-1.38888888888741095749e-03)
          + z
          * (n(2.48015872894767294178e-05)
            + z
            * (n(-2.75573143513906633035e-07)
              + z * (n(2.08757232129817482790e-09) + z * n(-1.13596475577881948265e-11))))))
    let isOne = quadrant .== n(1)
    let isTwo = quadrant .== n(2)
    let isThree = quadrant .== n(3)
    var cos = cosine
    var sin = sine
    cos.replace(with: -sine, where: isOne)
    sin.replace(with: cosine, where: isOne)
    cos.replace(with: -cosine, where: isTwo)
    sin.replace(with: -sine, where: isTwo)
    cos.replace(with: sine, where: isThree)
    sin.replace(with: -cosine, where: isThree)
    return (cos, sin)
  }

  @inline(__always)
  private static func n(_ value: Double) -> Numbers { Numbers(repeating: value) }

  @inline(__always)
  private static func c(_ bits: UInt64) -> Numbers { Numbers(repeating: Double(bitPattern: bits)) }
}

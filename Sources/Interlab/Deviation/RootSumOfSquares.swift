/// √(a² + b²) for finite `a`, `b` ≥ 0.
///
/// Scaled by a power of two, because `a²` alone would vanish below 1e−162 and overflow above
/// 1e154. Within two roundings.
func rootSumOfSquares(_ a: Double, _ b: Double) -> Double {
  let larger = max(a, b)
  guard larger > 0 else { return 0 }
  let unit = powerOfTwo(of: larger)
  let (p, q) = (a / unit, b / unit)
  return unit * (p * p + q * q).squareRoot()
}

/// The power of two at or below `magnitude`, kept so far from the ends of the range that dividing
/// by it and multiplying with it are exact.
func powerOfTwo(of magnitude: Double) -> Double {
  let exponent = min(max(magnitude.exponent, -1021), 1022)
  return Double(sign: .plus, exponent: Int(exponent), significand: 1)
}

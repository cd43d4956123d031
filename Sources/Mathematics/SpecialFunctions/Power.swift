import RealModule

/// `base` to the power `exponent`, for `base` ≥ 0.
public func power(_ base: Double, _ exponent: Double) -> Double {
  Double.pow(base, exponent)
}

import RealModule

// The elementary functions under their usual names, for the modules above this one.

/// e^x.
public func exp(_ x: Double) -> Double { Double.exp(x) }

/// The natural logarithm of `x` ≥ 0; −infinity at 0.
public func log(_ x: Double) -> Double { Double.log(x) }

/// ln(1 + x), to full accuracy near 0.
public func log1p(_ x: Double) -> Double { Double.log(onePlus: x) }

/// The hyperbolic sine.
public func sinh(_ x: Double) -> Double { Double.sinh(x) }

/// The hyperbolic cosine.
public func cosh(_ x: Double) -> Double { Double.cosh(x) }

/// The inverse of the hyperbolic sine.
public func asinh(_ x: Double) -> Double { Double.asinh(x) }

/// The complementary error function.
public func erfc(_ x: Double) -> Double { Double.erfc(x) }

/// `base` to the power `exponent`, for `base` ≥ 0.
public func power(_ base: Double, _ exponent: Double) -> Double { Double.pow(base, exponent) }

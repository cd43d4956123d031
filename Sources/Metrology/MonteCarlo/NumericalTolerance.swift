import RealModule

/// The numerical tolerance of a standard uncertainty given to so many significant digits.
///
///     u = c · 10^l ,   c a whole number of n_dig digits ;   δ = ½ · 10^l
///
/// Edge case: u = 0 has the tolerance 0.
/// Reference: JCGM 101:2008, 7.9.2.
public func numericalTolerance(of standardUncertainty: Double, digits: Int) -> Double {
  guard standardUncertainty > 0, standardUncertainty.isFinite else { return 0 }
  var exponent = Double.log10(standardUncertainty).rounded(.down)
  let unit = Double.exp10(exponent - Double(digits - 1))
  // 9.96 to two digits is 10, of the next power.
  if (standardUncertainty / unit).rounded() >= Double.exp10(Double(digits)) { exponent += 1 }
  return 0.5 * Double.exp10(exponent - Double(digits - 1))
}

import RealModule

/// The numerical tolerance of a positive number, such as a standard uncertainty, given to so many significant
/// digits.
///
///     z = c · 10^l ,   c a whole number of n_dig digits ;   δ = ½ · 10^l
///
/// Edge case: 0 has the tolerance 0.
/// Reference: JCGM 101:2008, 7.9.2; JCGM 102:2011, 7.8.2.
public func numericalTolerance(of value: Double, digits: Int) -> Double {
  guard value > 0, value.isFinite else { return 0 }
  var exponent = Double.log10(value).rounded(.down)
  let unit = Double.exp10(exponent - Double(digits - 1))
  // 9.96 to two digits is 10, of the next power.
  if (value / unit).rounded() >= Double.exp10(Double(digits)) { exponent += 1 }
  return 0.5 * Double.exp10(exponent - Double(digits - 1))
}

import RealModule

/// The quantile of the standard normal distribution at a probability between 0 and 1, by rational
/// functions: within about 1e-15 of itself, ten times as fast as ``Normal/quantile(_:)``.
///
/// Reference: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution",
/// Appl. Stat. 37 (1988) 477, PPND16.
func normalDeviate(_ probability: Double) -> Double {
  let q = probability - 0.5
  if q.magnitude <= 0.425 {
    return q * ratio(WichuraCoefficients.center, at: 0.180625 - q * q)
  }
  let tail = q < 0 ? probability : 1 - probability
  let r = (-Double.log(tail)).squareRoot()
  let magnitude =
    r <= 5
    ? ratio(WichuraCoefficients.middle, at: r - 1.6) : ratio(WichuraCoefficients.far, at: r - 5)
  return q < 0 ? -magnitude : magnitude
}

@inline(__always)
private func ratio(_ c: WichuraCoefficients, at r: Double) -> Double {
  let (a, b) = (c.numerator, c.denominator)
  let first = (((a.7 * r + a.6) * r + a.5) * r + a.4) * r + a.3
  let second = (((b.6 * r + b.5) * r + b.4) * r + b.3) * r + b.2
  return (((first * r + a.2) * r + a.1) * r + a.0) / (((second * r + b.1) * r + b.0) * r + 1)
}

private struct WichuraCoefficients {
  typealias Eight = (Double, Double, Double, Double, Double, Double, Double, Double)
  typealias Seven = (Double, Double, Double, Double, Double, Double, Double)

  let numerator: Eight
  let denominator: Seven

  static let center = WichuraCoefficients(
    numerator: (
      3.387132872796366608, 133.14166789178437745, 1971.5909503065514427,
      13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
      33430.575583588128105, 2509.0809287301226727
    ),
    denominator: (
      42.313330701600911252, 687.1870074920579083, 5394.1960214247511077,
      21213.794301586595867, 39307.89580009271061, 28729.085735721942674,
      5226.495278852854561
    ))

  static let middle = WichuraCoefficients(
    numerator: (
      1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055,
      3.64784832476320460504, 1.27045825245236838258, 0.24178072517745061177,
      0.0227238449892691845833, 7.7454501427834140764e-4
    ),
    denominator: (
      2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455,
      0.14810397642748007459, 0.0151986665636164571966, 5.475938084995344946e-4,
      1.05075007164441684324e-9
    ))

  static let far = WichuraCoefficients(
    numerator: (
      6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358,
      0.29656057182850489123, 0.026532189526576123093, 0.0012426609473880784386,
      2.71155556874348757815e-5, 2.01033439929228813265e-7
    ),
    denominator: (
      0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525,
      7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7,
      2.04426310338993978564e-15
    ))
}

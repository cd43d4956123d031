import Mathematics

/// The coverage factor of a two-sided interval: _t_P_(_ν_), the (1 + P)/2 quantile of Student's
/// distribution; the normal one for infinite degrees of freedom.
///
/// `probability` lies between 0 and 1, both excluded. For P = 0.9545 and ν = ∞ it is 2 to four
/// digits (2.000 002).
///
/// Reference: JCGM 100:2008, G.3 and table G.2.
public func coverageFactor(
  probability: Double, degreesOfFreedom: DegreesOfFreedom
) -> Double {
  guard let distribution = try? StudentT(degreesOfFreedom: degreesOfFreedom.value) else {
    preconditionFailure("degrees of freedom are above zero")
  }
  return distribution.coverageFactor(probability: probability)
}

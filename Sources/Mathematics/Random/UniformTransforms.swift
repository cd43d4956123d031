/// Replaces uniform numbers r between 0 and 1 by sin 2πr: the arcsine distribution on [−1, 1].
public func sineFromUniform(_ numbers: inout MutableSpan<Double>) {
  numbers.transformLanes { LaneFunctions.circle($0).sin }
}

/// Replaces uniform numbers r between 0 and 1 by −ln r: the exponential distribution of mean 1.
public func exponentialFromUniform(_ numbers: inout MutableSpan<Double>) {
  numbers.transformLanes { -LaneFunctions.log($0) }
}

/// Replaces uniform numbers r between 0 and 1, with the uniform numbers `turns`, by Student's _t_:
///
///     t = √(ν (r^(−2/ν) − 1)) cos 2π turn
///
/// which for ν without end is Box and Muller's normal number. Nothing is rejected.
///
/// Edge case: below a tenth of a degree of freedom the far tails end at √(ν e⁷⁰⁰).
/// Reference: R. W. Bailey, "Polar generation of random variates with the t-distribution", Math. Comp. 62 (1994)
/// 779.
///
/// - Precondition: degrees of freedom above zero and finite; equally many of both.
public func studentFromUniforms(
  _ numbers: inout MutableSpan<Double>, turns: inout MutableSpan<Double>, degreesOfFreedom ν: Double
) {
  precondition(ν > 0 && ν < .infinity, "the degrees of freedom are positive and finite")
  precondition(numbers.count == turns.count, "pairs of numbers")
  numbers.transformLanes { r in
    var exponent = LaneFunctions.log(r) * (-2 / ν)
    exponent.replace(with: 700, where: exponent .> 700)
    return LaneFunctions.expMinusOne(exponent) * ν
  }
  // A loop over numbers is vectorised, the square root of lanes is not.
  for i in numbers.indices { numbers[i] = numbers[i].squareRoot() }
  numbers.transformLanes(with: &turns) { radius, turn in
    (radius * LaneFunctions.circle(turn).cos, turn)
  }
}

import RealModule

extension VarianceRatio {
  /// The f that leaves `probability`, 0 < p ≤ 1/2, in the tail on `side`; 0 or infinity where it
  /// leaves the range of `Double`.
  ///
  /// Newton's method on ln(tail) as a function of ln f. The density in ln f is log-concave, hence so
  /// are both tails, and a tangent never passes the root from the far side: after the first step all
  /// steps go inward, and the first that does not is rounding and ends the search.
  func orderedQuantile(_ probability: Double, _ side: Tails.Side) -> Double {
    var f = saddlePointQuantile(probability, side)
    var isFarSide = false
    for _ in 0..<100 {
      let tail = orderedTails(at: f, minusOne: f - 1)[side]
      let weight = orderedWeight(at: f, minusOne: f - 1)
      guard tail > 0, weight > 0 else {
        f = f.squareRoot()
        isFarSide = false
        continue
      }
      let outward = .log(onePlus: (tail - probability) / probability) * tail / weight
      let step = side.sign * outward
      // The first form keeps the last digit of f, the second a step of many powers of ten.
      f = step.magnitude < 1 ? f + f * .expMinusOne(step) : f * .exp(step)
      guard f > 0, f < .infinity else { return f }
      if outward.magnitude <= .ulpOfOne / 2 || (isFarSide && outward > 0) { break }
      isFarSide = true
    }
    return f
  }

  /// The f whose deviance is z²/2, where z is the normal quantile: the leading term of the uniform
  /// expansion of the tail, to a few digits, within e^±700.
  private func saddlePointQuantile(_ probability: Double, _ side: Tails.Side) -> Double {
    let z = Normal().upperQuantile(probability)
    guard z > 0 else { return 1 }
    let target = z * z / 2
    let perShape = target / a
    var logarithm: Double =
      side == .upper
      ? .log(onePlus: perShape + (2 * perShape).squareRoot())
      : -z / (a * (b / (a + b))).squareRoot()
    for _ in 0..<50 {
      logarithm = min(max(logarithm, -700), 700)
      let (f, g) = (Double.exp(logarithm), Double.expMinusOne(logarithm))
      let slope = a * g * shares(at: f).y
      let step = (deviance(at: f, minusOne: g) - target) / slope
      logarithm -= step
      if step.magnitude <= 1e-3 * logarithm.magnitude { break }
    }
    return .exp(min(max(logarithm, -700), 700))
  }
}

import RealModule

extension VarianceRatio {
  /// Both tails, the shapes in order.
  ///
  /// From a = 10 an integral of 32 nodes does it at any b. Below, the power series converges like
  /// 2^−n or faster, because x ≤ 1/2 where it is used, and the continued fraction in about as many
  /// steps as that of the incomplete gamma function, its limit for b = ∞. No case takes more than
  /// some hundred steps.
  func orderedTails(at f: Double, minusOne g: Double) -> Tails {
    guard f > 0 else { return Tails(lower: 0) }
    guard f < .infinity else { return Tails(upper: 0) }
    let weight = orderedWeight(at: f, minusOne: g)
    if a >= 10 {
      let side: Tails.Side = g < 0 ? .lower : .upper
      let tail = weight == 0 ? 0 : weight * tailIntegral(side, at: f, minusOne: g)
      return side == .lower ? Tails(lower: tail) : Tails(upper: tail)
    }
    let (x, y) = shares(at: f)
    if (a + b + 2) * x <= a + 1 {
      return Tails(lower: weight * lowerSeries(x))
    }
    return Tails(upper: weight / upperFraction(x, y, gap: a * g * y))
  }

  /// The lower tail over its weight: 1/a · Σ (a+b)ₙ/(a+1)ₙ xⁿ, all terms positive (DLMF 8.17.8).
  private func lowerSeries(_ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var n = 0.0
    while term > sum * .ulpOfOne / 4 {
      term *= (a + b + n) * x / (a + 1 + n)
      sum += term
      n += 1
    }
    return sum / a
  }

  /// The weight over the upper tail, by a continued fraction of the incomplete beta function
  /// (Didonato and Morris, TOMS 18 (1992) 360), with Lentz's recurrence.
  ///
  /// `gap` is bx − ay, which would lose its digits if it were formed from x and y. For b = ∞ this is
  /// Legendre's fraction of the incomplete gamma function.
  private func upperFraction(_ x: Double, _ y: Double, gap: Double) -> Double {
    var value = b / (b + 1) * (gap + 1)
    var (c, d) = (value, 0.0)
    var m = 1.0
    while m < 10_000 {
      let step = b + 2 * m
      let numerator =
        (b + m - 1) / (step - 1) * ((a + b + m - 1) / (step - 1)) * m * (a - m) * y * y
      let denominator =
        m + m * (a - m) / (step - 1) * y + (b + m) / (step + 1) * (gap + 1 + m * (1 + x))
      d = 1 / (denominator + numerator * d)
      c = denominator + numerator / c
      value *= c * d
      if (c * d - 1).magnitude <= .ulpOfOne { break }
      m += 1
    }
    return value
  }

  /// A tail over its weight, for a ≥ 10 and on the side of f = 1 where it decays:
  ///
  ///     ∫₀^∞ exp( a ln(1 + u) − (a + b) ln(1 + x u) ) dτ,   u = e^±τ − 1
  ///
  /// where f·e^±τ runs through the tail. The exponent is concave in τ and falls from 0, at a ≥ 10 on
  /// a scale shorter than the distance π of its singularities: Gauss–Legendre quadrature with 32
  /// nodes, up to where the integrand is below e^−40, leaves an error below 1e-17.
  private func tailIntegral(_ side: Tails.Side, at f: Double, minusOne g: Double) -> Double {
    let (x, y) = shares(at: f)
    let sign = side.sign
    let slope = a * g * y
    func exponent(_ tau: Double) -> Double {
      let u = Double.expMinusOne(sign * tau)
      // The parts linear in u cancel but for the slope.
      return a * logOnePlusRemainder(u) - (a + b) * logOnePlusRemainder(x * u) - slope * u
    }
    let curvature = (a + b) * x * y
    var end = 84 / (slope.magnitude + (slope * slope + 84 * curvature).squareRoot())
    for _ in 0..<3 { end *= (42 / -exponent(end)).squareRoot() }
    var sum = 0.0
    for (node, weight) in GaussLegendre.thirtyTwo {
      sum += weight * .exp(exponent(end * node))
    }
    return end * sum
  }
}

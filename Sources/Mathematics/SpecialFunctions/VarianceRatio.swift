import RealModule

/// The distribution of f = (X/a) / (Y/b), where X and Y have the gamma distributions of shapes
/// a and b: the F distribution with 2a and 2b degrees of freedom, and the one engine behind the
/// F, t and χ² distributions and the incomplete beta and gamma functions.
///
///     f·p(f) = x^a y^b / B(a, b),   x = a f / (a f + b),   y = 1 − x
///
/// An infinite b stands for Y/b = 1, so that f·a has the gamma distribution of shape a.
///
/// The functions take f together with f − 1, because at a large shape (5e8 for a billion degrees of
/// freedom) the digits of the result are those of f − 1.
struct VarianceRatio: Hashable, Sendable {
  /// The smaller shape.
  let a: Double

  /// The larger shape.
  let b: Double

  /// Whether the shapes were given larger first, so that 1/f has the shapes a, b.
  private let isInverted: Bool

  /// √(ab / 2π(a+b)) · Γ*(a + b) / (Γ*(a) Γ*(b)): f·p(f) at f = 1.
  private let weightAtOne: Double

  init(_ first: Double, _ second: Double) {
    // Beyond these sizes a shape no longer changes a digit, and a + b stays finite.
    a = min(first, second, 1e40)
    b = min(max(first, second), 1e40 * max(a, 1))
    isInverted = first > second
    let gammas = scaledGamma(a + b) / (scaledGamma(a) * scaledGamma(b))
    weightAtOne = (a * (b / (a + b)) / (2 * .pi)).squareRoot() * gammas
  }

  /// Both tails at `f` ≥ 0.
  func tails(at f: Double, minusOne g: Double) -> Tails {
    guard isInverted else { return orderedTails(at: f, minusOne: g) }
    return orderedTails(at: 1 / f, minusOne: -g / f).reversed
  }

  /// f·p(f) at `f` ≥ 0, the density in ln f.
  func weight(at f: Double, minusOne g: Double) -> Double {
    isInverted ? orderedWeight(at: 1 / f, minusOne: -g / f) : orderedWeight(at: f, minusOne: g)
  }

  /// The f that leaves `probability`, at most 1/2, in the tail on `side`.
  func quantile(_ probability: Double, _ side: Tails.Side) -> Double {
    guard probability > 0 else { return side == .lower ? 0 : .infinity }
    guard isInverted else { return orderedQuantile(probability, side) }
    return 1 / orderedQuantile(probability, side.opposite)
  }
}

// MARK: Shapes in order, a ≤ b

extension VarianceRatio {
  /// x and y for the shapes in order.
  func shares(at f: Double) -> (x: Double, y: Double) {
    let odds = a * f / b
    return (odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds), 1 / (1 + odds))
  }

  func orderedWeight(at f: Double, minusOne g: Double) -> Double {
    f > 0 && f < .infinity ? weightAtOne * .exp(-deviance(at: f, minusOne: g)) : 0
  }

  /// a ln(x₁/x) + b ln(y₁/y), where x₁ = a/(a+b) and y₁ are the shares at f = 1: Loader's saddle
  /// point deviance, zero at f = 1 and convex in ln f, with derivative (a + b)x − a.
  ///
  ///     (a + b) ln(1 + x₁(f − 1)) − a ln f
  ///
  /// Near f = 1 the parts linear in f − 1 cancel and are left out by hand.
  ///
  /// Reference: C. Loader, Fast and accurate computation of binomial probabilities, 2000.
  func deviance(at f: Double, minusOne g: Double) -> Double {
    let x1g = a / (a + b) * g
    guard g >= -0.5, g <= 1 else { return (a + b) * .log(onePlus: x1g) - a * .log(f) }
    return (a + b) * logOnePlusRemainder(x1g) - a * logOnePlusRemainder(g)
  }
}

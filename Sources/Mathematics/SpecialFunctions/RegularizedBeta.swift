/// The regularized incomplete beta function I_x(a, b), `lower`, and 1 − I_x(a, b), `upper`.
///
///     I_x(a, b) = 1/B(a, b) · ∫₀ˣ t^(a−1) (1 − t)^(b−1) dt
///
/// `a` and `b` are positive and finite, 0 ≤ `x` ≤ 1.
///
/// Accuracy: see ``FisherF``, whose tails they are, at 2a and 2b degrees of freedom.
/// Complexity: below 10 µs at any argument.
/// Reference: DLMF 8.17.2.
public func regularizedBeta(a: Double, b: Double, _ x: Double) -> Tails {
  precondition(a > 0 && a < .infinity && b > 0 && b < .infinity, "the shapes are positive")
  precondition(x >= 0 && x <= 1, "the argument is between 0 and 1")
  let y = 1 - x
  guard y > 0 else { return Tails(upper: 0) }
  // f − 1 = (bx − ay) / ay, where the difference is formed without loss (Kahan), and the rounding
  // of y made good.
  let roundingOfY = (1 - y) - x
  let ay = a * y
  let roundingOfAy = (-ay).addingProduct(a, y)
  let difference = (-ay).addingProduct(b, x) - roundingOfAy - a * roundingOfY
  return VarianceRatio(a, b).tails(at: x / y * (b / a), minusOne: difference / ay)
}

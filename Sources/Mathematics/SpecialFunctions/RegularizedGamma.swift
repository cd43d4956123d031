/// The regularized incomplete gamma functions P(a, x), `lower`, and Q(a, x), `upper`.
///
///     P(a, x) = 1/Γ(a) · ∫₀ˣ t^(a−1) e^−t dt,   Q = 1 − P
///
/// `shape` is a > 0 and finite, `x` ≥ 0 may be infinite.
///
/// Accuracy: see ``ChiSquared``, whose tails they are, at 2a degrees of freedom and 2x.
/// Complexity: below 10 µs at any argument.
/// Reference: DLMF 8.2.4.
public func regularizedGamma(shape a: Double, _ x: Double) -> Tails {
  precondition(a > 0 && a < .infinity, "the shape is positive and finite")
  precondition(x >= 0, "the argument is not negative")
  return VarianceRatio(a, .infinity).tails(at: x / a, minusOne: (x - a) / a)
}

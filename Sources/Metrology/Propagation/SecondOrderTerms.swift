/// What the terms of second order add to the law of propagation of uncertainty.
///
///     E(Y) ≈ f + ½ Σ_i Σ_j f_ij V_ij
///     u²(y) ≈ cᵀ V c + ½ Σ f_ij V_jk f_kl V_li + Σ_a Σ_b c_a V_ab ∂_b Σ_i Σ_j f_ij V_ij
///
/// `f_ij` are the second derivatives at the estimates, V the covariance matrix of the inputs. For
/// independent inputs the second line is that of JCGM 100:2008, 5.1.2, note; it takes the inputs as
/// normal.
public struct SecondOrderTerms: Hashable, Sendable {
  /// The expectation of the output, with the terms of second order.
  public let value: Double

  /// The standard uncertainty with the terms of second order.
  public let standardUncertainty: Double

  /// What the terms add to the variance; it may be negative.
  public let varianceAdded: Double
}

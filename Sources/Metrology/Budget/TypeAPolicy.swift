/// What few observations say of the uncertainty of their mean.
public enum TypeAPolicy: String, CaseIterable, Hashable, Sendable {
  /// _u_ = _s_/√_n_ with _n_ − 1 degrees of freedom; a Monte Carlo draws from Student's distribution
  /// with that scale. Reference: JCGM 100:2008, 4.2.3 and G.3; JCGM 101:2008, 6.4.9.2.
  case student

  /// _u_ = √((_n_ − 1)/(_n_ − 3)) _s_/√_n_, the standard deviation of that Student's distribution, with
  /// infinite degrees of freedom: at least four observations. Reference: JCGM 101:2008, 6.4.9.4.
  case bayesian

  /// _u_ = _s_/√_n_ with _n_ − 1 degrees of freedom; a Monte Carlo draws from a normal distribution, as
  /// if _s_ were exactly known.
  case gum
}

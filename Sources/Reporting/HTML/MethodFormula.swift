/// The formula of a method for the assigned value or for σ_pt, by its machine name, with marks for
/// `SymbolText`; `nil` where there is none to print.
func methodFormula(_ name: String, _ numbers: NumberStyle) -> String? {
  assignedValueFormula(name, numbers) ?? sigmaPtFormula(name, numbers)
}

private func assignedValueFormula(_ name: String, _ numbers: NumberStyle) -> String? {
  let robust = "_u_(_x_~pt~) = \(numbers.exact(1.25)) _s_* / √_p_"
  return switch name {
  case "travelling-standard":
    "_x_~pt,i~ = _f_(_t_~i~)^T^ _β_, _β_ = (_X_^T^ _V_^−1^ _X_)^−1^ _X_^T^ _V_^−1^ _y_"
  case "mean": "_x_~pt~ = Σ _x_~i~ / _p_, _u_(_x_~pt~) = _s_ / √_p_"
  case "median-MADe": "_x_~pt~ = med(_x_~i~), _s_* = MADe, " + robust
  case "median-nIQR": "_x_~pt~ = med(_x_~i~), _s_* = nIQR, " + robust
  case "algorithm-a":
    "_x_~pt~ = _x_* = Σ _x_~i~* / _p_, |_x_~i~* − _x_*| ≤ \(numbers.exact(1.5)) _s_*, " + robust
  case "weighted-mean":
    "_x_~pt~ = Σ _w_~i~ _x_~i~, _w_~i~ ∝ 1 / _u_^2^(_x_~i~), 1 / _u_^2^(_x_~pt~) = Σ 1 / _u_^2^(_x_~i~)"
  case "birge":
    "_x_~pt~ = Σ _w_~i~ _x_~i~, _w_~i~ ∝ 1 / _u_^2^(_x_~i~), _u_(_x_~pt~) · max(1, _R_~B~)"
  case "gls":
    "_x_~pt~ = (1^T^ _V_^−1^ _x_) / (1^T^ _V_^−1^ 1), _u_^2^(_x_~pt~) = 1 / (1^T^ _V_^−1^ 1)"
  case "largest-consistent-subset":
    "_x_~pt~ = Σ~S~ _w_~i~ _x_~i~, _w_~i~ ∝ 1 / _u_^2^(_x_~i~), 1 / _u_^2^(_x_~pt~) = Σ~S~ 1 / _u_^2^(_x_~i~)"
  case "median-monte-carlo":
    "_x_~pt~ = Σ _m_^(r)^ / _M_, _m_^(r)^ = med(_x_~i~^(r)^), _u_(_x_~pt~) = _s_(_m_^(r)^)"
  case "weighted-median":
    "_x_~pt~: Σ _w_~i~ |_x_~i~ − _x_~pt~| → min, _w_~i~ ∝ 1 / _u_^2^(_x_~i~), _u_(_x_~pt~) = _s_(_m_^(r)^)"
  case "hierarchical-gauss", "hierarchical-laplace", "hierarchical-student",
    "hierarchical-skew-normal":
    "_x_~i~ = _μ_ + _λ_~i~ + _ε_~i~, _x_~pt~ = E(_μ_ | _x_), _u_^2^(_x_~pt~) = var(_μ_ | _x_)"
  case "decision-tree":
    "_Q_, _W_, _T_ → dersimonian-laird | weighted-median | hierarchical-gauss | hierarchical-laplace "
      + "| hierarchical-skew-normal"
  case "linear-pool":
    "_x_~pt~ = Σ _x_~i~ / _p_, _u_^2^(_x_~pt~) = Σ (_u_^2^(_x_~i~) + (_x_~i~ − _x_~pt~)^2^) / _p_"
  case "dersimonian-laird", "dersimonian-laird-2", "mandel-paule", "empirical-bayes",
    "mandel-paule-median", "hedges", "hunter-schmidt", "sidik-jonkman", "ml", "reml":
    "_x_~pt~ = Σ _w_~i~ _x_~i~, _w_~i~ ∝ 1 / (_u_^2^(_x_~i~) + _τ_^2^), "
      + "1 / _u_^2^(_x_~pt~) = Σ 1 / (_u_^2^(_x_~i~) + _τ_^2^)"
  case "vangel-rukhin":
    "_x_~pt~ = Σ _w_~i~ _x_~i~, _w_~i~ ∝ 1 / (_ω_~i~ + _τ_^2^), "
      + "1 / _u_^2^(_x_~pt~) = Σ 1 / (_ω_~i~ + _τ_^2^)"
  case "power-moderated-mean":
    "_x_~pt~ = Σ _w_~i~ _x_~i~, _w_~i~ ∝ (_u_^2^(_x_~i~) + _τ_^2^)^−_α_/2^, _α_ = 2 − 3 / _p_"
  case "graybill-deal":
    "_x_~pt~ = Σ _w_~i~ _x_~i~, _w_~i~ ∝ 1 / _u_^2^(_x_~i~), "
      + "_u_(_x_~pt~) · √(1 + 4 Σ _w_~i~ (1 − _w_~i~) / (_ν_~i~ + 2))"
  default: robustFormula(name, numbers, robust)
  }
}

private func robustFormula(
  _ name: String, _ numbers: NumberStyle, _ robust: String
) -> String? {
  let hampel = "Σ _ψ_((_x_~i~ − _x_~pt~) / _s_*) = 0, _s_* = "
  return switch name {
  case "qn": "_x_~pt~ = med(_x_~i~), _s_* = Q~n~, " + robust
  case "sn": "_x_~pt~ = med(_x_~i~), _s_* = S~n~, " + robust
  case "q-hampel": hampel + "Q, " + robust
  case "qn-hampel": hampel + "Q~n~, " + robust
  case "huber":
    "Σ min(max(_x_~i~ − _x_~pt~, −_δ_), _δ_) = 0, _δ_ = \(numbers.exact(1.5)) MADe, _s_* = MADe, "
      + robust
  case "biweight":
    "Σ _r_~i~ (1 − _r_~i~^2^)^2^ = 0, _r_~i~ = (_x_~i~ − _x_~pt~) / (\(numbers.exact(4.685)) MADe), "
      + robust
  case "hodges-lehmann": "_x_~pt~ = med((_x_~i~ + _x_~j~) / 2), _s_* = Q~n~, " + robust
  case "trimmed-mean":
    "_x_~pt~ = Σ _x_~(i)~ / _h_ (_g_ < i ≤ _p_ − _g_), "
      + "_u_(_x_~pt~) = _s_~w~ √((_p_ − 1) / (_h_ (_h_ − 1)))"
  case "winsorized-mean":
    "_x_~pt~ = Σ min(max(_x_~i~, _x_~(g+1)~), _x_~(p−g)~) / _p_, "
      + "_u_(_x_~pt~) = _s_~w~ (_p_ − 1) / ((_h_ − 1) √_p_)"
  default: nil
  }
}

private func sigmaPtFormula(_ name: String, _ numbers: NumberStyle) -> String? {
  switch name {
  case "percent": "_σ_~pt~ ∝ |_x_~pt~|"
  case "horwitz":
    "_σ_~pt~ = \(numbers.exact(0.22)) _c_ (_c_ < \(numbers.exact(1.2)) · 10^−7^), "
      + "\(numbers.exact(0.02)) _c_^\(numbers.exact(0.8495))^ (_c_ ≤ \(numbers.exact(0.138))), "
      + "\(numbers.exact(0.01)) √_c_"
  case "precision": "_σ_~pt~ = √(_σ_~R~^2^ − _σ_~r~^2^ (1 − 1 / _m_))"
  case "robust": "_σ_~pt~ = _s_*"
  case "standard-deviation": "_σ_~pt~ = _s_"
  default: nil
  }
}

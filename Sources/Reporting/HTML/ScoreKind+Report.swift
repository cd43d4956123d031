import Interlab

/// How a report prints a score.
extension ScoreKind {
  /// The symbol with marks for `SymbolText`.
  var symbolText: String {
    switch self {
    case .D: "_D_"
    case .Dpercent: "_D_%"
    case .PA: "_P_~A~"
    case .z: "_z_"
    case .zPrime: "_z_′"
    case .zeta: "_ζ_"
    case .En: "_E_~n~"
    case .EnCombined: "_E_~n,c~"
    case .EzMinus: "_E_~z−~"
    case .EzPlus: "_E_~z+~"
    }
  }

  /// The definition with marks for `SymbolText`; with the covariance between result and assigned
  /// value where it entered.
  func formulaText(correlated: Bool) -> String {
    let covariance = correlated ? " − 2 cov(_x_~i~, _x_~pt~)" : ""
    let expanded = correlated ? " − 2 _k_~i~ _k_~pt~ cov(_x_~i~, _x_~pt~)" : ""
    return switch self {
    case .D: "_D_~i~ = _x_~i~ − _x_~pt~"
    case .Dpercent: "_D_%~i~ = 100 (_x_~i~ − _x_~pt~) / _x_~pt~"
    case .PA: "_P_~A,i~ = 100 (_x_~i~ − _x_~pt~) / _δ_~E~"
    case .z: "_z_~i~ = (_x_~i~ − _x_~pt~) / _σ_~pt~"
    case .zPrime: "_z_′~i~ = (_x_~i~ − _x_~pt~) / √(_σ_~pt~^2^ + _u_^2^(_x_~pt~))"
    case .zeta:
      "_ζ_~i~ = (_x_~i~ − _x_~pt~) / √(_u_^2^(_x_~i~) + _u_^2^(_x_~pt~)\(covariance))"
    case .En:
      "_E_~n,i~ = (_x_~i~ − _x_~pt~) / √(_U_^2^(_x_~i~) + _U_^2^(_x_~pt~)\(expanded))"
    case .EnCombined: "_E_~n,c,i~ = (_x_~i~ − _x_~pt~) / (_t_~p~(_ν_~eff~) · _u_(_d_~i~))"
    case .EzMinus: "_E_~z−,i~ = (_x_~i~ − (_x_~pt~ − _U_(_x_~pt~))) / _U_(_x_~i~)"
    case .EzPlus: "_E_~z+,i~ = (_x_~i~ − (_x_~pt~ + _U_(_x_~pt~))) / _U_(_x_~i~)"
    }
  }

  /// The decimals that a report shows.
  var decimals: Int {
    switch self {
    case .D: 3
    case .Dpercent, .PA: 1
    case .z, .zPrime, .zeta, .En, .EnCombined, .EzMinus, .EzPlus: 2
    }
  }

  /// The numbers where the verdict changes, the outermost last; empty where there is no limit or
  /// where it depends on the comparison.
  var fixedLimits: [Double] {
    switch self {
    case .z, .zPrime, .zeta: [2, 3]
    case .En, .EnCombined, .EzMinus, .EzPlus: [1]
    case .PA: [100]
    case .D, .Dpercent: []
    }
  }

  /// The numbers where the verdict changes in one comparison.
  func limits(in analysis: ComparisonAnalysis) -> [Double] {
    guard let δ_E = analysis.comparison.maximumPermissibleError else { return fixedLimits }
    switch self {
    case .D: return [δ_E]
    case .Dpercent:
      guard let x_pt = analysis.assignedValue.value, x_pt != 0 else { return [] }
      let limit = 100 * (δ_E / x_pt.magnitude)
      return limit.isFinite ? [limit] : []
    default: return fixedLimits
    }
  }
}

/// How a report marks a verdict, beside its word and its colour.
extension Verdict {
  /// A shape that every font has.
  var sign: String {
    switch self {
    case .acceptable: "●"
    case .warning: "▲"
    case .action: "■"
    case .inconclusive: "◊"
    }
  }

  /// Its class in the style sheet.
  var styleClass: String { rawValue }
}

/// A performance score (ISO 13528:2022, clause 9; _E_z_ from the 2005 edition).
public enum ScoreKind: String, CaseIterable, Hashable, Sendable {
  /// The deviation _D_ = x_i − x_pt (9.3).
  case D

  /// The deviation in per cent of the assigned value, _D%_ (9.3).
  case Dpercent

  /// The deviation in per cent of the maximum permissible error, _P_A_ (9.3).
  case PA

  /// The _z_ score (9.4).
  case z

  /// The _z′_ score (9.5).
  case zPrime

  /// The _ζ_ score (9.6).
  case zeta

  /// The _E_n_ number with expanded uncertainties as reported (9.7).
  case En

  /// The _E_n_ number with the uncertainties combined first and expanded once.
  case EnCombined

  /// The _E_z−_ score (ISO 13528:2005, 7.8).
  case EzMinus

  /// The _E_z+_ score (ISO 13528:2005, 7.8).
  case EzPlus

  /// Whether the score is built from the reported uncertainty of the result, which then must be
  /// above zero.
  public var usesReportedUncertainty: Bool {
    switch self {
    case .zeta, .En, .EnCombined, .EzMinus, .EzPlus: true
    case .D, .Dpercent, .PA, .z, .zPrime: false
    }
  }
}

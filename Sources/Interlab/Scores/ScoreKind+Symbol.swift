extension ScoreKind {
  /// The symbol of the score as plain text: `E_n`, `z′`, `ζ`, `D%`, `P_A`.
  public var symbol: String {
    switch self {
    case .D: "D"
    case .Dpercent: "D%"
    case .PA: "P_A"
    case .z: "z"
    case .zPrime: "z′"
    case .zeta: "ζ"
    case .En: "E_n"
    case .EnCombined: "E_n,c"
    case .EzMinus: "E_z−"
    case .EzPlus: "E_z+"
    }
  }
}

public import Interlab
public import Wording

extension Verdict {
  /// The verdict on a score of this kind, in the words of its field.
  ///
  /// E_n knows satisfactory and unsatisfactory only; warning and action signals belong to _z_,
  /// _z′_, _ζ_ and _E_z_ (ISO 13528:2022, 9.4 to 9.7).
  public func word(for kind: ScoreKind, in language: Language) -> String {
    phrase(for: kind).text(in: language)
  }

  private func phrase(for kind: ScoreKind) -> Phrase {
    switch self {
    case .acceptable: Phrase(vi: "đạt", en: "acceptable")
    case .warning: Phrase(vi: "cảnh báo (nghi ngờ)", en: "warning signal")
    case .action: actionPhrase(for: kind)
    case .inconclusive: Phrase(vi: "chưa kết luận được", en: "inconclusive")
    }
  }

  private func actionPhrase(for kind: ScoreKind) -> Phrase {
    switch kind {
    case .En, .EnCombined: Phrase(vi: "không đạt", en: "unsatisfactory")
    case .z, .zPrime, .zeta, .EzMinus, .EzPlus: Phrase(vi: "không đạt", en: "action signal")
    case .D, .Dpercent, .PA: Phrase(vi: "không đạt", en: "not acceptable")
    }
  }
}

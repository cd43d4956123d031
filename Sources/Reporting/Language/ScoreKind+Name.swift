public import Interlab
public import Wording

extension ScoreKind {
  /// The name of the score, as it may stand at the head of a column or section.
  public func name(in language: Language) -> String {
    namePhrase.text(in: language)
  }

  private var namePhrase: Phrase {
    switch self {
    case .D: Phrase(vi: "độ lệch D", en: "deviation D")
    case .Dpercent: Phrase(vi: "độ lệch tương đối D%", en: "percentage deviation D%")
    case .PA:
      Phrase(
        vi: "độ lệch theo phần trăm sai số cho phép lớn nhất, P_A",
        en: "deviation in per cent of the maximum permissible error, P_A")
    case .z: Phrase(vi: "điểm số z", en: "z score")
    case .zPrime: Phrase(vi: "điểm số z′", en: "z′ score")
    case .zeta: Phrase(vi: "điểm số zeta (ζ)", en: "zeta score (ζ)")
    case .En: Phrase(vi: "số E_n", en: "E_n number")
    case .EnCombined:
      Phrase(
        vi: "số E_n với độ không đảm bảo đo tổng hợp trước, mở rộng sau",
        en: "E_n number, uncertainties combined before expanding")
    case .EzMinus: Phrase(vi: "điểm số E_z−", en: "E_z− score")
    case .EzPlus: Phrase(vi: "điểm số E_z+", en: "E_z+ score")
    }
  }

  /// Where the score is defined, in the numbering of `edition`; where that edition does not have
  /// the score, the source that has it.
  public func clause(in edition: Edition) -> String {
    switch edition {
    case .iso13528_2005: clauseOf2005
    case .iso13528_2015, .iso13528_2022, .iso13528_2022Amd1: clauseSince2015(in: edition)
    }
  }

  private func clauseSince2015(in edition: Edition) -> String {
    switch self {
    case .D, .Dpercent, .PA: "\(edition.rawValue), 9.3"
    case .z: "\(edition.rawValue), 9.4"
    case .zPrime: "\(edition.rawValue), 9.5"
    case .zeta: "\(edition.rawValue), 9.6"
    case .En: "\(edition.rawValue), 9.7"
    case .EnCombined: "JCGM 100:2008, G.4.1"
    case .EzMinus, .EzPlus: "ISO 13528:2005, 7.8"
    }
  }

  private var clauseOf2005: String {
    switch self {
    case .D: "ISO 13528:2005, 7.1"
    case .Dpercent: "ISO 13528:2005, 7.2"
    case .PA: "ISO 13528:2015, 9.3"
    case .z: "ISO 13528:2005, 7.4"
    case .zPrime: "ISO 13528:2005, 7.6"
    case .zeta: "ISO 13528:2005, 7.7"
    case .En: "ISO 13528:2005, 7.5"
    case .EnCombined: "JCGM 100:2008, G.4.1"
    case .EzMinus, .EzPlus: "ISO 13528:2005, 7.8"
    }
  }
}

import Interlab
import Metrology
import Wording

extension InputDistribution {
  /// What a budget calls the distribution.
  var title: Phrase {
    switch self {
    case .constant: Phrase(vi: "hằng số", en: "constant")
    case .normal: Phrase(vi: "chuẩn", en: "normal")
    case .uniform: Phrase(vi: "đều", en: "uniform")
    case .curvilinearTrapezoid: Phrase(vi: "hình thang cong", en: "curvilinear trapezoid")
    case .trapezoid: Phrase(vi: "hình thang", en: "trapezoid")
    case .triangular: Phrase(vi: "tam giác", en: "triangular")
    case .arcsine: Phrase(vi: "arcsin", en: "arcsine")
    case .studentT: Phrase(vi: "Student t", en: "Student t")
    case .exponential: Phrase(vi: "mũ", en: "exponential")
    case .gamma: Phrase(vi: "gamma", en: "gamma")
    case .truncated(let cut):
      Phrase(vi: cut.base.title.vietnamese + ", cắt cụt", en: "truncated " + cut.base.title.english)
    case .empirical: Phrase(vi: "thực nghiệm", en: "empirical")
    }
  }
}

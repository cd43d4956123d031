import Interlab
import Wording

extension Explanation {
  static let decisionTree = Explanation(
    name: "decision-tree", synonyms: ["NDT", "cây quyết định"],
    title: Phrase(vi: "Cây quyết định NIST", en: "NIST Decision Tree"),
    formula: """
      P(χ²(p − 1) > Q) ≥ 0.10:  W → dersimonian-laird | weighted-median
      P(χ²(p − 1) > Q) < 0.10:  T → hierarchical-skew-normal |
                                W → hierarchical-gauss | hierarchical-laplace
      T = √p (x̄ − med) / (√(π/2 − 1) √(π/2) Σ|x_i − med|/p)
      """,
    symbols: uncertaintySymbols + [
      ExplanationSymbol("Q", vi: "thống kê Cochran", en: "Cochran's statistic", unit: .one),
      ExplanationSymbol(
        "W", vi: "thống kê Shapiro–Wilk của (x_i − med)/u_i, mức 0,05",
        en: "Shapiro and Wilk's statistic of (x_i − med)/u_i, level 0.05", unit: .one),
      ExplanationSymbol(
        "T", vi: "thống kê đối xứng Miao–Gel–Gastwirth, mức 0,05",
        en: "Miao, Gel and Gastwirth's statistic of symmetry, level 0.05", unit: .one),
    ],
    use: Phrase(
      vi:
        "Khi cần một quy tắc chọn phương pháp định trước, không phụ thuộc người làm. Mọi phép thử và "
        + "giá trị p nằm trong kết quả. Phân bố của T tính đúng đến 14 kết quả, không mô phỏng.",
      en:
        "When the choice of the method shall follow a rule that was laid down before. Every test and "
        + "its p-value stand in the output. The distribution of T is exact up to 14 results, not "
        + "sampled."),
    avoid: Phrase(
      vi:
        "Với ít phòng, các phép thử có lực thấp: kết luận \"nhất quán\" hay \"chuẩn\" chỉ là không có "
        + "bằng chứng ngược lại. Cần ít nhất ba kết quả. Lá cuối ở đây là chuẩn lệch, bản gốc là "
        + "Student lệch.",
      en:
        "Few laboratories give the tests little power: consistent or normal only means that nothing "
        + "speaks against it. At least three results. The last leaf is skew-normal here, skew Student "
        + "in the original."),
    verdict: nil,
    reference: Phrase(
      vi: "Possolo và cộng sự 2021 (J. Res. NIST 126, 126007)",
      en: "Possolo et al. 2021 (J. Res. NIST 126, 126007)"),
    worked: { line(.decisionTree, $0) })
}

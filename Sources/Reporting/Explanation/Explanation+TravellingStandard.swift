import Interlab
import Mathematics
import Wording

extension Explanation {
  static let travellingStandard = Explanation(
    name: "travelling-standard", synonyms: ["drift", "transfer-standard", "petal", "độ trôi"],
    title: Phrase(
      vi: "Giá trị của chuẩn so sánh tại từng ngày đo",
      en: "Value of a travelling standard at each date"),
    formula: """
      x_pt,i = b₀ + b₁(t_i − t̄) + b₂(t_i − t̄)²
      u²(x_pt,i) = f(t_i)ᵀ C f(t_i) · max(1, RSS/ν) + u_stab² + u_trans²
      """,
    symbols: [
      ExplanationSymbol(
        "t_i, t̄", vi: "ngày đo của phòng i; trung bình các ngày đo của tổ chức điều phối (ngày)",
        en: "day of laboratory i; mean day of the pilot measurements", unit: .count),
      ExplanationSymbol(
        "C", vi: "(XᵀV⁻¹X)⁻¹, V = diag(u_A²) + u_B² 11ᵀ",
        en: "(XᵀV⁻¹X)⁻¹, V = diag(u_A²) + u_B² 11ᵀ", unit: .squaredValues),
      ExplanationSymbol(
        "u_A, u_B", vi: "phần riêng và phần chung của mỗi lần đo của tổ chức điều phối",
        en: "own part and common part of each pilot measurement"),
      ExplanationSymbol(
        "RSS/ν", vi: "tổng bình phương phần dư chia số bậc tự do",
        en: "residual sum of squares over its degrees of freedom", unit: .one),
    ],
    use: Phrase(
      vi: "Tổ chức điều phối đo chuẩn so sánh trước, trong và sau khi luân chuyển, "
        + "và chuẩn bị trôi: mỗi "
        + "phòng được so với giá trị đúng ngày đo của mình. Bậc của đa thức do kiểm định F chọn.",
      en: "The pilot measures the travelling standard before, during and after circulation, and it "
        + "drifts: each laboratory is held against the value of its date. F tests choose the degree."
    ),
    avoid: Phrase(
      vi:
        "Ba lần đo trở lên mới kiểm tra được đường thẳng. Ngày nằm ngoài các lần đo phải ngoại suy, "
        + "có cảnh báo. Giữa hai lần đo chỉ biết được điều mô hình giả định: khai báo u_stab và "
        + "u_trans. Điểm của các phòng tương quan với nhau qua đường trôi.",
      en: "A line takes three measurements to be tested. Dates outside the measurements are "
        + "extrapolated, with a notice. Between measurements nothing is known but what the model "
        + "says: declare u_stab and u_trans. Scores of the laboratories are correlated through it."),
    verdict: nil,
    reference: Phrase(
      vi: "ISO 13528:2022, 7.2, 7.5, B.5; JCGM 100:2008, 5.2",
      en: "ISO 13528:2022, 7.2, 7.5, B.5; JCGM 100:2008, 5.2"),
    worked: { travellingLine($0) })

  /// Three measurements of a weight that wears, and the value half way between the last two.
  private static func travellingLine(_ writer: WorkedWriter) -> String? {
    let pilot = PilotSeries(
      times: [0, 100, 200], values: [10.02, 10.01, 9.98],
      standardUncertainties: [0.01, 0.01, 0.01], commonUncertainties: [0.02, 0.02, 0.02])
    guard let fit = try? DriftFit(pilot, model: .linear),
      let variance = fit.covariance(150, 150)
    else { return nil }
    let u = max(0, variance).squareRoot()
    let values = writer.list([10.02, 10.01, 9.98], 2)
    return "y = \(values); t = 0; 100; 200; u_A = \(writer(0.01, 2)), u_B = \(writer(0.02, 2)): "
      + "x_pt(150) = \(writer(fit.value(at: 150).value, 4)), u = \(writer(u, 4))"
  }
}

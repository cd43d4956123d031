import Interlab
import Wording

extension Explanation {
  static let consistentSubset = Explanation(
    name: "largest-consistent-subset",
    synonyms: ["LCS", "largest consistent subset", "tập con nhất quán lớn nhất"],
    title: Phrase(
      vi: "Trung bình của tập con nhất quán lớn nhất", en: "Mean of the largest consistent subset"),
    formula: """
      Pr{χ²(|S| − 1) > Σ_S ((x_i − x_ref)/u_i)²} ≥ 0.05 , |S| → max
      x_ref = Σ_S w_i x_i , w_i = u_i⁻² / Σ_S u_j⁻² , u(x_ref) = (Σ_S u_i⁻²)^−½
      u²(d_i) = u_i² − u²(x_ref) (i ∈ S) , u_i² + u²(x_ref) (i ∉ S)
      """,
    symbols: uncertaintySymbols + [
      ExplanationSymbol("S", vi: "tập con các kết quả", en: "subset of the results", unit: .one)
    ],
    use: Phrase(
      vi: "Khi kiểm định χ² của trung bình có trọng số thất bại, các độ không đảm bảo đo đáng tin "
        + "và chỉ một số ít kết quả tách biệt. Mọi kết quả vẫn được cho điểm so với x_ref. Tìm đúng "
        + "tuyệt đối, không duyệt hết 2^p tập con.",
      en:
        "When the χ² test of the weighted mean fails, the uncertainties can be believed and a few "
        + "results stand apart. Every result is still scored against x_ref. The search is exact, "
        + "without going through 2^p subsets."),
    avoid: Phrase(
      vi:
        "Không phải ước lượng ổn định theo nghĩa của ISO 13528: với hai nhóm kết quả, một kết quả "
        + "thay đổi chút ít có thể làm x_ref nhảy sang nhóm kia (điểm vỡ không quá một nửa, hiệu "
        + "suất không cố định). Phòng công bố u_i lớn luôn ở lại, phòng công bố u_i nhỏ dễ bị loại. "
        + "u(x_ref) không kể đến việc lựa chọn nên quá nhỏ. Có nhiều tập con như nhau thì có thông "
        + "báo; khi đó nên dùng mô hình có độ lệch chuẩn giữa các phòng.",
      en:
        "It is not robust in the sense of ISO 13528: with two groups of results a small change of "
        + "one can make x_ref jump to the other group (breakdown point at most one half, no fixed "
        + "efficiency). A laboratory with a large u_i always stays, one with a small u_i is easily "
        + "left out. u(x_ref) leaves out the choice and so is too small. Where several subsets tie "
        + "a notice says so; then a model with a standard deviation between laboratories serves "
        + "better."),
    verdict: nil,
    reference: Phrase(
      vi: "Cox 2007 (Metrologia 44, 187)", en: "Cox 2007 (Metrologia 44, 187)"),
    worked: { write in
      // CCQM-K25, PCB 28.
      let results = [34.30, 32.90, 34.53, 32.42, 31.90, 35.80]
      let u = [1.03, 0.69, 0.83, 0.29, 0.40, 0.38]
      let example = WorkedRound(
        results: results, expandedUncertainties: u.map { 2 * $0 },
        assignedValue: .reference(.largestConsistentSubset(covariance: nil)))
      guard let analysis = example.analysis, let chiSquared = analysis.detail("Q"),
        let size = analysis.detail("subsetSize"), let p = analysis.detail("pValue"),
        case .propagated(let weights, _) = analysis.assignedValue.dependence,
        let value = analysis.assignedValue.value, let s = analysis.assignedValue.standardUncertainty
      else { return nil }
      let members = weights.indices.filter { weights[$0] > 0 }.map { "\($0 + 1)" }
      return "x_i = \(write.list(results, 2)); u_i = \(write.list(u, 2))\n"
        + "S = {\(members.joined(separator: ", "))}, |S| = \(write(size, 0)), "
        + "χ²_obs = \(write(chiSquared, 4)), Pr = \(write(p, 4))\n"
        + "x_ref = \(write(value, 4)), u(x_ref) = \(write(s, 4))"
    })
}

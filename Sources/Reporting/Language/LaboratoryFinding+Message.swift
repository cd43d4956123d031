import Interlab
import Wording

extension LaboratoryFinding {
  /// The advice in words, with the number that it rests on.
  func message(in language: Language, _ numbers: NumberStyle) -> String {
    phrase(numbers).text(in: language)
  }

  private func phrase(_ numbers: NumberStyle) -> Phrase {
    switch self {
    case .commonBias(let kind, let count, let mean, let pValue):
      bias(kind, count, numbers.decimals(2, of: mean), numbers.chance(pValue))
    case .understatedUncertainty(let count, let sum, let pValue):
      understated(count, numbers.significant(3, of: sum), numbers.chance(pValue))
    case .overstatedUncertainty(let count, let sum, let pValue):
      overstated(count, numbers.significant(3, of: sum), numbers.chance(pValue))
    case .trendWithLevel(_, let count, let slope, let pValue):
      trend(count, numbers.significant(2, of: 100 * slope), numbers.chance(pValue))
    }
  }

  private func bias(
    _ kind: ScoreKind, _ count: Int, _ mean: String, _ chance: String
  ) -> Phrase {
    Phrase(
      vi: "Có thể chệch chung: điểm số \(kind.symbol) trung bình của \(count) kết quả là \(mean); "
        + "nếu "
        + "chỉ do ngẫu nhiên thì giá trị lớn như vậy có xác suất \(chance). Nên xem lại những gì "
        + "các "
        + "phép đo dùng chung: chuẩn, số hiệu chính, phương tiện, cách đọc.",
      en: "Possibly a common bias: the mean \(kind.symbol) score of \(count) results is \(mean), "
        + "which "
        + "chance alone would bring about with probability \(chance). Look at what the "
        + "measurements "
        + "share: standard, corrections, instrument, way of reading.")
  }

  private func understated(_ count: Int, _ sum: String, _ chance: String) -> Phrase {
    Phrase(
      vi: "U(x_i) có thể bị đánh giá thấp, hoặc sai sót khác nhau giữa các phép đo: "
        + "Σ(ζ − ζ̄)² của \(count) kết quả là \(sum); nếu mọi U đúng thì giá trị lớn như vậy có "
        + "xác suất "
        + "\(chance). Nên tìm thành phần còn thiếu trong bảng thành phần độ không đảm bảo đo.",
      en: "U(x_i) may be understated, or errors differ from one measurement to the next: "
        + "Σ(ζ − ζ̄)² of \(count) results is \(sum), which has probability \(chance) when every U "
        + "is "
        + "right. Look for a component that the uncertainty budget lacks.")
  }

  private func overstated(_ count: Int, _ sum: String, _ chance: String) -> Phrase {
    Phrase(
      vi: "U(x_i) có thể bị đánh giá cao: Σζ² của \(count) kết quả chỉ là \(sum); nếu mọi U đúng "
        + "thì "
        + "giá trị nhỏ như vậy có xác suất \(chance). Các kết quả này cho phép xem xét một U nhỏ "
        + "hơn.",
      en: "U(x_i) may be overstated: Σζ² of \(count) results is as small as \(sum), which has "
        + "probability \(chance) when every U is right. These results allow a smaller U to be "
        + "considered.")
  }

  private func trend(_ count: Int, _ slope: String, _ chance: String) -> Phrase {
    Phrase(
      vi: "Độ lệch thay đổi theo mức đo: khoảng \(slope) % của giá trị đo, theo \(count) kết quả; "
        + "nếu chỉ do ngẫu nhiên thì độ dốc lớn như vậy có xác suất \(chance). Nếu đây là các mức của "
        + "cùng một đại lượng, nên xem lại hệ số thang đo, độ tuyến tính hoặc giá trị của chuẩn.",
      en: "The deviation changes with the level: by about \(slope) % of the value over \(count) "
        + "results, a slope that chance alone would bring about with probability \(chance). Where "
        + "these are levels of one quantity, look at the scale factor, the linearity or the value of "
        + "the standard.")
  }
}

extension NumberStyle {
  /// A probability to two figures; below 0.001 as a bound.
  fileprivate func chance(_ pValue: Double) -> String {
    pValue < 0.001 ? "< " + exact(0.001) : significant(2, of: pValue)
  }
}

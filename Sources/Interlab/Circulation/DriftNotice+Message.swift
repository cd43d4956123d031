public import Wording

extension DriftNotice {
  /// The message, a sentence or two; `number` writes a number as the reader's language does.
  public func message(in language: Language, number: (Double) -> String) -> String {
    switch language {
    case .english: english(number)
    case .vietnamese: vietnamese(number)
    }
  }

  private func named(_ artefact: String?) -> String { artefact.map { "\($0): " } ?? "" }

  private func english(_ number: (Double) -> String) -> String {
    switch self {
    case .extrapolated(let laboratories):
      "Outside the pilot measurements, so that the drift is extrapolated: "
        + laboratories.joined(separator: ", ") + "."
    case .withinStep(let laboratories):
      "The step happened before or after these laboratories, nobody knows which: "
        + laboratories.joined(separator: ", ")
        + ". Their reference value is the middle of the two, its uncertainty enlarged by half the step."
    case .noDegreeOfFreedom(let artefact):
      named(artefact)
        + "As many coefficients as pilot measurements: nothing shows whether the model holds."
    case .inflated(let artefact, let factor):
      named(artefact)
        + "The pilot measurements scatter more than their uncertainties say; variances are enlarged "
        + "by RSS/ν = \(number(factor))."
    case .drifts(let artefact, let model):
      named(artefact)
        + "The travelling standard drifts (\(model.rawValue) model): each laboratory has "
        + "the reference value of its date."
    case .step(let artefact, let height, let p):
      named(artefact) + "The value changed suddenly by \(number(height))"
        + (p.map { " (p = \(number($0)))" } ?? "") + ": inspect the travelling standard."
    case .noUncertainties(let artefact):
      named(artefact)
        + "The pilot states no uncertainties: they follow from the scatter about the model alone and "
        + "leave out what all measurements share."
    }
  }

  private func vietnamese(_ number: (Double) -> String) -> String {
    switch self {
    case .extrapolated(let laboratories):
      "Nằm ngoài khoảng thời gian đo của tổ chức điều phối, độ trôi phải ngoại suy: "
        + laboratories.joined(separator: ", ") + "."
    case .withinStep(let laboratories):
      "Không rõ bước nhảy xảy ra trước hay sau các phòng thí nghiệm này: "
        + laboratories.joined(separator: ", ")
        + ". Giá trị tham chiếu của họ là trung điểm của hai mức, ĐKĐBĐ được mở rộng bằng nửa bước nhảy."
    case .noDegreeOfFreedom(let artefact):
      named(artefact)
        + "Số hệ số bằng số lần đo của tổ chức điều phối: không có gì cho biết mô hình có đúng hay không."
    case .inflated(let artefact, let factor):
      named(artefact)
        + "Các lần đo của tổ chức điều phối tản mạn hơn độ không đảm bảo đo đã công bố; phương sai được nhân "
        + "với RSS/ν = \(number(factor))."
    case .drifts(let artefact, let model):
      named(artefact)
        + "Chuẩn so sánh bị trôi (mô hình \(model.vietnameseName)): mỗi phòng thí nghiệm "
        + "có giá trị tham chiếu theo ngày đo của mình."
    case .step(let artefact, let height, let p):
      named(artefact) + "Giá trị thay đổi đột ngột \(number(height))"
        + (p.map { " (p = \(number($0)))" } ?? "") + ": hãy kiểm tra chuẩn so sánh."
    case .noUncertainties(let artefact):
      named(artefact)
        + "Tổ chức điều phối không công bố độ không đảm bảo đo: nó chỉ được suy ra từ độ tản mạn quanh mô hình, "
        + "không gồm phần chung của mọi lần đo."
    }
  }
}

extension DriftModel {
  /// The name in Vietnamese.
  public var vietnameseName: String {
    switch self {
    case .constant: "hằng số"
    case .linear: "tuyến tính"
    case .quadratic: "bậc hai"
    }
  }
}

public import Wording

extension ScoreAbsence {
  /// Why the score is absent, in a few words without a full stop. The English words are also
  /// what machine output carries.
  public func reason(in language: Language) -> String {
    switch language {
    case .english: englishReason
    case .vietnamese: vietnameseReason
    }
  }

  private var englishReason: String {
    switch self {
    case .noAssignedValue: "no assigned value"
    case .ownResult: "the assigned value is this result alone"
    case .noUncertainty: "no uncertainty reported"
    case .zeroUncertainty: "the reported uncertainty is zero"
    case .noAssignedUncertainty: "the assigned value has no uncertainty"
    case .zeroAssignedValue: "the assigned value is zero"
    case .noMaximumPermissibleError: "no maximum permissible error"
    case .noSigmaPt: "no sigma_pt"
    case .zeroSigmaPt: "sigma_pt is zero"
    case .undefinedSigmaPt: "sigma_pt cannot be computed"
    case .notAMassFraction:
      "the assigned value is not a mass fraction from 0 to 1; name its unit (horwitz:mg/kg)"
    case .noVariance: "the variance of the deviation is not above zero"
    case .noExpandedVariance: "the radicand of the denominator of E_n is not above zero"
    case .noCovariance: "the covariance with the assigned value is not defined"
    case .noDegreesOfFreedom: "no effective degrees of freedom for correlated results"
    case .outOfRange: "the number is beyond the range of double precision"
    }
  }

  private var vietnameseReason: String {
    switch self {
    case .noAssignedValue: "không có giá trị ấn định"
    case .ownResult: "giá trị ấn định chỉ do chính kết quả này tạo thành"
    case .noUncertainty: "không báo cáo độ không đảm bảo đo"
    case .zeroUncertainty: "độ không đảm bảo đo được báo cáo bằng 0"
    case .noAssignedUncertainty: "giá trị ấn định không có độ không đảm bảo đo"
    case .zeroAssignedValue: "giá trị ấn định bằng 0"
    case .noMaximumPermissibleError: "không có sai số cho phép lớn nhất"
    case .noSigmaPt: "không có σ_pt"
    case .zeroSigmaPt: "σ_pt bằng 0"
    case .undefinedSigmaPt: "không tính được σ_pt"
    case .notAMassFraction:
      "giá trị ấn định không phải là phần khối lượng từ 0 đến 1; hãy nêu đơn vị (horwitz:mg/kg)"
    case .noVariance: "phương sai của độ lệch không lớn hơn 0"
    case .noExpandedVariance: "biểu thức dưới căn ở mẫu số của E_n không lớn hơn 0"
    case .noCovariance: "hiệp phương sai với giá trị ấn định không xác định"
    case .noDegreesOfFreedom: "không xác định được số bậc tự do hiệu dụng khi kết quả tương quan"
    case .outOfRange: "giá trị vượt quá phạm vi của số thực độ chính xác kép"
    }
  }
}

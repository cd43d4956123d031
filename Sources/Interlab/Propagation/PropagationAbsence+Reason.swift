public import Metrology
public import Wording

extension PropagationAbsence {
  /// Why the figure is absent, in a few words without a full stop.
  public func reason(in language: Language) -> String {
    switch language {
    case .english: englishReason
    case .vietnamese: vietnameseReason
    }
  }

  private var englishReason: String {
    switch self {
    case .noVariance(let inputs):
      "no finite variance of \(inputs.joined(separator: ", "))"
    case .noEnsemble: "correlated inputs have different degrees of freedom"
    case .noStandardUncertainty: "no standard uncertainty"
    case .dependentOutputs: "the outputs determine one another, or one does not vary"
    case .beyondMagnitude: "the uncertainty is beyond that of any quantity"
    case .noSecondOrder: "the higher derivatives are not finite at the estimates"
    case .manyNonlinearInputs(let count): "the model is not linear in \(count) inputs, too many"
    }
  }

  private var vietnameseReason: String {
    switch self {
    case .noVariance(let inputs):
      "\(inputs.joined(separator: ", ")) không có phương sai hữu hạn"
    case .noEnsemble: "các đại lượng đầu vào tương quan có số bậc tự do khác nhau"
    case .noStandardUncertainty: "không có độ không đảm bảo đo chuẩn"
    case .dependentOutputs:
      "các đại lượng đầu ra xác định lẫn nhau, hoặc một đại lượng không biến thiên"
    case .beyondMagnitude: "độ không đảm bảo đo vượt quá mọi đại lượng"
    case .noSecondOrder: "đạo hàm bậc cao không hữu hạn tại ước lượng"
    case .manyNonlinearInputs(let count):
      "mô hình không tuyến tính theo \(count) đại lượng đầu vào, quá nhiều"
    }
  }
}

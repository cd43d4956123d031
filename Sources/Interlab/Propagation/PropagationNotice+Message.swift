public import Metrology
public import Wording

extension PropagationNotice {
  /// The notice as a sentence.
  public func message(in language: Language) -> String {
    switch language {
    case .english: englishMessage
    case .vietnamese: vietnameseMessage
    }
  }

  private var englishMessage: String {
    switch self {
    case .correlatedDegreesOfFreedom(let output):
      "The Welch-Satterthwaite formula does not hold for \(output): correlated inputs have finite "
        + "degrees of freedom. ν_eff was taken as infinite, so k may be too small; --dof-policy "
        + "ensemble takes inputs that were observed together as one."
    case .firstOrderVanishes(let output):
      "To first order \(output) has no uncertainty, because its derivatives vanish at the estimates. "
        + "That is not so: the terms of second order are the leading ones here."
    case .secondOrderMatters(let output):
      "The terms of second order change the leading figures of u(\(output)): the model is not "
        + "linear enough over the uncertainties of its inputs."
    case .unitsMissing(let inputs):
      "Units were not checked, because \(list(inputs)) has none; the unit of a ratio is 1."
    case .unitUnknown(let name, let unit):
      "Units were not checked: \"\(unit)\" of \(name) is not an SI unit known here."
    }
  }

  private var vietnameseMessage: String {
    switch self {
    case .correlatedDegreesOfFreedom(let output):
      "Công thức Welch-Satterthwaite không đúng cho \(output): các đại lượng đầu vào tương quan có số "
        + "bậc tự do hữu hạn. ν_eff được lấy là vô hạn, nên k có thể quá nhỏ; --dof-policy ensemble "
        + "coi các đại lượng quan trắc cùng nhau là một thành phần."
    case .firstOrderVanishes(let output):
      "Ở bậc nhất \(output) không có độ không đảm bảo đo, vì các đạo hàm bằng 0 tại ước lượng. Thực tế "
        + "không phải vậy: ở đây các số hạng bậc hai là chủ yếu."
    case .secondOrderMatters(let output):
      "Các số hạng bậc hai làm thay đổi những chữ số đầu của u(\(output)): mô hình không đủ tuyến "
        + "tính trong phạm vi độ không đảm bảo đo của các đại lượng đầu vào."
    case .unitsMissing(let inputs):
      "Chưa kiểm tra đơn vị, vì \(list(inputs)) không có đơn vị; đơn vị của một tỉ số là 1."
    case .unitUnknown(let name, let unit):
      "Chưa kiểm tra đơn vị: \"\(unit)\" của \(name) không phải là đơn vị SI được biết ở đây."
    }
  }

  private func list(_ names: [String]) -> String {
    names.prefix(6).joined(separator: ", ") + (names.count > 6 ? ", …" : "")
  }
}

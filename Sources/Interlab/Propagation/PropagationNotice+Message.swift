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
    case .ensembleDegreesOfFreedom(let output):
      "The Welch-Satterthwaite formula holds for independent contributions: for \(output), correlated inputs "
        + "with the same degrees of freedom count as one contribution (Willink 2007)."
    case .nearZero(let found): englishMessage(found)
    case .unitsMissing(let inputs):
      "Units were not checked, because of inputs without one: \(list(inputs)). The unit of a ratio is 1."
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
    case .ensembleDegreesOfFreedom(let output):
      "Công thức Welch-Satterthwaite chỉ đúng cho các thành phần độc lập: với \(output), các đại lượng đầu vào "
        + "tương quan có cùng số bậc tự do được coi là một thành phần (Willink 2007)."
    case .nearZero(let found): vietnameseMessage(found)
    case .unitsMissing(let inputs):
      "Chưa kiểm tra đơn vị, vì \(list(inputs)) không có đơn vị; đơn vị của một tỉ số là 1."
    case .unitUnknown(let name, let unit):
      "Chưa kiểm tra đơn vị: \"\(unit)\" của \(name) không phải là đơn vị SI được biết ở đây."
    }
  }

  private func englishMessage(_ found: NearZero) -> String {
    let far = tenths(found.distance)
    let place = "of \"\(found.term)\" (line \(found.line) of the model)"
    let distance = "lies \(far) standard uncertainties from zero"
    return switch found.role {
    case .divisor:
      "The divisor \(place) \(distance). A quotient by a quantity that can be zero has neither a mean nor a "
        + "standard deviation: those of the Monte Carlo settle nowhere, and u to first order says "
        + "nothing of its tails. Coverage intervals hold."
    case .logarithm:
      "The argument of the logarithm \(place) \(distance), from where down it has no value: first order "
        + "does not describe it there, and trials without a value are left out."
    case .squareRoot:
      "The argument of the square root \(place) \(distance), below which it has no value: first order does "
        + "not describe it there, and trials without a value are left out."
    case .power:
      "The base of the power \(place) \(distance), where it has no value or no derivative: first order does "
        + "not describe it there, and its mean and standard deviation may not exist."
    case .equationDivisor:
      "A divisor \(place) \(distance) where the equation is solved. The equation has no value at zero: first order "
        + "does not describe its solution there, and trials without one are left out."
    case .equationSlope:
      "The derivative of the equation \"\(found.term)\" (line \(found.line) of the model) by its unknown "
        + "\(distance). Where it vanishes two solutions meet and end: first order does not describe the "
        + "solution there, and trials without one are left out."
    }
  }

  private func vietnameseMessage(_ found: NearZero) -> String {
    let far = tenths(found.distance).replacing(".", with: ",")
    let place = "của \"\(found.term)\" (dòng \(found.line) của mô hình)"
    let distance = "cách 0 chỉ \(far) lần độ không đảm bảo đo chuẩn"
    return switch found.role {
    case .divisor:
      "Số chia \(place) \(distance). Thương với một số chia có thể bằng 0 không có trung bình và độ lệch chuẩn: "
        + "các giá trị đó của Monte Carlo không hội tụ, và u bậc nhất không nói gì về phần đuôi. Khoảng phủ "
        + "vẫn có nghĩa."
    case .logarithm:
      "Đối số của logarit \(place) \(distance), từ đó trở xuống logarit không có giá trị: bậc nhất không mô tả "
        + "được, và các phép thử không có giá trị bị bỏ ra."
    case .squareRoot:
      "Đối số của căn bậc hai \(place) \(distance), dưới đó căn không có giá trị: bậc nhất không mô tả được, và "
        + "các phép thử không có giá trị bị bỏ ra."
    case .power:
      "Cơ số của lũy thừa \(place) \(distance), nơi lũy thừa không có giá trị hoặc đạo hàm: bậc nhất không mô "
        + "tả được; trung bình và độ lệch chuẩn có thể không tồn tại."
    case .equationDivisor:
      "Một số chia \(place), tại nghiệm của phương trình, \(distance). Phương trình không có giá trị khi số chia "
        + "bằng 0: bậc nhất không mô tả được nghiệm ở đó, và các phép thử không có nghiệm bị bỏ ra."
    case .equationSlope:
      "Đạo hàm của phương trình \"\(found.term)\" (dòng \(found.line) của mô hình) theo ẩn \(distance). Nơi đạo "
        + "hàm bằng 0, hai nghiệm gặp nhau và mất đi: bậc nhất không mô tả được nghiệm ở đó, và các phép thử "
        + "không có nghiệm bị bỏ ra."
    }
  }

  /// A number below ten to one decimal.
  private func tenths(_ value: Double) -> String {
    let count = Int((10 * value).rounded())
    return "\(count / 10).\(count % 10)"
  }

  private func list(_ names: [String]) -> String {
    names.prefix(6).joined(separator: ", ") + (names.count > 6 ? ", …" : "")
  }
}

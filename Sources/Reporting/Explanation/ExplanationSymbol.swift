import Interlab
import Wording

/// One symbol of a formula: what it means and in what unit it stands.
struct ExplanationSymbol: Sendable {
  enum Unit: Sendable {
    case values
    case squaredValues
    case percent
    case one
    case count

    var phrase: Phrase {
      switch self {
      case .values: Phrase(vi: "đơn vị của giá trị đo", en: "unit of the values")
      case .squaredValues:
        Phrase(vi: "bình phương đơn vị của giá trị đo", en: "square of the unit of the values")
      case .percent: Phrase(vi: "%", en: "%")
      case .one: Phrase(vi: "không thứ nguyên", en: "no unit")
      case .count: Phrase(vi: "số đếm", en: "a count")
      }
    }
  }

  let sign: String
  let meaning: Phrase
  let unit: Unit

  init(_ sign: String, vi: String, en: String, unit: Unit = .values) {
    self.sign = sign
    meaning = Phrase(vi: vi, en: en)
    self.unit = unit
  }
}

extension ExplanationSymbol {
  static let result = ExplanationSymbol(
    "x_i", vi: "kết quả của phòng thí nghiệm i", en: "result of laboratory i")
  static let assignedValue = ExplanationSymbol("x_pt", vi: "giá trị ấn định", en: "assigned value")
  static let standardUncertainty = ExplanationSymbol(
    "u(x_i)", vi: "độ không đảm bảo đo chuẩn của x_i", en: "standard uncertainty of x_i")
  static let assignedStandardUncertainty = ExplanationSymbol(
    "u(x_pt)", vi: "độ không đảm bảo đo chuẩn của x_pt", en: "standard uncertainty of x_pt")
  static let expandedUncertainty = ExplanationSymbol(
    "U(x_i)", vi: "độ không đảm bảo đo mở rộng mà phòng thí nghiệm báo cáo",
    en: "expanded uncertainty that the laboratory reported")
  static let assignedExpandedUncertainty = ExplanationSymbol(
    "U(x_pt)", vi: "độ không đảm bảo đo mở rộng của x_pt", en: "expanded uncertainty of x_pt")
  static let sigmaPt = ExplanationSymbol(
    "σ_pt", vi: "độ lệch chuẩn đánh giá thành thạo",
    en: "standard deviation for proficiency assessment")
  static let permissibleError = ExplanationSymbol(
    "δ_E", vi: "sai số cho phép lớn nhất", en: "maximum permissible error")
  static let count = ExplanationSymbol(
    "p", vi: "số kết quả được đưa vào", en: "number of included results", unit: .count)
  static let robustScale = ExplanationSymbol(
    "s*", vi: "độ lệch chuẩn ổn định (robust)", en: "robust standard deviation")
}

import Interlab
import Tables
import Wording

/// Checks the line of one measurand.
struct MeasurandCheck {
  let measurand: FormSpecification.Measurand
  let answers: [FormField: CapturedCell]
  let form: ReturnedForm
  private(set) var findings: [FormFinding] = []

  init(
    _ measurand: FormSpecification.Measurand, _ answers: [FormField: CapturedCell],
    _ form: ReturnedForm
  ) {
    (self.measurand, self.answers, self.form) = (measurand, answers, form)
    checkComplete()
    guard answers[.value] != nil else { return }
    checkStored()
    checkNominal()
    checkUncertainty()
    checkCapability()
    checkBudget()
    checkDigits()
    checkDate()
    if findings.allSatisfy({ $0.weight == .good }) {
      add(
        "complete", .good, .value, vi: "Đầy đủ, không thấy điều gì lạ.",
        en: "Complete, nothing odd.")
    }
  }

  var reach: FormCheck.Reach? {
    guard answers[.value] != nil, let U = number(.U), U > 0 else { return nil }
    let reference = measurand.form.referenceU
    let deviation = (U * U + (reference ?? 0) * (reference ?? 0)).squareRoot()
    guard deviation.isFinite else { return nil }
    return FormCheck.Reach(
      measurand: measurand.label, unit: measurand.unit, ownU: U, referenceU: reference,
      deviation: deviation)
  }

  private func number(_ field: FormField) -> Double? { answers[field]?.number?.value }

  private mutating func add(
    _ code: String, _ weight: FormFinding.Weight, _ field: FormField, vi: String, en: String
  ) {
    findings.append(
      FormFinding(
        code, weight, of: measurand.label, at: answers[field]?.location, Phrase(vi: vi, en: en))
    )
  }

  private mutating func checkComplete() {
    let needed: [FormField] = [.value, .U, .k]
    if needed.allSatisfy({ answers[$0] == nil }) {
      return add(
        "line-empty", .look, .value, vi: "Chưa có kết quả.", en: "There is no result.")
    }
    for field in needed where answers[field] == nil {
      // A result without any uncertainty is taken; half a statement is not.
      let isRefused = field == .value || answers[.U] != nil || answers[.k] != nil
      add(
        "\(field.rawValue)-missing", isRefused ? .missing : .look, field,
        vi: "Thiếu \(field == .value ? "kết quả" : field.rawValue).",
        en: "\(field == .value ? "The result" : field.rawValue) is missing.")
    }
    for field in [FormField.date, .method] where answers[field] == nil {
      add(
        "\(field.rawValue)-missing", .look, field,
        vi: "Thiếu \(field == .date ? "ngày đo" : "phương pháp").",
        en: "The \(field.rawValue) is missing.")
    }
  }

  private mutating func checkStored() {
    for field in FormField.allCases {
      guard let cell = answers[field], cell.wasText else { continue }
      add(
        "stored-as-text", .look, field,
        vi: "\(excerpt(of: cell.stored)) được lưu dạng văn bản và được đọc là \(vietnamese(cell)).",
        en: "\(excerpt(of: cell.stored)) is stored as text and read as \(cell.read).")
    }
  }

  private func vietnamese(_ cell: CapturedCell) -> String {
    cell.field.isNumber ? decimalComma(cell.read) : cell.read
  }

  private mutating func checkNominal() {
    guard let nominal = measurand.form.nominal, let within = measurand.form.within,
      let value = number(.value), (value - nominal).magnitude > within
    else { return }
    let bounds = "\(shortestText(nominal)) ± \(shortestText(within)) \(measurand.unit)"
    var (vi, en) = (
      "Kết quả \(decimalComma(shortestText(value))) nằm ngoài \(decimalComma(bounds)): hãy xem lại đơn vị và dấu thập phân.",
      "The result \(shortestText(value)) lies outside \(bounds): look at the unit and the decimal mark."
    )
    let powers: [Double] = [10, 100, 1000, 10_000, 100_000, 1_000_000]
    if let power = powers.first(where: {
      (value / $0 - nominal).magnitude <= within || (value * $0 - nominal).magnitude <= within
    }) {
      vi += " Sai khác gần bằng \(Int(power)) lần."
      en += " It would fit with a factor of \(Int(power))."
    }
    add("far-from-nominal", .look, .value, vi: vi, en: en)
  }

  private mutating func checkUncertainty() {
    for field in [FormField.U, .k, .cmc] {
      guard let number = number(field), number <= 0 else { continue }
      let name = field == .cmc ? "CMC" : field.rawValue
      add(
        "\(field.rawValue)-not-positive", .missing, field, vi: "\(name) không lớn hơn 0.",
        en: "\(name) is not above zero.")
    }
    if let k = number(.k), k > 0, k < 1 || k > 5 {
      add(
        "k-unusual", .look, .k, vi: "k = \(decimalComma(shortestText(k))) là không bình thường.",
        en: "k = \(shortestText(k)) is unusual.")
    }
  }

  private mutating func checkCapability() {
    guard let cmc = number(.cmc), let U = number(.U), cmc > 0, U > 0, U < cmc else { return }
    add(
      "below-cmc", .look, .U,
      vi:
        "U = \(decimalComma(shortestText(U))) nhỏ hơn CMC của PTN (\(decimalComma(shortestText(cmc)))).",
      en: "U = \(shortestText(U)) is below the laboratory's own CMC (\(shortestText(cmc))).")
  }

  /// U and k u_c agree when they differ by no more than a unit of the last digit of U, or 5 %.
  private mutating func checkBudget() {
    let parts = form.budget.filter { $0.measurand == measurand.label }.map(\.contribution)
    guard let U = answers[.U]?.number, let k = number(.k), U.value > 0, k > 0 else { return }
    guard !parts.isEmpty else {
      return add(
        "budget-missing", .look, .U, vi: "Chưa có bảng thành phần độ không đảm bảo đo.",
        en: "There is no uncertainty budget.")
    }
    let largest = parts.map(\.magnitude).max() ?? 0
    guard largest > 0 else { return }
    let combined = largest * parts.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
    let expanded = k * combined
    let unit = Double("1e\(place(U))") ?? 0
    guard (U.value - expanded).magnitude > max(unit, 0.05 * U.value) else { return }
    let written = decimalDigits(expanded)
    add(
      "budget-disagrees", .look, .U,
      vi:
        "U = \(decimalComma(shortestText(U.value))), nhưng bảng thành phần cho k·u_c = \(decimalComma(written)).",
      en: "U = \(shortestText(U.value)), but the budget gives k·u_c = \(written).")
  }

  /// The place of the last digit of U, or of its second: a spreadsheet stores 0.050 as 0.05.
  private func place(_ U: DecimalNumber) -> Int {
    U.lastDecimalPlace - max(0, 2 - U.significantDigits)
  }

  /// U to two digits at most, x to the same place (JCGM 100:2008, 7.2.6).
  private mutating func checkDigits() {
    guard let x = answers[.value]?.number, let U = answers[.U]?.number, U.value > 0 else { return }
    if U.significantDigits > 2, U.lastDecimalPlace < 0 || U.significantDigits > 3 {
      add(
        "U-digits", .look, .U,
        vi: "U có \(U.significantDigits) chữ số có nghĩa; nên giữ nhiều nhất hai.",
        en: "U has \(U.significantDigits) significant digits; two at most are usual.")
    } else if x.lastDecimalPlace < place(U) {
      add(
        "x-digits", .look, .value,
        vi: "Kết quả ghi nhiều chữ số thập phân hơn U; nên làm tròn đến cùng hàng với U.",
        en: "The result is written to more decimals than U; round it to the same place.")
    }
  }

  private mutating func checkDate() {
    guard let cell = answers[.date], let deadline = form.specification.deadline,
      let date = CalendarDate(cell.read, format: .iso8601), date > deadline
    else { return }
    add(
      "date-after-deadline", .look, .date,
      vi: "Ngày đo \(date.dayMonthYear) sau hạn gửi kết quả \(deadline.dayMonthYear).",
      en: "The date \(date.iso8601) is after the deadline \(deadline.iso8601).")
  }
}

import Tables
import Wording

extension DefinitionNode {
  /// `forms: {version: 2, deadline: 2027-05-31}` of a round.
  var formRules: FormRules {
    var rules = FormRules()
    let members = members(["version", "deadline"], of: Phrase(verbatim: "forms"))
    if let node = members["version"],
      let version = node.wholeNumber(Phrase(vi: "Số phiên bản", en: "A version"))
    {
      if let version = Int(exactly: version), (1...9999).contains(version) {
        rules.version = version
      } else {
        node.reject(
          Phrase(
            vi: "số phiên bản không nằm từ 1 đến 9999", en: "the version is not from 1 to 9999"),
          Phrase(vi: "Đếm các phiên bản từ 1.", en: "Count the versions from 1."))
      }
    }
    if let node = members["deadline"], let text = node.text {
      rules.deadline = CalendarDate(text, format: .iso8601)
      if rules.deadline == nil {
        node.reject(
          Phrase(
            vi: "\(excerpt(of: text)) không phải là ngày", en: "\(excerpt(of: text)) is not a date"),
          Phrase(vi: "Viết hạn gửi dạng 2027-05-31.", en: "Write the deadline as 2027-05-31."))
      }
    }
    return rules
  }

  /// `form: {nominal: 100, within: 0.5, referenceU: 0.01}` of a measurand.
  var measurandForm: MeasurandForm {
    var form = MeasurandForm()
    let members = members(["nominal", "within", "referenceU"], of: Phrase(verbatim: "form"))
    form.nominal = members["nominal"]?.number
    form.within = members["within"]?.positiveNumber(
      Phrase(vi: "khoảng cách đến giá trị danh định", en: "the distance from the nominal value"))
    form.referenceU = members["referenceU"]?.nonNegativeNumber(
      Phrase(vi: "U của giá trị tham chiếu", en: "the reference's U"))
    if form.within != nil, members["nominal"] == nil {
      reject(
        Phrase(vi: "có within mà không có nominal", en: "within is given without nominal"),
        Phrase(vi: "Thêm giá trị danh định.", en: "Add the nominal value."))
    }
    return form
  }
}

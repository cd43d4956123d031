import Tables

extension DefinitionNode {
  /// `forms: {version: 2, deadline: 2027-05-31}` of a round.
  var formRules: FormRules {
    var rules = FormRules()
    let members = members(["version", "deadline"], of: "forms")
    if let node = members["version"], let version = node.wholeNumber("A version") {
      if let version = Int(exactly: version), (1...9999).contains(version) {
        rules.version = version
      } else {
        node.reject("the version is not from 1 to 9999", "Count the versions from 1.")
      }
    }
    if let node = members["deadline"], let text = node.text {
      rules.deadline = CalendarDate(text, format: .iso8601)
      if rules.deadline == nil {
        node.reject("\(excerpt(of: text)) is not a date", "Write the deadline as 2027-05-31.")
      }
    }
    return rules
  }

  /// `form: {nominal: 100, within: 0.5, referenceU: 0.01}` of a measurand.
  var measurandForm: MeasurandForm {
    var form = MeasurandForm()
    let members = members(["nominal", "within", "referenceU"], of: "form")
    form.nominal = members["nominal"]?.number
    form.within = members["within"]?.positiveNumber("the distance from the nominal value")
    form.referenceU = members["referenceU"]?.nonNegativeNumber("the reference's U")
    if form.within != nil, members["nominal"] == nil {
      reject("within is given without nominal", "Add the nominal value.")
    }
    return form
  }
}

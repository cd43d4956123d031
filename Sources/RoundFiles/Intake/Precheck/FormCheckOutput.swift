import Interlab
import Tables
public import Wording

/// What a check of a form says, as text for people.
public func formCheckText(_ check: FormCheck, in language: Language) -> String {
  func text(_ phrase: Phrase) -> String { phrase.text(in: language) }
  let specification = check.form.specification
  var lines = [
    "\(text(.round)) \(escapingControls(specification.round)), "
      + "\(text(.code).prefix(1).lowercased() + text(.code).dropFirst()) "
      + escapingControls(check.form.code)
  ]
  var subject: String?
  for finding in check.findings {
    if finding.measurand != subject || lines.count == 1 {
      subject = finding.measurand
      lines.append("")
      lines.append(finding.measurand.map(escapingControls) ?? text(FormCheckWords.whole))
    }
    let place = finding.location.map { " (\($0.cellName))" } ?? ""
    lines.append(
      "  [\(text(FormCheckWords.weight(finding.weight)))] \(finding.message(in: language))\(place)")
  }
  for reach in check.reaches { lines += ["", reachLine(reach, language)] }
  lines.append("")
  lines.append(text(check.isComplete ? FormCheckWords.ready : FormCheckWords.notReady))
  return lines.joined(separator: "\n") + "\n"
}

private func reachLine(_ reach: FormCheck.Reach, _ language: Language) -> String {
  func number(_ value: Double) -> String {
    language == .vietnamese ? decimalComma(decimalDigits(value)) : decimalDigits(value)
  }
  let label = escapingControls(reach.measurand)
  let (deviation, unit) = (number(reach.deviation), escapingControls(reach.unit))
  switch (language, reach.referenceU) {
  case (.vietnamese, let reference?):
    return
      "\(label): với U = \(number(reach.ownU)) \(unit) và U_ref ≤ \(number(reference)) \(unit), |E_n| đạt 1 muộn nhất khi kết quả lệch \(deviation) \(unit)."
  case (.vietnamese, nil):
    return
      "\(label): với U = \(number(reach.ownU)) \(unit), |E_n| đạt 1 sớm nhất khi kết quả lệch \(deviation) \(unit) (U_ref chưa công bố)."
  case (.english, let reference?):
    return
      "\(label): with U = \(number(reach.ownU)) \(unit) and U_ref ≤ \(number(reference)) \(unit), |E_n| reaches 1 at a deviation of \(deviation) \(unit) at the latest."
  case (.english, nil):
    return
      "\(label): with U = \(number(reach.ownU)) \(unit), |E_n| reaches 1 at a deviation of \(deviation) \(unit) at the earliest (U_ref is not announced)."
  }
}

private enum FormCheckWords {
  static let whole = Phrase(vi: "Toàn phiếu", en: "The whole form")
  static let ready = Phrase(vi: "Phiếu gửi được.", en: "The form can be sent.")
  static let notReady = Phrase(
    vi: "Phiếu chưa gửi được: hãy điền các mục còn thiếu.",
    en: "The form cannot be sent yet: fill in what is missing.")

  static func weight(_ weight: FormFinding.Weight) -> Phrase {
    switch weight {
    case .good: Phrase(vi: "tốt", en: "good")
    case .look: Phrase(vi: "xem lại", en: "look")
    case .missing: Phrase(vi: "thiếu", en: "missing")
    }
  }
}

/// A check of a form as JSON, schema `lienphong.precheck`, version 1.
public func formCheckJSON(_ check: FormCheck, in language: Language) -> [UInt8] {
  var json = JSONText()
  json.object { json in
    json.member("schema", "lienphong.precheck")
    json.member("version", 1)
    json.member("engine", Analysis.engineVersion)
    json.member("round", check.form.specification.round)
    json.member("lab", check.form.code)
    json.member("complete", check.isComplete)
    json.key("findings")
    json.array { json in
      for finding in check.findings {
        json.object { json in
          json.member("code", finding.code)
          json.member("weight", finding.weight.rawValue)
          json.member("measurand", finding.measurand)
          json.member("sheet", finding.location?.sheet)
          json.member("cell", finding.location?.cellName)
          json.member("message", finding.message(in: language))
        }
      }
    }
    json.key("reaches")
    json.array { json in
      for reach in check.reaches {
        json.object { json in
          json.member("measurand", reach.measurand)
          json.member("unit", reach.unit)
          json.member("expandedUncertainty", reach.ownU)
          json.member("referenceExpandedUncertainty", reach.referenceU)
          json.member("deviation", reach.deviation)
        }
      }
    }
  }
  json.endLine()
  return json.bytes
}

/// A check of a form as CSV, one line a finding.
public func formCheckCSV(_ check: FormCheck, in language: Language) -> [UInt8] {
  var csv = CSVWriter()
  csv.appendRecord(["measurand", "weight", "code", "sheet", "cell", "message"])
  for finding in check.findings {
    csv.appendRecord([
      finding.measurand ?? "", finding.weight.rawValue, finding.code,
      finding.location?.sheet ?? "", finding.location?.cellName ?? "",
      finding.message(in: language),
    ])
  }
  return csv.bytes
}

import Interlab
import Metrology
import RoundFiles
import Tables
import Wording

/// A number on the command line, always with a decimal point.
func decimalNumber(_ text: String, _ option: String) throws -> DecimalNumber {
  let number: DecimalNumber
  do throws(NumberFault) {
    number = try DecimalNumber(text, mark: .point)
  } catch {
    throw UsageMistake(
      "\(option): " + error.problem
        + Phrase(
          vi: ". Trên dòng lệnh hãy viết dấu chấm thập phân, như 0.005.",
          en: ". On the command line write a decimal point, as in 0.005."))
  }
  if let fault = magnitudeFault(number) {
    throw QuantityRefused(message: "\(option): " + fault.problem + ". " + fault.remedy)
  }
  return number
}

func number(
  _ text: String, _ option: String, where isAllowed: (Double) -> Bool = { _ in true }
) throws -> Double {
  let value = try decimalNumber(text, option).value
  guard isAllowed(value) else {
    throw UsageMistake(
      Phrase(
        vi: "\(option): \(excerpt(of: text)) nằm ngoài phạm vi cho phép.",
        en: "\(option): \(excerpt(of: text)) is out of range."))
  }
  return value
}

/// A name that is none of `names`, where a number could stand too if `isNumberToo`.
func unknownName(
  _ name: String, _ what: Phrase, among names: [String], isNumberToo: Bool = false
) -> UsageMistake {
  let nearest = nearestName(to: name, among: names).map { nearest in
    Phrase(vi: " Có phải ý bạn là \(nearest)?", en: " Did you mean \(nearest)?")
  }
  let number = isNumberToo ? Phrase(vi: "một số, ", en: "a number, ") : Phrase(vi: "", en: "")
  let known = names.joined(separator: ", ")
  return UsageMistake(
    Phrase(
      vi:
        "Không có \(what.vietnamese) nào tên \(excerpt(of: name)).\(nearest?.vietnamese ?? "") Các tên "
        + "đã biết: \(number.vietnamese)\(known).",
      en:
        "\(excerpt(of: name)) is not a known \(what.english).\(nearest?.english ?? "") Known are: "
        + "\(number.english)\(known)."))
}

/// The uncertainty that options state, or `nil` when they state none.
func statedUncertainty(
  U: String?, k: String?, u: String?, prefix: String = "--"
) throws -> ReportedUncertainty? {
  var statement = UncertaintyStatement()
  statement.U = try U.map { try decimalNumber($0, prefix + "U") }
  statement.k = try k.map { try decimalNumber($0, prefix + "k") }
  statement.u = try u.map { try decimalNumber($0, prefix + "u") }
  do throws(UncertaintyStatement.Contradiction) {
    return try statement.uncertainty()
  } catch {
    throw QuantityRefused(
      message: "\(prefix)\(error.column): " + error.problem + ". " + error.remedy)
  }
}

/// A quantity that cannot be: bad data, wherever it was stated.
struct QuantityRefused: Error {
  let message: Phrase
}

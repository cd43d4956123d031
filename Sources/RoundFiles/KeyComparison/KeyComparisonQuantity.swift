import Tables
import Wording

/// A number of a comparison with its uncertainty, with the digits that the file has.
struct KeyComparisonQuantity: Hashable, Sendable {
  let value: String

  /// The unit in symbols of the SI.
  let unit: String

  /// The uncertainty with its coverage factor, which is 1 for a standard uncertainty.
  let U: String?
  let k: String?

  /// What is wrong with a quantity.
  struct Fault: Error, Hashable {
    let problem: Phrase
    let remedy: Phrase

    init(_ problem: Phrase, _ remedy: Phrase = Phrase(vi: "Sửa tệp.", en: "Correct the file.")) {
      self.problem = problem
      self.remedy = remedy
    }
  }

  /// Takes a quantity in `target`, by default in its own unit.
  init(_ data: DSIQuantity.Data, in target: String? = nil) throws(Fault) {
    guard data.values.count == 1, data.units.count == 1, data.isComplete else {
      throw Fault(
        Phrase(
          vi: "không có đúng một giá trị với một đơn vị và một độ không đảm bảo đo",
          en: "there is not one value with one unit and one uncertainty"))
    }
    guard let own = DSIUnit(data.units[0])?.symbol else {
      throw Fault(
        Phrase(
          vi: "đơn vị \(excerpt(of: data.units[0])) không được biết",
          en: "the unit \(excerpt(of: data.units[0])) is not known"))
    }
    unit = target ?? own
    guard unit == own || unitRatio(from: own, to: unit) != nil else {
      throw Fault(
        Phrase(
          vi: "đơn vị \(excerpt(of: own)) không đổi được sang \(excerpt(of: unit))",
          en: "the unit \(excerpt(of: own)) does not convert to \(excerpt(of: unit))"),
        Phrase(
          vi: "Cho kết quả theo một đơn vị đổi được.", en: "Give the results in a unit that does."))
    }
    value = try Self.number(data.values[0], own, unit)
    let expanded = data.expandedUncertainties.first
    let standard = data.standardUncertainties.first
    if expanded == nil, standard == nil, data.hasInterval {
      throw Fault(
        Phrase(
          vi: "có khoảng phủ nhưng không có độ không đảm bảo đo",
          en: "there is an interval of coverage, but no uncertainty"))
    }
    if let stated = expanded ?? standard {
      U = try Self.number(stated, own, unit)
      k = expanded == nil ? "1" : data.coverageFactors.first
      guard k != nil else {
        throw Fault(
          Phrase(
            vi: "U được nêu mà không kèm hệ số phủ", en: "U is stated without its coverage factor"),
          Phrase(vi: "Nêu hệ số phủ.", en: "State the coverage factor."))
      }
    } else {
      (U, k) = (nil, nil)
    }
  }

  private static func number(
    _ text: String, _ own: String, _ unit: String
  ) throws(Fault) -> String {
    guard let scaled = scaledDecimal(text, from: own, to: unit) else {
      throw Fault(
        Phrase(
          vi: "\(excerpt(of: text)) không phải là số", en: "\(excerpt(of: text)) is not a number"))
    }
    return scaled
  }
}

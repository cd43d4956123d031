import Tables

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
    let problem: String
    let remedy: String

    init(_ problem: String, _ remedy: String = "Correct the file.") {
      self.problem = problem
      self.remedy = remedy
    }
  }

  /// Takes a quantity in `target`, by default in its own unit.
  init(_ data: DSIQuantity.Data, in target: String? = nil) throws(Fault) {
    guard data.values.count == 1, data.units.count == 1, data.isComplete else {
      throw Fault("there is not one value with one unit and one uncertainty")
    }
    guard let own = DSIUnit(data.units[0])?.symbol else {
      throw Fault("the unit \(excerpt(of: data.units[0])) is not known")
    }
    unit = target ?? own
    guard unit == own || unitRatio(from: own, to: unit) != nil else {
      throw Fault(
        "the unit \(excerpt(of: own)) does not convert to \(excerpt(of: unit))",
        "Give the results in a unit that does.")
    }
    value = try Self.number(data.values[0], own, unit)
    let expanded = data.expandedUncertainties.first
    let standard = data.standardUncertainties.first
    if expanded == nil, standard == nil, data.hasInterval {
      throw Fault("there is an interval of coverage, but no uncertainty")
    }
    if let stated = expanded ?? standard {
      U = try Self.number(stated, own, unit)
      k = expanded == nil ? "1" : data.coverageFactors.first
      guard k != nil else {
        throw Fault("U is stated without its coverage factor", "State the coverage factor.")
      }
    } else {
      (U, k) = (nil, nil)
    }
  }

  private static func number(
    _ text: String, _ own: String, _ unit: String
  ) throws(Fault) -> String {
    guard let scaled = scaledDecimal(text, from: own, to: unit) else {
      throw Fault("\(excerpt(of: text)) is not a number")
    }
    return scaled
  }
}

import Tables

/// The result of one measurand in a certificate.
struct CertificateResult: Hashable, Sendable {
  /// The numbers in the measurand's unit, with the digits that the file has.
  var value: String
  var U: String?
  var k: String?

  /// The numbers and unit as the file has them.
  var stored: String
  var line: Int

  /// Why a certificate has no result for a measurand.
  enum Absence: Error, Hashable {
    /// No quantity among the results fits.
    case nothing

    /// What is wrong, and what to do.
    case fault(line: Int?, problem: String, remedy: String)
  }

  /// Finds the result of a measurand in `unit`.
  init(
    in certificate: DigitalCertificate, unit: String, _ mapping: CertificateMapping
  ) throws(Absence) {
    let named = certificate.quantities.filter { quantity in
      mapping.refTypes.allSatisfy(quantity.refTypes.contains)
    }
    guard !named.isEmpty else {
      if mapping.refTypes.isEmpty { throw .nothing }
      let present = Set(certificate.quantities.compactMap(\.refTypes.first)).sorted()
      throw .fault(
        line: nil,
        problem: "no result has the refType \(mapping.refTypes.joined(separator: ", "))",
        remedy: present.isEmpty
          ? "The results have none; leave refType out."
          : "The results have: \(present.prefix(10).joined(separator: ", ")).")
    }
    let fitting = named.compactMap { quantity in
      Self.data(quantity, unit).map { (quantity: quantity, data: $0.data, unit: $0.unit) }
    }
    // A quantity with its uncertainty is the result; one without is what belongs to it.
    let withUncertainty = fitting.filter {
      !$0.data.expandedUncertainties.isEmpty || !$0.data.standardUncertainties.isEmpty
    }
    let candidates = withUncertainty.isEmpty ? fitting : withUncertainty
    guard let found = candidates.first else {
      if mapping.refTypes.isEmpty { throw .nothing }
      throw Self.unitFault(named[0], unit)
    }
    guard candidates.count == 1 else {
      let labels = candidates.map { excerpt(of: $0.quantity.label) }.prefix(10)
      throw .fault(
        line: found.data.line,
        problem: "\(candidates.count) quantities may be the result: "
          + labels.joined(separator: ", "),
        remedy: "In the round, name one, for example certificate: {refType: "
          + "\(found.quantity.refTypes.first ?? "basic_measuredValue")}.")
    }
    try self.init(found.data, of: found.quantity, in: found.unit, to: unit, entry: mapping.entry)
  }

  /// The data in the measurand's own unit, else in the first that converts to it.
  private static func data(
    _ quantity: DSIQuantity, _ target: String
  ) -> (data: DSIQuantity.Data, unit: String)? {
    let known = quantity.alternatives.compactMap { data in
      data.units.first.flatMap(DSIUnit.init).map { (data: data, unit: $0.symbol) }
    }
    return known.first { unitRatio(from: $0.unit, to: target) == 1 }
      ?? known.first { unitRatio(from: $0.unit, to: target) != nil }
  }

  private static func unitFault(_ quantity: DSIQuantity, _ unit: String) -> Absence {
    let units = quantity.alternatives.flatMap { $0.units.prefix(1) }.map { excerpt(of: $0) }
    return .fault(
      line: quantity.line,
      problem:
        "\(excerpt(of: quantity.label)) is in \(units.joined(separator: ", ")), which does not "
        + "convert to \(excerpt(of: unit))",
      remedy: "Ask for the result in the unit of the round.")
  }

  private init(
    _ data: DSIQuantity.Data, of quantity: DSIQuantity, in unit: String, to target: String,
    entry: Int?
  ) throws(Absence) {
    let label = excerpt(of: quantity.label)
    func fault(_ problem: String, _ remedy: String) -> Absence {
      .fault(line: data.line, problem: "\(label) \(problem)", remedy: remedy)
    }
    let again = "Ask the laboratory for a corrected certificate."
    guard data.isComplete else {
      throw fault("has lists of different lengths, or no value or unit", again)
    }
    let index = (entry ?? 1) - 1
    guard entry != nil || data.values.count == 1 else {
      throw fault(
        "holds \(data.values.count) values",
        "In the round, say which, for example certificate: {entry: 1}.")
    }
    guard data.values.indices.contains(index) else {
      throw fault(
        "holds \(data.values.count) values, none with the number \(index + 1)",
        "Correct entry: in the round.")
    }
    guard Set(data.units).count == 1 else {
      throw fault("is in several units", again)
    }
    func number(_ text: String?, _ what: String) throws(Absence) -> String? {
      guard let text else { return nil }
      guard let scaled = scaledDecimal(text, from: unit, to: target) else {
        throw fault("has \(excerpt(of: text)) as \(what), which is not a number", again)
      }
      return scaled
    }
    guard let value = try number(data.values[index], "its value") else { throw .nothing }
    self.value = value
    let expanded = DSIQuantity.Data.element(data.expandedUncertainties, index)
    let standard = DSIQuantity.Data.element(data.standardUncertainties, index)
    if expanded == nil, standard == nil, data.hasInterval {
      throw fault(
        "states an interval of coverage, but no uncertainty",
        "Ask for the expanded uncertainty and its coverage factor.")
    }
    U = try number(expanded ?? standard, "its uncertainty")
    k =
      expanded == nil
      ? standard.map { _ in "1" } : DSIQuantity.Data.element(data.coverageFactors, index)
    if U != nil, k == nil {
      throw fault("states U without its coverage factor", "Ask for the coverage factor.")
    }
    stored = data.values[index] + " " + data.units[0]
    line = data.line
  }
}

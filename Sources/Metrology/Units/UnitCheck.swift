/// What a check of the units of a model found.
public enum UnitCheck: Hashable, Sendable {
  /// No input has a unit, so there was nothing to check.
  case withoutUnits

  /// These inputs have no unit while others have one; a ratio has the unit 1.
  case missing(inputs: [String])

  /// The unit of an input or output is not known here.
  case unknown(name: String, unit: String, InvalidUnit)

  /// The model is consistent. For each output its unit: as it was declared, or else as it follows from
  /// the inputs; `nil` where its size is open, by a literal factor, or not 1 in the SI.
  case consistent(outputs: [String?])

  /// A term does not fit: where, and why.
  case inconsistent(ModelError)
}

extension ModelProgram {
  /// Checks that a model adds, compares and returns only what has the same unit, and that functions such
  /// as exp take ratios, and sin an angle in radians.
  ///
  /// A model computes with the numbers of its inputs as they are written, so not only the dimensions have
  /// to agree but the sizes too: nm and µm cannot be added. A bare number fits whatever it is added to or
  /// compared with; one that multiplies may be a number or a conversion (1000 * y).
  ///
  /// - Parameters:
  ///   - units: the unit of each input as it is written; `nil` for none.
  ///   - constants: for each input its value where it is a constant, which without a unit is a bare
  ///     number; `nil` for a quantity. Left out where all are quantities.
  /// - Returns: what the check found.
  /// - Precondition: one entry for each input.
  ///
  /// Complexity: linear in the instructions.
  public func checkUnits(_ units: [String?], constants: [Double?] = []) -> UnitCheck {
    precondition(units.count == inputs.count, "one unit or nil for each input")
    precondition(constants.isEmpty || constants.count == inputs.count, "a value for each input")
    let constants = constants.isEmpty ? inputs.map { _ in nil } : constants
    let missing = inputs.indices.filter { units[$0] == nil && constants[$0] == nil }
      .map { inputs[$0] }
    if !units.contains(where: { $0 != nil }) { return .withoutUnits }
    guard missing.isEmpty else { return .missing(inputs: missing) }
    var known: [WrittenUnit?] = []
    var declared: [WrittenUnit?] = []
    for (name, unit) in zip(inputs, units) {
      do { known.append(try unit.map { text throws(InvalidUnit) in try WrittenUnit(text) }) } catch
      { return .unknown(name: name, unit: unit ?? "", error) }
    }
    for output in outputs {
      do {
        declared.append(try output.unit.map { text throws(InvalidUnit) in try WrittenUnit(text) })
      } catch { return .unknown(name: output.name, unit: output.unit ?? "", error) }
    }
    do {
      var walk = UnitWalk(program: self, inputs: known, constants: constants)
      try walk.run()
      return .consistent(outputs: try walk.outputs(declared: declared))
    } catch {
      return .inconsistent(error)
    }
  }
}

extension ModelProgram {
  /// The same program with the units that a check found for its outputs.
  public func withOutputUnits(of check: UnitCheck) -> ModelProgram {
    guard case .consistent(let units) = check, units.count == outputs.count else { return self }
    let named = zip(outputs, units).map { output, unit in
      ModelOutput(name: output.name, register: output.register, unit: output.unit ?? unit)
    }
    return ModelProgram(
      inputs: inputs, instructions: instructions, outputs: named, sources: sources)
  }
}

/// A unit with the text that it was read from.
struct WrittenUnit {
  let text: String
  let unit: MeasurementUnit

  init(_ text: String) throws(InvalidUnit) {
    self.text = text
    unit = try MeasurementUnit(parsing: text)
  }
}

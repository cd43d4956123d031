/// What a check of the units of a model found.
public enum UnitCheck: Hashable, Sendable {
  /// No input has a unit, so there was nothing to check.
  case withoutUnits

  /// These inputs have no unit while others have one; a ratio has the unit 1.
  case missing(inputs: [String])

  /// The unit of an input or output is not known here.
  case unknown(name: String, unit: String, InvalidUnit)

  /// The model is consistent. For each output its unit: as it was declared, or else as it follows from
  /// the inputs; `nil` where a literal factor leaves its size open.
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
  /// - Parameter units: the unit of each input as it is written; `nil` for none.
  /// - Returns: what the check found.
  /// - Precondition: one entry for each input.
  ///
  /// Complexity: linear in the instructions.
  public func checkUnits(_ units: [String?]) -> UnitCheck {
    precondition(units.count == inputs.count, "one unit or nil for each input")
    let missing = zip(inputs, units).filter { $0.1 == nil }.map(\.0)
    if missing.count == inputs.count { return .withoutUnits }
    guard missing.isEmpty else { return .missing(inputs: missing) }
    var known: [WrittenUnit] = []
    var declared: [WrittenUnit?] = []
    for (name, unit) in zip(inputs, units) {
      let text = unit ?? "1"
      do { known.append(try WrittenUnit(text)) } catch {
        return .unknown(name: name, unit: text, error)
      }
    }
    for output in outputs {
      do {
        declared.append(try output.unit.map { text throws(InvalidUnit) in try WrittenUnit(text) })
      } catch { return .unknown(name: output.name, unit: output.unit ?? "", error) }
    }
    do {
      var walk = UnitWalk(program: self, inputs: known)
      try walk.run()
      return .consistent(outputs: try walk.outputs(declared: declared))
    } catch {
      return .inconsistent(error)
    }
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

import Metrology
import Tables
import Wording

extension ModelReader {
  /// Checks the units of a model, and says where a term does not fit.
  func checkUnits(_ program: ModelProgram, _ inputs: InputList) -> UnitCheck {
    let units = program.inputs.map { name in
      inputs.units[name] ?? (name == solve?.unknown ? solve?.unit : nil)
    }
    let constants = program.inputs.map { name in
      inputs.constantNames.contains(name) ? inputs.combinations[name]?.constant : nil
    }
    let check = program.checkUnits(units, constants: constants)
    if case .inconsistent(let error) = check, let model = members["model"] {
      let place = self.place(of: model, line: error.line, column: error.column)
      let location = CellLocation(file: node.mistakes.file, row: place?.row, column: place?.column)
      node.mistakes.append(
        TableError(at: location, error.message.map(escapingControls), remedy: error.remedy))
    }
    return check
  }
}

extension UnitCheck {
  /// What a reader should know about a check that was not made.
  var notices: [PropagationNotice] {
    switch self {
    case .missing(let inputs): [.unitsMissing(inputs: inputs)]
    case .unknown(let name, let unit, _): [.unitUnknown(name: name, unit: unit)]
    case .withoutUnits, .consistent, .inconsistent: []
    }
  }
}

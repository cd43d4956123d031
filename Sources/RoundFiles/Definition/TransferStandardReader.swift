import Interlab
import Metrology
import Tables
import Yams

extension DefinitionNode {
  /// Whether a transferStandard has pilot measurements, from which its values follow.
  var isTravelling: Bool {
    node.mapping?.contains { $0.key.scalar?.string == "pilot" } ?? false
  }

  /// Whether an assigned value is that of the travelling standard.
  var namesTravellingStandard: Bool {
    let name = node.scalar?.string ?? node.mapping?["method"]?.scalar?.string
    return name == "travelling-standard"
  }

  /// `{u: 0.002}`: the declared uncertainty of a transfer standard.
  var transferStandard: TransferStandard? {
    let members = members(["u", "limit"], of: "transferStandard")
    guard let u = members["u"]?.nonNegativeNumber("u"),
      let uncertainty = try? StandardUncertainty(u)
    else {
      if members["u"] == nil {
        reject(
          "there is no u", "Write transferStandard: {u: 0.002}, or {pilot: pilot.csv, …}.")
      }
      return nil
    }
    let limit = members["limit"].map { $0.positiveNumber("the limit") ?? 1 }
    return TransferStandard(standardUncertainty: uncertainty, limit: limit ?? 1)
  }

  /// `{pilot: pilot.csv, schedule: schedule.csv, model: auto, uStab: 0.002}`.
  var travellingSource: TravellingSource? {
    let members = members(
      [
        "pilot", "schedule", "model", "step", "uStab", "uTransport", "limit", "decimal",
        "dateFormat", "ignore",
      ], of: "transferStandard with a pilot")
    guard let pilot = members["pilot"]?.text else { return nil }
    var step: (text: String, place: CellLocation)?
    if let node = members["step"], let text = node.text {
      step = (
        text,
        CellLocation(file: mistakes.file, row: node.place?.row, column: node.place?.column)
      )
    }
    return TravellingSource(
      pilot: pilot, schedule: members["schedule"]?.text,
      decimalMark: members["decimal"]?.choice("decimal mark") ?? .point,
      dateFormat: members["dateFormat"]?.choice("date format") ?? .iso8601,
      ignoredColumns: members["ignore"]?.elements.compactMap(\.text) ?? [],
      model: members["model"]?.driftModel, step: step,
      stability: members["uStab"]?.nonNegativeNumber("uStab") ?? 0,
      transport: members["uTransport"]?.nonNegativeNumber("uTransport") ?? 0,
      limit: members["limit"]?.positiveNumber("the limit") ?? 1)
  }

  private var driftModel: DriftModel? {
    guard let text, text != "auto" else { return nil }
    if let model = DriftModel(rawValue: text) { return model }
    rejectName(text, "model", among: DriftModel.allCases.map(\.rawValue) + ["auto"])
    return nil
  }
}

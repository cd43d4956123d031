import Interlab
import Metrology
import Tables
import Yams
import Wording

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
    let members = members(["u", "limit"], of: Phrase(verbatim: "transferStandard"))
    guard let u = members["u"]?.nonNegativeNumber(Phrase(verbatim: "u")),
      let uncertainty = try? StandardUncertainty(u)
    else {
      if members["u"] == nil {
        reject(
          Phrase(vi: "không có u", en: "there is no u"),
          Phrase(
            vi: "Viết transferStandard: {u: 0.002}, hoặc {pilot: pilot.csv, …}.",
            en: "Write transferStandard: {u: 0.002}, or {pilot: pilot.csv, …}."))
      }
      return nil
    }
    let limit = members["limit"].map {
      $0.positiveNumber(Phrase(vi: "giới hạn", en: "the limit")) ?? 1
    }
    return TransferStandard(standardUncertainty: uncertainty, limit: limit ?? 1)
  }

  /// `{pilot: pilot.csv, schedule: schedule.csv, model: auto, uStab: 0.002}`.
  var travellingSource: TravellingSource? {
    let members = members(
      [
        "pilot", "schedule", "model", "step", "uStab", "uTransport", "limit", "decimal",
        "dateFormat", "ignore",
      ], of: Phrase(vi: "transferStandard có pilot", en: "transferStandard with a pilot"))
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
      decimalMark: members["decimal"]?.choice(Phrase(vi: "dấu thập phân", en: "decimal mark"))
        ?? .point,
      dateFormat: members["dateFormat"]?.choice(Phrase(vi: "định dạng ngày", en: "date format"))
        ?? .iso8601,
      ignoredColumns: members["ignore"]?.elements.compactMap(\.text) ?? [],
      model: members["model"]?.driftModel, step: step,
      stability: members["uStab"]?.nonNegativeNumber(Phrase(verbatim: "uStab")) ?? 0,
      transport: members["uTransport"]?.nonNegativeNumber(Phrase(verbatim: "uTransport")) ?? 0,
      limit: members["limit"]?.positiveNumber(Phrase(vi: "giới hạn", en: "the limit")) ?? 1)
  }

  private var driftModel: DriftModel? {
    guard let text, text != "auto" else { return nil }
    if let model = DriftModel(rawValue: text) { return model }
    rejectName(
      text, Phrase(vi: "mô hình", en: "model"),
      among: DriftModel.allCases.map(\.rawValue) + ["auto"])
    return nil
  }
}

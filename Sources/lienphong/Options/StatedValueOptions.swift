import ArgumentParser
import Interlab
import Metrology
import RoundFiles
import Tables
import Wording

/// The assigned value and, where it is a number, its uncertainty.
struct StatedValueOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Giá trị ấn định: một số hoặc một phương pháp (lienphong explain liệt kê các tên).",
      en: "The assigned value: a number or a method (lienphong explain lists them).",
      valueName: .value))
  var assignedValue: String

  @OptionGroup
  var uncertainty: AssignedUncertaintyOptions

  /// The stated value, or `nil` when it is not a number.
  func statedValue() throws -> StatedValue? { try uncertainty.statedValue(assignedValue) }
}

/// The assigned value where it can only be a number.
struct AssignedNumberOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Giá trị ấn định để đối chiếu, một số.",
      en: "The assigned value to check against, a number.", valueName: .number))
  var assignedValue: String

  @OptionGroup
  var uncertainty: AssignedUncertaintyOptions

  /// The stated value, or `nil` when it is not a number.
  func statedValue() throws -> StatedValue? { try uncertainty.statedValue(assignedValue) }
}

/// The uncertainty of an assigned value that is a number.
struct AssignedUncertaintyOptions: ParsableArguments {
  @Option(
    name: .customLong("assigned-U"), parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Độ không đảm bảo đo mở rộng của giá trị ấn định cho bằng số.",
      en: "Expanded uncertainty of a given assigned value.", valueName: .number))
  var expanded: String?

  @Option(
    name: .customLong("assigned-k"), parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Hệ số phủ của giá trị đó.",
      en: "Its coverage factor.", valueName: .number))
  var factor: String?

  @Option(
    name: .customLong("assigned-u"), parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Độ không đảm bảo đo chuẩn của giá trị đó.",
      en: "Its standard uncertainty.", valueName: .number))
  var standard: String?

  @Option(
    name: .customLong("assigned-dof"), parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Bậc tự do của giá trị đó.",
      en: "Its degrees of freedom.", valueName: .number))
  var degreesOfFreedom: String?

  /// Whether an uncertainty was stated.
  var isStated: Bool {
    [expanded, factor, standard, degreesOfFreedom].contains { $0 != nil }
  }

  /// The value `text` with this uncertainty, or `nil` when it is not a number.
  func statedValue(_ text: String) throws -> StatedValue? {
    // What begins like a number is one, or a mistake in one.
    guard let first = text.first, first.isNumber || "+-−.".contains(first) else { return nil }
    let value = try decimalNumber(text, "--assigned-value").value
    let uncertainty = try statedUncertainty(
      U: expanded, k: factor, u: standard, prefix: "--assigned-")
    let dof = try degreesOfFreedom.map { try number($0, "--assigned-dof") { $0 > 0 } }
    return try StatedValue(
      origin: .referenceLaboratory, value: value, uncertainty: uncertainty,
      degreesOfFreedom: dof.map { try DegreesOfFreedom($0) } ?? .infinite)
  }
}

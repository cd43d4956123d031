import ArgumentParser
import Interlab
import Metrology
import RoundFiles
import Tables

/// The assigned value and, where it is a number, its uncertainty.
struct StatedValueOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The assigned value: a number or a method (lienphong explain lists them).",
      valueName: "value"))
  var assignedValue: String

  @Option(
    name: .customLong("assigned-U"), parsing: .unconditional,
    help: ArgumentHelp("Expanded uncertainty of a given assigned value.", valueName: "number"))
  var assignedExpanded: String?

  @Option(
    name: .customLong("assigned-k"), parsing: .unconditional,
    help: ArgumentHelp("Its coverage factor.", valueName: "number"))
  var assignedFactor: String?

  @Option(
    name: .customLong("assigned-u"), parsing: .unconditional,
    help: ArgumentHelp("Its standard uncertainty.", valueName: "number"))
  var assignedStandard: String?

  @Option(
    name: .customLong("assigned-dof"), parsing: .unconditional,
    help: ArgumentHelp("Its degrees of freedom.", valueName: "number"))
  var assignedDegreesOfFreedom: String?

  /// Whether an uncertainty was stated.
  var statesUncertainty: Bool {
    [assignedExpanded, assignedFactor, assignedStandard, assignedDegreesOfFreedom]
      .contains { $0 != nil }
  }

  /// The stated value, or `nil` when it is not a number.
  func statedValue() throws -> StatedValue? {
    // What begins like a number is one, or a mistake in one.
    guard let first = assignedValue.first, first.isNumber || "+-−.".contains(first) else {
      return nil
    }
    let value = try decimalNumber(assignedValue, "--assigned-value").value
    let uncertainty = try statedUncertainty(
      U: assignedExpanded, k: assignedFactor, u: assignedStandard, prefix: "--assigned-")
    let dof = try assignedDegreesOfFreedom.map { try number($0, "--assigned-dof") { $0 > 0 } }
    return try StatedValue(
      origin: .referenceLaboratory, value: value, uncertainty: uncertainty,
      degreesOfFreedom: dof.map { try DegreesOfFreedom($0) } ?? .infinite)
  }
}

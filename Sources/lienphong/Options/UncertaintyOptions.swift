import ArgumentParser

/// The uncertainty of one number, under its short names: of the own result in `check`, of a given
/// assigned value in `score`.
struct UncertaintyOptions: ParsableArguments {
  @Option(
    name: .customLong("U"), parsing: .unconditional,
    help: ArgumentHelp("Expanded uncertainty U.", valueName: "number"))
  var expanded: String?

  @Option(
    name: .customLong("k"), parsing: .unconditional,
    help: ArgumentHelp("Coverage factor k.", valueName: "number"))
  var factor: String?

  @Option(
    name: .customLong("u"), parsing: .unconditional,
    help: ArgumentHelp("Standard uncertainty u.", valueName: "number"))
  var standard: String?

  @Option(
    name: .customLong("dof"), parsing: .unconditional,
    help: ArgumentHelp("Degrees of freedom.", valueName: "number"))
  var degreesOfFreedom: String?
}

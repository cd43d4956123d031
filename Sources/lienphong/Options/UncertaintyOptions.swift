import ArgumentParser
import Wording

/// The uncertainty of one number, under its short names: of the own result in `check`, of a given
/// assigned value in `score`.
struct UncertaintyOptions: ParsableArguments {
  @Option(
    name: .customLong("U"), parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Độ không đảm bảo đo mở rộng U.",
      en: "Expanded uncertainty U.", valueName: .number))
  var expanded: String?

  @Option(
    name: .customLong("k"), parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Hệ số phủ k.",
      en: "Coverage factor k.", valueName: .number))
  var factor: String?

  @Option(
    name: .customLong("u"), parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Độ không đảm bảo đo chuẩn u.",
      en: "Standard uncertainty u.", valueName: .number))
  var standard: String?

  @Option(
    name: .customLong("dof"), parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Bậc tự do.",
      en: "Degrees of freedom.", valueName: .number))
  var degreesOfFreedom: String?
}

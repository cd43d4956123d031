import ArgumentParser
import RoundFiles

/// The options that say how results are correlated.
struct CovarianceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "For gls and largest-consistent-subset: the covariances, by laboratory code.",
      valueName: "file"))
  var covarianceMatrix: String?

  @Option(
    help: ArgumentHelp(
      "The same by shared components inside each u: columns component, lab, u.",
      valueName: "file"))
  var components: String?

  /// Where the covariances come from; `nil` where none are stated.
  func source() throws -> CovarianceSource? {
    guard covarianceMatrix == nil || components == nil else {
      throw UsageMistake("--covariance-matrix and --components state the same: give one of them.")
    }
    return covarianceMatrix.map { .file($0) } ?? components.map { .componentsFile($0) }
  }

  /// What is missing where a method needs covariances.
  static let needed = UsageMistake(
    "gls needs --covariance-matrix FILE or --components FILE.")
}

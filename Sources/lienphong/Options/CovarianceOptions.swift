import ArgumentParser
import RoundFiles
import Wording

/// The options that say how results are correlated.
struct CovarianceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      vi: "Cho gls và largest-consistent-subset: các hiệp phương sai, theo mã số PTN.",
      en: "For gls and largest-consistent-subset: the covariances, by laboratory code.",
      valueName: .file))
  var covarianceMatrix: String?

  @Option(
    help: ArgumentHelp(
      vi: "Như trên, theo các thành phần chung nằm trong mỗi u: các cột component, lab, u.",
      en: "The same by shared components inside each u: columns component, lab, u.",
      valueName: .file))
  var components: String?

  /// Where the covariances come from; `nil` where none are stated.
  func source() throws -> CovarianceSource? {
    guard covarianceMatrix == nil || components == nil else {
      throw UsageMistake(
        Phrase(
          vi: "--covariance-matrix và --components nói cùng một điều: chỉ dùng một.",
          en: "--covariance-matrix and --components state the same: give one of them."))
    }
    return covarianceMatrix.map { .file($0) } ?? components.map { .componentsFile($0) }
  }

  /// What is missing where a method needs covariances.
  static let needed = UsageMistake(
    Phrase(
      vi: "gls cần --covariance-matrix FILE hoặc --components FILE.",
      en: "gls needs --covariance-matrix FILE or --components FILE."))
}

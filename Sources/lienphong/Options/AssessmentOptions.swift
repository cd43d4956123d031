import ArgumentParser
import Interlab
import RoundFiles
import Wording

/// What differences between items, or between times, are held against.
struct AssessmentOptions: ParsableArguments {
  @Option(
    name: .customLong("sigma-pt"), parsing: .unconditional,
    help: ArgumentHelp(
      vi: "σ_pt: một số, hoặc như 2% của trung bình.",
      en: "σ_pt: a number, or 2% of the mean.", valueName: Phrase(vi: "sigma", en: "sigma")))
  var sigmaPt: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Sai số cho phép lớn nhất δ_E.",
      en: "Maximum permissible error δ_E.", valueName: .number))
  var maximumPermissibleError: String?

  /// What the differences are held against at a mean; `nil` when nothing was said.
  func limit() throws -> (Double) -> HomogeneityLimit? {
    if let text = maximumPermissibleError {
      guard sigmaPt == nil else {
        throw UsageMistake(
          Phrase(
            vi: "Chỉ dùng --sigma-pt hoặc --maximum-permissible-error, không dùng cả hai.",
            en: "Say --sigma-pt or --maximum-permissible-error, not both."))
      }
      let error = try number(text, "--maximum-permissible-error") { $0 > 0 }
      return { _ in .permissibleError(error) }
    }
    guard let text = sigmaPt else { return { _ in nil } }
    if text.hasSuffix("%") {
      let percent = try number(String(text.dropLast()), "--sigma-pt") { $0 > 0 }
      return { mean in mean == 0 ? nil : .sigmaPt(percent / 100 * mean.magnitude) }
    }
    let sigma = try number(text, "--sigma-pt") { $0 > 0 }
    return { _ in .sigmaPt(sigma) }
  }
}

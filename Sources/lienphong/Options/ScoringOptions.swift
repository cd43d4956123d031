import ArgumentParser
import Interlab
import Mathematics
import Metrology
import RoundFiles
import Tables
import Wording

/// The rules of scoring and the choices of estimators.
struct ScoringOptions: ParsableArguments {
  @OptionGroup var scores: ScoreOptions

  @OptionGroup var estimators: EstimatorOptions

  func methodOptions() throws -> MethodOptions { try estimators.methodOptions() }

  /// A comparison that is scored by these rules.
  func rules(_ assignedValue: AssignedValueMethod) throws -> Comparison {
    try scores.rules(assignedValue, methodOptions())
  }

  /// A round without results under these rules.
  var round: Round { scores.round(seed: estimators.seed) }
}

/// The rules of scoring, as options; in a round's definition the same names are keys.
struct ScoreOptions: ParsableArguments {
  @Option(
    name: .customLong("sigma-pt"), parsing: .unconditional,
    help: ArgumentHelp(
      vi:
        "σ_pt: một số, như 2%, robust, standard-deviation, horwitz[:unit], precision:sR=..,sr=..,m=..",
      en:
        "σ_pt: a number, 2%, robust, standard-deviation, horwitz[:unit], precision:sR=..,sr=..,m=..",
      valueName: Phrase(vi: "sigma", en: "sigma")))
  var sigmaPt: String?

  @Option(
    name: [.customLong("score"), .customLong("scores")],
    help: ArgumentHelp(
      vi:
        "Các điểm số, cách nhau bằng dấu phẩy: \(ScoreKind.allCases.map(\.rawValue).joined(separator: ", ")).",
      en:
        "Scores, separated by commas: \(ScoreKind.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: .names))
  var scores: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Sai số cho phép lớn nhất δ_E.",
      en: "Maximum permissible error δ_E.", valueName: .number))
  var maximumPermissibleError: String?

  @Option(
    name: .customLong("transfer-standard-u"), parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Độ không đảm bảo đo u_TS của chuẩn so sánh.",
      en: "Uncertainty u_TS of the transfer standard.", valueName: .number))
  var transferStandard: String?

  @Option(
    help: ArgumentHelp(
      vi: "Đơn vị của các giá trị, để ghi trong đầu ra.",
      en: "Unit of the values, for the output.", valueName: Phrase(vi: "chữ", en: "text")))
  var unit: String?

  @Option(
    help: ArgumentHelp(
      vi: "Phiên bản ISO 13528: 2005, 2015, 2022 hoặc 2022+Amd1:2026.",
      en: "Edition: 2005, 2015, 2022 or 2022+Amd1:2026 (of ISO 13528).",
      valueName: Phrase(vi: "bản", en: "edition")))
  var edition: Edition = .current

  @Option(
    help: ArgumentHelp(
      vi: "|E_n| = 1 là không đạt (strict) hay đạt (inclusive). Mặc định theo bản tiêu chuẩn.",
      en:
        "|E_n| = 1 is a signal (strict) or acceptable (inclusive). By default as the edition says.")
  )
  var enLimit: EnLimit?

  @Option(
    help: ArgumentHelp(
      vi: "Số E_n dùng để kết luận: reported (theo U đã báo cáo) hoặc combined (theo U tổng hợp).",
      en: "E_n that verdicts rest on: reported or combined."))
  var coverage: CoveragePolicy = .reported

  /// A comparison that is scored by these rules.
  func rules(
    _ assignedValue: AssignedValueMethod, _ options: MethodOptions = MethodOptions()
  ) throws -> Comparison {
    var rules = Comparison(unit: unit, assignedValue: assignedValue)
    rules.sigmaPt = try sigmaPt.map { try sigmaPtMethod($0, options) }
    rules.maximumPermissibleError = try maximumPermissibleError.map {
      try number($0, "--maximum-permissible-error") { $0 > 0 }
    }
    rules.transferStandard = try transferStandard.map {
      let u = try number($0, "--transfer-standard-u") { $0 >= 0 }
      return TransferStandard(standardUncertainty: try StandardUncertainty(u))
    }
    rules.scores = try scoreKinds()
    rules.resampling = options.resampling
    return rules
  }

  /// A round without results under these rules.
  func round(seed: UInt64 = 0) -> Round {
    Round(edition: edition, enLimitOverride: enLimit, coverage: coverage, seed: seed)
  }

  private func sigmaPtMethod(_ text: String, _ options: MethodOptions) throws -> SigmaPtMethod {
    do throws(SigmaPtText.Mistake) {
      return try RoundFiles.sigmaPtMethod(text, unit: unit, options)
    } catch {
      throw UsageMistake("--sigma-pt: " + error.problem + ". " + error.remedy)
    }
  }

  private func scoreKinds() throws -> [ScoreKind] {
    guard let scores else { return [] }
    let names = scores.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    var kinds: [ScoreKind] = []
    for name in names {
      guard let kind = ScoreKind(rawValue: name) else {
        throw unknownName(
          name, Phrase(vi: "điểm số", en: "score"), among: ScoreKind.allCases.map(\.rawValue))
      }
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
  }
}

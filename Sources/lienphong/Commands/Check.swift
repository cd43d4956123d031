import ArgumentParser
import Interlab
import Metrology
import Reporting
import RoundFiles
import Tables
import Wording

/// `lienphong check`: a laboratory's own result against an assigned value.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Phrase(
      vi: "Kiểm tra kết quả của chính một phòng thí nghiệm: mọi điểm số tính được, nói bằng lời.",
      en: "Checks a laboratory's own result: every score that the inputs allow, in words."),
    examples: [
      "lienphong check --value 100.0021 --U 0.0008 --k 2 --assigned-value 100.0015 "
        + "--assigned-U 0.0004"
    ])

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Kết quả của phòng thí nghiệm.",
      en: "The laboratory's result."))
  var value: String

  @OptionGroup(
    title: Phrase(
      vi: "Độ không đảm bảo đo của kết quả", en: "Uncertainty of the laboratory's result"))
  var own: UncertaintyOptions

  @OptionGroup(title: .assignedValue)
  var assigned: AssignedNumberOptions

  @OptionGroup(title: .scoring)
  var scoring: ScoreOptions

  @OptionGroup(title: .output)
  var output: OutputOptions

  @OptionGroup(title: .output)
  var verdicts: VerdictOptions

  func run() throws {
    try endingWithStatus {
      let analysis = try Analysis(of: round())
      let check = OwnResultCheck(of: analysis.comparisons[0], in: analysis.round)
      switch output.format {
      case .text:
        let text = CheckText(of: check, language: .ofCommand, color: verdicts.color.isOn)
        try standardOutput(Array(text.text.utf8))
      case .json: try standardOutput(checkJSON(check))
      case .csv: try standardOutput(scoresCSV(analysis))
      }
      try verdicts.end(analysis)
    }
  }

  private func round() throws -> Round {
    guard let assignedValue = try assigned.statedValue() else {
      throw UsageMistake(
        Phrase(
          vi: "--assigned-value ở đây là một số: giá trị để đối chiếu.",
          en: "--assigned-value is a number here: the value to check against."))
    }
    let uncertainty = try statedUncertainty(U: own.expanded, k: own.factor, u: own.standard)
    if uncertainty?.standard.value == 0 {
      throw QuantityRefused(
        message: Phrase(
          vi: "--U: độ không đảm bảo đo bằng không. Hãy nêu nó, hoặc bỏ tùy chọn này.",
          en: "--U: the uncertainty is zero. State it, or leave it out."))
    }
    let result = try decimalNumber(value, "--value")
    var round = scoring.round()
    round.laboratories = [""]
    round.results.append(
      laboratory: 0, value: result.value, uncertainty: uncertainty,
      degreesOfFreedom: try own.degreesOfFreedom.map {
        try DegreesOfFreedom(number($0, "--dof") { $0 > 0 })
      } ?? .infinite,
      valuePlace: result.lastDecimalPlace,
      uncertaintyPlace: try own.expanded.map { try decimalNumber($0, "--U").lastDecimalPlace })
    var comparison = try scoring.rules(.stated(assignedValue))
    comparison.rows = 0..<1
    round.comparisons = [comparison]
    return round
  }
}

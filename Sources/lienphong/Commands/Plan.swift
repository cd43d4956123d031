import ArgumentParser
import Interlab
import Reporting
import RoundFiles
import Tables
import Wording

/// `lienphong plan`: what a round needs before it starts.
struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: Phrase(
      vi:
        "Lập kế hoạch một vòng: số mẫu và số lần lặp, u(x_pt), lịch, độ chệch nhỏ nhất thấy được.",
      en: "Plans a round: items and replicates, u(x_pt), the schedule, the smallest bias shown."),
    examples: [
      "lienphong plan --labs 12 --scheme petal --drift 0.01/month --sigma-pt 0.5",
      "lienphong plan --labs 8 --scheme star --sigma-pt 0.05 --start 2027-03-01 --lab-u 0.02",
    ],
    discussion: Phrase(
      vi: """
        Độ trôi là một số mỗi ngày (day), tuần (week), tháng (month) hoặc năm (year); một năm có 365.25 \
        ngày, một tháng là một phần mười hai của năm.
        """,
      en: """
        A drift is a number per day, week, month or year; a year has 365.25 days, a month a twelfth of it.
        """))

  @Option(
    help: ArgumentHelp(
      vi: "Số phòng thí nghiệm.",
      en: "Number of laboratories."))
  var labs: Int

  @Option(
    help: ArgumentHelp(
      vi:
        "Cách luân chuyển chuẩn so sánh: petal (cánh hoa), star (hình sao) hoặc circular (vòng tròn).",
      en: "How the standard travels: petal, star or circular."))
  var scheme: CirculationPlan.Scheme = .petal

  @Option(
    name: .customLong("sigma-pt"), parsing: .unconditional,
    help: ArgumentHelp(
      vi: "σ_pt: độ lệch chuẩn đánh giá thành thạo.",
      en: "σ_pt.", valueName: .number))
  var sigmaPt: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Độ trôi dự kiến, như 0.01/month.",
      en: "Expected drift, as 0.01/month.", valueName: Phrase(vi: "số/thời-gian", en: "number/time")
    ))
  var drift: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "u của giá trị tham chiếu, chưa kể độ trôi.",
      en: "u of the reference value, without drift.", valueName: .number))
  var referenceU: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "u mà các phòng thí nghiệm sẽ công bố; khi đó lập kế hoạch theo E_n.",
      en: "u that the laboratories will state; then E_n is planned.", valueName: .number))
  var labU: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "σ_w của các lần đo lặp trong phép thử đồng nhất (mặc định: 0.3 σ_pt).",
      en: "σ_w of replicates in the homogeneity test (default: 0.3 σ_pt).", valueName: .number))
  var repeatability: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Lực lượng của phép thử đồng nhất (mặc định: 0.8).",
      en: "Power of the homogeneity test (default: 0.8).", valueName: .number))
  var power: String?

  @Option(
    help: ArgumentHelp(
      vi: "Số phòng thí nghiệm trong một cánh của sơ đồ petal.",
      en: "Laboratories in a loop of the petal scheme."))
  var petal = 4

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Số ngày cho mỗi lần đo kể cả vận chuyển (mặc định: 7).",
      en: "Days for each measurement with its transport (default: 7).", valueName: .number))
  var days: String?

  @Option(
    help: ArgumentHelp(
      vi: "Ngày đo đầu tiên của tổ chức điều phối.",
      en: "The day of the pilot's first measurement.", valueName: .date))
  var start: String?

  @OptionGroup(title: Phrase(vi: "Ngày tháng", en: "Dates"))
  var dateOptions: DateOptions

  @OptionGroup(title: .output)
  var output: OutputOptions

  func run() throws {
    try endingWithStatus {
      let plan = RoundPlan(try inputs())
      let start = try startDate()
      switch output.format {
      case .text:
        let text = PlanText(
          of: plan, start: start, language: .ofCommand
        ).text
        try standardOutput(Array(text.utf8))
      case .json: try standardOutput(planJSON(plan, start: start))
      case .csv: try standardOutput(planCSV(plan, start: start))
      }
    }
  }

  private func inputs() throws -> RoundPlan.Inputs {
    guard (1...10_000).contains(labs) else {
      throw UsageMistake(
        Phrase(
          vi:
            "--labs: \(labs) nằm ngoài phạm vi cho phép. Lập kế hoạch cho 1 đến 10000 phòng thí nghiệm.",
          en: "--labs: \(labs) is out of range. Plan for 1 to 10000 laboratories."))
    }
    guard petal > 0 else {
      throw UsageMistake(
        Phrase(
          vi:
            "--petal: \(petal) nằm ngoài phạm vi cho phép. Một cánh có ít nhất một phòng thí nghiệm.",
          en: "--petal: \(petal) is out of range. A loop has at least one laboratory."))
    }
    func positive(_ text: String?, _ option: String) throws -> Double? {
      try text.map { try number($0, option) { $0 > 0 } }
    }
    var inputs = RoundPlan.Inputs(
      laboratories: labs, scheme: scheme, sigmaPt: try number(sigmaPt, "--sigma-pt") { $0 > 0 })
    inputs.petal = petal
    inputs.days = try days.map { try number($0, "--days") { (0.01...1e4).contains($0) } } ?? 7
    inputs.driftPerDay = try drift.map(driftPerDay) ?? 0
    inputs.referenceUncertainty = try referenceU.map { try number($0, "--reference-u") { $0 >= 0 } }
    inputs.laboratoryUncertainty = try positive(labU, "--lab-u")
    inputs.repeatability = try positive(repeatability, "--repeatability")
    inputs.power =
      try power.map { try number($0, "--power") { (0.05...0.999).contains($0) } } ?? 0.8
    return inputs
  }

  private func driftPerDay(_ text: String) throws -> Double {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let lengths = ["day": 1.0, "week": 7, "month": 365.25 / 12, "year": 365.25]
    guard parts.count == 2, let length = lengths[parts[1]] else {
      throw UsageMistake(
        Phrase(
          vi:
            "--drift: \(excerpt(of: text)) không phải là độ trôi. Hãy viết như 0.01/month (mỗi day, week, month hoặc year).",
          en:
            "--drift: \(excerpt(of: text)) is not a drift. Write 0.01/month (per day, week, month or year)."
        ))
    }
    return try number(parts[0], "--drift").magnitude / length
  }

  private func startDate() throws -> CalendarDate? {
    guard let start else { return nil }
    guard let date = CalendarDate(start, format: dateOptions.dateFormat) else {
      throw UsageMistake(
        Phrase(
          vi:
            "--start: \(excerpt(of: start)) không phải là ngày dạng \(dateOptions.dateFormat.rawValue).",
          en:
            "--start: \(excerpt(of: start)) is not a date of the form \(dateOptions.dateFormat.rawValue)."
        ))
    }
    return date
  }
}

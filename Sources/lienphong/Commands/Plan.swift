import ArgumentParser
import Interlab
import Reporting
import RoundFiles
import Tables

/// `lienphong plan`: what a round needs before it starts.
struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Plans a round: items and replicates, u(x_pt), the schedule, the smallest bias shown.",
    discussion: """
      Examples:
        lienphong plan --labs 12 --scheme petal --drift 0.01/month --sigma-pt 0.5
        lienphong plan --labs 8 --scheme star --sigma-pt 0.05 --start 2027-03-01 --lab-u 0.02

      A drift is a number per day, week, month or year; a year has 365.25 days, a month a twelfth of it.
      """)

  @Option(help: "Number of laboratories.")
  var labs: Int

  @Option(help: "How the standard travels: petal, star or circular.")
  var scheme: CirculationPlan.Scheme = .petal

  @Option(
    name: .customLong("sigma-pt"), parsing: .unconditional,
    help: ArgumentHelp("σ_pt.", valueName: "number"))
  var sigmaPt: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Expected drift, as 0.01/month.", valueName: "number/time"))
  var drift: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("u of the reference value, without drift.", valueName: "number"))
  var referenceU: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "u that the laboratories will state; then E_n is planned.", valueName: "number"))
  var labU: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "σ_w of replicates in the homogeneity test (0.3 σ_pt).", valueName: "number"))
  var repeatability: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Power of the homogeneity test (0.8).", valueName: "number"))
  var power: String?

  @Option(help: "Laboratories in a loop of the petal scheme.")
  var petal = 4

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Days for each measurement with its transport (7).", valueName: "number"))
  var days: String?

  @Option(help: ArgumentHelp("The day of the pilot's first measurement.", valueName: "date"))
  var start: String?

  @OptionGroup(title: "Dates")
  var dateOptions: DateOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func run() throws {
    try endingWithStatus {
      let plan = RoundPlan(try inputs())
      let start = try startDate()
      switch output.format {
      case .text:
        let text = PlanText(
          of: plan, start: start, language: output.language
        ).text
        try standardOutput(Array(text.utf8))
      case .json: try standardOutput(planJSON(plan, start: start))
      case .csv: try standardOutput(planCSV(plan, start: start))
      }
    }
  }

  private func inputs() throws -> RoundPlan.Inputs {
    guard (1...10_000).contains(labs) else {
      throw UsageMistake("--labs: \(labs) is out of range. Plan for 1 to 10000 laboratories.")
    }
    guard petal > 0 else {
      throw UsageMistake("--petal: \(petal) is out of range. A loop has at least one laboratory.")
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
        "--drift: \(excerpt(of: text)) is not a drift. Write 0.01/month (per day, week, month or year)."
      )
    }
    return try number(parts[0], "--drift").magnitude / length
  }

  private func startDate() throws -> CalendarDate? {
    guard let start else { return nil }
    guard let date = CalendarDate(start, format: dateOptions.dateFormat) else {
      throw UsageMistake(
        "--start: \(excerpt(of: start)) is not a date of the form \(dateOptions.dateFormat.rawValue)."
      )
    }
    return date
  }
}

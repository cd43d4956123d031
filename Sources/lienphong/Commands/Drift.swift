import ArgumentParser
import Interlab
import Mathematics
import Metrology
import Reporting
import RoundFiles
import Tables

/// `lienphong drift`: the drift of a travelling standard between pilot measurements.
struct Drift: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Fits the drift of a travelling standard; the reference value at each laboratory's date.",
    discussion: """
      Examples:
        lienphong drift pilot.csv --at schedule.csv
        lienphong drift pilot.csv --at schedule.csv --date-format dd/mm/yyyy --step auto
        lienphong drift pilot.csv --at schedule.csv --model linear --u-stab 0.002 --format json

      The pilot's file has the columns time (dates or numbers) and value and, where known, u (the \
      independent part of the standard uncertainty), common (the part that all measurements share) and \
      artefact; the schedule lab and time, and artefact where there are several.
      """)

  @Argument(
    help: "The pilot's measurements (CSV with comma, semicolon or tab); - for standard input.")
  var pilot: String

  @Option(help: ArgumentHelp("When each laboratory measured.", valueName: "file"))
  var at: String?

  @Option(help: "Model: constant, linear, quadratic or auto (F tests choose).")
  var model: String = "auto"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A step in the value: its date or time, or auto to search for one.", valueName: "date"))
  var step: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Instability u_stab between measurements.", valueName: "number"))
  var uStab: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Uncertainty u_trans of transport.", valueName: "number"))
  var uTransport: String?

  @OptionGroup(title: "Files")
  var reading: ReadingOptions

  @OptionGroup(title: "Files")
  var dates: DateOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func run() throws {
    try endingWithStatus {
      let ignored = reading.ignored?.split(separator: ",").map(String.init) ?? []
      let file = try PilotReader(
        reading.table(pilot), decimalMark: reading.decimal, dateFormat: dates.dateFormat,
        ignoredColumns: ignored
      ).read()
      let schedule = try at.map { path in
        try ScheduleReader(
          table(path), decimalMark: reading.decimal, dateFormat: dates.dateFormat,
          ignoredColumns: ignored
        ).read(areDates: file.areDates)
      }
      let settings = try settings(areDates: file.areDates)
      let standard: TravellingStandard
      do throws(DriftFailure) {
        standard = try TravellingStandard(
          file.series, schedule: schedule ?? [], settings: settings)
      } catch {
        throw DriftMistake(file: pilot == "-" ? "stdin" : pilot, failure: error)
      }
      try write(standard, areDates: file.areDates)
    }
  }

  private func table(_ path: String) throws -> Table {
    try Table(contents: fileContents(path), file: path == "-" ? "stdin" : path)
  }

  private func write(_ standard: TravellingStandard, areDates: Bool) throws {
    switch output.format {
    case .text:
      let text = DriftText(of: standard, areDates: areDates, language: output.language).text
      try standardOutput(Array(text.utf8))
    case .json: try standardOutput(driftJSON(standard, areDates: areDates))
    case .csv: try standardOutput(driftCSV(standard, areDates: areDates))
    }
  }

  private func settings(areDates: Bool) throws -> DriftSettings {
    var chosen: DriftModel?
    if model != "auto" {
      guard let named = DriftModel(rawValue: model) else {
        throw unknownName(model, "model", among: DriftModel.allCases.map(\.rawValue) + ["auto"])
      }
      chosen = named
    }
    return DriftSettings(
      model: chosen, step: try stepRule(areDates: areDates),
      stability: try uncertainty(uStab, "--u-stab"),
      transport: try uncertainty(uTransport, "--u-transport"))
  }

  private func uncertainty(_ text: String?, _ option: String) throws -> Double {
    guard let text else { return 0 }
    let number = try decimalNumber(text, option).value
    guard number >= 0, number <= magnitudeLimit else {
      throw UsageMistake("\(option) is an uncertainty, zero or more.")
    }
    return number
  }

  private func stepRule(areDates: Bool) throws -> DriftSettings.StepRule {
    guard let step else { return .none }
    if step == "auto" { return .detected }
    if areDates {
      guard let date = CalendarDate(step, format: dates.dateFormat) else {
        throw UsageMistake(
          "--step: \(excerpt(of: step)) is not a date (\(dates.dateFormat.rawValue)) or auto.")
      }
      return .declared(Double(date.days))
    }
    return .declared(try decimalNumber(step, "--step").value)
  }
}

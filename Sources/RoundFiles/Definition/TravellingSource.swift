import Interlab
public import Tables
import Wording

/// The travelling standard of a measurand, as a round names its files.
public struct TravellingSource: Sendable {
  /// The pilot's measurements, as written: relative to the definition's folder.
  public var pilot: String

  /// When the participants measured; `nil` where the results have the dates.
  public var schedule: String?

  /// The decimal mark of the numbers in both files.
  public let decimalMark: DecimalMark

  /// How dates are written, in the results too.
  public let dateFormat: CalendarDate.Format

  /// Columns of both files that are passed over.
  public let ignoredColumns: [String]

  /// The model; `nil` to choose it.
  let model: DriftModel?

  /// The step as written: a date, a time or `auto`.
  let step: (text: String, place: CellLocation)?
  let stability: Double
  let transport: Double
  let limit: Double

  /// What the files hold, once they are read.
  private(set) var contents: Contents?

  struct Contents: Sendable {
    let pilot: PilotFile
    let turns: [ScheduledMeasurement]?
    let settings: DriftSettings
  }

  init(
    pilot: String, schedule: String?, decimalMark: DecimalMark, dateFormat: CalendarDate.Format,
    ignoredColumns: [String], model: DriftModel?, step: (text: String, place: CellLocation)?,
    stability: Double, transport: Double, limit: Double
  ) {
    self.pilot = pilot
    self.schedule = schedule
    self.decimalMark = decimalMark
    self.dateFormat = dateFormat
    self.ignoredColumns = ignoredColumns
    self.model = model
    self.step = step
    self.stability = stability
    self.transport = transport
    self.limit = limit
  }

  /// The source with its files read.
  func read(in folder: String) throws -> TravellingSource {
    func path(_ file: String) -> String { file.hasPrefix("/") ? file : folder + file }
    var source = self
    source.pilot = path(pilot)
    source.schedule = schedule.map(path)
    let file = try PilotReader(
      Table(contents: fileContents(source.pilot), file: source.pilot), decimalMark: decimalMark,
      dateFormat: dateFormat, ignoredColumns: ignoredColumns
    ).read()
    let turns = try source.schedule.map { schedule in
      try ScheduleReader(
        Table(contents: fileContents(schedule), file: schedule), decimalMark: decimalMark,
        dateFormat: dateFormat, ignoredColumns: ignoredColumns
      ).read(areDates: file.areDates)
    }
    let settings = DriftSettings(
      model: model, step: try stepRule(areDates: file.areDates), stability: stability,
      transport: transport)
    source.contents = Contents(pilot: file, turns: turns, settings: settings)
    return source
  }

  private func stepRule(areDates: Bool) throws(TableErrors) -> DriftSettings.StepRule {
    guard let step else { return .none }
    if step.text == "auto" { return .detected }
    if areDates, let date = CalendarDate(step.text, format: dateFormat) {
      return .declared(Double(date.days))
    }
    if !areDates, let time = try? DecimalNumber(step.text, mark: .point) {
      return .declared(time.value)
    }
    var errors = TableErrors()
    errors.append(
      TableError(
        at: step.place,
        Phrase(
          vi:
            "\(excerpt(of: step.text)) không phải là \(areDates ? "ngày" : "thời điểm") theo kiểu của tổ chức điều phối",
          en: "\(excerpt(of: step.text)) is not a \(areDates ? "date" : "time") of the pilot's kind"
        ),
        remedy: areDates
          ? Phrase(
            vi: "Viết bước nhảy theo dạng \(dateFormat.rawValue), hoặc auto.",
            en: "Write the step as \(dateFormat.rawValue), or auto.")
          : Phrase(vi: "Viết một số, hoặc auto.", en: "Write a number, or auto.")))
    throw errors
  }
}

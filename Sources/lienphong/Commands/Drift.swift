import ArgumentParser
import Interlab
import Mathematics
import Metrology
import Reporting
import RoundFiles
import Tables
import Wording

/// `lienphong drift`: the drift of a travelling standard between pilot measurements.
struct Drift: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: Phrase(
      vi:
        "Khớp mô hình độ trôi của chuẩn so sánh; giá trị tham chiếu tại ngày đo của từng phòng thí nghiệm.",
      en: "Fits the drift of a travelling standard; the reference value at each laboratory's date."),
    examples: [
      "lienphong drift pilot.csv --at schedule.csv",
      "lienphong drift pilot.csv --at schedule.csv --date-format dd/mm/yyyy --step auto",
      "lienphong drift pilot.csv --at schedule.csv --model linear --u-stab 0.002 --format json",
    ],
    discussion: Phrase(
      vi: """
        Tệp của tổ chức điều phối có các cột time (ngày hoặc số) và value, và nếu biết thì có u (phần độc \
        lập của độ không đảm bảo đo chuẩn), common (phần chung của mọi lần đo) và artefact (chuẩn so sánh); \
        lịch có lab và time, thêm artefact khi có nhiều chuẩn so sánh.
        """,
      en: """
        The pilot's file has the columns time (dates or numbers) and value and, where known, u (the \
        independent part of the standard uncertainty), common (the part that all measurements share) and \
        artefact; the schedule lab and time, and artefact where there are several.
        """))

  @Argument(
    help: ArgumentHelp(
      vi:
        "Các lần đo của tổ chức điều phối (CSV với dấu phẩy, chấm phẩy hoặc tab); - là đầu vào chuẩn.",
      en: "The pilot's measurements (CSV with comma, semicolon or tab); - for standard input.",
      valueName: Phrase(vi: "tệp-điều-phối", en: "pilot")))
  var pilot: String

  @Option(
    help: ArgumentHelp(
      vi: "Ngày đo của từng phòng thí nghiệm.",
      en: "When each laboratory measured.", valueName: .file))
  var at: String?

  @Option(
    help: ArgumentHelp(
      vi:
        "Mô hình: constant (hằng), linear (bậc nhất), quadratic (bậc hai) hoặc auto (phép thử F chọn).",
      en: "Model: constant, linear, quadratic or auto (F tests choose)."))
  var model: String = "auto"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Bước nhảy của giá trị: ngày hoặc thời điểm, hoặc auto để tự tìm.",
      en: "A step in the value: its date or time, or auto to search for one.", valueName: .date))
  var step: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Độ mất ổn định u_stab giữa các lần đo.",
      en: "Instability u_stab between measurements.", valueName: .number))
  var uStab: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Độ không đảm bảo đo u_trans do vận chuyển.",
      en: "Uncertainty u_trans of transport.", valueName: .number))
  var uTransport: String?

  @OptionGroup(title: Phrase(vi: "Tệp", en: "Files"))
  var reading: ReadingOptions

  @OptionGroup(title: Phrase(vi: "Tệp", en: "Files"))
  var dates: DateOptions

  @OptionGroup(title: .output)
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
      let text = DriftText(of: standard, areDates: areDates, language: .ofCommand).text
      try standardOutput(Array(text.utf8))
    case .json: try standardOutput(driftJSON(standard, areDates: areDates))
    case .csv: try standardOutput(driftCSV(standard, areDates: areDates))
    }
  }

  private func settings(areDates: Bool) throws -> DriftSettings {
    var chosen: DriftModel?
    if model != "auto" {
      guard let named = DriftModel(rawValue: model) else {
        throw unknownName(
          model, Phrase(vi: "mô hình", en: "model"),
          among: DriftModel.allCases.map(\.rawValue) + ["auto"])
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
      throw UsageMistake(
        Phrase(
          vi: "\(option) là một độ không đảm bảo đo, từ không trở lên.",
          en: "\(option) is an uncertainty, zero or more."))
    }
    return number
  }

  private func stepRule(areDates: Bool) throws -> DriftSettings.StepRule {
    guard let step else { return .none }
    if step == "auto" { return .detected }
    if areDates {
      guard let date = CalendarDate(step, format: dates.dateFormat) else {
        throw UsageMistake(
          Phrase(
            vi:
              "--step: \(excerpt(of: step)) không phải là một ngày (\(dates.dateFormat.rawValue)) hoặc auto.",
            en: "--step: \(excerpt(of: step)) is not a date (\(dates.dateFormat.rawValue)) or auto."
          ))
      }
      return .declared(Double(date.days))
    }
    return .declared(try decimalNumber(step, "--step").value)
  }
}

import Interlab
public import Tables
import Wording

/// The files that a collection is written as.
public struct CollectionFiles {
  private let collection: FormCollection
  private let definition: RoundDefinition
  private let specification: FormSpecification
  private let dateFormat: CalendarDate.Format

  private let importer: String?

  /// Prepares to write; `importer` is who collects, where that is to be recorded.
  public init(
    _ collection: FormCollection, _ reader: SubmissionReader, importedBy importer: String? = nil
  ) {
    self.collection = collection
    self.importer = importer
    definition = reader.definition
    specification = reader.specifications[0]
    dateFormat = reader.dateFormat
  }

  private var fields: [FormField] { [.value, .U, .k, .date, .method, .note] }

  /// The results as the round reads them: its decimal mark, its form of dates, one line a result.
  ///
  /// A result that came late is marked in the column `note`.
  public var results: [UInt8] {
    let isComma = definition.decimalMark == .comma
    var csv = CSVWriter(separator: isComma ? .semicolon : .comma)
    let hasMeasurand = specification.measurands.contains { !$0.id.isEmpty }
    csv.appendRecord(
      ["lab"] + (hasMeasurand ? ["measurand"] : []) + fields.map(\.rawValue))
    for measurand in specification.measurands {
      for entry in collection.captured {
        guard let row = entry.submission.rows.first(where: { $0.measurand == measurand.id }) else {
          continue
        }
        csv.append(entry.submission.code)
        if hasMeasurand { csv.append(measurand.id) }
        for field in fields { csv.append(text(row.answers[field], field, entry)) }
        csv.endRecord()
      }
    }
    return csv.bytes
  }

  private func text(_ cell: CapturedCell?, _ field: FormField, _ entry: FormCollection.Entry)
    -> String
  {
    let text = cell?.read ?? ""
    if field.isNumber {
      return definition.decimalMark == .comma
        ? String(text.map { $0 == "." ? "," : $0 }) : text
    }
    if field == .date, dateFormat == .dayMonthYear,
      let date = CalendarDate(text, format: .iso8601)
    {
      return date.dayMonthYear
    }
    if field == .note, entry.isLate { return text.isEmpty ? "late" : "late; " + text }
    return text
  }

  /// Where each captured answer came from, one line an answer.
  public var provenance: [UInt8] {
    var csv = CSVWriter()
    csv.appendRecord([
      "lab", "measurand", "field", "read", "stored", "storedAsText", "file", "sheet", "cell",
      "sha256", "received", "late", "importedBy",
    ])
    for entry in collection.captured {
      for row in entry.submission.rows {
        for field in FormField.allCases {
          guard let cell = row.answers[field] else { continue }
          csv.append(entry.submission.code)
          csv.append(row.measurand)
          csv.append(field.rawValue)
          csv.append(cell.read)
          csv.append(cell.stored)
          csv.append(cell.wasText ? "true" : "false")
          csv.append(entry.submission.file)
          csv.append(cell.location.sheet ?? "")
          csv.append(cell.location.cellName)
          csv.append(entry.submission.digest.hexadecimal)
          csv.append(isoTime(entry.submission.received))
          csv.append(entry.isLate ? "true" : "false")
          csv.append(importer ?? "")
          csv.endRecord()
        }
      }
    }
    return csv.bytes
  }

  /// The conditions of the measurements and the standards used, one line a laboratory with a form.
  public var conditions: [UInt8] {
    let details: [FormDetail] = [.temperature, .humidity, .standard, .traceability]
    var csv = CSVWriter()
    csv.appendRecord(["lab"] + details.map(\.rawValue) + ["declared", "file"])
    for entry in collection.captured {
      let submission = entry.submission
      let declared = submission.isDeclared.map { $0 ? "true" : "false" } ?? ""
      csv.appendRecord(
        [submission.code] + details.map { submission.conditions[$0] ?? "" }
          + [declared, submission.file])
    }
    return csv.bytes
  }

  /// The record of the collection as JSON, schema `lienphong.collection`, version 1.
  public func record(resultsFile: String, refused: [String: TableErrors] = [:]) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("schema", "lienphong.collection")
      json.member("version", 1)
      json.member("engine", Analysis.engineVersion)
      json.member("round", specification.round)
      json.member("formVersion", specification.version)
      json.member("deadline", specification.deadline?.iso8601)
      json.member("importedBy", importer)
      json.key("results")
      json.object { json in
        json.member("file", resultsFile)
        json.member("sha256", SHA256(results).hexadecimal)
      }
      json.key("forms")
      json.array { json in
        for entry in collection.entries { json.append(entry) }
      }
      json.key("refused")
      json.array { json in
        for (file, errors) in refused.sorted(by: { $0.key < $1.key }) {
          json.object { json in
            json.member("file", file)
            json.member("reason", errors.message.english)
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}

extension JSONText {
  fileprivate mutating func append(_ entry: FormCollection.Entry) {
    object { json in
      json.member("lab", entry.submission.code)
      json.member("file", entry.submission.file)
      json.member("sha256", entry.submission.digest.hexadecimal)
      json.member("received", isoTime(entry.submission.received))
      json.member("late", entry.isLate)
      json.member("standing", entry.standing.rawValue)
      json.member("results", entry.submission.rows.count)
      json.key("declared")
      if let declared = entry.submission.isDeclared { json.flag(declared) } else { json.null() }
      json.key("hidden")
      json.array { json in
        for hidden in entry.submission.hidden { json.string(hidden.remark.english) }
      }
    }
  }
}

extension CellLocation {
  /// `C14` in a sheet, `14:3` in a table, `14` in any other text file.
  var cellName: String {
    guard let row else { return "" }
    guard let column else { return String(row) }
    return sheet == nil ? "\(row):\(column)" : CellAddress(row: row, column: column).description
  }
}

/// Seconds since 1970 as `2027-03-15T08:30:00Z`.
func isoTime(_ seconds: Int) -> String {
  let days = (Double(seconds) / 86_400).rounded(.down)
  guard days.magnitude < 3e6 else { return "" }
  let rest = seconds - Int(days) * 86_400
  let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : String($0) }
  return CalendarDate(days: Int(days)).iso8601 + "T" + clock.joined(separator: ":") + "Z"
}

import Foundation
import Tables

/// The answers of one laboratory: by the address of a cell of the first sheet.
typealias FormAnswers = [(cell: String, content: FormAnswer)]

enum FormAnswer {
  case number(Double)
  case text(String)
  case date(String)

  /// As a literal of Python.
  var python: String {
    switch self {
    case .number(let number): "\(number)"
    case .text(let text): "'''\(text)'''"
    case .date(let text): "datetime.date.fromisoformat('\(text)')"
    }
  }
}

/// Writes a form anew with answers in it, as a laboratory's spreadsheet program does.
func filled(
  _ bytes: [UInt8], _ answers: FormAnswers, budget: FormAnswers = []
) throws -> [UInt8] {
  let workbook = try Workbook(bytes, file: "form")
  var sheets: [OutputSheet] = []
  for (index, tab) in workbook.tabs.enumerated() {
    var sheet = OutputSheet(name: tab.name)
    sheet.visibility = tab.isHidden ? .veryHidden : .visible
    for cell in try workbook.sheet(tab).cells {
      sheet.set(cell.address, cell.content.text ?? "")
    }
    for answer in index == 0 ? answers : index == 1 ? budget : [] {
      guard let address = CellAddress(answer.cell) else { continue }
      switch answer.content {
      case .number(let number): sheet.set(address, number)
      case .text(let text): sheet.set(address, text)
      case .date(let text):
        if let date = CalendarDate(text, format: .iso8601) { sheet.set(address, date) }
      }
    }
    sheets.append(sheet)
  }
  return OutputWorkbook(sheets).bytes()
}

/// Fills a form with openpyxl; `false` where there is none.
func fillWithOpenpyxl(_ form: URL, _ answers: FormAnswers, budget: FormAnswers = []) -> Bool {
  func lines(_ answers: FormAnswers, _ sheet: Int) -> String {
    answers.map { answer in
      let cell = "wb.worksheets[\(sheet)]['\(answer.cell)']"
      // openpyxl would make a formula of a text that begins with an equals sign.
      let kind = if case .text = answer.content { "\(cell).data_type = 's'\n" } else { "" }
      return "\(cell).value = \(answer.content.python)\n" + kind
    }.joined()
  }
  let script = """
    import openpyxl, datetime, sys
    wb = openpyxl.load_workbook(sys.argv[1])
    \(lines(answers, 0))\(lines(budget, 1))
    wb.save(sys.argv[1])
    """
  return outcome(of: ["python3", "-c", script, form.path]) == 0
}

/// Hides a row and a column of the first sheet with openpyxl; `false` where there is none.
func hideWithOpenpyxl(_ form: URL, row: Int, column: String) -> Bool {
  let script = """
    import openpyxl, sys
    wb = openpyxl.load_workbook(sys.argv[1])
    wb.worksheets[0].row_dimensions[\(row)].hidden = True
    wb.worksheets[0].column_dimensions['\(column)'].hidden = True
    wb.save(sys.argv[1])
    """
  return outcome(of: ["python3", "-c", script, form.path]) == 0
}

/// Opens workbooks in LibreOffice and saves them as another form into `folder`; `false` where there is
/// none.
func saveWithLibreOffice(_ files: [URL], as form: String, into folder: URL) -> Bool {
  let profile = FileManager.default.temporaryDirectory
    .appendingPathComponent("lienphong-office-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: profile) }
  let status = outcome(
    of: [
      "soffice", "-env:UserInstallation=\(profile.absoluteString)", "--headless", "--convert-to",
      form, "--outdir", folder.path,
    ] + files.map(\.path))
  return status == 0
    && files.allSatisfy { file in
      let name = file.deletingPathExtension().lastPathComponent + "." + form.prefix { $0 != ":" }
      return FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
    }
}

/// How a command found on the path ends; `nil` where it cannot be run.
private func outcome(of command: [String]) -> Int32? {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = command
  process.standardOutput = FileHandle.nullDevice
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return nil }
  process.waitUntilExit()
  return process.terminationStatus
}

extension WorkFolder {
  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: url.appendingPathComponent(name)))
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}

import Foundation
import Tables
import Testing

@Suite("A round of twelve laboratories, from init to each laboratory's report")
struct RoundOfTwelveTests {
  /// One line of the example results.
  private struct Line {
    let lab, measurand, date, value, U, k: String

    init(_ table: Table, _ record: Int) {
      func text(_ name: String) -> String {
        table.column(named: name).map { table.trimmedText(record: record, column: $0) } ?? ""
      }
      (lab, measurand, date) = (text("lab"), text("measurand"), text("date"))
      (value, U, k) = (text("value"), text("U"), text("k"))
    }
  }

  private func lines(_ csv: String) throws -> [Line] {
    let table = try Table(csv: Array(csv.utf8), file: "results.csv")
    return (0..<table.recordCount).map { Line(table, $0) }
  }

  private func answers(_ lines: [Line]) throws -> FormAnswers {
    try lines.enumerated().flatMap { index, line in
      func number(_ text: String) throws -> FormAnswer {
        .number(try DecimalNumber(text, mark: .comma).value)
      }
      let date = try #require(CalendarDate(line.date, format: .dayMonthYear))
      let row = 12 + index
      return [
        ("D\(row)", try number(line.value)), ("E\(row)", try number(line.U)),
        ("F\(row)", try number(line.k)), ("G\(row)", .date(date.iso8601)),
        ("H\(row)", .text("So sánh <b>trực tiếp</b>")), ("J\(row)", .text("=1+1")),
      ] as FormAnswers
    }
  }

  @Test("Every number arrives, whoever filled in the form; the scores are those of the example")
  func completeRound() throws {
    let folder = try WorkFolder()
    let made = try CommandRun("init", "r", "--lang", "vi", folder: folder)
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.split(separator: "\n").count == 6)
    let codes = try CommandRun("codes", "r/participants.csv", "--seed", "7", folder: folder)
    let given = codes.output.split(separator: "\n").map(String.init)
    #expect(codes.status == 0 && given.count == 12 && Set(given).count == 12)
    let forms = try CommandRun(
      "template", "r/round.yaml", "-o", "forms", "--lang", "vi", folder: folder)
    #expect(forms.status == 0 && forms.output.split(separator: "\n").count == 12)

    let example = try lines(try folder.text("r/example-results.csv"))
    let order = example.filter { $0.measurand == "kl-100g" }.map(\.lab)
    var byOffice: [URL] = []
    for (index, code) in given.enumerated() {
      let answers = try answers(example.filter { $0.lab == order[index] })
      let form = try folder.bytes("forms/form-\(code).xlsx")
      let name = "returned/form-\(code).xlsx"
      try folder.write(name, form)
      let url = folder.url.appendingPathComponent(name)
      if index % 3 == 1, fillWithOpenpyxl(url, answers) { continue }
      try folder.write(name, try filled(form, answers))
      if index % 3 == 2 { byOffice.append(url) }
    }
    let saved = folder.url.appendingPathComponent("saved")
    if saveWithLibreOffice(byOffice, as: "xlsx", into: saved) {
      for file in byOffice {
        try folder.write(
          "returned/" + file.lastPathComponent, try folder.bytes("saved/" + file.lastPathComponent))
      }
    }

    let definition = try folder.text("r/round.yaml")
      .replacingOccurrences(of: "example-results.csv", with: "results.csv")
    try folder.write("r/collected.yaml", Array(definition.utf8))
    let collected = try CommandRun(
      "collect", "r/collected.yaml", "returned", "--lang", "vi", folder: folder)
    #expect(collected.status == 0, "\(collected.errors)")
    #expect(collected.output == "Đã tiếp nhận phiếu của 12/12 phòng thí nghiệm.\n")
    let results = try lines(try folder.text("r/results.csv"))
    #expect(results.count == 24)
    for line in results {
      let index = try #require(given.firstIndex(of: line.lab))
      let expected = try #require(
        example.first { $0.lab == order[index] && $0.measurand == line.measurand })
      func value(_ text: String) throws -> Double { try DecimalNumber(text, mark: .comma).value }
      #expect(try value(line.value) == value(expected.value))
      #expect(try value(line.U) == value(expected.U))
      #expect(line.k == "2" && line.date == expected.date)
    }
    #expect(try folder.text("r/results.csv").contains("So sánh <b>trực tiếp</b>"))
    #expect(try folder.text("r/results.csv").contains("'=1+1"))
    try compareScores(folder, order, given)
    try checkProvenance(folder, given)
    try checkReports(folder, given)
  }

  /// The round's report and one for each laboratory, as PDF too where WeasyPrint is found.
  private func checkReports(_ folder: WorkFolder, _ given: [String]) throws {
    let hasWeasyPrint = FileManager.default.isExecutableFile(atPath: "/usr/bin/weasyprint")
    let run = try CommandRun(
      arguments: ["analyze", "r/collected.yaml", "-o", "out", "--per-lab", "--lang", "vi"]
        + (hasWeasyPrint ? ["--pdf"] : []), folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    let kinds = hasWeasyPrint ? ["html", "pdf"] : ["html"]
    let reports = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appendingPathComponent("out/laboratories").path)
    #expect(Set(reports) == Set(given.flatMap { code in kinds.map { "lab-\(code).\($0)" } }))
    for code in given {
      let page = try folder.text("out/laboratories/lab-\(code).html")
      #expect(page.contains(code) && !page.contains("<b>trực tiếp</b>"))
    }
  }

  /// The analysis of what was collected is that of the example under other codes.
  private func compareScores(_ folder: WorkFolder, _ order: [String], _ given: [String]) throws {
    func scores(_ round: String) throws -> [String: String] {
      let run = try CommandRun("analyze", round, "--format", "csv", folder: folder)
      #expect(run.status == 0, "\(run.errors)")
      let table = try Table(csv: Array(run.output.utf8), file: "scores.csv")
      let columns = try ["lab", "measurand", "En"].map { try #require(table.column(named: $0)) }
      return Dictionary(
        uniqueKeysWithValues: (0..<table.recordCount).map { record in
          let cells = columns.map { table.text(record: record, column: $0) }
          let code = given.firstIndex(of: cells[0]).map { order[$0] } ?? cells[0]
          return (code + " " + cells[1], cells[2])
        })
    }
    let example = try scores("r/round.yaml")
    #expect(example.count == 24)
    #expect(try scores("r/collected.yaml") == example)
  }

  private func checkProvenance(_ folder: WorkFolder, _ given: [String]) throws {
    let table = try Table(
      csv: Array(try folder.text("r/provenance.csv").utf8), file: "provenance.csv")
    #expect(table.recordCount == 12 * 2 * 6)
    #expect(
      table.header == [
        "lab", "measurand", "field", "read", "stored", "storedAsText", "file", "sheet", "cell",
        "sha256", "received", "late", "importedBy",
      ])
    #expect(table.text(record: 0, column: 7) == "Kết quả")
    #expect(table.text(record: 0, column: 8) == "D12")
    #expect(table.text(record: 0, column: 9).count == 64)
    let confirmations = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appendingPathComponent("r/confirmations").path)
    #expect(Set(confirmations) == Set(given.map { "confirmation-\($0).xlsx" }))
    let sheet = try Workbook(
      folder.bytes("r/confirmations/confirmation-\(given[0]).xlsx"), file: "c"
    ).sheet(named: "Kết quả")
    #expect(sheet.content(at: CellAddress(row: 4, column: 2)) == .text(given[0]))
    #expect(sheet.content(at: CellAddress(row: 12, column: 3)) == .text("D12"))
  }

  @Test(
    "The files of init, in both languages and all fields, analyse without an error",
    arguments: [
      "mass", "electricity", "temperature", "volume", "pressure",
    ])
  func everyField(_ field: String) throws {
    for language in field == "mass" ? ["vi", "en"] : ["vi"] {
      let folder = try WorkFolder()
      let made = try CommandRun(
        "init", "r", "--lang", language, "--field", field, "--labs", "9", folder: folder)
      #expect(made.status == 0, "\(made.errors)")
      let run = try CommandRun("analyze", "r/round.yaml", "--format", "csv", folder: folder)
      #expect(run.status == 0, "\(run.errors)")
      // The two mistakes that were built in, and no other.
      let actions = run.output.split(separator: "\n").filter { $0.contains(",action,") }
      #expect(actions.count == 2, "\(run.output)")
      let again = try CommandRun("init", "r", "--lang", language, folder: folder)
      let already = language == "vi" ? "đã có sẵn" : "is there already"
      #expect(again.status == 73 && again.errors.contains(already))
    }
  }
}

@Suite("The programme of a province, simulated")
struct SyntheticProvinceTests {
  private static let rounds: [(field: String, laboratories: Int, seed: Int)] = [
    ("mass", 40, 2701), ("electricity", 12, 2702), ("temperature", 18, 2703), ("volume", 24, 2704),
    ("pressure", 8, 2705),
  ]

  @Test("The files are those that the generator makes", arguments: rounds)
  func isGenerated(_ round: (field: String, laboratories: Int, seed: Int)) throws {
    let folder = try WorkFolder()
    let run = try CommandRun(
      "init", "r", "--lang", "vi", "--field", round.field, "--labs", "\(round.laboratories)",
      "--seed", "\(round.seed)", folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    let committed = datasets.appendingPathComponent("synthetic-province/\(round.field)")
    let names = try FileManager.default.contentsOfDirectory(atPath: committed.path)
    #expect(Set(names.map { "r/" + $0 }) == Set(run.output.split(separator: "\n").map(String.init)))
    for name in names {
      let expected = try Data(contentsOf: committed.appendingPathComponent(name))
      #expect(try Data(folder.bytes("r/" + name)) == expected, "\(name)")
    }
  }

  @Test("The report finds the two mistakes of each round and no others", arguments: rounds)
  func findsTheMistakes(_ round: (field: String, laboratories: Int, seed: Int)) throws {
    let file = datasets.appendingPathComponent("synthetic-province/\(round.field)/round.yaml")
    let run = try CommandRun("analyze", file.path, "--format", "csv")
    #expect(run.status == 0, "\(run.errors)")
    let table = try Table(csv: Array(run.output.utf8), file: "scores.csv")
    let columns = try ["lab", "EnVerdict"].map { try #require(table.column(named: $0)) }
    let results = (0..<table.recordCount).map { record in
      columns.map { table.text(record: record, column: $0) }
    }
    let laboratories = results.prefix(round.laboratories).map { $0[0] }
    #expect(Set(laboratories).count == round.laboratories)
    let failed = results.filter { $0[1] != "acceptable" }
    #expect(failed == [[laboratories[2], "action"], [laboratories[4], "action"]])
  }
}

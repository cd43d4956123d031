import Foundation
import Tables
import Testing

@Suite("Collecting forms")
struct CollectCommandTests {
  private let round = """
    round: R-1
    title: {vi: Vòng thử, en: Trial round}
    forms: {version: 2, deadline: 2031-05-31}
    results: {file: results.csv}
    assignedValue: {method: reference-laboratory, value: 10, U: 0.1, k: 2}
    measurands:
      - id: m
        quantity: {vi: khối lượng, en: mass}
        unit: mg
        form: {nominal: 10, within: 1, referenceU: 0.3}
    """

  /// A folder with the round and the forms of the laboratories 101 and 102.
  private func folder(_ language: String = "en") throws -> WorkFolder {
    let folder = try WorkFolder(["round.yaml": round])
    let run = try CommandRun(
      "template", "round.yaml", "-o", "forms", "--codes", "101,102", "--lang", language,
      folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    return folder
  }

  private let good: FormAnswers = [
    ("D12", .number(10.05)), ("E12", .number(0.12)), ("F12", .number(2)),
    ("G12", .date("2031-03-15")), ("H12", .text("direct")),
  ]

  private func collect(_ folder: WorkFolder, _ more: String...) throws -> CommandRun {
    try CommandRun(
      arguments: ["collect", "round.yaml", "back", "--codes", "101,102", "--lang", "en"] + more,
      folder: folder)
  }

  @Test func captures() throws {
    let folder = try folder()
    let details: FormAnswers = [
      ("D15", .number(20.5)), ("D17", .text("E1 <b>")), ("D21", .text("Yes")),
      ("D22", .text("Nguyễn Văn A")),
    ]
    try folder.write(
      "back/a.xlsx", try filled(folder.bytes("forms/form-101.xlsx"), good + details))
    try folder.write("back/notes.pdf", [1])
    let run = try collect(folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors == "passed-over: notes.pdf\n")
    #expect(run.output == "Captured the forms of 1/2 laboratories.\nNo form yet: 102\n")
    #expect(
      try folder.text("results.csv")
        == "lab,measurand,value,U,k,date,method,note\n101,m,10.05,0.12,2,2031-03-15,direct,\n")
    // Who signed would give the laboratory away.
    #expect(
      try folder.text("conditions.csv")
        == "lab,temperature,humidity,standard,traceability,declared,file\n101,20.5,,E1 <b>,,true,a.xlsx\n"
    )
    let score = try CommandRun("analyze", "round.yaml", "--format", "csv", folder: folder)
    #expect(score.status == 0 && score.output.contains("101,10.05,"), "\(score.errors)")
  }

  @Test("Answers in hidden rows and columns of a form are taken, and both sides hear of it")
  func hiddenAnswers() throws {
    let folder = try folder()
    try folder.write("back/a.xlsx", try filled(folder.bytes("forms/form-101.xlsx"), good))
    guard hideWithOpenpyxl(folder.url.appendingPathComponent("back/a.xlsx"), row: 12, column: "E")
    else { return }
    let run = try collect(folder)
    let remark = #"sheet "Results": hidden rows 12; hidden columns E"#
    #expect(run.status == 0 && run.output.contains("101, a.xlsx: \(remark)"), "\(run.output)")
    #expect(try folder.text("results.csv").contains("\n101,m,10.05,0.12,"))
    let record = try collect(folder, "--format", "json").json()
    #expect((record["forms"] as? [[String: Any]])?.first?["hidden"] as? [String] == [remark])
    let check = try CommandRun("precheck", "back/a.xlsx", "--lang", "vi", folder: folder)
    #expect(
      check.output.contains(#"trang "Results": dòng ẩn 12; cột ẩn E. Số liệu ở đó vẫn được đọc"#),
      "\(check.output)\(check.errors)")
  }

  @Test("A form of another round, another version, an unknown code: refused with sheet and cell")
  func foreign() throws {
    let folder = try folder()
    for (change, message) in [
      (
        ("round: R-1", "round: R-2"),
        #"a.xlsx:lienphong!B3: the form belongs to the round "R-1", not to "R-2""#
      ),
      (
        ("version: 2", "version: 3"),
        "a.xlsx:lienphong!B4: the form has version 2, but the round has 3"
      ),
      (
        ("unit: mg", "unit: g"),
        #"a.xlsx:Results!C12: the unit of "m" is "mg", but that of the round "g""#
      ),
      (("id: m\n", "id: n\n"), "the form has other measurands than the round"),
    ] {
      try folder.write("back/a.xlsx", try filled(folder.bytes("forms/form-101.xlsx"), good))
      let text = round.replacingOccurrences(of: change.0, with: change.1)
      try folder.write("round.yaml", Array(text.utf8))
      let run = try collect(folder)
      #expect(run.status == 65 && run.errors.contains(message), "\(run.errors)")
      #expect(!folder.names.contains("results.csv"))
    }
    try folder.write("round.yaml", Array(round.utf8))
    let unknown = try CommandRun(
      "collect", "round.yaml", "back", "--codes", "107,202", folder: folder)
    #expect(
      unknown.status == 65
        && unknown.errors.contains(
          #"lienphong!B6: "101" is not a code of this round. Did you mean 107?"#),
      "\(unknown.errors)")
  }

  @Test("Edited labels, a changed unit, answers that are none")
  func edited() throws {
    let folder = try folder()
    let form = try folder.bytes("forms/form-101.xlsx")
    for (answers, message) in [
      ([("C12", .text("g"))], #"a.xlsx:Results!C12: the unit was changed from "mg" to "g""#),
      ([("E11", .text("u"))], #"a.xlsx:Results!E11: the label was changed from "U" to "u""#),
      ([("B4", .text("102"))], #"a.xlsx:Results!B4: the code was changed from "101" to "102""#),
      ([("D12", .text("ten"))], #"a.xlsx:Results!D12: "ten" is not a number"#),
      ([("D12", .text("1.234"))], "is text that may mean a number or a thousand times as much"),
      ([("D12", .date("2031-01-01"))], "is not a number. Enter a number"),
      ([("E12", .number(0))], "a.xlsx:Results!E12: U is not above zero"),
      ([("E12", .number(-1))], "U is not above zero"),
      ([("F12", .number(0))], "k is not above zero"),
      ([("G12", .text("03-04-31"))], "is not a date. Enter a date"),
      ([("D12", .text(""))], "there is no result"),
      ([("F12", .text(" "))], "a.xlsx:Results!E12: U is stated without its coverage factor k"),
      ([("D12", .number(1e300))], "too large"),
    ] as [(FormAnswers, String)] {
      try folder.write("back/a.xlsx", try filled(form, good + answers))
      let run = try collect(folder)
      #expect(run.status == 65 && run.errors.contains(message), "\(message): \(run.errors)")
      #expect(!folder.names.contains("results.csv"))
    }
  }

  @Test("Numbers stored as text are read with either mark, and named")
  func text() throws {
    let folder = try folder("vi")
    let answers: FormAnswers = [
      ("D12", .text("10,05")), ("E12", .text("0.120")), ("F12", .text(" 2 ")),
      ("G12", .text("15/03/2031")),
    ]
    try folder.write("back/a.xlsx", try filled(folder.bytes("forms/form-102.xlsx"), answers))
    let run = try collect(folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("102, a.xlsx: numbers stored as text were read"))
    #expect(try folder.text("results.csv").contains("102,m,10.05,0.120,2,2031-03-15,,"))
    #expect(
      try folder.text("provenance.csv").contains(
        "102,m,value,10.05,\"10,05\",true,a.xlsx,Kết quả,D12,"))
    // Nobody is named who was not stated.
    #expect(
      try folder.text("provenance.csv").split(separator: "\n").dropFirst().allSatisfy {
        $0.hasSuffix(",false,")
      })
    #expect(try !folder.text("collection.json").contains("Nguyễn"))
    let named = try collect(folder, "--by", "Nguyễn Văn A, \"VMI\"")
    #expect(named.status == 0, "\(named.errors)")
    #expect(
      try folder.text("provenance.csv").contains(",false,\"Nguyễn Văn A, \"\"VMI\"\"\"\n"))
    #expect(try folder.text("collection.json").contains("Nguyễn Văn A"))
  }

  @Test("Late and second forms are named and never overwrite; a correction is accepted by name")
  func secondForms() throws {
    let folder = try folder()
    let form = try folder.bytes("forms/form-101.xlsx")
    func send(_ name: String, _ value: Double, _ seconds: Double) throws {
      try folder.write(name, try filled(form, good + [("D12", .number(value))]))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: seconds)],
        ofItemAtPath: folder.url.appendingPathComponent(name).path)
    }
    // 2031-05-31 24:00 is 1938038400.
    try send("back/first.xlsx", 10.05, 1_938_038_399)
    try send("back/again.xlsx", 10.07, 1_938_038_400)
    try send("back/copy.xlsx", 10.05, 1_938_038_401)
    let run = try collect(folder)
    #expect(
      run.output == """
        Captured the forms of 1/2 laboratories.
        101, again.xlsx: a second form, not taken (--accept takes it); after the deadline
        101, copy.xlsx: the same as the form captured; after the deadline
        No form yet: 102

        """)
    #expect(try folder.text("results.csv").contains("101,m,10.05,"))
    // What came in before the first does not displace what was captured.
    try send("back/earlier.xlsx", 10.09, 1_900_000_000)
    #expect(try collect(folder).status == 0)
    #expect(try folder.text("results.csv").contains("101,m,10.05,"))
    let accepted = try collect(folder, "--accept", "again.xlsx")
    #expect(
      accepted.status == 0 && accepted.output.contains("superseded by an accepted correction"))
    #expect(try folder.text("results.csv").contains("101,m,10.07,0.12,2,2031-03-15,direct,late\n"))
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("back/again.xlsx"))
    let gone = try collect(folder)
    #expect(gone.status == 65 && gone.errors.contains("is no longer among the returned forms"))
  }

  @Test func aResultsFileOfAnotherOriginStays() throws {
    let folder = try folder()
    try folder.write("back/a.xlsx", try filled(folder.bytes("forms/form-101.xlsx"), good))
    try folder.write("results.csv", Array("lab,value\n1,2\n".utf8))
    let run = try collect(folder)
    #expect(run.status == 73 && run.errors.contains("was not made by collect"))
    #expect(try folder.text("results.csv") == "lab,value\n1,2\n")
    #expect(try collect(folder, "--force").status == 0)
    try folder.write("results.csv", try folder.bytes("results.csv") + Array("102,m,1,,,,,\n".utf8))
    let changed = try collect(folder)
    #expect(changed.status == 73 && changed.errors.contains("was changed since"))
  }

  @Test("Results as CSV: several laboratories, the unit and the round compared")
  func tables() throws {
    let folder = try folder()
    try folder.write(
      "back/r.csv",
      Array(
        "lab,round,unit,value,U,k,date\n102,R-1,mg,10.1,0.2,2,2031-01-02\n101,R-1,mg,9.9,0.2,2,\n"
          .utf8))
    let run = try collect(folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try folder.text("results.csv")
        == "lab,measurand,value,U,k,date,method,note\n101,m,9.9,0.2,2,,,\n102,m,10.1,0.2,2,2031-01-02,,\n"
    )
    for (text, message) in [
      ("lab,unit,value\n101,g,1\n", #"r.csv:2:2: the unit is "g", but that of the round "mg""#),
      ("lab,round,value\n101,X,1\n", #"r.csv:2:2: the result belongs to the round "X""#),
      ("lab,value\n101,1\n101,2\n", "stands twice"),
      ("lab,value\n103,1\n", "is not a code of this round"),
      ("lab,measurand,value\n101,x,1\n", #""x" is not a measurand of the round"#),
      ("lab,value,U\n101,1,0.1\n", "U is stated without its coverage factor k"),
      ("lab,value\n101,\"1,5\"\n", "uses a decimal comma"),
      ("lab\n101\n", "there is no column value"),
      ("lab,value,date\n101,1,3/4/2031\n", "is not a date. Write dates as yyyy-mm-dd"),
      ("", "the file is empty"), ("lab,valeu\n1,1\n", "Did you mean value?"),
    ] {
      let other = try self.folder()
      try other.write("back/r.csv", Array(text.utf8))
      let run = try collect(other)
      #expect(run.status == 65 && run.errors.contains(message), "\(text): \(run.errors)")
    }
  }

  @Test("One refused form stops the collection, unless it is passed by")
  func refused() throws {
    let folder = try folder()
    try folder.write("back/a.xlsx", try filled(folder.bytes("forms/form-101.xlsx"), good))
    try folder.write("back/b.xlsx", Array("PK\u{3}\u{4} nonsense".utf8))
    try folder.write("back/c.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    try folder.write("back/d.xml", Array("<dcc/>".utf8))
    let run = try collect(folder)
    #expect(run.status == 65 && !folder.names.contains("results.csv"))
    #expect(run.errors.contains("b.xlsx: the workbook is incomplete"))
    #expect(run.errors.contains("c.xls: the file is an old Excel workbook (.xls)"))
    #expect(run.errors.contains("d.xml: "))
    let skipped = try collect(folder, "--skip-refused", "--format", "json")
    #expect(skipped.status == 0, "\(skipped.errors)")
    let json = try skipped.json()
    #expect(json["schema"] as? String == "lienphong.collection")
    #expect((json["forms"] as? [Any])?.count == 1 && (json["refused"] as? [Any])?.count == 3)
  }

  @Test func usage() throws {
    let folder = try folder()
    #expect(try collect(folder).status == 66)
    try folder.write("back/notes.pdf", [1])
    let none = try collect(folder)
    #expect(none.status == 66 && none.errors.contains("holds no returned form"))
    #expect(!folder.names.contains("results.csv"))
    try folder.write("back/a.xlsx", try filled(folder.bytes("forms/form-101.xlsx"), good))
    #expect(try collect(folder, "--accept", "z.xlsx").status == 64)
    try folder.write("bare.yaml", Array("assignedValue: mean\n".utf8))
    let bare = try CommandRun("template", "bare.yaml", "-o", "f", "--codes", "1", folder: folder)
    #expect(bare.status == 65)
    #expect(bare.errors.contains("the round has no id") && bare.errors.contains("has no unit"))
    let keyless = try CommandRun("template", "round.yaml", "-o", "f", folder: folder)
    #expect(keyless.status == 64 && keyless.errors.contains("run lienphong codes"))
    let again = try CommandRun(
      "template", "round.yaml", "-o", "forms", "--codes", "101", folder: folder)
    #expect(again.status == 73)
  }

  @Test("A code from outside never leads out of a folder")
  func codesAsNames() throws {
    let folder = try folder()
    let run = try CommandRun(
      "template", "round.yaml", "-o", "f", "--codes", "../x,a/b,PTN 07,=1", folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    let names = run.output.split(separator: "\n")
    #expect(
      names.count == 4
        && names.allSatisfy { $0.hasPrefix("f/form-") && $0.split(separator: "/").count == 2 })
    #expect(!folder.names.contains("x.xlsx"))
  }
}

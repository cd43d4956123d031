import Interlab
import Mathematics
import Metrology
import RoundFiles
import Tables
import Testing
import Wording

/// The reader of whole files is the oracle: reading in pieces must write the same bytes.
@Suite("Archives in pieces")
struct ArchiveScoringTests {
  private static let methods = [
    "mean", "median-MADe", "median-nIQR", "algorithm-a", "qn", "huber", "weighted-mean", "birge",
    "dersimonian-laird", "mandel-paule",
  ]

  private func definition(
    _ method: String, scores: [ScoreKind] = [], sigmaPt: SigmaPtMethod? = nil
  ) throws -> ComparisonDefinition {
    let assigned = try #require(assignedValueMethod(named: method, MethodOptions()))
    var rules = Comparison(assignedValue: assigned)
    rules.scores = scores
    rules.sigmaPt = sigmaPt
    return ComparisonDefinition(rules: rules)
  }

  /// Small pieces cut comparisons and lines everywhere; more threads than cores change the order of
  /// work.
  @Test(arguments: [37, 1000, 1 << 20], [1, 2, 5])
  func writesTheSameInAnyPieces(pieceSize: Int, threads: Int) throws {
    let archive = SyntheticArchive(seed: 7, rows: 600)
    let definition = try definition("median", sigmaPt: .usualRobust)
    let analysis = try archive.analysis(definition, Round())
    for form in [ArchiveForm.csv, .json, .summaryCSV, .summaryJSON, .summaryText(.vietnamese)] {
      let pieces = try #require(
        try archive.scoredInPieces(
          definition, Round(), form, threads: threads, pieceSize: pieceSize))
      #expect(pieces.text == String(decoding: form.bytes(of: analysis), as: UTF8.self))
    }
  }

  /// The rows of each comparison together, these in any order.
  @Test(arguments: [ArchiveForm.csv, .summaryCSV], [1, 3])
  func writesComparisonsInAnyOrder(form: ArchiveForm, threads: Int) throws {
    var archive = SyntheticArchive(seed: 23, rows: 400)
    var lines = archive.text.split(separator: "\n")
    let header = lines.removeFirst()
    archive.text = ([header] + lines[200...] + lines[..<200].reversed()).joined(separator: "\n")
    let definition = try definition("median", scores: [.z], sigmaPt: .usualRobust)
    let analysis = try archive.analysis(definition, Round())
    for pieceSize in [500, 1 << 20] {
      let pieces = try #require(
        try archive.scoredInPieces(
          definition, Round(), form, threads: threads, pieceSize: pieceSize))
      #expect(pieces.text == String(decoding: form.bytes(of: analysis), as: UTF8.self))
      #expect(pieces.outcome.comparisonCount == analysis.comparisons.count)
    }
  }

  @Test(arguments: methods)
  func writesTheSameByEveryMethod(_ method: String) throws {
    // Some methods need two results of each comparison.
    var archive = SyntheticArchive(seed: 11, rows: 200)
    archive.text = archive.text.split(separator: "\n").filter { !$0.contains("U,k") }
      .reduce(into: "round,item,measurand,lab,value,U,k\n") { text, line in
        text += "\(line)\n\(line.replacing(",L", with: ",M").replacing(",Viện", with: ",Sở"))\n"
      }
    for sigmaPt in [SigmaPtMethod.usualRobust, .standardDeviation, .prescribed(0.4)] {
      let definition = try definition(
        method, scores: [.D, .Dpercent, .z, .zPrime, .zeta, .En, .EnCombined], sigmaPt: sigmaPt)
      let analysis = try archive.analysis(definition, Round())
      for form in [ArchiveForm.csv, .json, .summaryCSV] {
        let pieces = try #require(
          try archive.scoredInPieces(definition, Round(), form, threads: 2, pieceSize: 2500))
        #expect(pieces.text == String(decoding: form.bytes(of: analysis), as: UTF8.self))
      }
    }
  }

  /// Of all that is written, and of summaries where they are asked for.
  @Test(arguments: [ArchiveForm.csv, .summaryCSV, .summaryText(.english)], [false, true])
  func countsTheNoticesAndSeesAction(form: ArchiveForm, includes: Bool) throws {
    var archive = SyntheticArchive(seed: 3, rows: 500, includes: includes)
    archive.text.replace(",L9,", with: ",=L9,")
    let definition = try definition("median", scores: [.z, .zeta], sigmaPt: .prescribed(0.1))
    let analysis = try archive.analysis(definition, Round())
    let outcome = try #require(
      try archive.scoredInPieces(
        definition, Round(), form, threads: 2, pieceSize: 999, findsNoticesOfSummary: true)?.outcome
    )
    #expect(outcome.hasAction)
    #expect(outcome.comparisonCount == analysis.comparisons.count)
    let notices = analysis.comparisons.flatMap(\.notices)
    for (first, comparisons) in outcome.notices {
      #expect(notices.first { $0.code == first.code } == first)
      let count = analysis.comparisons.count { comparison in
        comparison.notices.contains { $0.code == first.code }
      }
      #expect(count == comparisons)
    }
    #expect(Set(outcome.notices.map(\.first.code)) == Set(notices.map(\.code)))
    #expect(notices.contains { $0.code == "code-looks-like-formula" })
  }

  /// What is not plain is read all the same, and what is wrong with it said as for a whole file.
  @Test(arguments: [
    "L1,\"10.5\"\n", "\"L,\"\"1\nx\",10.5\n", "L1,ten\n", "L1\n", "L1,1,2\n", ",10.5\n", "L1,\n",
    "L1,1e90\n", "L1,10.5\rL8,2\n", "L2,10.5\n", "e\u{301},10.5\n", "L\u{200B}1,10.5\n",
    "L\u{7}1,10.5\n", "L1,1\"\n", "L1,\"10\nL5,7\n", ",\n \n\nL1,x\n", "\0,1\nL1,x\n",
  ])
  func readsWhatIsNotPlain(row: String) throws {
    let definition = try definition("mean", scores: [.D])
    for text in ["lab,value\n\(row)L7,9\nL2,11\n", "lab,value\nL7,9\nL2,11\n\(row)"] {
      try expectAsWhole(text, definition)
    }
    for text in ["a,L7,9\n\("a,\(row)")a,L2,11\n", "a,L7,9\nb,L2,11\nb,\(row)"] {
      for after in ["", "c,L1,3\nc,L2,4\nd,L1,yes\n", "c,L1\nd,L1,1\nd,L1,2\n"] {
        try expectAsWhole("item,lab,value\n" + text + after, definition)
      }
    }
  }

  @Test func readsReplicates() throws {
    let rows = [
      "a,L1,1,10.1", "a,L1,2,10.3", "a,L2,1,10.5", "b,\"L1\",1,9", "b,L1,2,9.5", "b,L3,1,8",
      "c,L1,1,5",
      "c,L2,1,6", "c,L2,2,7",
    ]
    let definition = try definition("mean", scores: [.D])
    try expectAsWhole("item,lab,replicate,value\n" + rows.joined(separator: "\n"), definition)
    for wrong in ["c,L2,2,8", "d,L1,1,x\nd,L1,1,2", "d,L1,1,1\nd,L1,1,2"] {
      try expectAsWhole(
        "item,lab,replicate,value\n" + (rows + [wrong]).joined(separator: "\n"), definition)
    }
  }

  /// A comparison that has too few results does not hide a cell that is wrong, wherever that is.
  @Test(
    arguments: ["weighted-mean", "mandel-paule", "qn", "vangel-rukhin"],
    [ArchiveForm.csv, .summaryCSV])
  func saysWhatIsWrongWithCellsFirst(method: String, form: ArchiveForm) throws {
    let definition = try definition(method, scores: [.En])
    let rows = "a,L1,1,1,2\nb,L1,1,1,2\nb,L2,2,1,2\nc,L1,5,1,2\nc,L2,5.5,1,2\n"
    for wrong in ["d,L1,1,,\n", "d,L1,1,-1,2\n", "d,L1,1,1,2\nd,L1,2,1,2\n", ""] {
      try expectAsWhole("item,lab,value,U,k\n" + rows + wrong, definition, form)
    }
  }

  /// Many mistakes in many stretches: the first twenty, and their count.
  @Test func countsMistakesAsInAWholeFile() throws {
    let archive = SyntheticArchive(seed: 5, rows: 600)
    var lines = archive.text.split(separator: "\n").map(String.init)
    for line in stride(from: 3, to: lines.count, by: 17) { lines[line] += "x" }
    try expectAsWhole(lines.joined(separator: "\n\n"), definition("median", scores: [.D]))
    lines[400] += ",1"
    try expectAsWhole(lines.joined(separator: "\n"), definition("median", scores: [.D]))
  }

  /// Quotes around cells change nothing, wherever the rows stand.
  @Test(arguments: [37, 1 << 20])
  func readsQuotedCells(pieceSize: Int) throws {
    let plain = SyntheticArchive(seed: 13, rows: 400)
    let definition = try definition("median", sigmaPt: .usualRobust)
    let expected = String(
      decoding: ArchiveForm.csv.bytes(of: try plain.analysis(definition, Round())), as: UTF8.self)
    var lines = plain.text.split(separator: "\n").enumerated().map { number, line in
      line.split(separator: ",", omittingEmptySubsequences: false).enumerated().map {
        (number + $0).isMultiple(of: 3) ? "\($1)" : "\"\($1)\""
      }.joined(separator: ",")
    }
    for isScattered in [false, true] {
      var archive = plain
      if isScattered { lines = [lines[0]] + lines.dropFirst().sorted { $0.count < $1.count } }
      archive.text = lines.joined(separator: "\n")
      let whole = try archive.analysis(definition, Round())
      let pieces = try #require(
        try archive.scoredInPieces(definition, Round(), .csv, threads: 2, pieceSize: pieceSize))
      let text = String(decoding: ArchiveForm.csv.bytes(of: whole), as: UTF8.self)
      #expect(pieces.text == text)
      #expect(isScattered || text == expected)
    }
  }

  /// So do pairs of quotes within quotes, and they are written as such.
  @Test(arguments: [9, 1 << 20])
  func readsDoubledQuotes(pieceSize: Int) throws {
    for codes in [["\"L\"\"1\"", "L2", "\"\"\"L,3\"\"\"", "L\"4"], ["L1", "L2", "L3", "L4"]] {
      for items in [["b", "\"a\"\"x\""], ["\"a\"\"x\"", "b"], ["a", "b"]] {
        for rows in [[0, 1, 2, 4, 5, 6], [0, 4, 1, 5, 2, 6], [0, 4, 1, 5, 2, 3, 6]] {
          let lines = rows.map { "\(items[$0 / 4]),\(codes[$0 % 4]),\($0 * $0)\n" }
          try expectAsWhole(
            "item,lab,value\n" + lines.joined(), definition("mean", scores: [.D]))
        }
      }
    }
    var archive = SyntheticArchive(seed: 0, rows: 0)
    archive.text = "item,lab,value\nb,L1,2\n\"a\"\"\",\"L\"\"1\",1\nb,L2,4\n\"a\"\"\",L2,3\n"
    let pieces = try archive.scoredInPieces(
      definition("mean", scores: [.D]), Round(), .csv, threads: 2, pieceSize: pieceSize)
    #expect(pieces?.text.contains("\"a\"\"\",\"L\"\"1\",1,") == true)
  }

  /// A comparison that comes back, in rows that are not plain, is for the reader of whole files.
  @Test func declinesOtherCodesInRowsThatAreNotTogether() throws {
    var archive = SyntheticArchive(seed: 0, rows: 0)
    archive.text = "item,lab,value\nb,L1,2\nb,L2,4\na,e\u{301}1,1\na,L2,3\nb,L3,1\n"
    #expect(
      try archive.scoredInPieces(
        definition("mean", scores: [.D]), Round(), .csv, threads: 2, pieceSize: 9) == nil)
  }

  private func expectAsWhole(
    _ text: String, _ definition: ComparisonDefinition, _ form: ArchiveForm = .csv
  ) throws {
    var archive = SyntheticArchive(seed: 0, rows: 0)
    archive.text = text
    let whole = Result {
      String(
        decoding: form.bytes(of: try archive.analysis(definition, Round())), as: UTF8.self)
    }
    for pieceSize in [9, 1 << 20] {
      let pieces = Result {
        try archive.scoredInPieces(definition, Round(), form, threads: 2, pieceSize: pieceSize)?
          .text
      }
      switch (whole, pieces) {
      case (.success(let whole), .success(let pieces)): #expect(pieces == whole, "\(text)")
      case (.failure(let whole), .failure(let pieces)):
        let said = "\(pieces)".replacing(/[^ \n]*archive-[0-9A-F-]+\.csv/, with: "archive.csv")
        #expect(said == "\(whole)", "\(text)")
      // A mistake may hide that a comparison goes on: the whole file is then read to say it.
      case (.failure, .success(nil)): break
      default: Issue.record("\(text): \(whole) but \(pieces)")
      }
    }
  }

  @Test(arguments: [
    "lab,value\r\nL1, 1.5 \r\n\r\n  L2,+2e0\r\nL3,-3",
    "lab;value;note\nL1;1;a\nL2;.5;b, c\nL3;123456789012345678901234567890;đ\n",
    "lab,value\nL1,0.1000000000000000055511151231257827\nL2,1.\nL3,-0\n",
  ])
  func readsWhatIsUnusualButPlain(text: String) throws {
    let definition = try definition("mean", scores: [.D])
    var archive = SyntheticArchive(seed: 0, rows: 0)
    archive.text = text
    let pieces = try #require(
      try archive.scoredInPieces(definition, Round(), .csv, threads: 2, pieceSize: 5))
    let analysis = try archive.analysis(definition, Round())
    #expect(pieces.text == String(decoding: ArchiveForm.csv.bytes(of: analysis), as: UTF8.self))
  }
}

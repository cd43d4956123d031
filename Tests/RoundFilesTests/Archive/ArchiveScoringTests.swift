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

  @Test(arguments: methods)
  func writesTheSameByEveryMethod(_ method: String) throws {
    // Some methods need two results of each comparison.
    var archive = SyntheticArchive(seed: 11, rows: 400)
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
          try archive.scoredInPieces(definition, Round(), form, threads: 2, pieceSize: 5000))
        #expect(pieces.text == String(decoding: form.bytes(of: analysis), as: UTF8.self))
      }
    }
  }

  @Test func countsTheNoticesAndSeesAction() throws {
    let archive = SyntheticArchive(seed: 3, rows: 500, includes: true)
    let definition = try definition("median", scores: [.z, .zeta], sigmaPt: .prescribed(0.1))
    let analysis = try archive.analysis(definition, Round())
    let outcome = try #require(
      try archive.scoredInPieces(definition, Round(), .csv, threads: 2, pieceSize: 999)?.outcome)
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
  }

  /// What is not plain is declined, with nothing written: the reader of whole files says why.
  @Test(arguments: [
    ("L1,10.5\n", "L1,\"10.5\"\n"), ("L1,10.5\n", "L1,ten\n"), ("L1,10.5\n", "L1\n"),
    ("L1,10.5\n", "L1,1,2\n"), ("L1,10.5\n", ",10.5\n"), ("L1,10.5\n", "L1,\n"),
    ("L1,10.5\n", "L1,1e90\n"), ("L1,10.5\n", "L1,10.5\rL8,2\n"), ("L1,10.5\n", "L2,10.5\n"),
    ("L1,10.5\n", "e\u{301},10.5\n"), ("L1,10.5\n", "L\u{200B}1,10.5\n"),
    ("L1,10.5\n", "L\u{7}1,10.5\n"),
  ])
  func declinesWhatIsNotPlain(plain: String, other: String) throws {
    let definition = try definition("mean", scores: [.D])
    var archive = SyntheticArchive(seed: 0, rows: 0)
    archive.text = "lab,value\n\(plain)L2,11\nL3,12\n"
    #expect(
      try archive.scoredInPieces(definition, Round(), .csv, threads: 2, pieceSize: 9) != nil)
    archive.text = "lab,value\nL7,9\nL2,11\nL3,12\n\(other)"
    #expect(
      try archive.scoredInPieces(definition, Round(), .csv, threads: 2, pieceSize: 9) == nil)
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

import Foundation
import Interlab
import Mathematics
import Metrology
import RoundFiles
import Tables
import Testing

/// Rows in any order: the reader of whole files is the oracle.
@Suite("Scattered archives")
struct ScatteredArchiveTests {
  private func shuffled(_ seed: UInt64) -> SyntheticArchive {
    var archive = SyntheticArchive(seed: seed, rows: 900)
    var lines = archive.text.split(separator: "\n").map(String.init)
    let header = lines.removeFirst()
    var state = seed
    for last in stride(from: lines.count - 1, to: 0, by: -1) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      lines.swapAt(last, Int(state >> 33) % (last + 1))
    }
    archive.text = ([header] + lines).joined(separator: "\n")
    return archive
  }

  /// The smaller limit does not hold the rows: they go to a file.
  @Test(arguments: [40_000, 1 << 30], [1, 3])
  func writesTheSameInAnyMemory(memoryLimit: Int, threads: Int) throws {
    let archive = shuffled(9)
    let assigned = try #require(assignedValueMethod(named: "median", MethodOptions()))
    for scores in [[], [ScoreKind.z, .En]] {
      var rules = Comparison(assignedValue: assigned, sigmaPt: .usualRobust)
      rules.scores = scores
      let definition = ComparisonDefinition(rules: rules)
      let analysis = try archive.analysis(definition, Round())
      for form in [ArchiveForm.csv, .json, .summaryCSV] {
        let pieces = try #require(
          try archive.scoredInPieces(
            definition, Round(), form, threads: threads, pieceSize: 2000,
            memoryLimit: memoryLimit))
        #expect(pieces.text == String(decoding: form.bytes(of: analysis), as: UTF8.self))
        #expect(pieces.outcome.comparisonCount == analysis.comparisons.count)
      }
    }
  }

  @Test func tooManyComparisonsAreNamed() throws {
    let rules = Comparison(
      assignedValue: .consensus(.mean), scores: [.D])
    #expect(throws: MemoryExceeded.self) {
      try shuffled(2).scoredInPieces(
        ComparisonDefinition(rules: rules), Round(), .csv, threads: 2, pieceSize: 500,
        memoryLimit: 12_000)
    }
  }

  /// A laboratory that stands twice in a comparison is found wherever its rows are.
  @Test func declinesARepeatedLaboratory() throws {
    var archive = SyntheticArchive(seed: 0, rows: 0)
    archive.text = "item,lab,value\na,L1,1\nb,L1,2\na,L2,3\nb,L2,4\na,L1,5\n"
    let rules = Comparison(assignedValue: .consensus(.mean), scores: [.D])
    #expect(
      try archive.scoredInPieces(
        ComparisonDefinition(rules: rules), Round(), .csv, threads: 2, pieceSize: 9) == nil)
  }
}

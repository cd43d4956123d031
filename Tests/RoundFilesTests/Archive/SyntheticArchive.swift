import Foundation
import Interlab
import Metrology
import RoundFiles
import Tables
import Testing

/// A small archive with what real ones have: groups of many sizes, outliers, ties, missing and
/// assumed uncertainties, excluded laboratories, names in Vietnamese.
struct SyntheticArchive {
  var text: String

  /// `rows` is about how many rows it has.
  init(seed: UInt64, rows: Int, hasUncertainties: Bool = true, includes: Bool = false) {
    var state = seed &* 2 + 1
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    var lines = ["round,item,measurand,lab,value" + (hasUncertainties ? ",U,k" : "")]
    if includes { lines[0] += ",include" }
    var group = 0
    while lines.count < rows {
      let size = 1 + Int(random() * random() * 40)
      let center = (random() - 0.3) * 100
      for lab in 0..<size {
        let spread = random() < 0.05 ? 5.0 : 0.5
        let value = center + spread * (random() + random() + random() - 1.5)
        let decimals = Int(random() * 7)
        let name = random() < 0.1 ? "Viện \(lab)" : "L\(lab)"
        var line = "R\(group / 3),S\(group % 3),khối lượng \(group % 2),\(name),"
        line += String(format: "%.\(decimals)f", value)
        if hasUncertainties {
          let U = String(format: "%.4f", 0.05 + 0.8 * random())
          line += random() < 0.9 ? ",\(U),2" : random() < 0.5 ? ",\(U),2.13" : ",\(U),"
        }
        if includes { line += random() < 0.1 ? ",0" : random() < 0.5 ? ",1" : "," }
        lines.append(line)
      }
      group += 1
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// What the reader of whole files makes of it.
  func analysis(_ definition: ComparisonDefinition, _ template: Round) throws -> Analysis {
    let table = try Table(csv: Array(text.utf8), file: "archive.csv")
    let reader = ResultsReader(table, decimalMark: .point, definitions: [definition])
    return try Analysis(of: reader.read(into: template))
  }

  /// What is written when it is read in pieces, or `nil` where that declines; with its outcome.
  func scoredInPieces(
    _ definition: ComparisonDefinition, _ template: Round, _ form: ArchiveForm, threads: Int,
    pieceSize: Int, memoryLimit: Int = 1 << 30, findsNoticesOfSummary: Bool = false
  ) throws -> (text: String, outcome: ArchiveScoring.Outcome)? {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("archive-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let written = WrittenBytes()
    guard
      let scoring = try ArchiveScoring(
        ArchiveSource(url.path), decimalMark: .point, ignoredColumns: [], definition: definition,
        template: template, threads: threads, pieceSize: pieceSize, memoryLimit: memoryLimit,
        findsNoticesOfSummary: findsNoticesOfSummary),
      let outcome = try scoring.run(form, to: ArchiveOutput(write: { written.append($0) }))
    else {
      #expect(written.bytes.isEmpty, "nothing is written where pieces are declined")
      return nil
    }
    return (String(decoding: written.bytes, as: UTF8.self), outcome)
  }
}

/// Bytes written by whichever thread has its turn.
private final class WrittenBytes: @unchecked Sendable {
  private let lock = NSLock()
  private var written: [UInt8] = []

  func append(_ bytes: [UInt8]) { lock.withLock { written += bytes } }

  var bytes: [UInt8] { lock.withLock { written } }
}

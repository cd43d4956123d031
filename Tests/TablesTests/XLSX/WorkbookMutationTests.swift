import Foundation
import Testing
import Wording

@testable import Tables

/// Random damage to workbooks: nothing may crash, run on without end or read something else in silence.
///
/// The number of trials is small here; `LIENPHONG_MUTATIONS=100000 swift test --filter Mutation` runs as
/// many as asked for.
@Suite("Mutation of workbooks")
struct WorkbookMutationTests {
  private static let trials =
    ProcessInfo.processInfo.environment["LIENPHONG_MUTATIONS"].flatMap { Int($0) } ?? 1500

  private static let corpus = ["openpyxl.xlsx", "openpyxl-1904.xlsx", "libreoffice.xlsx"]

  private func written() -> [UInt8] {
    var sheet = OutputSheet(name: "Kết quả")
    sheet.setRow(1, ["lab", "value", "date"])
    sheet.setRow(2, ["07", "1,5", "x"])
    sheet.set(CellAddress(row: 3, column: 2), 2.5)
    sheet.set(CellAddress(row: 3, column: 3), CalendarDate(days: 20_000))
    return OutputWorkbook([sheet]).bytes()
  }

  private func seeds() throws -> [[UInt8]] {
    try Self.corpus.map { try corpusBytes($0) } + [written()]
  }

  /// All cells of all sheets, by name; `nil` when the workbook is refused.
  private func cells(_ bytes: [UInt8]) -> [String: [Sheet.Cell]]? {
    do throws(TableErrors) {
      let workbook = try Workbook(bytes, file: "a.xlsx")
      var cells: [String: [Sheet.Cell]] = [:]
      for tab in workbook.tabs { cells[tab.name] = try workbook.sheet(tab).cells }
      return cells
    } catch {
      #expect(error.count > 0 && error.description.hasPrefix("a.xlsx"))
      return nil
    }
  }

  @Test("One byte changed anywhere: refused, or the same cells")
  func singleBytes() throws {
    var generator = SeededGenerator(seed: 1)
    for seed in try seeds() {
      let intact = try #require(cells(seed))
      var refused = 0
      for _ in 0..<Self.trials / 4 {
        var bytes = seed
        let position = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[position] ^= UInt8.random(in: 1...255, using: &generator)
        guard let read = cells(bytes) else {
          refused += 1
          continue
        }
        #expect(read == intact, "byte \(position)")
      }
      // The parts that are read take a good share of the bytes, and no change of them goes unnoticed;
      // theme and properties are not read.
      #expect(refused > Self.trials / 40)
    }
  }

  @Test("Many bytes changed, cut out, repeated or added")
  func archives() throws {
    var generator = SeededGenerator(seed: 2)
    let seeds = try seeds()
    for trial in 0..<Self.trials {
      var bytes = seeds[trial % seeds.count]
      for _ in 0..<Int.random(in: 1...6, using: &generator) { mutate(&bytes, &generator) }
      _ = cells(bytes)
      _ = try? Table(contents: bytes, file: "a.xlsx")
    }
  }

  @Test("The XML inside damaged, the archive around it whole")
  func parts() throws {
    var generator = SeededGenerator(seed: 3)
    var sources: [[(name: String, bytes: [UInt8])]] = []
    for seed in try seeds() {
      let archive = try ZIPArchive(seed)
      sources.append(
        try archive.entries.map { ($0.name, try archive.contents($0, limit: 1 << 20)) })
    }
    var readable = 0
    for trial in 0..<Self.trials {
      let source = sources[trial % sources.count]
      let target = Int.random(in: 0..<source.count, using: &generator)
      var zip = ZIPWriter()
      for (index, part) in source.enumerated() {
        var bytes = part.bytes
        if index == target {
          for _ in 0..<Int.random(in: 1...3, using: &generator) { mutateText(&bytes, &generator) }
        }
        zip.append(part.name, bytes)
      }
      let bytes = zip.finished()
      if cells(bytes) != nil { readable += 1 }
      _ = try? Table(contents: bytes, file: "a.xlsx")
    }
    // The damage is mild enough that the readers behind the XML are reached.
    #expect(readable > Self.trials / 20)
  }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let start = Int.random(in: 0..<bytes.count, using: &generator)
    let end = min(bytes.count, start + Int.random(in: 1...64, using: &generator))
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: bytes[start] = UInt8.random(in: 0...255, using: &generator)
    case 1: bytes.removeSubrange(start..<end)
    case 2: bytes.insert(contentsOf: Array(bytes[start..<end]), at: start)
    case 3: bytes.removeLast(bytes.count - start)
    case 4:
      for position in start..<end { bytes[position] = UInt8.random(in: 0...255, using: &generator) }
    default:
      // Numbers of four bytes that lie at the edges of what is expected.
      let edge =
        [0, 1, 0x7FFF_FFFF, 0xFFFF_FFFF, bytes.count].randomElement(using: &generator) ?? 0
      for offset in 0..<4 where start + offset < bytes.count {
        bytes[start + offset] = UInt8(truncatingIfNeeded: edge >> (8 * offset))
      }
    }
  }

  private static let words = [
    "<", ">", "\"", "<row>", "</row>", "<c r=\"A1\">", "<v>1e999</v>", "<v></v>", " r=\"ZZZ9\"",
    " t=\"s\"", " s=\"99\"", "-1", "4294967296", "&amp;", "&x;", "<![CDATA[", "]]>", "<!--", "-->",
    "<?x?>", "\u{0}", "<f>1/0</f>", "<mergeCell ref=\"A1:XFD1048576\"/>", "<is><t>x</t></is>",
  ]

  private func mutateText(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard !bytes.isEmpty, Bool.random(using: &generator) else {
      let word = Self.words.randomElement(using: &generator) ?? ""
      let start = Int.random(in: 0...bytes.count, using: &generator)
      bytes.insert(contentsOf: Array(word.utf8), at: start)
      return
    }
    // Digits for digits and letters for letters leave the document well-formed.
    for _ in 0..<20 {
      let position = Int.random(in: 0..<bytes.count, using: &generator)
      switch bytes[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes[position] = UInt8.random(in: 0x30...0x39, using: &generator)
        return
      case UInt8(ascii: "a")...UInt8(ascii: "z") where Int.random(in: 0..<4, using: &generator) == 0:
        bytes[position] = UInt8.random(in: 0x61...0x7A, using: &generator)
        return
      default: continue
      }
    }
    mutate(&bytes, &generator)
  }
}

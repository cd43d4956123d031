import Foundation
import Testing

@Suite("Gzip files as input")
struct CompressedInputTests {
  /// Python 3.11.7, `gzip.compress(…, mtime=0)` of the two halves of `plain`.
  private let members: [[UInt8]] = [
    [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x49, 0x4C, 0xD2, 0x29,
      0x4B, 0xCC, 0x29, 0x4D, 0xD5, 0x09, 0xE5, 0x72, 0xD4, 0x31, 0x34, 0xD0, 0x33, 0x30, 0x30,
      0xD6, 0x01, 0x91, 0x26, 0x5C, 0x00, 0xBA, 0x51, 0xFA, 0xBB, 0x1B, 0x00, 0x00, 0x00,
    ],
    [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x73, 0xD2, 0xB1, 0xD4, 0xB3,
      0xB4, 0xB4, 0xD0, 0x31, 0xD0, 0x33, 0x30, 0x30, 0xE3, 0x72, 0xD6, 0x31, 0x04, 0x32, 0x0C,
      0x0D, 0xC0, 0x5C, 0x53, 0x2E, 0x00, 0xC7, 0x51, 0xE0, 0x15, 0x1D, 0x00, 0x00, 0x00,
    ],
  ]
  private let plain = "lab,value,U\nA,10.003,0.004\nB,9.998,0.006\nC,10.010,0.005\n"

  private func folder(_ name: String, _ bytes: [UInt8]) throws -> WorkFolder {
    let folder = try WorkFolder(["plain.csv": plain])
    try Data(bytes).write(to: folder.url.appendingPathComponent(name))
    return folder
  }

  @Test(arguments: [
    ["score", "--assigned-value", "weighted-mean", "--format", "csv"], ["reference"],
  ])
  func readLikeThePlainFile(_ arguments: [String]) throws {
    let folder = try folder("r.csv.gz", members[0] + members[1])
    let plain = try CommandRun(arguments: arguments + ["plain.csv"], folder: folder)
    let packed = try CommandRun(arguments: arguments + ["r.csv.gz"], folder: folder)
    #expect(packed.status == 0 && packed.output == plain.output, "\(packed.errors)")
  }

  @Test func standardInputToo() throws {
    let packed = try CommandRun(
      arguments: ["score", "-", "--assigned-value", "mean", "--format", "csv"],
      bytes: Data(members[0] + members[1]))
    let plain = try CommandRun(
      "score", "-", "--assigned-value", "mean", "--format", "csv", input: plain)
    #expect(packed.status == 0 && packed.output == plain.output, "\(packed.errors)")
  }

  @Test func aDefinitionMayNameOne() throws {
    let folder = try folder("r.csv.gz", members[0] + members[1])
    try Data(
      "round: R\nresults: r.csv.gz\nmeasurands:\n  - assignedValue: {method: mean}\n".utf8
    ).write(to: folder.url.appendingPathComponent("round.yaml"))
    let run = try CommandRun("analyze", "round.yaml", "-o", "out", folder: folder)
    #expect(run.status == 0 && folder.names.contains("out"), "\(run.errors)")
  }

  /// A member that is cut off, one with a changed byte, text behind it, and an error in what it holds.
  @Test func damagedFilesAreBadData() throws {
    let whole = members[0] + members[1]
    var changed = whole
    changed[38] ^= 1
    let cases: [([UInt8], String)] = [
      (Array(whole.dropLast(9)), "r.csv.gz: the gzip data end too early"),
      (Array(whole.prefix(1)), "r.csv.gz:1:1: "),
      (changed, "r.csv.gz: the gzip data are damaged (incorrect data check)"),
      (whole + Array("D,1,1\n".utf8), "r.csv.gz: other bytes follow the gzip data"),
      (members[1] + members[0], "r.csv.gz:1"),
    ]
    for (bytes, message) in cases {
      let run = try CommandRun(
        "score", "r.csv.gz", "--assigned-value", "mean", folder: folder("r.csv.gz", bytes))
      #expect(run.status == 65 && run.errors.hasPrefix(message), "\(run.errors)")
      #expect(run.output.isEmpty)
    }
  }

  /// One letter and 70 million repetitions of it in half a megabyte, in the fixed code of RFC 1951: each 13
  /// bits, the length 258 (code 285, 11000101) and the distance 1 (00000), repeat 258 bytes.
  @Test func aBombIsDefused() throws {
    var bits = BitWriter()
    bits.append([1, 1, 0])
    bits.append([1, 0, 0, 1, 0, 0, 0, 1])
    for _ in 0..<280_000 { bits.append([1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]) }
    let bomb = Array(members[0].prefix(10)) + bits.bytes
    let run = try CommandRun(
      "score", "r.csv.gz", "--assigned-value", "mean", folder: folder("r.csv.gz", bomb))
    #expect(run.status == 65 && run.errors.contains("more than a hundred times"), "\(run.errors)")
  }
}

private struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var count = 0

  mutating func append(_ bits: [UInt8]) {
    for bit in bits {
      if count % 8 == 0 { bytes.append(0) }
      bytes[count / 8] |= bit << UInt8(count % 8)
      count += 1
    }
  }
}

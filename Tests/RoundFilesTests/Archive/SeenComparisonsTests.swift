import Tables
import Testing

@testable import RoundFiles

@Suite("Comparisons that come back")
struct SeenComparisonsTests {
  private func piece(_ keys: [String]) throws -> PlainRows {
    let layout = try #require(
      PlainLayout(
        roles: [.key, .key, .number], separator: .comma, decimalMark: .point, longestCode: 60))
    var rows = PlainRows(layout)
    let bytes = Array(keys.map { $0 + ",1\n" }.joined().utf8)
    try unsafe rows.fill(capacity: bytes.count) { (buffer) throws(Never) in
      unsafe buffer.copyBytes(from: bytes)
      return bytes.count
    }
    try #require(rows.read() == .plain && rows.runs.count == keys.count)
    return rows
  }

  /// Keys ascend by length and bytes, first key first.
  @Test(arguments: [
    ["R1,a", "R1,b", "R2,a", "R10,a", "R10,bb"], ["R2,a", "R1,a", "R3,z"],
    ["R9,long name of an item", "R9,long name of an iteo", "R10,a"], ["b,c", "a,z", "a,y"],
  ])
  func findsEachThatComesBack(_ keys: [String]) throws {
    for size in 1...keys.count {
      for again in keys.indices {
        var seen = SeenComparisons()
        for start in stride(from: 0, to: keys.count, by: size) {
          let rows = try piece(Array(keys[start..<min(start + size, keys.count)]))
          let areNew = seen.insert(rows, rows.runs.indices)
          #expect(areNew)
        }
        let (next, old) = (try piece(["zzzzz,new"]), try piece([keys[again]]))
        let inserted = [
          seen.insert(next, 0..<0), seen.insert(old, 0..<1), seen.insert(next, 0..<1),
        ]
        #expect(inserted == [true, false, true])
      }
    }
  }

  @Test func asAscendingKeysTakesEightBytesEach() throws {
    var seen = SeenComparisons()
    let keys = (100..<400).map { "R\($0),x" }
    let rows = try piece(keys)
    let areNew = seen.insert(rows, rows.runs.indices)
    #expect(areNew && seen.byteCount == 8 * keys.count)
    let isNew = seen.insert(rows, 5..<6)
    #expect(!isNew && seen.byteCount <= 16 * 1024)
  }
}

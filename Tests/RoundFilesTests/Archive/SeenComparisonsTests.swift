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
    unsafe rows.fill(capacity: bytes.count) { (buffer) throws(Never) in
      unsafe buffer.copyBytes(from: bytes)
      return bytes.count
    }
    try #require(rows.read() == .plain && rows.runs.count == keys.count)
    return rows
  }

  private func inserts(
    _ seen: inout SeenComparisons, _ rows: PlainRows, _ runs: Range<Int>
  ) throws -> Bool {
    do {
      try seen.insert(rows, runs)
      return true
    } catch is Scattered {
      return false
    }
  }

  @Test(arguments: [
    ["R1,a", "R1,b", "R2,a", "R10,a", "R10,bb"], ["R2,a", "R1,a", "R3,z"],
    ["R9,long name of an item", "R9,long name of an iteo", "R10,a"], ["b,c", "a,z", "a,y"],
  ])
  func findsEachThatComesBack(_ keys: [String]) throws {
    for size in 1...keys.count {
      for again in keys.indices {
        var seen = SeenComparisons(remembersKeys: true)
        for start in stride(from: 0, to: keys.count, by: size) {
          let rows = try piece(Array(keys[start..<min(start + size, keys.count)]))
          #expect(try inserts(&seen, rows, rows.runs.indices))
        }
        let (next, old) = (try piece(["zzzzz,new"]), try piece([keys[again]]))
        #expect(try inserts(&seen, next, 0..<0))
        #expect(try !inserts(&seen, old, 0..<1))
        #expect(try inserts(&seen, next, 0..<1))
      }
    }
  }

  /// Keys ascend by length and bytes, first key first; while they do, nothing is remembered.
  @Test(arguments: [1, 2, 5])
  func remembersNothingWhileKeysAscend(_ size: Int) throws {
    let keys = [
      "R1,a", "R1,b", "R2,a", "R9,long name of an item", "R9,long name of an iteo", "R10,a",
    ]
    for again in keys.indices {
      var seen = SeenComparisons(remembersKeys: false)
      for start in stride(from: 0, to: keys.count, by: size) {
        let rows = try piece(Array(keys[start..<min(start + size, keys.count)]))
        #expect(try inserts(&seen, rows, rows.runs.indices))
      }
      #expect(seen.byteCount == 0)
      let old = try piece([keys[again]])
      #expect(throws: NotAscending.self) { try inserts(&seen, old, 0..<1) }
    }
  }
}

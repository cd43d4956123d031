import Testing

@testable import Tables

@Suite("Numbers of keys")
struct KeyTableTests {
  private func piece(_ lines: [String], keys: Int) throws -> PlainRows {
    let layout = try #require(
      PlainLayout(
        roles: [PlainLayout.Role](repeating: .key, count: keys) + [.number], separator: .comma,
        decimalMark: .point, longestCode: 60))
    var rows = PlainRows(layout)
    let bytes = Array(lines.map { $0 + ",1\n" }.joined().utf8)
    unsafe rows.fill(capacity: bytes.count) { (buffer) throws(Never) in
      unsafe buffer.copyBytes(from: bytes)
      return bytes.count
    }
    try #require(rows.read() == .plain)
    return rows
  }

  /// A dictionary is the oracle: many keys, short and long, in pieces that repeat them in any order.
  @Test func numbersInTheOrderOfFirstAppearance() throws {
    var generator = SeededGenerator(seed: 5)
    let names = (0..<3000).map { "\($0)" + String(repeating: "x", count: $0 % 30) }
    var table: KeyTable?
    var known: [String: Int] = [:]
    for _ in 0..<12 {
      let lines = (0..<900).map { _ in
        let name = names.randomElement(using: &generator) ?? ""
        return "\(name),b\(name.utf8.count % 3)"
      }
      let rows = try piece(lines, keys: 2)
      var keys = KeyRecords(rows.layout)
      keys.lay(rows)
      var numbers: [UInt32] = []
      var current = table.take() ?? KeyTable(rows.layout)
      current.number(keys, into: &numbers)
      table = current
      for run in rows.runs.indices {
        let key = rows.keyTexts(ofRun: run).joined(separator: ",")
        let number = known[key] ?? known.count
        known[key] = number
        #expect(Int(numbers[run]) == number)
      }
    }
    let found = try #require(table)
    #expect(found.count == known.count)
    for (key, number) in known {
      var (bytes, cells) = ([UInt8](), [PlainRows.Cell]())
      found.appendKeys(of: number, to: &bytes, &cells)
      let texts = cells.map { String(decoding: bytes[$0.range], as: UTF8.self) }
      #expect(texts.joined(separator: ",") == key)
    }
  }

  /// The same letters, parted elsewhere.
  @Test func keysEndWhereTheyEnd() throws {
    let rows = try piece(["ab,c", "a,bc", "abc,d", "ab,c", "a,bcd"], keys: 2)
    var keys = KeyRecords(rows.layout)
    keys.lay(rows)
    var table = KeyTable(rows.layout)
    var numbers: [UInt32] = []
    table.number(keys, into: &numbers)
    #expect(numbers == [0, 1, 2, 0, 3])
  }
}

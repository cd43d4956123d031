import Foundation
import RoundFiles
import Testing

@Suite("Lines of a source")
struct LineSourceTests {
  private func lines(_ text: String, limit: Int) throws -> [String] {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("lienphong-\(UUID().uuidString)")
    try Data(text.utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    var source = LineSource(try ByteSource(path.path), limit: limit)
    var found: [String] = []
    while let line = try source.next() {
      switch line {
      case .bytes(let bytes): found.append(String(decoding: bytes, as: UTF8.self))
      case .tooLong: found.append("too long")
      }
    }
    return found
  }

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb", ["a", "b"]), ("\n\n", ["", ""]),
    ("12345\n123456\n1", ["12345", "too long", "1"]), ("1234567", ["too long"]),
  ])
  func areTakenOneByOne(_ text: String, _ expected: [String]) throws {
    #expect(try lines(text, limit: 5) == expected)
  }

  /// Longer than the block that is read at once, on either side of the limit.
  @Test func longLines() throws {
    let long = String(repeating: "x", count: 200_000)
    #expect(try lines("a\n\(long)\nb\n", limit: 200_000) == ["a", long, "b"])
    #expect(try lines("a\n\(long)\nb\n", limit: 199_999) == ["a", "too long", "b"])
  }
}

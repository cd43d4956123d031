import Tables
import Testing

@Suite("Encodings of text files")
struct TextEncodingTests {
  static let text = "lab,value\nPhòng thí nghiệm Đo lường,1\n"

  private func name(_ bytes: [UInt8], _ encoding: TextEncoding = .utf8) throws -> String {
    let table = try Table(contents: bytes, file: "r.csv", encoding: encoding)
    return table.text(record: 0, column: 0)
  }

  private func message(_ bytes: [UInt8], _ encoding: TextEncoding = .utf8) -> String {
    do {
      return try name(bytes, encoding)
    } catch {
      return "\(error)"
    }
  }

  @Test("UTF-16 and UTF-32 by their marks", arguments: [2, 4], [false, true])
  func readsByTheMark(width: Int, isBigEndian: Bool) throws {
    func bytes(_ unit: UInt32) -> [UInt8] {
      let all = (0..<width).map { UInt8(truncatingIfNeeded: unit >> UInt32(8 * $0)) }
      return isBigEndian ? all.reversed() : all
    }
    let units =
      width == 2 ? Self.text.utf16.map(UInt32.init) : Self.text.unicodeScalars.map(\.value)
    let file = bytes(0xFEFF) + units.flatMap(bytes)
    #expect(try name(file) == "Phòng thí nghiệm Đo lường")
    let table = try Table(contents: file, file: "r.csv")
    #expect(table.originalEncoding?.hasPrefix(width == 2 ? "UTF-16" : "UTF-32") ?? false)
    #expect(message(file + [0x61]).contains("odd length or half a character"))
    if width == 2 { #expect(message(file + bytes(0xD800)).contains("half a character")) }
  }

  /// "Phòng Đo lường" as CPython's codec cp1258 stores it, composed by NFC as unicodedata does.
  @Test("Windows-1258 when told, composed")
  func readsWindows1258() throws {
    let stored: [UInt8] = [
      0x50, 0x68, 0x6F, 0xCC, 0x6E, 0x67, 0x20, 0xD0, 0x6F, 0x20, 0x6C, 0xFD, 0xF5, 0xCC, 0x6E,
      0x67,
    ]
    let read = try name(Array("lab,value\n".utf8) + stored + Array(",1\n".utf8), .windows1258)
    // Đ and ư are single bytes, ò and ờ a letter and the grave of 0xCC.
    #expect(Array(read.utf8) == Array("Ph\u{F2}ng \u{110}o l\u{1B0}\u{1EDD}ng".utf8))
    #expect(read.unicodeScalars.count == 14)
  }

  @Test("A mark that contradicts what was told is refused")
  func refusesContradictions() {
    #expect(message([0xEF, 0xBB, 0xBF, 0x61], .windows1258).contains("Leave the encoding out"))
    let undefined: [UInt8] = [0x61, 0x2C, 0x62, 0x0A, 0x8A, 0x2C, 0x31]
    #expect(message(undefined, .windows1258).contains("no meaning"))
  }

  /// "Nguyễn Văn Trần cá" in TCVN3, and words with the marks of VNI.
  @Test("Old font encodings are recognized and refused with the remedy")
  func refusesFontEncodings() {
    let head = Array("lab,value\n".utf8)
    let tcvn3 =
      head + Array("Nguy".utf8) + [0xD4] + Array("n V".utf8) + [0xA8]
      + Array("n Tr".utf8) + [0xC7] + Array("n c".utf8) + [0xB8] + Array(",1\n".utf8)
    #expect(message(tcvn3, .windows1258).contains("TCVN3"))
    #expect(message(tcvn3, .windows1258).contains("UniKey"))
    let vni =
      head + Array("To".utf8) + [0xF8] + Array(" ch".utf8) + Array("u".utf8) + [0xFB]
      + Array(",1\n".utf8)
    #expect(message(vni, .windows1258).contains("VNI"))
    let units =
      head + Array("kg".utf8) + [0xB7] + Array("m".utf8) + [0xB2] + Array(" 10 ".utf8)
      + [0xB5] + Array("m 20 ".utf8) + [0xB0] + Array("C,1\n".utf8)
    #expect(message(units, .windows1258) == "kg·m² 10 µm 20 °C")
  }
}

/// Names of files for laboratories: whatever a code holds, its file stays in its folder and opens
/// on every system.
///
/// ASCII letters, digits, `-` and `_` stand for themselves; any run of other characters becomes one
/// `-`. Names are cut at 40 characters, begin with `lab-` (so none is hidden, empty or reserved),
/// and two that would be equal but for the case of letters are told apart by a number.
///
/// Complexity: O(n) in the number of codes.
public struct LaboratoryFileNames: Sendable {
  /// One name for each code, without extension.
  public let names: [String]

  /// Names the files of laboratories with these codes, in order.
  public init(_ codes: [String]) {
    var counts: [String: Int] = [:]
    var taken: Set<String> = []
    names = codes.map { code in
      let plain = "lab-" + Self.plain(code)
      var name = plain
      while !taken.insert(name.lowercased()).inserted {
        let count = counts[plain.lowercased(), default: 1] + 1
        counts[plain.lowercased()] = count
        name = "\(plain)-\(count)"
      }
      return name
    }
  }

  private static func plain(_ code: String) -> String {
    var name: [UInt8] = []
    for byte in code.utf8 {
      guard name.count < 40 else { break }
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        name.append(byte)
      default:
        if name.last != UInt8(ascii: "-"), !name.isEmpty { name.append(UInt8(ascii: "-")) }
      }
    }
    while name.last == UInt8(ascii: "-") { name.removeLast() }
    return name.isEmpty ? "x" : String(decoding: name, as: UTF8.self)
  }
}

/// A code as part of the name of a file: letters and digits of ASCII, `-` and `_` stay, all else becomes
/// `_`; where anything changed, the first digits of its SHA-256 follow, so that two codes have two names.
public func fileNamePart(_ code: String) -> String {
  var part = ""
  for byte in code.utf8.prefix(60) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      part.append(Character(Unicode.Scalar(byte)))
    default: part.append("_")
    }
  }
  return part == code && !part.isEmpty
    ? part : part + "-" + SHA256(Array(code.utf8)).hexadecimal.prefix(8)
}

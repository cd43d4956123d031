/// `text` as characters of an element of a workbook: markup escaped, and what XML cannot hold written
/// as `_x000B_` (ECMA-376-1, 22.9.2.19), as is what would read as such.
func xmlText(_ text: String) -> String {
  var result = ""
  var rest = text.unicodeScalars[...]
  while let scalar = rest.first {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "_" where unescaped(String(rest.prefix(7))) != String(rest.prefix(7)): result += "_x005F_"
    case "\t", "\n": result.unicodeScalars.append(scalar)
    case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
    default: result.unicodeScalars.append(scalar)
    }
    rest.removeFirst()
  }
  return result
}

/// `text` as the value of an attribute between double quotes.
func xmlAttribute(_ text: String) -> String {
  var result = ""
  for scalar in xmlText(text).unicodeScalars {
    switch scalar {
    case "\"": result += "&quot;"
    case "\n": result += "&#10;"
    case "\t": result += "&#9;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

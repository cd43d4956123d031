import Tables

/// A number's text with a decimal comma.
func decimalComma(_ text: String) -> String { String(text.map { $0 == "." ? "," : $0 }) }

/// A number to four significant digits.
func decimalDigits(_ value: Double) -> String {
  guard value.isFinite, value != 0 else { return shortestText(0) }
  var place = 0
  var magnitude = value.magnitude
  while magnitude >= 10, place < 400 { (magnitude, place) = (magnitude / 10, place + 1) }
  while magnitude < 1, place > -400 { (magnitude, place) = (magnitude * 10, place - 1) }
  return numberText(value, decimals: max(-400, min(400, 3 - place)), mark: .point)
}

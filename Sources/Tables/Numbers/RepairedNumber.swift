/// `text` without what may be overlooked in a number, and what that was.
func repairedNumber(_ text: String, mark: DecimalMark) -> (text: String, repairs: NumberRepairs) {
  var repairs: NumberRepairs = []
  var repaired = trimmingBlanks(text)
  if repaired.utf8.count < text.utf8.count { repairs.insert(.blanks) }
  if repaired.unicodeScalars.contains("\u{2212}") {
    repairs.insert(.minusSign)
    repaired = String(
      String.UnicodeScalarView(repaired.unicodeScalars.map { $0 == "\u{2212}" ? "-" : $0 }))
  }
  if let ungrouped = ungrouped(
    repaired, by: ["\u{00A0}", "\u{2009}", "\u{202F}"], mark: mark, inDecimals: true)
  {
    repairs.insert(.groupSpaces)
    repaired = ungrouped
  }
  return (repaired, repairs)
}

/// `text` without the characters that part its digits into groups of three from the mark, to the
/// left or, where `inDecimals`, both ways; `nil` when there are none, or when they part anything else.
func ungrouped(_ text: String, by separators: Set<Character>, mark: DecimalMark, inDecimals: Bool)
  -> String?
{
  guard text.contains(where: separators.contains) else { return nil }
  let number = text.drop { $0 == "-" || $0 == "+" }
  let mantissa = number.prefix { $0 != "e" && $0 != "E" }
  let parts = mantissa.split(
    separator: mark.character, maxSplits: 1, omittingEmptySubsequences: false)
  let groups = parts.map {
    $0.split(omittingEmptySubsequences: false, whereSeparator: separators.contains)
  }
  guard let integer = groups.first, areGroups(integer) else { return nil }
  if groups.count == 2 {
    guard areGroups(groups[1].reversed()), inDecimals || groups[1].count == 1 else { return nil }
  }
  let sign = text.prefix(text.count - number.count)
  let digits = groups.map { $0.joined() }.joined(separator: String(mark.character))
  return sign + digits + number.dropFirst(mantissa.count)
}

/// Whether groups of digits, from the outermost to the one at the mark, have three each but for the
/// outermost, which may be shorter. A single group may have any length.
private func areGroups(_ groups: [Substring]) -> Bool {
  groups.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    && (groups.count == 1
      || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 })
}

/// How many columns a terminal gives to `text`: one for each code point, none for combining marks
/// and other characters without a width of their own. Wide East Asian characters count as one.
func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
  var width = 0
  for scalar in text.unicodeScalars where scalar.isASCII || hasWidth(scalar) { width += 1 }
  return width
}

private func hasWidth(_ scalar: Unicode.Scalar) -> Bool {
  // The minus sign stands in half the cells of a table, and categories are slow to look up.
  if scalar == "\u{2212}" { return true }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: return false
  default: return true
  }
}

/// `text` with blanks behind it up to `width` columns.
func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - displayWidth(text)))
}

/// The beginning of `text` in at most `columns` columns, the last of them `…` where something is
/// left out; of marks without width no more than four for each column.
func shortened(_ text: String, toColumns columns: Int) -> String {
  var (width, count) = (0, 0)
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    count += 1
    width += scalar.isASCII || hasWidth(scalar) ? 1 : 0
    guard width <= columns, count <= 4 * columns else {
      while displayWidth(String(shown)) >= columns { shown.removeLast() }
      return String(shown) + "…"
    }
    shown.append(scalar)
  }
  return text
}

/// `text` broken at blanks into lines of at most `width` columns; a longer word has a line of its
/// own. Newlines in `text` stay. A relation or a minus is not parted from its two sides, nor a per
/// cent sign from its number.
func wrapped(_ text: String, width: Int) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in unbreakablePieces(of: paragraph) {
      let columns = displayWidth(piece)
      if used > 0, used + 1 + columns > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      if used > 0 { line += " " }
      line += piece
      used += columns + (used > 0 ? 1 : 0)
    }
    return lines + [line]
  }
}

private func unbreakablePieces(of paragraph: Substring) -> [String] {
  var pieces: [String] = []
  var joinsNext = false
  for word in paragraph.split(separator: " ") {
    let isRelation = ["=", "<", ">", "≤", "≥", "−", "±"].contains(word)
    if joinsNext || isRelation || word.hasPrefix("%"), let last = pieces.indices.last {
      pieces[last] += " " + word
    } else {
      pieces.append(String(word))
    }
    joinsNext = isRelation
  }
  return pieces
}

/// A column of numbers set on the decimal mark: each cell leaves as much room at its right as its
/// fraction is shorter than the longest.
struct NumberColumn {
  private let longestFraction: Int
  private let hasMark: Bool
  private let numbers: NumberStyle

  /// Measures the texts of a column.
  init(_ texts: [String], _ numbers: NumberStyle) {
    let fractions = texts.filter { !$0.contains("×") }.compactMap(numbers.fractionCount)
    longestFraction = fractions.max() ?? 0
    hasMark = !fractions.isEmpty
    self.numbers = numbers
  }

  /// Appends `text` to a cell, set on the mark.
  func write(_ text: String, into cell: inout Markup) {
    let fraction = numbers.fractionCount(of: text)
    let missing = longestFraction - (fraction ?? 0)
    let isAligned = !text.contains("×") && text.contains(where: \.isNumber)
    guard isAligned, hasMark, missing > 0 || fraction == nil else {
      cell.text(text)
      return
    }
    // A decimal mark is about a quarter of an em wide, just under half a figure.
    let room = Double(missing) + (fraction == nil ? 0.47 : 0)
    cell.element("span", ["style": "margin-right:\(at(room))ch"], text: text)
  }
}

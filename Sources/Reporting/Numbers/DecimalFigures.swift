import Tables

/// The shortest decimal figures that read back as the magnitude of a number, to be written out
/// between any two powers of ten.
struct DecimalFigures {
  /// The figures as ASCII, the first of them not 0; none for zero.
  private let figures: [UInt8]

  /// The power of ten of the first figure; 0 for zero.
  let leadingPlace: Int

  /// The power of ten of the last figure; 0 for zero.
  var trailingPlace: Int { figures.isEmpty ? 0 : leadingPlace - figures.count + 1 }

  /// Takes a finite number apart.
  init(_ value: Double) {
    let parts = shortestText(value.magnitude).utf8.split(separator: UInt8(ascii: "e"))
    let exponent = parts.count > 1 ? Int(Substring(parts[1])) ?? 0 : 0
    let mark = UInt8(ascii: ".")
    let wholeCount = parts[0].prefix { $0 != mark }.count
    var figures = parts[0].filter { $0 != mark }
    let leadingZeros = figures.prefix { $0 == UInt8(ascii: "0") }.count
    figures.removeFirst(leadingZeros)
    while figures.last == UInt8(ascii: "0") { figures.removeLast() }
    leadingPlace = figures.isEmpty ? 0 : exponent + wholeCount - 1 - leadingZeros
    self.figures = figures
  }

  /// The figures from the first, or from 10^`unit`, down to 10^`last`, with the mark behind
  /// 10^`unit`.
  func text(downTo last: Int, unit: Int = 0, mark: DecimalMark) -> String {
    var text = ""
    for place in stride(from: max(unit, leadingPlace), through: min(last, unit), by: -1) {
      if place == unit - 1 { text += mark.text }
      let index = leadingPlace - place
      let figure = figures.indices.contains(index) ? figures[index] : UInt8(ascii: "0")
      text.unicodeScalars.append(Unicode.Scalar(figure))
    }
    return text
  }
}

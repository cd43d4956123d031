import Interlab
import Mathematics
import Tables
public import Wording

/// A round to learn from: its definition with comments, participants, the pilot's measurements and
/// results of laboratories that do not exist.
///
/// The results are drawn from a seeded generator. The travelling standard drifts along a line,
/// x(t) = x₀ + b t; laboratory _i_ measures it once and reports
///
///     x_i = x(t_i) + 0.45 U_i z_i ,
///
/// _z_ standard normal cut off at ±1.6, U_i one of three. Two laboratories are made to go wrong: in the
/// first measurand the third of the list is off by 2.5 √(U² + U_p²), and in the last measurand the
/// fifth states a quarter of the U that its error fits.
public struct ExampleRound: Sendable {
  /// The field.
  public let field: ExampleField

  /// The language of the comments, and with it decimal mark and dates.
  public let language: Language

  /// How many laboratories take part.
  public let laboratories: Int

  /// The seed of the results and codes.
  public let seed: UInt64

  private let codes: [String]

  /// The fewest and the most laboratories that an example can have.
  public static let laboratoryCounts = 8...200

  /// Prepares an example.
  ///
  /// - Precondition: as many laboratories as ``laboratoryCounts`` allows.
  public init(field: ExampleField, language: Language, laboratories: Int, seed: UInt64) {
    precondition(Self.laboratoryCounts.contains(laboratories), "8 to 200 laboratories")
    (self.field, self.language) = (field, language)
    (self.laboratories, self.seed) = (laboratories, seed)
    var words = SeededWords(seed: seed)
    var drawn: [String] = []
    while drawn.count < laboratories {
      let code = String(100 + Int(words.next() % 900))
      if !drawn.contains(code) { drawn.append(code) }
    }
    codes = drawn
  }

  /// The files by name.
  public var files: [(name: String, bytes: [UInt8])] {
    let text = ExampleTexts(
      field: field, language: language, laboratories: laboratories, seed: seed)
    var files: [(name: String, bytes: [UInt8])] = [
      ("round.yaml", Array(text.definition.utf8)), ("README.md", Array(text.readme.utf8)),
      ("participants.csv", participants), ("example-results.csv", results),
    ]
    for (index, measurand) in field.measurands.enumerated() {
      files.append(("pilot-\(measurand.id).csv", pilot(measurand, index)))
    }
    return files
  }

  private var isVietnamese: Bool { language == .vietnamese }
  private var separator: FieldSeparator { isVietnamese ? .semicolon : .comma }

  /// 11 January 2027.
  private static let start = 20_829

  private func date(_ day: Int) -> String {
    let date = CalendarDate(days: Self.start + day)
    return isVietnamese ? date.dayMonthYear : date.iso8601
  }

  private func number(_ value: Double, _ decimals: Int) -> String {
    let text = numberText(
      rounded(value, decimals), decimals: decimals, mark: isVietnamese ? .comma : .point)
    return String(text.map { $0 == "\u{2212}" ? "-" : $0 })
  }

  /// Rounded here, so that no digit of the text depends on how a shorter text is rounded.
  private func rounded(_ value: Double, _ decimals: Int) -> Double {
    let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    return (value * scale).rounded() / scale
  }

  private func shortest(_ value: Double) -> String {
    isVietnamese ? decimalComma(shortestText(value)) : shortestText(value)
  }

  /// The decimals that two significant digits of U need; the result is rounded to the same place.
  private static func decimals(ofTwoDigits U: Double) -> Int {
    var (scaled, places) = (U, 0)
    while scaled < 9.5, places < 9 { (scaled, places) = (scaled * 10, places + 1) }
    return places
  }

  private var participants: [UInt8] {
    var csv = CSVWriter(separator: separator)
    csv.appendRecord(["participant", "contact"])
    for number in 1...laboratories {
      let name = number < 10 ? "0\(number)" : "\(number)"
      csv.append(
        (isVietnamese ? "Phòng thí nghiệm ví dụ " : "Example laboratory ") + name)
      csv.append("ptn\(name)@example.invalid")
      csv.endRecord()
    }
    return csv.bytes
  }

  /// Ten measurements: two before, two after, and two at each of three stops between.
  private func pilot(_ measurand: ExampleField.Measurand, _ index: Int) -> [UInt8] {
    let stream = RandomStream(seed: seed)
    var csv = CSVWriter(separator: separator)
    csv.appendRecord(["time", "value", "u", "common"])
    for stop in 0..<5 {
      for turn in 0..<2 {
        let day = stop * 45 + turn
        let noise = stream.normal(draw: 1000 + stop * 2 + turn, variable: index)
        let value =
          measurand.truth + measurand.drift * Double(day)
          + measurand.pilotU * min(1.6, max(-1.6, noise))
        csv.appendRecord([
          date(day), number(value, measurand.decimals), shortest(measurand.pilotU),
          shortest(measurand.commonU),
        ])
      }
    }
    return csv.bytes
  }

  private var results: [UInt8] {
    let stream = RandomStream(seed: seed)
    var csv = CSVWriter(separator: separator)
    csv.appendRecord(["lab", "measurand", "date", "value", "U", "k"])
    let measurands = field.measurands
    for (index, measurand) in measurands.enumerated() {
      for laboratory in 0..<laboratories {
        let level = Int(stream.uniform(draw: laboratory, variable: 100 + index) * 3)
        let U = measurand.expandedUncertainties[min(2, level)]
        let day = 4 + 174 * laboratory / max(1, laboratories - 1)
        let z = min(1.6, max(-1.6, stream.normal(draw: laboratory, variable: index)))
        var (error, stated) = (0.45 * U * z, U)
        if index == 0, laboratory == 2 {
          let pilot = 2 * measurand.commonU
          error = 2.5 * (U * U + pilot * pilot).squareRoot()
        }
        if index == measurands.count - 1, laboratory == 4 {
          (error, stated) = (-0.8 * U, U / 4)
        }
        let value = measurand.truth + measurand.drift * Double(day) + error
        let places = Self.decimals(ofTwoDigits: stated)
        csv.appendRecord([
          codes[laboratory], measurand.id, date(day), number(value, places),
          number(stated, places), "2",
        ])
      }
    }
    return csv.bytes
  }
}

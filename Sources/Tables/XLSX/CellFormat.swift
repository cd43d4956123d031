/// What a number format says of the numbers under it.
enum CellFormat: Hashable {
  /// A number, with so many decimals where they are fixed.
  case number(decimals: Int?)

  /// A date, with a time of day or without.
  case date(hasTime: Bool)

  /// The format of a code in the file (ECMA-376-1, 18.8.31).
  init(code: String) {
    let letters = trimmingBlanks(Self.bare(code.prefix { $0 != ";" }))
    let isDate = letters.contains { "yd".contains($0) }
    let hasTime = letters.contains { "hs".contains($0) }
    if isDate || hasTime || (letters.contains("m") && !letters.contains("0")) {
      self = .date(hasTime: hasTime)
    } else {
      self = .number(decimals: Self.decimals(letters))
    }
  }

  /// The format that a number below 164 stands for (ECMA-376-1, 18.8.30).
  init(builtIn number: Int) {
    switch number {
    case 1, 3: self = .number(decimals: 0)
    case 2, 4: self = .number(decimals: 2)
    case 14...17, 27...31, 34...36, 50...58: self = .date(hasTime: false)
    case 18...22, 32, 33, 45...47: self = .date(hasTime: true)
    default: self = .number(decimals: nil)
    }
  }

  /// The code in small letters without what stands in quotes or brackets or after a backslash. A
  /// bracket that counts hours, minutes or seconds stays.
  private static func bare(_ code: Substring) -> String {
    var (bare, bracket) = ("", "")
    var (isQuoted, isBracketed, isEscaped) = (false, false, false)
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if isBracketed {
        isBracketed = character != "]"
        if isBracketed {
          bracket.append(character)
        } else if ["h", "hh", "m", "mm", "s", "ss"].contains(bracket) {
          bare += "h"
        }
      } else {
        switch character {
        case "\"": isQuoted = true
        case "[": (isBracketed, bracket) = (true, "")
        case "\\", "_", "*": isEscaped = true
        default: bare.append(character)
        }
      }
    }
    return bare
  }

  /// The decimals of `0.000`; `nil` for any other form, as `General`, `0.0#` and `0%`.
  private static func decimals(_ code: String) -> Int? {
    let parts = code.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty,
      parts[0].allSatisfy({ "#,0".contains($0) }), parts[0].last == "0"
    else { return nil }
    guard parts.count == 2 else { return 0 }
    return parts[1].allSatisfy { $0 == "0" } && parts[1].count <= 30 ? parts[1].count : nil
  }
}

/// The calendar that counts the days of a workbook.
enum DateSystem {
  /// Day 1 is 1 January 1900, and there is a 29 February 1900.
  case from1900

  /// Day 0 is 1 January 1904.
  case from1904

  /// What a serial number formatted as a date stands for.
  func content(_ serial: Double, hasTime: Bool) -> CellContent {
    guard serial >= 0, serial < 2_958_466 else { return .impossibleDate(serial) }
    var days = Int(serial.rounded(.down))
    var seconds = Int(((serial - Double(days)) * 86_400).rounded())
    if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
    let time = hasTime ? seconds : nil
    switch self {
    case .from1904: return .date(CalendarDate(days: days - 24_107), seconds: time)
    case .from1900:
      // 60 is the leap day that 1900 never had; the days before it are counted one behind.
      if days == 0 || days == 60 { return .impossibleDate(serial) }
      return .date(CalendarDate(days: days - (days > 60 ? 25_569 : 25_568)), seconds: time)
    }
  }
}

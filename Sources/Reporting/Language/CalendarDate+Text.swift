import Interlab
import Tables
import Wording

extension CalendarDate {
  /// 15/03/2027 in Vietnamese, 2027-03-15 in English, where day and month would be taken for each other.
  func text(in language: Language) -> String {
    switch language {
    case .english: return iso8601
    case .vietnamese:
      let parts = components
      func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return "\(padded(parts.day))/\(padded(parts.month))/\(parts.year)"
    }
  }
}

extension NumberStyle {
  /// The language that writes numbers so.
  var language: Language { mark == .comma ? .vietnamese : .english }
}

public import Wording

/// What was overlooked in the writing of a number that reads clearly without it.
///
/// Nothing is repaired in silence: a number tells its repairs, and its reader can list them.
public struct NumberRepairs: OptionSet, Hashable, Sendable, Worded {
  /// One bit a repair.
  public let rawValue: UInt8

  /// The repairs of these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Blanks at the ends were trimmed.
  public static let blanks = NumberRepairs(rawValue: 1)

  /// A minus sign U+2212 was read as the hyphen-minus of ASCII.
  public static let minusSign = NumberRepairs(rawValue: 2)

  /// Thin or no-break spaces between groups of three digits were left out.
  public static let groupSpaces = NumberRepairs(rawValue: 4)

  /// `blanks trimmed, minus sign U+2212`
  public var message: Phrase {
    let names: [(NumberRepairs, Phrase)] = [
      (.blanks, Phrase(vi: "bỏ khoảng trắng ở hai đầu", en: "blanks trimmed")),
      (.minusSign, Phrase(vi: "dấu trừ U+2212", en: "minus sign U+2212")),
      (.groupSpaces, Phrase(vi: "khoảng trắng giữa các chữ số", en: "spaces between digits")),
    ]
    return names.filter { contains($0.0) }.map(\.1).joined(separator: ", ")
  }
}

/// The character between the integer part and the decimals of a number.
///
/// It is declared for a whole file, never guessed from a cell: `1.234` is one number to one
/// laboratory and a thousand times as much to another.
public enum DecimalMark: UInt8, Hashable, Sendable, CaseIterable {
  /// `0.005`
  case point = 0x2E

  /// `0,005`
  case comma = 0x2C

  /// The one this is not.
  var other: DecimalMark { self == .point ? .comma : .point }

  /// The mark itself.
  var character: Character { self == .point ? "." : "," }

  /// `point` or `comma`, as on the command line.
  public var name: String { self == .point ? "point" : "comma" }

  /// The mark of that name, if it is one.
  public init?(name: String) {
    guard let mark = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = mark
  }
}

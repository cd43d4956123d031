/// The character between the integer part and the decimals of a number.
///
/// It is declared for a whole file, never guessed from a cell: `1.234` is one number to one
/// laboratory and a thousand times as much to another.
public enum DecimalMark: String, Hashable, Sendable, CaseIterable {
  /// `0.005`
  case point

  /// `0,005`
  case comma

  /// The one this is not.
  var other: DecimalMark { self == .point ? .comma : .point }

  /// The mark itself.
  var character: Character { self == .point ? "." : "," }

  /// The mark in a Vietnamese message; in an English one it is its raw value.
  var vietnameseName: String { self == .point ? "dấu chấm" : "dấu phẩy" }

  /// The mark itself in ASCII.
  var byte: UInt8 { self == .point ? 0x2E : 0x2C }
}

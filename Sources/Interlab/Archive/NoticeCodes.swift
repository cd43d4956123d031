/// The kinds of notices that a comparison has, as bits; in the order in which ``Observer`` gives them.
public struct NoticeCodes: OptionSet, Hashable, Sendable {
  /// One bit a kind.
  public let rawValue: UInt32

  /// The kinds of these bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  private static let names = [
    "algorithm-a-started-from-standard-deviation", "stopping-rules-differ",
    "inconsistent-results", "exact-reference", "consensus-few-laboratories",
    "result-part-of-consensus", "code-looks-like-formula", "assigned-uncertainty-not-negligible",
    "consensus-differs-from-reference", "coverage-factor-assumed",
    "assigned-coverage-factor-assumed", "coverage-factor-not-2",
    "uncertainty-may-be-underestimated", "uncertainty-may-be-overestimated",
    "verdict-unreachable",
  ]

  static let startedFromDeviation = NoticeCodes(rawValue: 1 << 0)
  static let stopsDiffer = NoticeCodes(rawValue: 1 << 1)
  static let inconsistent = NoticeCodes(rawValue: 1 << 2)
  static let exactReference = NoticeCodes(rawValue: 1 << 3)
  static let few = NoticeCodes(rawValue: 1 << 4)
  static let partOfConsensus = NoticeCodes(rawValue: 1 << 5)

  /// A laboratory code that a spreadsheet program would run as a formula; the caller sees to it.
  public static let formula = NoticeCodes(rawValue: 1 << 6)

  static let notNegligible = NoticeCodes(rawValue: 1 << 7)
  static let differs = NoticeCodes(rawValue: 1 << 8)
  static let factorAssumed = NoticeCodes(rawValue: 1 << 9)
  static let assignedFactorAssumed = NoticeCodes(rawValue: 1 << 10)
  static let factorNotTwo = NoticeCodes(rawValue: 1 << 11)
  static let underestimated = NoticeCodes(rawValue: 1 << 12)
  static let overestimated = NoticeCodes(rawValue: 1 << 13)
  static let unreachable = NoticeCodes(rawValue: 1 << 14)

  /// Each kind by itself.
  var each: [NoticeCodes] {
    Self.names.indices.map { NoticeCodes(rawValue: 1 << UInt32($0)) }.filter(contains)
  }

  /// The codes of the notices.
  public var codes: [String] {
    Self.names.indices.filter { rawValue & 1 << UInt32($0) != 0 }.map { Self.names[$0] }
  }
}

/// The kinds of notices that a comparison has, as bits.
public struct NoticeCodes: OptionSet, Hashable, Sendable {
  /// One bit a kind.
  public let rawValue: UInt32

  /// The kinds of these bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  private static let names = [
    "consensus-few-laboratories", "robust-scale-zero", "exact-reference",
    "assigned-uncertainty-not-negligible", "coverage-factor-assumed",
    "assigned-coverage-factor-assumed", "coverage-factor-not-2", "consensus-differs-from-reference",
    "uncertainty-may-be-underestimated", "uncertainty-may-be-overestimated",
    "verdict-unreachable", "result-part-of-consensus",
    "algorithm-a-started-from-standard-deviation", "stopping-rules-differ",
    "inconsistent-results", "code-looks-like-formula",
  ]

  static let few = NoticeCodes(rawValue: 1 << 0)
  static let zeroScale = NoticeCodes(rawValue: 1 << 1)
  static let exactReference = NoticeCodes(rawValue: 1 << 2)
  static let notNegligible = NoticeCodes(rawValue: 1 << 3)
  static let factorAssumed = NoticeCodes(rawValue: 1 << 4)
  static let assignedFactorAssumed = NoticeCodes(rawValue: 1 << 5)
  static let factorNotTwo = NoticeCodes(rawValue: 1 << 6)
  static let differs = NoticeCodes(rawValue: 1 << 7)
  static let underestimated = NoticeCodes(rawValue: 1 << 8)
  static let overestimated = NoticeCodes(rawValue: 1 << 9)
  static let unreachable = NoticeCodes(rawValue: 1 << 10)
  static let partOfConsensus = NoticeCodes(rawValue: 1 << 11)
  static let startedFromDeviation = NoticeCodes(rawValue: 1 << 12)
  static let stopsDiffer = NoticeCodes(rawValue: 1 << 13)
  static let inconsistent = NoticeCodes(rawValue: 1 << 14)

  /// A laboratory code that a spreadsheet program would run as a formula; the caller sees to it.
  public static let formula = NoticeCodes(rawValue: 1 << 15)

  /// The codes of the notices.
  public var codes: [String] {
    Self.names.indices.filter { rawValue & 1 << UInt32($0) != 0 }.map { Self.names[$0] }
  }
}

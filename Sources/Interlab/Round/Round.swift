/// A round of an interlaboratory comparison: what was decided before the analysis and what the
/// laboratories reported.
///
/// The results stand in columns, sorted by comparison; each comparison owns one range of them.
/// A round is a value: an ``Analysis`` is a pure function of it.
public struct Round: Sendable {
  /// The identifier of the round, as in its file.
  public var identifier: String?

  /// The title that reports carry.
  public var title: LocalizedText?

  /// The edition of ISO 13528 that the round follows.
  public var edition: Edition

  /// What overrides the edition's rule for `|E_n| = 1`.
  public var enLimitOverride: EnLimit?

  /// Which _E_n_ number the verdicts rest on.
  public var coverage: CoveragePolicy

  /// Who coordinates the round.
  public var coordinator: Coordinator?

  /// What the report says of itself and of the conduct of the round.
  public var report = ReportParticulars()

  /// The seed of every simulation in the analysis.
  public var seed: UInt64

  /// The laboratory codes, in order of first appearance; columns hold their index.
  public var laboratories: [String]

  /// The comparisons, in order of first appearance.
  public var comparisons: [Comparison]

  /// All reported results.
  public var results: ReportedResults

  /// A precision experiment of its own that the round reports beside its comparisons.
  public var precisionExperiment: PrecisionExperiment?

  /// The pairs of measurands that are drawn against each other; empty means the two of a round that
  /// has just two in one unit.
  public var youdenPairs: [MeasurandPair] = []

  /// Creates a round.
  public init(
    identifier: String? = nil, title: LocalizedText? = nil, edition: Edition = .current,
    enLimitOverride: EnLimit? = nil, coverage: CoveragePolicy = .reported,
    coordinator: Coordinator? = nil, seed: UInt64 = 0, laboratories: [String] = [],
    comparisons: [Comparison] = [], results: ReportedResults = ReportedResults()
  ) {
    self.identifier = identifier
    self.title = title
    self.edition = edition
    self.enLimitOverride = enLimitOverride
    self.coverage = coverage
    self.coordinator = coordinator
    self.seed = seed
    self.laboratories = laboratories
    self.comparisons = comparisons
    self.results = results
  }

  /// The rule for `|E_n| = 1` that holds in this round.
  public var enLimit: EnLimit { enLimitOverride ?? edition.enLimit }
}

/// Two measurands whose results are drawn against each other.
public struct MeasurandPair: Hashable, Sendable {
  /// The identifier of the one on the horizontal axis.
  public let first: String

  /// The identifier of the one on the vertical axis.
  public let second: String

  /// Names a pair.
  public init(first: String, second: String) {
    self.first = first
    self.second = second
  }
}

/// The body that coordinates a round (ISO/IEC 17043:2023, 3.2).
public struct Coordinator: Hashable, Sendable {
  /// Its name.
  public let name: String?

  /// How to reach it.
  public let contact: String?

  /// Creates a coordinator.
  public init(name: String? = nil, contact: String? = nil) {
    self.name = name
    self.contact = contact
  }
}

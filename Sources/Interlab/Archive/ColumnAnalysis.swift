public import Mathematics
import Metrology

/// One comparison after the other of an archive, scored in columns that are used again and again:
/// without a text, an object or an allocation for each result.
///
/// It covers what archives are mostly scored by, and declines the rest: then ``Analysis`` does it. Where
/// it does not decline, its numbers are those of ``ComparisonAnalysis``, bit for bit.
public struct ColumnAnalysis: Sendable {
  /// How many results the comparison has.
  var count = 0

  /// The reported values of the comparison.
  public internal(set) var values: [Double] = []

  /// Their standard uncertainties; not looked at unless ``hasUncertainties``.
  public internal(set) var standardUncertainties: [Double] = []

  /// Their expanded uncertainties.
  public internal(set) var expandedUncertainties: [Double] = []

  /// Their coverage factors.
  var coverageFactors: [Double] = []

  /// Whether results of the comparison have an uncertainty: all of them, but for those where it is NaN.
  public internal(set) var hasUncertainties = false

  /// Whether some coverage factor was assumed.
  var assumesCoverageFactor = false

  /// Which coverage factors were assumed, row by row where the columns have to be given back and some were,
  /// else empty.
  public internal(set) var assumedFactors: [Bool] = []

  /// Whether only standard uncertainties are reported.
  var onlyStandardIsReported = false

  /// The scores that are computed, in the order of output.
  public let kinds: [ScoreKind]

  /// _x_pt_, or what stands for it.
  public internal(set) var assignedValue = DoubleDouble(0)

  /// _u_(_x_pt_), or NaN.
  public internal(set) var assignedStandardUncertainty = Double.nan

  /// _σ_pt_, or NaN where none was asked for.
  public internal(set) var sigmaPt = Double.nan

  /// The deviations of the results that were detailed.
  public internal(set) var deviations: [Double] = []

  /// Their standard uncertainties, where ``hasDeviationUncertainties``.
  public internal(set) var deviationUncertainties: [Double] = []

  /// Whether the deviations have uncertainties.
  public internal(set) var hasDeviationUncertainties = false

  /// One column for each of ``kinds``, of the results that were detailed.
  public internal(set) var scores: [[Double]]

  /// What the scores of each of ``kinds`` come to.
  public internal(set) var tallies: [ColumnTally]

  /// What a reader should know, by the codes of the notices.
  public var notices = NoticeCodes()

  let rules: Comparison
  let estimator: ColumnEstimator
  let sigmaPtMethod: SigmaPtMethod?
  let enLimit: EnLimit
  let isDetailed: Bool

  /// Whether notices are looked for.
  public let findsNotices: Bool

  /// The results whose details stand in the columns.
  private(set) var detailed = 0..<0

  private var basis: UncertaintyBasis?

  let usesUncertainty: Bool
  let needsDeviationUncertainty: Bool

  /// The values in ascending order.
  var sorted: [Double] = []

  /// The middle values and the median deviation, where they are known without the order.
  var center: (lower: Double, upper: Double, deviation: Double)?

  var fits = RobustFits()
  var consistency = ConsistencyLimits()

  /// The comparison among those whose fits are known.
  var place: Int?

  var weights: [Double] = []
  var expanded: [Double] = []
  var robustScale = Double.nan
  var chiSquared = Double.nan
  var inflation = 1.0
  var dependence = ColumnDependence.independent

  /// Prepares to score by `rules`; `nil` where they ask for more than this covers.
  ///
  /// Without `isDetailed`, only tallies are kept of the scores, and the uncertainties of deviations are not
  /// computed where no score needs them.
  public init?(_ rules: Comparison, in round: Round, isDetailed: Bool, findsNotices: Bool) {
    let covered: [ScoreKind] = [.D, .Dpercent, .z, .zPrime, .zeta, .En]
    guard let estimator = ColumnEstimator(rules.assignedValue),
      !rules.scores.isEmpty, rules.scores.allSatisfy(covered.contains),
      rules.maximumPermissibleError == nil, rules.transferStandard == nil,
      rules.itemChecks.isEmpty, rules.resampling == nil,
      rules.assignedValueBudget.standardUncertainty == 0
    else { return nil }
    let needsSigmaPt = rules.scores.contains { $0 == .z || $0 == .zPrime }
    guard rules.sigmaPt != nil || !needsSigmaPt else { return nil }
    (self.rules, self.estimator) = (rules, estimator)
    sigmaPtMethod = rules.sigmaPt
    kinds = rules.scores
    enLimit = round.enLimit
    (self.isDetailed, self.findsNotices) = (isDetailed, findsNotices)
    usesUncertainty = kinds.contains(where: \.usesReportedUncertainty)
    needsDeviationUncertainty = isDetailed || usesUncertainty
    scores = kinds.map { _ in [] }
    tallies = kinds.map { _ in ColumnTally() }
  }

  /// Makes room for the results of the comparison.
  mutating func reserve() {
    Self.reserve(count, in: &values)
    Self.reserve(count, in: &standardUncertainties)
    Self.reserve(count, in: &expandedUncertainties)
    Self.reserve(count, in: &coverageFactors)
    let part = min(count, Self.atOnce)
    guard deviations.count < part else { return }
    Self.reserve(part, in: &deviations)
    Self.reserve(part, in: &deviationUncertainties)
    Self.reserve(part, in: &expanded)
    for column in scores.indices { Self.reserve(part, in: &scores[column]) }
  }

  /// Makes room in a column.
  static func reserve(_ count: Int, in column: inout [Double]) {
    if column.count < count { column = [Double](repeating: 0, count: max(64, count)) }
  }

  /// How many results are scored together: few enough to stay near the processor.
  public static let atOnce = 1024

  /// Scores the results that were taken; false where ``Analysis`` has to. They are those of the comparison
  /// at `place` among what ``takeNext(_:_:)`` took, if it did.
  public mutating func analyze(place: Int? = nil) -> Bool {
    self.place = place
    guard count > 1, hasUncertainties || !usesUncertainty else { return false }
    notices = NoticeCodes()
    (robustScale, inflation, dependence) = (.nan, 1, .independent)
    findCenter(count)
    if needsOrder { sort(count) }
    guard findAssignedValue(count), findSigmaPt(count) else { return false }
    basis = basisOfUncertainties(count)
    hasDeviationUncertainties = basis != nil
    guard hasDeviationUncertainties || !usesUncertainty else { return false }
    for column in tallies.indices { tallies[column] = ColumnTally() }
    for first in stride(from: 0, to: count, by: Self.atOnce) {
      let rows = first..<min(first + Self.atOnce, count)
      if let basis, sift(rows, basis) { continue }
      guard score(rows), tally() else { return false }
    }
    if findsNotices { observe(count) }
    return true
  }

  /// Lays deviations, their uncertainties and scores of at most ``atOnce`` results, which were analysed,
  /// into the columns; those of the first stand at zero.
  public mutating func detail(_ rows: Range<Int>) {
    if rows != detailed { _ = score(rows) }
  }

  /// Finds the scores of some results; false where one does not exist.
  private mutating func score(_ rows: Range<Int>) -> Bool {
    detailed = rows
    findDeviations(rows)
    if let basis, !findUncertainties(rows, basis) { return false }
    return findScores(rows.count)
  }

  /// Counts the scores that were found last; false where they are not sound.
  private mutating func tally() -> Bool {
    for column in kinds.indices {
      guard tally(column, kinds[column], detailed.count) else { return false }
    }
    return true
  }

  /// The verdict of a score of one kind.
  public func verdict(_ kind: ScoreKind, _ score: Double) -> Verdict? {
    switch kind {
    case .z, .zPrime, .zeta: Verdict(score: score)
    case .En: Verdict(En: score, limit: enLimit)
    default: nil
    }
  }
}

extension ItemChecks {
  /// Whether no item was checked.
  fileprivate var isEmpty: Bool { homogeneity == nil && stability == nil }
}

/// How a result and the assigned value depend on each other, as ``AssignedValue`` has it.
enum ColumnDependence: Sendable {
  case independent

  /// The covariance of a result with it is w_i u_i².
  case ownShare

  /// It is Σ w_j x_j of independent results.
  case propagated
}

/// The methods of an assigned value that are computed in columns.
enum ColumnEstimator: Sendable {
  /// Whether the value is a consensus of the results.
  var isConsensus: Bool {
    switch self {
    case .mean, .median, .algorithmA: true
    case .stated, .weightedMean, .randomEffects: false
    }
  }

  /// Whether it rests on the reported uncertainties.
  var usesUncertainties: Bool {
    switch self {
    case .stated, .mean, .median, .algorithmA: false
    case .weightedMean, .randomEffects: true
    }
  }

  case stated(StatedValue)
  case mean
  case median(MedianScale, RobustConstants)
  case algorithmA(AlgorithmA.Stop, RobustConstants)
  case weightedMean(isBirge: Bool)
  case randomEffects(HeterogeneityEstimator)

  init?(_ method: AssignedValueMethod) {
    switch method {
    case .stated(let value): self = .stated(value)
    case .consensus(.mean, .asPrinted): self = .mean
    case .consensus(.median(.madE, let constants), .asPrinted): self = .median(.madE, constants)
    case .consensus(.median(.nIQR(let type), let constants), .asPrinted):
      self = .median(.nIQR(type), constants)
    case .consensus(.algorithmA(let stop, let constants), .asPrinted):
      self = .algorithmA(stop, constants)
    case .reference(.weightedMean): self = .weightedMean(isBirge: false)
    case .reference(.birge): self = .weightedMean(isBirge: true)
    case .reference(.randomEffects(let estimator, _)): self = .randomEffects(estimator)
    default: return nil
    }
  }
}

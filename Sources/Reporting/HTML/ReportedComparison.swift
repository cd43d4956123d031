import Interlab
import Tables

/// One comparison as a report shows it: its results in ascending order of value, cut to a limit.
struct ReportedComparison: Sendable {
  /// One result with everything that stands in its line of the table.
  struct Line: Sendable {
    /// The row within the comparison.
    let offset: Int

    /// The code, as much of it as a page shows.
    let laboratory: String
    let value: Double

    /// The power of ten of the last figure shown of the value, and of its uncertainty.
    let valuePlace: Int
    let uncertaintyPlace: Int
    let expandedUncertainty: Double?
    let coverageFactor: Double?
    let coverageFactorIsAssumed: Bool
    let onlyStandardIsReported: Bool
    let isIncluded: Bool
    let deviation: Double?
    let deviationUncertainty: Double?

    /// The score that the verdict rests on.
    let leading: Score?

    /// Whether the page is for the laboratory of this result.
    let isOwn: Bool
  }

  let analysis: ComparisonAnalysis

  /// The score that the verdicts rest on.
  let leadingKind: ScoreKind?

  /// The lines shown, in ascending order of value.
  let lines: [Line]

  /// Reads off an analysis the `limit` results whose scores matter most: all of them, unless there
  /// are more than that; then those of the laboratory `own`, those without a score and those
  /// furthest from zero.
  init(_ analysis: ComparisonAnalysis, in round: Round, limit: Int, own: Int? = nil) {
    self.analysis = analysis
    leadingKind = analysis.leadingScore(coverage: round.coverage)
    let leading = leadingKind.flatMap { analysis.scores($0) }
    var lines = analysis.comparison.rows.enumerated().map { offset, row in
      Line(
        offset, row: row, of: analysis, in: round, leading: leading?[offset],
        isOwn: own.map { round.results.laboratories[row] == $0 } ?? false)
    }
    if lines.count > limit {
      lines.sort {
        let (a, b) = ($0.isOwn ? 1 : 0, $1.isOwn ? 1 : 0)
        return (a, $0.distance, $1.offset) > (b, $1.distance, $0.offset)
      }
      lines.removeSubrange(limit...)
    }
    let keyed = lines.map { (line: $0, key: AlphabeticalKey($0.laboratory)) }
    self.lines = keyed.sorted {
      ($0.line.value, $0.key, $0.line.offset) < ($1.line.value, $1.key, $1.line.offset)
    }.map(\.line)
  }

  /// The place down to which the deviations of the lines stand; `nil` where each has its own.
  var deviationPlace: Int? {
    analysis.deviationPlace(
      of: lines.compactMap { analysis.deviations?[$0.offset] },
      finestPlace: lines.map(\.valuePlace).min() ?? 0)
  }

  /// The number of results, shown or not.
  var count: Int { analysis.participantCount }

  /// How many results have this verdict.
  func count(_ verdict: Verdict) -> Int {
    leadingScores.count { $0.verdict == verdict }
  }

  /// How many results have no verdict.
  var unjudgedCount: Int {
    leadingKind == nil ? count : leadingScores.count { $0.verdict == nil }
  }

  private var leadingScores: [Score] {
    leadingKind.flatMap { analysis.scores($0) } ?? []
  }
}

extension ReportedComparison.Line {
  init(
    _ offset: Int, row: Int, of analysis: ComparisonAnalysis, in round: Round, leading: Score?,
    isOwn: Bool
  ) {
    func known(_ number: Double) -> Double? { number.isNaN ? nil : number }
    let results = round.results
    self.offset = offset
    laboratory = LaboratoryCode.onPage(round.laboratories[Int(results.laboratories[row])])
    value = results.values[row]
    valuePlace = results.shownValuePlace(at: row)
    uncertaintyPlace = results.shownUncertaintyPlace(at: row)
    expandedUncertainty = known(results.expandedUncertainties[row])
    coverageFactor = known(results.coverageFactors[row])
    coverageFactorIsAssumed = results.coverageFactorIsAssumed[row]
    onlyStandardIsReported = results.onlyStandardIsReported[row]
    isIncluded = results.isIncluded[row]
    deviation = analysis.deviations?[offset].value
    deviationUncertainty = analysis.deviations?[offset].standardUncertainty
    self.leading = leading
    self.isOwn = isOwn
  }

  /// How far the result stands out; without a score it stands out most.
  fileprivate var distance: Double {
    leading?.value?.magnitude ?? .infinity
  }
}

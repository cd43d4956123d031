import Mathematics
import Metrology

extension ColumnAnalysis {
  /// Finds σ_pt as ``SigmaPt/find(by:assignedValue:included:)``; false where it does not exist.
  mutating func findSigmaPt(_ count: Int) -> Bool {
    sigmaPt = .nan
    switch sigmaPtMethod {
    case nil: return true
    case .prescribed(let sigma): sigmaPt = sigma
    case .percentOfAssignedValue(let percent):
      sigmaPt = assignedValue.value.magnitude * percent / 100
    case .robust(let stop, let constants):
      sigmaPt = robustScale
      if sigmaPt.isNaN {
        guard let fit = fit(count, constants, stop) else { return false }
        sigmaPt = fit.scale
      }
    case .standardDeviation:
      sigmaPt = SampleMoments(sorted.span.extracting(0..<count)).standardDeviation ?? .nan
    default: return false
    }
    return sigmaPt > 0 && sigmaPt.isFinite
  }

  mutating func findDeviations(_ rows: Range<Int>) {
    var column: [Double] = []
    swap(&column, &deviations)
    Self.subtract(assignedValue, from: values.span.extracting(rows), into: &column)
    swap(&column, &deviations)
  }

  private static func subtract(
    _ origin: DoubleDouble, from values: Span<Double>, into column: inout [Double]
  ) {
    var column = column.mutableSpan
    precondition(values.count <= column.count, "the column has room")
    for index in values.indices { column[index] = (DoubleDouble(values[index]) - origin).value }
  }

  /// The scores of the deviations that were found; false where they do not exist.
  mutating func findScores(_ count: Int) -> Bool {
    for column in kinds.indices {
      let kind = kinds[column]
      switch kind {
      case .D: divide(column, count, by: 1)
      case .Dpercent:
        let value = assignedValue.value
        guard value != 0 else { return false }
        divide(column, count, by: value)
        for index in 0..<count { scores[column][index] *= 100 }
      case .z: divide(column, count, by: sigmaPt)
      case .zPrime:
        guard !assignedStandardUncertainty.isNaN else { return false }
        divide(column, count, by: rootSumOfSquares(sigmaPt, assignedStandardUncertainty))
      case .zeta:
        var score: [Double] = []
        swap(&score, &scores[column])
        Self.divide(
          deviations.span.extracting(0..<count),
          by: deviationUncertainties.span.extracting(0..<count), into: &score)
        swap(&score, &scores[column])
      case .En:
        var score: [Double] = []
        swap(&score, &scores[column])
        Self.divide(
          deviations.span.extracting(0..<count), by: expanded.span.extracting(0..<count),
          into: &score)
        swap(&score, &scores[column])
      default: return false
      }
      judge(column, kind)
    }
    return true
  }

  /// Puts scores near a limit on its right side by the digits of a stated value, as ``Scorer`` does.
  private mutating func judge(_ column: Int, _ kind: ScoreKind) {
    guard case .stated = estimator, kind != .D, kind != .Dpercent else { return }
    for index in 0..<detailed.count {
      let score = scores[column][index]
      guard let limit = kind.limit(near: score), let written = writtenNumbers(index) else {
        continue
      }
      scores[column][index] = written.judged(score, kind, near: limit)
    }
  }

  private func writtenNumbers(_ index: Int) -> WrittenNumbers? {
    let row = detailed.lowerBound + index
    return WrittenNumbers(
      rules, value: values[row], U: hasUncertainties ? expandedUncertainties[row] : .nan,
      k: coverageFactors[row], u: standardUncertainties[row], onlyStandard: onlyStandardIsReported)
  }

  private mutating func divide(_ place: Int, _ count: Int, by divisor: Double) {
    var column: [Double] = []
    swap(&column, &scores[place])
    Self.divide(deviations.span.extracting(0..<count), by: divisor, into: &column)
    swap(&column, &scores[place])
  }

  private static func divide(_ a: Span<Double>, by divisor: Double, into column: inout [Double]) {
    var column = column.mutableSpan
    precondition(a.count <= column.count, "the column has room")
    for index in a.indices { column[index] = a[index] / divisor }
  }

  private static func divide(
    _ a: Span<Double>, by divisors: Span<Double>, into column: inout [Double]
  ) {
    var column = column.mutableSpan
    precondition(a.count <= column.count && a.count == divisors.count, "the column has room")
    for index in a.indices { column[index] = a[index] / divisors[index] }
  }

  /// Counts the scores of one kind; false where one is out of range.
  mutating func tally(_ place: Int, _ kind: ScoreKind, _ count: Int) -> Bool {
    var column: [Double] = []
    swap(&column, &self.scores[place])
    defer { swap(&column, &self.scores[place]) }
    let scores = column.span.extracting(0..<count)
    // No quotient of a finite deviation by a divisor above zero is NaN.
    let largest: Double
    if let limits = kind.limits(enLimit) {
      largest = tallies[place].add(scores, limits)
    } else {
      largest = scores.largestMagnitude
      tallies[place].largest = max(tallies[place].largest, largest)
    }
    return largest.isFinite
  }
}

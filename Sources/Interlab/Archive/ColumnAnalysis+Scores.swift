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

  mutating func findDeviations(_ count: Int) {
    var column: [Double] = []
    swap(&column, &deviations)
    Self.subtract(assignedValue, from: values.span.extracting(0..<count), into: &column)
    swap(&column, &deviations)
  }

  private static func subtract(
    _ origin: DoubleDouble, from values: Span<Double>, into column: inout [Double]
  ) {
    var column = column.mutableSpan
    precondition(values.count <= column.count, "the column has room")
    for index in values.indices { column[index] = (DoubleDouble(values[index]) - origin).value }
  }

  /// u(d_i) and the denominators of E_n, where they are needed and exist; false where a score needs
  /// one that does not.
  mutating func findUncertainties(_ count: Int) -> Bool {
    hasDeviationUncertainties = false
    guard needsDeviationUncertainty, hasUncertainties, !assignedStandardUncertainty.isNaN else {
      return !usesUncertainty
    }
    let (factor, U_pt) = assignedExpanded
    let largest = max(U_pt, expandedUncertainties.span.extracting(0..<count).extremes.largest)
    let unit = largest > 0 ? powerOfTwo(of: largest) : 1
    hasDeviationUncertainties = true
    switch dependence {
    case .independent: return findIndependent(count, unit, U_pt)
    case .ownShare: return findOwnShare(count, unit, U_pt, factor)
    case .propagated: return findPropagated(count, unit, U_pt, factor)
    }
  }

  /// k and U of the assigned value.
  private var assignedExpanded: (factor: Double, U: Double) {
    if case .stated(let value) = estimator, let uncertainty = value.uncertainty {
      return (uncertainty.expanded.coverageFactor.value, uncertainty.expanded.value)
    }
    return (2, 2 * assignedStandardUncertainty)
  }

  /// √(u² + u_pt²) and √(U² + U_pt²), as ``DeviationBuilder`` has them for independent quantities.
  private mutating func findIndependent(_ count: Int, _ unit: Double, _ U_pt: Double) -> Bool {
    var isPositive = true
    var column: [Double] = []
    swap(&column, &deviationUncertainties)
    isPositive = Self.addSquares(
      standardUncertainties.span.extracting(0..<count), assignedStandardUncertainty, unit,
      into: &column)
    swap(&column, &deviationUncertainties)
    guard isPositive, kinds.contains(.En) else { return isPositive }
    swap(&column, &expanded)
    isPositive = Self.addSquares(
      expandedUncertainties.span.extracting(0..<count), U_pt, unit, into: &column)
    swap(&column, &expanded)
    return isPositive
  }

  /// √(a_i² + b²); false where one is zero.
  private static func addSquares(
    _ a: Span<Double>, _ b: Double, _ unit: Double, into column: inout [Double]
  ) -> Bool {
    var column = column.mutableSpan
    precondition(a.count <= column.count, "the column has room")
    let square = DoubleDouble.product(b / unit, b / unit)
    var least = Double.infinity
    for index in a.indices {
      let own = a[index] / unit
      let root = (DoubleDouble.product(own, own) + square).squareRoot().value
      least = min(least, root)
      column[index] = root * unit
    }
    return least > 0
  }

  /// The scores; false where one is out of range, or so near a limit that its written digits decide.
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
      guard isSound(column, kind, count) else { return false }
    }
    return true
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

  private mutating func isSound(_ place: Int, _ kind: ScoreKind, _ count: Int) -> Bool {
    var column: [Double] = []
    swap(&column, &self.scores[place])
    defer { swap(&column, &self.scores[place]) }
    let scores = column.span
    // No quotient of a finite deviation by a divisor above zero is NaN.
    largestScores[place] = scores.extracting(0..<count).largestMagnitude
    guard largestScores[place].isFinite else { return false }
    guard case .stated = estimator, kind != .D, kind != .Dpercent else { return true }
    for limit in kind.verdictLimits {
      for index in 0..<count
      where (scores[index].magnitude - limit).magnitude <= 1e-9 * limit { return false }
    }
    return true
  }
}

extension ColumnAnalysis {
  /// What the scores of one kind come to.
  ///
  /// It changes nothing; all columns would be retained for a call that may not.
  public mutating func tally(
    _ column: Int, _ count: Int
  ) -> (acceptable: Int, warning: Int, action: Int, largest: Double) {
    var scores: [Double] = []
    swap(&scores, &self.scores[column])
    defer { swap(&scores, &self.scores[column]) }
    let limits: (acceptable: Double, action: Double)
    switch kinds[column] {
    case .z, .zPrime, .zeta: limits = (2, 3)
    case .En: limits = enLimit == .strict ? (1.0.nextDown, 1) : (1, 1.0.nextUp)
    default: return (0, 0, 0, largestScores[column])
    }
    let counts = Self.tally(scores.span.extracting(0..<count), limits)
    return (counts.acceptable, counts.warning, counts.action, largestScores[column])
  }

  private static func tally(
    _ scores: Span<Double>, _ limits: (acceptable: Double, action: Double)
  ) -> (acceptable: Int, warning: Int, action: Int) {
    var (acceptable, action) = (0, 0)
    for index in scores.indices {
      acceptable &+= scores[index].magnitude <= limits.acceptable ? 1 : 0
      action &+= scores[index].magnitude >= limits.action ? 1 : 0
    }
    return (acceptable, scores.count - acceptable - action, action)
  }
}

import Mathematics
import Metrology

extension ColumnAnalysis {
  /// Whether the sorted values are looked at.
  var needsOrder: Bool {
    if findsNotices || sigmaPtMethod == .standardDeviation { return true }
    switch estimator {
    case .stated, .weightedMean, .randomEffects:
      if case .robust = sigmaPtMethod { return true }
      return false
    case .median(.madE, _): return center == nil
    case .mean, .median, .algorithmA: return true
    }
  }

  /// Finds the median of very many values without sorting them.
  mutating func findCenter(_ count: Int) {
    center = nil
    guard case .median(.madE, _) = estimator else { return }
    center = medianAndDeviation(values.span.extracting(0..<count))
  }

  /// Sorts the values.
  mutating func sort(_ count: Int) {
    var column: [Double] = []
    swap(&column, &sorted)
    Self.reserve(count, in: &column)
    Self.copy(values.span.extracting(0..<count), to: &column)
    sortAscending(&column, first: count)
    swap(&column, &sorted)
  }

  private static func copy(_ values: Span<Double>, to column: inout [Double]) {
    var column = column.mutableSpan
    precondition(values.count <= column.count, "the column has room")
    for index in values.indices { column[index] = values[index] }
  }

  /// Finds x_pt and u(x_pt); false where there is more to say than numbers.
  mutating func findAssignedValue(_ count: Int) -> Bool {
    assignedStandardUncertainty = .nan
    // A second reference: a span of the property itself would keep the others from changing.
    let sorted = sorted
    switch estimator {
    case .stated(let value):
      assignedValue = DoubleDouble(value.value)
      guard let uncertainty = value.uncertainty else { return !usesUncertainty }
      assignedStandardUncertainty = rootSumOfSquares(uncertainty.standard.value, 0)
      if usesUncertainty, assignedStandardUncertainty == 0 { notices.insert(.exactReference) }
      return true
    case .mean:
      let moments = SampleMoments(sorted.span.extracting(0..<count))
      assignedValue = moments.preciseMean
      assignedStandardUncertainty = rootSumOfSquares(moments.standardErrorOfMean ?? .nan, 0)
      return true
    case .median(.madE, let constants) where center != nil:
      guard let center else { return false }
      assignedValue = .sum(center.lower / 2, center.upper / 2)
      robustScale = constants.medianAbsoluteDeviation * center.deviation
      return takeRobustScale(count)
    case .median(let kind, let constants):
      assignedValue = .sum(sorted[(count - 1) / 2] / 2, sorted[count / 2] / 2)
      let span = sorted.span.extracting(0..<count)
      switch kind {
      case .madE: robustScale = scaledMedianAbsoluteDeviation(sorted: span, constants: constants)
      case .nIQR(let type):
        robustScale = normalizedInterquartileRange(
          sorted: span, quartiles: type, constants: constants)
      default: return false
      }
      return takeRobustScale(count)
    case .algorithmA(let stop, let constants):
      return findAlgorithmA(count, stop, constants)
    case .weightedMean(let isBirge):
      return hasUncertainties && findWeightedMean(count, isBirge: isBirge)
    case .randomEffects(let estimator):
      return hasUncertainties && findRandomEffectsMean(count, estimator)
    }
  }

  /// A scale of zero leaves no uncertainty, and notices that ``Analysis`` words.
  private mutating func takeRobustScale(_ count: Int) -> Bool {
    guard robustScale > 0 else { return false }
    assignedStandardUncertainty = rootSumOfSquares(
      standardUncertainty(ofRobustScale: robustScale, count: count), 0)
    return true
  }

  private mutating func findAlgorithmA(
    _ count: Int, _ stop: AlgorithmA.Stop, _ constants: RobustConstants
  ) -> Bool {
    guard let fit = fit(count, constants, stop) else { return false }
    assignedValue = fit.preciseLocation
    robustScale = fit.scale
    if fit.startedFromStandardDeviation { notices.insert(.startedFromDeviation) }
    if findsNotices, otherStop(count) != nil { notices.insert(.stopsDiffer) }
    return takeRobustScale(count)
  }

  /// As ``WeightedMean``.
  private mutating func findWeightedMean(_ count: Int, isBirge: Bool) -> Bool {
    let mean = InverseVarianceMean(
      values.span.extracting(0..<count), standardUncertainties.span.extracting(0..<count))
    guard mean.smallest > 0 else { return false }
    if isBirge || findsNotices {
      chiSquared = mean.chiSquared(
        values.span.extracting(0..<count), standardUncertainties.span.extracting(0..<count))
      if isBirge {
        let ratio = ConsistencyTest.birgeRatio(chiSquared: chiSquared, count: count)
        inflation = max(1, ratio ?? 1)
      }
      if findsNotices, !consistency.isConsistent(chiSquared: chiSquared, count: count) {
        notices.insert(.inconsistent)
      }
    }
    var column: [Double] = []
    swap(&column, &weights)
    Self.reserve(count, in: &column)
    var span = column.mutableSpan
    mean.writeWeights(standardUncertainties.span.extracting(0..<count), to: &span)
    swap(&column, &weights)
    assignedValue = mean.value
    assignedStandardUncertainty = rootSumOfSquares(inflation * mean.standardUncertainty, 0)
    dependence = .propagated
    return true
  }

  private mutating func findRandomEffectsMean(
    _ count: Int, _ estimator: HeterogeneityEstimator
  ) -> Bool {
    guard
      let fit = try? RandomEffects(
        values: Array(values[..<count]),
        standardUncertainties: Array(standardUncertainties[..<count]), estimator: estimator)
    else { return false }
    weights = fit.weights
    assignedValue = fit.exactMean
    assignedStandardUncertainty = rootSumOfSquares(fit.standardUncertainty, 0)
    dependence = .ownShare
    return true
  }
}

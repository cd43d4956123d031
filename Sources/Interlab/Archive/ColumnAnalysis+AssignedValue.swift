import Mathematics
import Metrology

extension ColumnAnalysis {
  /// Whether the sorted values are looked at.
  var needsOrder: Bool {
    if findsNotices { return true }
    if case .robust = sigmaPtMethod { return true }
    if case .stated = estimator { return sigmaPtMethod == .standardDeviation }
    return true
  }

  /// Sorts the values; of the weighted means also the rows, by value, then by uncertainty.
  mutating func sort(_ count: Int) {
    if case .weightedMean = estimator { return sortRows(count) }
    for index in 0..<count { sorted[index] = values[index] }
    sortAscending(&sorted, first: count)
  }

  private mutating func sortRows(_ count: Int) {
    if count <= 48 {
      for index in 0..<count {
        let (x, u) = (values[index], standardUncertainties[index])
        var place = index
        while place > 0 {
          let before = Int(order[place - 1])
          guard values[before] > x || (values[before] == x && standardUncertainties[before] > u)
          else { break }
          order[place] = order[place - 1]
          place -= 1
        }
        order[place] = Int32(index)
      }
    } else {
      // Both orders keep equal ones in turn: first by uncertainty, then by value.
      let byUncertainty = ascendingOrder(of: standardUncertainties.span.extracting(0..<count))
      let inTurn = byUncertainty.map { values[$0] }
      let rows = ascendingOrder(of: inTurn.span)
      for index in rows.indices { order[index] = Int32(byUncertainty[rows[index]]) }
    }
    for index in 0..<count { sorted[index] = values[Int(order[index])] }
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
    let sorted = sorted
    let span = sorted.span.extracting(0..<count)
    guard let fit = try? AlgorithmA(sorted: span, constants: constants, stop: stop) else {
      return false
    }
    assignedValue = fit.preciseLocation
    robustScale = fit.scale
    if fit.startedFromStandardDeviation { notices.insert(.startedFromDeviation) }
    if findsNotices {
      let other: AlgorithmA.Stop = stop == .fixedPoint ? .thirdDigit : .fixedPoint
      if let alternative = try? AlgorithmA(sorted: span, constants: constants, stop: other),
        (alternative.scale - fit.scale).magnitude > 0.001 * fit.scale
          || (alternative.location - fit.location).magnitude > 0.001 * fit.location.magnitude
      {
        notices.insert(.stopsDiffer)
      }
    }
    return takeRobustScale(count)
  }

  /// As ``WeightedMean``, with the weights in the order of the rows.
  private mutating func findWeightedMean(_ count: Int, isBirge: Bool) -> Bool {
    var smallest = standardUncertainties[0]
    for index in 1..<count { smallest = min(smallest, standardUncertainties[index]) }
    guard smallest > 0 else { return false }
    let origin = sorted[0]
    var totalWeight = CompensatedSum()
    var weightedSum = CompensatedSum()
    for index in 0..<count {
      let row = Int(order[index])
      let root = DoubleDouble(smallest) / standardUncertainties[row]
      let weight = root * root
      totalWeight.add(weight)
      weightedSum.add(weight * DoubleDouble.sum(values[row], -origin))
    }
    let total = totalWeight.total
    assignedValue = DoubleDouble(origin) + weightedSum.total / total
    for row in 0..<count {
      let root = DoubleDouble(smallest) / standardUncertainties[row]
      weights[row] = (root * root / total).value
    }
    if isBirge || findsNotices { testConsistency(count, isBirge: isBirge) }
    let u = inflation * (DoubleDouble(smallest) / total.squareRoot()).value
    assignedStandardUncertainty = rootSumOfSquares(u, 0)
    isPropagated = true
    return true
  }

  private mutating func testConsistency(_ count: Int, isBirge: Bool) {
    var chiSquared = CompensatedSum()
    for index in 0..<count {
      let row = Int(order[index])
      let ratio = (DoubleDouble(values[row]) - assignedValue) / standardUncertainties[row]
      chiSquared.add(ratio * ratio)
    }
    let test = ConsistencyTest(chiSquared: chiSquared.value, count: count)
    if isBirge { inflation = max(1, test.birgeRatio ?? 1) }
    if findsNotices, !test.isConsistent { notices.insert(.inconsistent) }
  }
}

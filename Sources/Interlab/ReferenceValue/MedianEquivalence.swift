import Dispatch
import Mathematics
import Metrology
import Synchronization

/// The degrees of equivalence of procedure B: from each draw the distance of a result to the median
/// of that draw, so that correlation is inside.
///
///     d_i^(r) = x_i^(r) − m^(r) ,   d_i = mean d_i^(r) ,   u(d_i) = sd d_i^(r)
///
/// with the interval of 95 % with equal tails of the d_i^(r) themselves. A result that is not part
/// of the median is drawn beside it. The draws are those of the reference value.
///
/// Complexity: O(M) for each result beyond the simulation of the medians; O(M) memory a thread.
/// Reference: M. G. Cox, Metrologia 39 (2002) 589, procedure B.
struct MedianEquivalence {
  /// One result's distance to the median.
  struct Distance: Sendable {
    let degree: DegreeOfEquivalence?
    let interval: ClosedRange<Double>
  }

  /// One for each row of the comparison; `nil` without an uncertainty.
  let distances: [Distance?]

  /// - Precondition: every included result has an uncertainty above zero.
  init(_ comparison: Comparison, in round: Round, draws: Int) {
    let included = IncludedResults(of: comparison, in: round)
    let model = MedianSimulation.Model(
      included, weights: [Double](repeating: 1, count: included.count), seed: round.seed)
    let medians = model.simulated(draws).medians
    let hasVariance = model.infiniteVariance().isEmpty
    let variables = Self.variables(included, comparison, round)
    let found = Mutex([Distance?](repeating: nil, count: variables.count))
    DispatchQueue.concurrentPerform(iterations: variables.count) { offset in
      guard let variable = variables[offset] else { return }
      let row = comparison.rows.lowerBound + offset
      let result = Drawn(
        x: (round.results.values[row] - model.origin) / model.unit,
        u: round.results.standardUncertainties[row] / model.unit,
        ν: round.results.degreesOfFreedom[row], variable: variable)
      let distance = result.distance(from: medians, model, hasVariance: hasVariance)
      found.withLock { $0[offset] = distance }
    }
    distances = found.withLock { $0 }
  }

  /// The random variable of each row: the place of an included result, then the others sorted.
  private static func variables(
    _ included: IncludedResults, _ comparison: Comparison, _ round: Round
  ) -> [Int?] {
    var variables = [Int?](repeating: nil, count: comparison.rows.count)
    for (place, offset) in included.offsets.enumerated() { variables[offset] = place }
    let results = round.results
    let others = comparison.rows.filter {
      !results.isIncluded[$0] && results.standardUncertainties[$0] > 0
    }
    let sorted = others.sorted {
      round.laboratories[Int(results.laboratories[$0])]
        < round.laboratories[Int(results.laboratories[$1])]
    }
    for (place, row) in sorted.enumerated() {
      variables[row - comparison.rows.lowerBound] = included.count + place
    }
    return variables
  }
}

/// A result as it is drawn.
private struct Drawn {
  let x: Double
  let u: Double
  let ν: Double
  let variable: Int

  func distance(
    from medians: [Double], _ model: MedianSimulation.Model, hasVariance: Bool
  ) -> MedianEquivalence.Distance {
    var distances = medians
    for draw in distances.indices {
      let ε =
        ν < .infinity
        ? model.stream.studentT(draw: draw, variable: variable, degreesOfFreedom: ν)
        : model.stream.normal(draw: draw, variable: variable)
      distances[draw] = (x + u * ε) - distances[draw]
    }
    let moments = SampleMoments(distances.span)
    sortAscending(&distances)
    let scaled = symmetricCoverageInterval(sorted: distances.span, probability: 0.95)
    var degree: DegreeOfEquivalence?
    if hasVariance, ν > 2, let sd = moments.standardDeviation, sd > 0, sd < .infinity {
      degree = DegreeOfEquivalence(
        value: moments.mean * model.unit, standardUncertainty: sd * model.unit)
    }
    return MedianEquivalence.Distance(
      degree: degree,
      interval: (scaled.lowerBound * model.unit)...(scaled.upperBound * model.unit))
  }
}

extension EquivalenceTable {
  /// The degrees of equivalence of `median-monte-carlo`; `nil` for another method.
  init?(procedureB analysis: ComparisonAnalysis, in round: Round) {
    guard case .reference(.medianMonteCarlo(let draws)) = analysis.comparison.assignedValue,
      let value = analysis.assignedValue.value, analysis.includedCount > 1
    else { return nil }
    let found = MedianEquivalence(analysis.comparison, in: round, draws: draws).distances
    self.init(
      method: analysis.assignedValue.method, convention: "procedure-b", referenceValue: value,
      standardUncertainty: analysis.assignedValue.standardUncertainty,
      degrees: found.map { $0?.degree }, intervals: found.map { $0?.interval })
  }
}

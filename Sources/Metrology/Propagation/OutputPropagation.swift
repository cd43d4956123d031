import Mathematics

/// Propagates to one output.
struct OutputPropagation {
  let problem: PropagationProblem
  let options: PropagationOptions
  let index: Int
  private let value: Double
  private let sensitivities: [Double]
  private let contributions: [Double]
  private var name: String { problem.program.outputs[index].name }

  init(
    problem: PropagationProblem, options: PropagationOptions, output: Int,
    model: DifferentiatedModel
  ) {
    self.problem = problem
    self.options = options
    index = output
    value = model.values[output]
    sensitivities = model.gradients[output]
    contributions = problem.signedContributions(model.gradients[output])
  }

  func output() -> (PropagatedOutput, [PropagationNotice]) {
    var notices: [PropagationNotice] = []
    let u = standardUncertainty()
    let ν = degreesOfFreedom(u, &notices)
    let k: Result<Double, PropagationAbsence> = ν.map { ν in
      Metrology.coverageFactor(
        probability: problem.coverageProbability, degreesOfFreedom: ν)
    }
    let U = u.flatMap { u in k.flatMap { k in Self.quantity(k * u) } }
    let secondOrder = self.secondOrder(u, &notices)
    let output = PropagatedOutput(
      name: name, unit: problem.program.outputs[index].unit, value: value, standardUncertainty: u,
      degreesOfFreedom: ν, coverageFactor: k, expandedUncertainty: U, secondOrder: secondOrder,
      budget: budget(u))
    return (output, notices)
  }

  private static func quantity(_ value: Double) -> Result<Double, PropagationAbsence> {
    isUncertainty(value) ? .success(value) : .failure(.beyondMagnitude)
  }

  private func standardUncertainty() -> Result<Double, PropagationAbsence> {
    let unbounded = problem.inputs.indices.filter {
      problem.inputs[$0].standardUncertainty == nil && sensitivities[$0] != 0
    }
    guard unbounded.isEmpty else {
      return .failure(.noVariance(inputs: unbounded.map { problem.inputs[$0].name }))
    }
    return Self.quantity(problem.combined(contributions))
  }

  private func budget(_ u: Result<Double, PropagationAbsence>) -> [BudgetRow] {
    let combined = (try? u.get()) ?? 0
    return problem.inputs.indices.map { i in
      let isUnbounded = problem.inputs[i].standardUncertainty == nil && sensitivities[i] != 0
      let share = contributions[i] / combined
      return BudgetRow(
        input: i, sensitivity: sensitivities[i],
        contribution: isUnbounded ? nil : contributions[i].magnitude,
        index: combined > 0 ? share * share : nil)
    }
  }

  // MARK: Degrees of freedom

  private func degreesOfFreedom(
    _ u: Result<Double, PropagationAbsence>, _ notices: inout [PropagationNotice]
  ) -> Result<DegreesOfFreedom, PropagationAbsence> {
    guard let value = try? u.get(), let u = try? StandardUncertainty(value) else {
      return .failure(.noStandardUncertainty)
    }
    guard value > 0 else { return .success(.infinite) }
    let groups = correlatedGroups()
    var sum = WelchSatterthwaite()
    var hasEnsemble = false
    for group in groups {
      let members = group.map { problem.inputs[$0] }
      guard group.count > 1 else {
        sum.add(
          contribution: contributions[group[0]], degreesOfFreedom: members[0].degreesOfFreedom)
        continue
      }
      if members.allSatisfy({ !$0.degreesOfFreedom.isFinite }) { continue }
      switch options.degreesOfFreedom {
      case .infinite:
        notices.append(.correlatedDegreesOfFreedom(output: name))
        return .success(.infinite)
      case .ensemble:
        guard members.allSatisfy({ $0.degreesOfFreedom == members[0].degreesOfFreedom }) else {
          return .failure(.noEnsemble)
        }
        hasEnsemble = true
        var own = [Double](repeating: 0, count: contributions.count)
        for member in group { own[member] = contributions[member] }
        sum.add(
          contribution: problem.combined(own), degreesOfFreedom: members[0].degreesOfFreedom)
      }
    }
    if hasEnsemble { notices.append(.ensembleDegreesOfFreedom(output: name)) }
    return .success(truncated(sum.effectiveDegreesOfFreedom(combined: u)))
  }

  private func truncated(_ ν: DegreesOfFreedom) -> DegreesOfFreedom {
    guard options.truncatesDegreesOfFreedom, ν.isFinite, ν.value >= 1,
      let whole = try? DegreesOfFreedom(ν.value.rounded(.down))
    else { return ν }
    return whole
  }

  /// The inputs that contribute, those that are correlated with one another, directly or through
  /// others, together.
  private func correlatedGroups() -> [[Int]] {
    var remaining = contributions.indices.filter { contributions[$0] != 0 }
    guard problem.correlation != nil else { return remaining.map { [$0] } }
    var groups: [[Int]] = []
    while let first = remaining.first {
      var group = [first]
      remaining.removeFirst()
      var next = 0
      while next < group.count {
        let member = group[next]
        group += remaining.filter { problem.correlation(member, $0) != 0 }
        remaining.removeAll { problem.correlation(member, $0) != 0 }
        next += 1
      }
      groups.append(group)
    }
    return groups
  }

  // MARK: Second order

  private func secondOrder(
    _ u: Result<Double, PropagationAbsence>, _ notices: inout [PropagationNotice]
  ) -> Result<SecondOrderTerms, PropagationAbsence> {
    guard let first = try? u.get() else { return .failure(.noStandardUncertainty) }
    let terms = SecondOrderExpansion(problem: problem, output: index, sensitivities: sensitivities)
      .terms(value: value, standardUncertainty: first)
    guard let found = try? terms.get() else { return terms }
    if first == 0, found.standardUncertainty > 0 {
      notices.append(.firstOrderVanishes(output: name))
    } else if let place = placeOfSignificantFigure(2, of: first),
      roundedHalfEven(first, place: place)
        != roundedHalfEven(found.standardUncertainty, place: place),
      (found.standardUncertainty - first).magnitude > 1e-3 * first
    {
      notices.append(.secondOrderMatters(output: name))
    }
    return terms
  }
}

extension PropagationProblem {
  /// What comes near zero where a model is solved: terms of its equation and outputs, and the derivative of the
  /// equation by the unknown.
  ///
  /// The range of the unknown is not known beforehand. So the solution is followed to where the number would be
  /// zero to first order, and half as far again, both ways: it is told where the solution ends on the way,
  /// or the number has no longer its sign.
  func nearZeros(solving model: ModelProgram, for unknown: Int, equation: Int) -> [NearZero] {
    let solution = SolvedEquation(problem: self, model: model, unknown: unknown)
    let slope = model.slope(ofOutput: equation, by: unknown)
    return solution.near(
      model.sensitiveArguments(of: model.outputs, equation: equation), of: model)
      + solution.near(slope.arguments, of: slope.model)
  }
}

/// The equation of a problem where it is solved.
private struct SolvedEquation {
  let problem: PropagationProblem
  let unknown: Int
  private let slopes: [Double]
  private let ranges: [RegisterRange]

  init(problem: PropagationProblem, model: ModelProgram, unknown: Int) {
    self.problem = problem
    self.unknown = unknown
    slopes = problem.program.gradients(at: problem.estimates)[0]
    var ranges = problem.inputs.map(\.distribution.range)
    ranges.insert(.all, at: unknown)
    self.ranges = ranges
  }

  func near(_ found: [SensitiveArgument], of model: ModelProgram) -> [NearZero] {
    guard !found.isEmpty else { return [] }
    let ranges = model.ranges(ranges)
    let reaching = found.filter { ranges[$0.register].reachesZero }
    let arguments = model.reading(reaching.map(\.register))
    let gradients = arguments.gradients(at: point(problem.estimates)).map(total)
    let values = arguments.evaluate(point(problem.estimates))
    return reaching.indices.compactMap { index in
      let distance = problem.distance(values[index], gradients[index])
      guard distance < NearZero.limit,
        distance == 0 || ends(arguments, index, values[index], gradients[index], distance)
      else { return nil }
      return NearZero(reaching[index], distance: distance)
    }
  }

  /// The inputs of the equation: those of the problem and the unknown.
  private func point(_ inputs: [Double]) -> [Double] {
    var point = inputs
    point.insert(problem.program.evaluate(inputs)[0], at: unknown)
    return point
  }

  /// The chain rule through the unknown.
  private func total(_ gradient: [Double]) -> [Double] {
    var others = gradient
    let own = others.remove(at: unknown)
    return others.indices.map { others[$0] + own * slopes[$0] }
  }

  private func ends(
    _ arguments: ModelProgram, _ index: Int, _ value: Double, _ gradient: [Double],
    _ distance: Double
  ) -> Bool {
    let direction = direction(gradient)
    return [-1.5, -1, 1, 1.5].contains { step in
      let inputs = problem.inputs.indices.map { place in
        let moved = problem.estimates[place] + step * distance * direction[place]
        let range = ranges[place < unknown ? place : place + 1]
        return min(max(moved, range.low), range.high)
      }
      let found = arguments.evaluate(point(inputs))[index]
      return !(found * value > 0)
    }
  }

  /// The inputs' way along which a number changes most for its probability, by one standard uncertainty of it:
  /// V g/√(gᵀ V g).
  private func direction(_ gradient: [Double]) -> [Double] {
    let contributions = problem.signedContributions(gradient)
    let u = problem.combined(contributions)
    return problem.inputs.indices.map { i in
      let sum = contributions.indices.reduce(0) {
        $0 + problem.correlation(i, $1) * contributions[$1]
      }
      return (problem.inputs[i].standardUncertainty?.value ?? 0) * sum / u
    }
  }
}

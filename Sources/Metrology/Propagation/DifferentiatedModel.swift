import Mathematics

/// The values and first derivatives of all outputs of a problem at the estimates of its inputs.
struct DifferentiatedModel {
  let values: [Double]

  /// For each output its derivatives by the inputs.
  let gradients: [[Double]]

  init(_ problem: PropagationProblem) throws(PropagationFailure) {
    let program = problem.program
    let values = program.evaluate(problem.estimates)
    let gradients = program.gradients(at: problem.estimates)
    for (k, output) in program.outputs.enumerated() {
      guard values[k].isFinite else { throw .noValue(output: output.name) }
      guard values[k].magnitude <= magnitudeLimit else {
        throw .beyondMagnitude(output: output.name)
      }
      for (i, input) in problem.inputs.enumerated()
      where gradients[k][i].isFinite == false && input.standardUncertainty?.value != 0 {
        throw .noDerivative(output: output.name, input: input.name)
      }
    }
    self.values = values
    self.gradients = gradients
  }
}

extension PropagationProblem {
  /// The products c_i u(x_i), with their signs; zero where the sensitivity or the uncertainty is.
  func signedContributions(_ sensitivities: [Double]) -> [Double] {
    sensitivities.indices.map { i in
      guard let u = inputs[i].standardUncertainty?.value, u > 0 else { return 0 }
      return sensitivities[i] * u
    }
  }

  /// The covariance of two outputs with these signed contributions, Σ_i Σ_j r_ij a_i b_j.
  func product(_ a: [Double], _ b: [Double]) -> Double {
    let size = max(a.largestMagnitude, b.largestMagnitude)
    guard size > 0 else { return 0 }
    var sum = CompensatedSum()
    for i in a.indices {
      sum.add(product: a[i] / size, b[i] / size)
      guard let correlation else { continue }
      for j in b.indices where j != i && correlation[i, j] != 0 {
        sum.add(product: correlation[i, j] * (a[i] / size), b[j] / size)
      }
    }
    return sum.value * size * size
  }

  /// The uncertainty of an output with these signed contributions; rounding below zero counts as
  /// zero. The scale is taken out first, so that nothing overflows.
  func combined(_ contributions: [Double]) -> Double {
    let size = contributions.largestMagnitude
    guard size > 0, size.isFinite else { return size }
    return size
      * max(0, product(contributions.map { $0 / size }, contributions.map { $0 / size }))
      .squareRoot()
  }
}

extension [Double] {
  /// The largest magnitude, 0 for none.
  var largestMagnitude: Double { reduce(0) { Swift.max($0, $1.magnitude) } }
}

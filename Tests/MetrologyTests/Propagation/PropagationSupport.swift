import Mathematics
import Metrology

/// A problem whose inputs are normal or Student's, from their values, u and degrees of freedom.
func problem(
  _ model: String, _ inputs: [String: (value: Double, u: Double, dof: Double)],
  correlation: [Double] = [], probability: Double = 0.95
) throws -> PropagationProblem {
  let program = try ModelProgram(parsing: model)
  let quantities = try program.inputs.map { name in
    let (value, u, dof) = inputs[name] ?? (0, 0, .infinity)
    return InputQuantity(
      name: name, value: value, standardUncertainty: try StandardUncertainty(u),
      degreesOfFreedom: try DegreesOfFreedom(dof),
      distribution: .normal(mean: value, standardDeviation: u))
  }
  var matrix: Matrix?
  if !correlation.isEmpty {
    matrix = Matrix(diagonal: [Double](repeating: 1, count: quantities.count))
    var next = correlation[...]
    for i in quantities.indices {
      for j in 0..<i {
        let r = next.popFirst() ?? 0
        matrix?[i, j] = r
        matrix?[j, i] = r
      }
    }
  }
  return PropagationProblem(
    program: program, inputs: quantities, correlation: matrix, coverageProbability: probability)
}

extension Result where Success == Double {
  /// The figure, or NaN, which agrees with no oracle.
  var number: Double { (try? get()) ?? .nan }
}

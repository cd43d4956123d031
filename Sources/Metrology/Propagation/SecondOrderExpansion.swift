import Mathematics

/// Finds the ``SecondOrderTerms`` of one output.
///
/// All derivatives are exact. Of the third ones only a derivative in one direction is needed, that of
/// Σ f_ij V_ij along V c: it comes from the second derivatives of the model's derivative in that
/// direction. Inputs that the model is linear in have none and are left out.
struct SecondOrderExpansion {
  /// By how many inputs second derivatives are taken at most.
  static let inputLimit = 2000

  let problem: PropagationProblem
  let output: Int
  let sensitivities: [Double]

  func terms(
    value: Double, standardUncertainty u: Double
  ) -> Result<SecondOrderTerms, PropagationAbsence> {
    let estimates = problem.estimates
    let count = problem.program.nonlinearInputs.count
    guard count > 0 else {
      return .success(
        SecondOrderTerms(value: value, standardUncertainty: u, varianceAdded: 0))
    }
    guard count <= Self.inputLimit else { return .failure(.manyNonlinearInputs(count)) }
    guard let hessian = scaledHessian(of: problem.program, at: estimates) else {
      return .failure(.noSecondOrder)
    }
    let trace = self.trace(hessian)
    var variance = 0.5 * squareTrace(hessian)
    if u > 0 {
      guard let slope = slopeOfTrace(u) else { return .failure(.noSecondOrder) }
      variance += slope * u
    }
    let total = u * u + variance
    guard total.isFinite, trace.isFinite else { return .failure(.noSecondOrder) }
    return .success(
      SecondOrderTerms(
        value: value + 0.5 * trace, standardUncertainty: max(0, total).squareRoot(),
        varianceAdded: variance))
  }

  /// f_ij u_i u_j; `nil` where one is not finite.
  private func scaledHessian(
    of program: ModelProgram, at point: [Double]
  ) -> ScaledHessian? {
    let inputs = program.nonlinearInputs
    var scaled = Matrix(rowCount: inputs.count, columnCount: inputs.count)
    guard !inputs.isEmpty else { return ScaledHessian(inputs: inputs, matrix: scaled) }
    let hessian = program.hessian(output: output, at: point, by: inputs)
    for (row, i) in inputs.enumerated() {
      guard let u_i = problem.inputs[i].standardUncertainty?.value, u_i > 0 else { continue }
      for (column, j) in inputs.enumerated() {
        guard let u_j = problem.inputs[j].standardUncertainty?.value, u_j > 0 else { continue }
        scaled[row, column] = hessian[row, column] * u_i * u_j
      }
    }
    return scaled.elements.allSatisfy(\.isFinite)
      ? ScaledHessian(inputs: inputs, matrix: scaled) : nil
  }

  private struct ScaledHessian {
    let inputs: [Int]
    let matrix: Matrix
  }

  /// Σ f_ij V_ij.
  private func trace(_ hessian: ScaledHessian) -> Double {
    var sum = CompensatedSum()
    for (row, i) in hessian.inputs.enumerated() {
      sum.add(hessian.matrix[row, row])
      guard problem.correlation != nil else { continue }
      for (column, j) in hessian.inputs.enumerated() where j != i {
        sum.add(product: problem.correlation(i, j), hessian.matrix[row, column])
      }
    }
    return sum.value
  }

  /// Σ f_ij V_jk f_kl V_li.
  private func squareTrace(_ hessian: ScaledHessian) -> Double {
    let inputs = hessian.inputs
    let correlation = problem.correlation.map { _ in
      Matrix(rows: inputs.map { i in inputs.map { problem.correlation(i, $0) } })
    }
    let product = correlation.map { hessian.matrix * $0 } ?? hessian.matrix
    var sum = CompensatedSum()
    for i in inputs.indices {
      for j in inputs.indices { sum.add(product: product[i, j], product[j, i]) }
    }
    return sum.value
  }

  /// The derivative of Σ f_ij V_ij along V c / u(y): what one standard uncertainty of the output
  /// changes it by.
  private func slopeOfTrace(_ u: Double) -> Double? {
    let contributions = problem.signedContributions(sensitivities)
    let direction = problem.inputs.indices.map { i in
      var sum = contributions[i]
      if problem.correlation != nil {
        for j in contributions.indices where j != i {
          sum += problem.correlation(i, j) * contributions[j]
        }
      }
      return sum / u * (problem.inputs[i].standardUncertainty?.value ?? 0)
    }
    let derivative = problem.program.derivative(along: direction)
    return scaledHessian(of: derivative, at: problem.estimates).map(trace)
  }
}

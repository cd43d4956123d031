import Mathematics

/// Finds the ``SecondOrderTerms`` of one output.
///
/// All derivatives are exact. Of the third ones only a derivative in one direction is needed, that of
/// Σ f_ij V_ij along V c: it comes from the second derivatives of the model's derivative in that
/// direction.
struct SecondOrderExpansion {
  let problem: PropagationProblem
  let output: Int
  let sensitivities: [Double]

  func terms(
    value: Double, standardUncertainty u: Double
  ) -> Result<SecondOrderTerms, PropagationAbsence> {
    let estimates = problem.estimates
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
    let hessian = program.hessian(output: output, at: point)
    let order = point.count
    var scaled = Matrix(rowCount: order, columnCount: order)
    for i in 0..<order {
      guard let u_i = problem.inputs[i].standardUncertainty?.value, u_i > 0 else { continue }
      for j in 0..<order {
        guard let u_j = problem.inputs[j].standardUncertainty?.value, u_j > 0 else { continue }
        scaled[i, j] = hessian[i, j] * u_i * u_j
      }
    }
    return scaled.elements.allSatisfy(\.isFinite) ? ScaledHessian(matrix: scaled) : nil
  }

  private struct ScaledHessian {
    let matrix: Matrix
  }

  /// Σ f_ij V_ij.
  private func trace(_ hessian: ScaledHessian) -> Double {
    var sum = CompensatedSum()
    for i in problem.inputs.indices {
      sum.add(hessian.matrix[i, i])
      guard problem.correlation != nil else { continue }
      for j in problem.inputs.indices where j != i {
        sum.add(product: problem.correlation(i, j), hessian.matrix[i, j])
      }
    }
    return sum.value
  }

  /// Σ f_ij V_jk f_kl V_li.
  private func squareTrace(_ hessian: ScaledHessian) -> Double {
    let product = problem.correlation.map { hessian.matrix * $0 } ?? hessian.matrix
    var sum = CompensatedSum()
    for i in problem.inputs.indices {
      for j in problem.inputs.indices { sum.add(product: product[i, j], product[j, i]) }
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

public import Mathematics

/// The law of propagation of uncertainty, for a model with one output or several.
///
///     u(y_k, y_l) = c_kᵀ V c_l ,   V_ij = r_ij u(x_i) u(x_j)
///
/// `c_k` are the derivatives of output k at the estimates, exact to rounding. The effective degrees
/// of freedom are those of Welch and Satterthwaite; where correlated inputs have finite ones, a
/// ``DegreesOfFreedomPolicy`` decides.
///
/// Edge cases: an output that depends on an input without finite variance has no standard
/// uncertainty. An output with _u_(_y_) = 0 has infinite degrees of freedom.
///
/// Complexity: O(m n²) for m outputs and n correlated inputs, O(m n) for independent ones, and the
/// derivatives.
/// Reference: JCGM 100:2008, 5.1.2, 5.2.2, G.4; JCGM 102:2011, 6.2.
public struct LinearPropagation: Sendable {
  /// The problem that was solved.
  public let problem: PropagationProblem

  /// The outputs, in the order of the model.
  public let outputs: [PropagatedOutput]

  /// The covariance matrix of the outputs; `nil` where some output has no standard uncertainty.
  public let covariance: Matrix?

  /// What a reader should know.
  public private(set) var notices: [PropagationNotice]

  /// Propagates the uncertainties of the inputs.
  ///
  /// Throws ``PropagationFailure`` when the model has no finite value or derivative at the estimates.
  public init(
    of problem: PropagationProblem, options: PropagationOptions = PropagationOptions()
  ) throws(PropagationFailure) {
    self.problem = problem
    let model = try DifferentiatedModel(problem)
    var notices: [PropagationNotice] = []
    var outputs: [PropagatedOutput] = []
    for index in model.values.indices {
      let propagation = OutputPropagation(
        problem: problem, options: options, output: index, model: model)
      let (output, found) = propagation.output()
      outputs.append(output)
      notices += found
    }
    self.outputs = outputs
    self.notices = notices + problem.nearZeros().map { .nearZero($0) }
    covariance = Self.covariance(of: outputs, model, problem)
  }

  /// The same with further notices.
  public func noting(_ notices: [PropagationNotice]) -> LinearPropagation {
    var noted = self
    noted.notices += notices
    return noted
  }

  private static func covariance(
    of outputs: [PropagatedOutput], _ model: DifferentiatedModel, _ problem: PropagationProblem
  ) -> Matrix? {
    guard outputs.allSatisfy({ (try? $0.standardUncertainty.get()) != nil }) else { return nil }
    let signed = model.gradients.map { problem.signedContributions($0) }
    var covariance = Matrix(rowCount: outputs.count, columnCount: outputs.count)
    for k in outputs.indices {
      for l in 0...k {
        let product = problem.product(signed[k], signed[l])
        covariance[k, l] = product
        covariance[l, k] = product
      }
    }
    return covariance.elements.allSatisfy(\.isFinite) ? covariance : nil
  }

  /// The correlation coefficient of two outputs; `nil` where one of them has no uncertainty or one
  /// of zero.
  public func correlation(_ first: Int, _ second: Int) -> Double? {
    guard let covariance, covariance[first, first] > 0, covariance[second, second] > 0 else {
      return nil
    }
    if first == second { return 1 }
    let size = covariance[first, first].squareRoot() * covariance[second, second].squareRoot()
    return min(1, max(-1, covariance[first, second] / size))
  }
}

/// Why an uncertainty cannot be propagated at all.
public enum PropagationFailure: Error, Hashable, Sendable {
  /// An output has no finite value at the estimates of the inputs.
  case noValue(output: String)

  /// An output has a value beyond that of any quantity at the estimates.
  case beyondMagnitude(output: String)

  /// An output has no finite derivative by an input at the estimates.
  case noDerivative(output: String, input: String)
}

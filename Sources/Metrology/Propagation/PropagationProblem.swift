public import Mathematics

/// A measurement model with what is known of its inputs: what the law of propagation and the Monte
/// Carlo method both take.
public struct PropagationProblem: Sendable {
  /// The model.
  public let program: ModelProgram

  /// The inputs, in the order of the program's.
  public let inputs: [InputQuantity]

  /// The correlation coefficients of the inputs; `nil` when all are independent.
  public let correlation: Matrix?

  /// The coverage probability, between 0 and 1.
  public let coverageProbability: Double

  /// Creates a problem.
  ///
  /// - Precondition: one input for each of the program's, by the same names in the same order; a
  ///   correlation matrix of that order, symmetric, positive semidefinite, with ones on its
  ///   diagonal (``CorrelationCheck`` says whether it is); a probability between 0 and 1.
  public init(
    program: ModelProgram, inputs: [InputQuantity], correlation: Matrix? = nil,
    coverageProbability: Double
  ) {
    precondition(program.inputs == inputs.map(\.name), "an input for each of the program's")
    precondition(
      correlation.map { $0.rowCount == inputs.count && $0.columnCount == inputs.count } ?? true,
      "the correlation matrix has a row for each input")
    precondition(coverageProbability > 0 && coverageProbability < 1, "a probability inside (0, 1)")
    self.program = program
    self.inputs = inputs
    self.correlation = correlation
    self.coverageProbability = coverageProbability
  }

  /// The same problem with another coverage probability.
  public func covering(_ probability: Double) -> PropagationProblem {
    PropagationProblem(
      program: program, inputs: inputs, correlation: correlation, coverageProbability: probability)
  }

  /// The estimates of the inputs.
  public var estimates: [Double] { inputs.map(\.value) }

  /// The correlation coefficient of two inputs.
  public func correlation(_ first: Int, _ second: Int) -> Double {
    first == second ? 1 : correlation?[first, second] ?? 0
  }
}

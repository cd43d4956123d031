import Metrology

/// A model of ten inputs, at the point and with the uncertainties that the other programs take, compiled
/// once and evaluated again and again.
struct TenInputs {
  private var evaluator: FirstOrderEvaluator
  private let values: [Double]
  private let uncertainties: [Double]

  init() throws {
    let program = try ModelProgram(
      parsing: "y = (x0*x1 + x2) / (x3 - x4) * exp(-x5) + x6*sqrt(x7) + sin(x8)*x9")
    evaluator = FirstOrderEvaluator(program)
    // The inputs stand in the model in their order.
    values = [2, 3, 1.5, 5, 1.2, 0.3, 0.7, 4, 0.9, 1.1]
    uncertainties = values.indices.map { 0.01 * Double($0 + 1) }
  }

  mutating func standardUncertainty() -> Double {
    let (values, uncertainties) = (values, uncertainties)
    return evaluator.evaluate(values.span, standardUncertainties: uncertainties.span)
      .standardUncertainty
  }
}

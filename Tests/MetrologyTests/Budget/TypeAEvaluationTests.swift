import Metrology
import TestSupport
import Testing

@Suite("Type A evaluation (JCGM 100, 4.2)")
struct TypeAEvaluationTests {
  @Test func observations() {
    // Mean 215 1/3, s² = 37/3, by exact arithmetic.
    let evaluation = TypeAEvaluation([215, 212, 219])
    #expect(Tolerance.roundings(2).accepts(evaluation.mean, oracle: 646.0 / 3))
    #expect(
      Tolerance.roundings(4).accepts(
        evaluation.standardUncertainty, oracle: (37.0 / 9).squareRoot()))
    #expect(evaluation.degreesOfFreedom == 2)
    #expect(TypeAEvaluation([1, 1]).standardUncertainty == 0)
    let far = TypeAEvaluation([1e9 + 1, 1e9 + 2, 1e9 + 3])
    #expect(far.mean == 1e9 + 2)
    #expect(
      Tolerance.roundings(4).accepts(far.standardUncertainty, oracle: (1 / 3.0).squareRoot()))
  }

  /// JCGM 100:2008, H.1.3.1: s_p = 13 with 24 degrees of freedom, five observations: 5.8.
  @Test func pooled() {
    let evaluation = TypeAEvaluation(mean: 215, count: 5, pooled: 13, degreesOfFreedom: 24)
    #expect(Tolerance.published(decimals: 1).accepts(evaluation.standardUncertainty, oracle: 5.8))
    #expect(evaluation.degreesOfFreedom == 24)
    #expect(TypeAEvaluation([3], pooled: 2, degreesOfFreedom: 9).standardUncertainty == 2)
  }

  @Test func series() {
    // Alternating values are correlated negatively, which is not taken for more observations.
    let alternating = (0..<20).map { Double($0 % 2) }
    #expect(TypeAEvaluation(autocorrelated: alternating).effectiveCount == 20)
    // Each value four times: the lags 1, 2 and 3 are correlated, so a quarter is near.
    let base: [Double] = [1, 4, 2, 9, 3, 8, 5, 7, 0, 6, 2.5, 5.5, 1.5, 8.5, 4.5, 3.5]
    let held = base.flatMap { [$0, $0, $0, $0] }
    let evaluation = TypeAEvaluation(autocorrelated: held)
    let plain = TypeAEvaluation(held)
    #expect(evaluation.effectiveCount < 32 && evaluation.effectiveCount >= 12)
    #expect(evaluation.mean == plain.mean)
    #expect(evaluation.standardUncertainty > plain.standardUncertainty * 1.4)
    #expect(evaluation.degreesOfFreedom == evaluation.effectiveCount - 1)
    #expect(TypeAEvaluation(autocorrelated: [2, 2, 2, 2]).standardUncertainty == 0)
    #expect(TypeAEvaluation(autocorrelated: [1, 2]).degreesOfFreedom == 1)
  }

  @Test func observedTogether() {
    #expect(
      Tolerance.roundings(4).accepts(
        TypeAEvaluation.correlation([1, 2, 3], [2, 4, 6]), oracle: 1))
    #expect(
      Tolerance.roundings(4).accepts(
        TypeAEvaluation.correlation([1, 2, 3], [6, 4, 2]), oracle: -1))
    #expect(TypeAEvaluation.correlation([1, 2, 3], [1, 0, 1]) == 0)
    #expect(TypeAEvaluation.correlation([1, 1, 1], [1, 0, 1]) == 0)
    // Deviations −1, 0, 1 and −1, 1, 0: r = 1/2.
    let r = TypeAEvaluation.correlation([1e9 - 1, 1e9, 1e9 + 1], [4, 6, 5])
    #expect(Tolerance.roundings(4).accepts(r, oracle: 0.5))
  }
}

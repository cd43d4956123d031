import Interlab
import Metrology

/// Comparisons with known structure: values on a grid around 100, U around 1, made by a linear
/// congruential generator so that each run sees the same ones.
struct SyntheticRound {
  private var state: UInt64 = 13528

  private mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / 9_007_199_254_740_992
  }

  /// About normal: the sum of twelve uniform numbers.
  mutating func normal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + uniform() }
  }

  mutating func values(_ count: Int) -> [Double] {
    (0..<count).map { _ in 100 + normal() }
  }

  /// `comparisons` comparisons of `laboratories` results each.
  mutating func round(
    comparisons: Int, laboratories: Int, _ method: AssignedValueMethod, _ scores: [ScoreKind]
  ) throws -> Round {
    var round = Round(laboratories: (1...laboratories).map { "L\($0)" })
    for comparison in 0..<comparisons {
      let first = round.results.count
      for laboratory in 0..<laboratories {
        round.results.append(
          laboratory: laboratory, value: 100 + normal(),
          uncertainty: try ReportedUncertainty(
            standard: StandardUncertainty(0.5 + uniform()), coverageFactor: .two))
      }
      round.comparisons.append(
        Comparison(
          key: ComparisonKey(measurand: String(comparison)), assignedValue: method,
          sigmaPt: .usualRobust, scores: scores, rows: first..<round.results.count))
    }
    return round
  }

  /// The same results as delimited text.
  mutating func csv(comparisons: Int, laboratories: Int) -> [UInt8] {
    var text = "measurand,lab,value,U\n"
    for comparison in 0..<comparisons {
      for laboratory in 0..<laboratories {
        let value = ((100 + normal()) * 1e6).rounded() / 1e6
        text += "M\(comparison),L\(laboratory),\(value),\(1 + (uniform() * 100).rounded() / 100)\n"
      }
    }
    return Array(text.utf8)
  }
}

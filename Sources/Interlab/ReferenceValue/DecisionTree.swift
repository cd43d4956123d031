import Mathematics
import Metrology

/// The choice of a reference value by three tests, as the NIST Decision Tree makes it.
///
///     consistent (Cochran's Q, 0.10)?    yes → normal (Shapiro–Wilk, 0.05)?   yes: dersimonian-laird
///                                                                             no:  weighted-median
///                                        no  → symmetric (Miao–Gel–Gastwirth, 0.05)?
///                                              yes → normal?   yes: hierarchical-gauss
///                                                              no:  hierarchical-laplace
///                                              no:  hierarchical-skew-normal
///
/// Normality is tested on (x_i − med)/u_i, symmetry on x_i. Nothing is sampled that need not be: the null
/// distribution of the symmetry test is exact up to 14 results.
///
/// Edge cases: a test without a statistic, because all its values are equal, rejects nothing. At least
/// three results.
///
/// The tests have little power with few laboratories; a notice says so. The published tree has skew
/// Student differences in its last leaf, here they are skew-normal; and its first leaf calls
/// DerSimonian and Laird's mean an adaptive weighted average.
/// Reference: A. Possolo, A. Koepke, D. Newton, M. R. Winchester, J. Res. NIST 126 (2021) 126007; NIST
/// Decision Tree User's Manual, 2024.
struct DecisionTree {
  /// Cochran's Q.
  let consistency: Heterogeneity

  /// Shapiro and Wilk's test of the standardized results.
  let normality: ShapiroWilk?

  /// The test of symmetry of the results.
  let symmetry: SymmetryTest?

  static let consistencyLevel = 0.10
  static let normalityLevel = 0.05
  static let symmetryLevel = 0.05

  /// Tests at least three results, every uncertainty above zero.
  init(_ results: IncludedResults, consistency: Heterogeneity, seed: UInt64) {
    self.consistency = consistency
    let center = median(sorted: results.values.span)
    let standardized = zip(results.values, results.standardUncertainties)
      .map { ($0 - center) / $1 }.sorted()
    normality = ShapiroWilk(sorted: standardized.span)
    symmetry = SymmetryTest(
      sorted: results.values.span, stream: RandomStream(seed: seed))
  }

  /// The estimator at the leaf.
  var choice: ReferenceEstimator {
    let isNormal = (normality?.pValue ?? 1) >= Self.normalityLevel
    if consistency.pValue >= Self.consistencyLevel {
      return isNormal ? .randomEffects(.dersimonianLaird) : .weightedMedian()
    }
    guard (symmetry?.pValue ?? 1) >= Self.symmetryLevel else {
      return .hierarchical(.skewNormal)
    }
    return .hierarchical(isNormal ? .gauss : .laplace)
  }

  /// The chosen estimator, and every test with its statistic and p-value.
  var details: [Detail] {
    var details = [
      Detail("chosen", .text(choice.name)),
      Detail("consistencyQ", .number(consistency.q)),
      Detail("consistencyP", .number(consistency.pValue)),
    ]
    if let normality {
      details += [
        Detail("normalityW", .number(normality.statistic)),
        Detail("normalityP", .number(normality.pValue)),
      ]
    }
    if let symmetry {
      details += [
        Detail("symmetryT", .number(symmetry.statistic)),
        Detail("symmetryP", .number(symmetry.pValue)),
        Detail("symmetryNull", .text(symmetry.null.rawValue)),
      ]
    }
    return details
  }
}

extension Comparison {
  /// The decision tree over the included results; at least three, with uncertainties above zero.
  private func decisionTree(
    _ included: IncludedResults, _ round: Round
  ) throws(AnalysisFailure) -> DecisionTree {
    try included.requireUncertainties(self, round)
    guard included.count >= 3 else {
      throw .tooFewResults(
        method: assignedValue.name, needed: 3, found: included.count, comparison: key)
    }
    let fit: RandomEffects
    do {
      fit = try RandomEffects(
        values: included.values, standardUncertainties: included.standardUncertainties,
        estimator: .dersimonianLaird)
    } catch {
      throw .notConverged(method: assignedValue.name, comparison: key)
    }
    return DecisionTree(included, consistency: fit.heterogeneity, seed: round.seed)
  }

  /// The assigned value by the estimator that the decision tree chooses.
  func decisionTreeEstimate(
    _ included: IncludedResults, _ round: Round
  ) throws(AnalysisFailure) -> LocationEstimate {
    let tree = try decisionTree(included, round)
    var chosen = self
    chosen.assignedValue = .reference(tree.choice)
    var estimate = try chosen.assignedValue.estimate(included, chosen, round)
    estimate.details = tree.details + estimate.details
    if included.count < 12 { estimate.notices.append(.testsHaveLittlePower(count: included.count)) }
    return estimate
  }
}

import Interlab
import Metrology

extension ReportArticle {
  /// The formula of a method for the assigned value; without that of its uncertainty where results
  /// drawn anew take its place.
  func assignedValueFormula(_ method: String) -> String? {
    guard let formula = methodFormula(method, numbers) else { return nil }
    guard isResampled(method) else { return formula }
    let end = formula.firstRange(of: ", _u_(_x_~pt~)")?.lowerBound ?? formula.endIndex
    return String(formula[..<end])
  }

  private func isResampled(_ method: String) -> Bool {
    comparisons.contains { comparison in
      comparison.analysis.assignedValue.method == method && comparison.draws != nil
    }
  }

  /// The uncertainty by bootstrap, where a consensus has it: how often, from which seed.
  func resamplingRow(into body: inout Markup) {
    guard let draws = comparisons.compactMap(\.draws).first else { return }
    methodRow(
      "_u_(_x_~pt~)", nil,
      say(
        vi: "lấy mẫu lại (bootstrap): _s_(_x_~pt~^(r)^), _M_ = \(draws) lần, seed \(round.seed)",
        en: "bootstrap: _s_(_x_~pt~^(r)^), _M_ = \(draws) draws, seed \(round.seed)"),
      "\((round.edition == .iso13528_2005 ? .iso13528_2022 : round.edition).rawValue), 7.7.6",
      into: &body)
  }
}

extension ReportedComparison {
  /// How often the results of a consensus are drawn anew for its uncertainty.
  fileprivate var draws: Int? {
    guard case .consensus = analysis.comparison.assignedValue, analysis.includedCount > 1 else {
      return nil
    }
    return analysis.comparison.resampling?.draws
  }
}

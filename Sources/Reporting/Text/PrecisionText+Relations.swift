import Interlab
import Tables

extension PrecisionWriter {
  // MARK: Relations

  func appendRelations(to text: inout String) {
    let all = [
      ("s_r", analysis.repeatabilityRelations), ("s_R", analysis.reproducibilityRelations),
    ]
    for (symbol, relations) in all {
      guard let relations else { continue }
      text +=
        "\n"
        + say(
          vi: "Quan hệ của \(symbol) với mức m (sai khác tương đối của đường):",
          en: "\(symbol) by the level m (relative residual of the line):") + "\n"
      for fit in relations.fits {
        let mark =
          fit.kind == relations.suggested ? say(vi: "  ← nên dùng", en: "  ← suggested") : ""
        let residual = numbers.significant(2, of: 100 * fit.relativeResidual)
        text += "  \(equation(fit, symbol))  (\(residual) %)\(mark)\n"
      }
    }
  }

  /// "s_R = 0.0321 + 0.0154 m".
  func equation(_ fit: SpreadRelations.Fit, _ symbol: String) -> String {
    func number(_ value: Double) -> String { numbers.significant(3, of: value) }
    let slope = number(fit.slope.magnitude)
    let isFalling = fit.slope < 0
    switch fit.kind {
    case .proportional: return "I    \(symbol) = \(number(fit.slope)) m"
    case .linear:
      return "II   \(symbol) = \(number(fit.intercept ?? 0)) \(isFalling ? "−" : "+") \(slope) m"
    case .power:
      return
        "III  lg \(symbol) = \(number(fit.intercept ?? 0)) \(isFalling ? "−" : "+") \(slope) lg m"
    }
  }

  // MARK: Removals

  func appendRemovals(to text: inout String) {
    guard !analysis.removals.isEmpty else { return }
    text += "\n" + say(vi: "Đã loại khỏi phép tính:", en: "Taken out:") + "\n"
    for removal in analysis.removals { text += "- \(line(removal))\n" }
  }

  private func line(_ removal: PrecisionRemoval) -> String {
    var place = code(of: removal.laboratory)
    if analysis.experiment.levels[removal.level].name != nil {
      place += say(vi: ", mức ", en: ", level ") + name(of: removal.level)
    }
    let values = removal.values.map { numbers.exact($0) }.joined(separator: "; ")
    let who =
      removal.decidedBy.map {
        say(vi: " — người quyết định: ", en: " — decided by ") + escapingControls($0)
      } ?? ""
    return "\(place) (\(values)): \(reason(removal))\(who)"
  }

  private func reason(_ removal: PrecisionRemoval) -> String {
    switch removal.cause {
    case .stated(let reason): return escapingControls(reason)
    case .outlier(let outcome):
      let statistic = numbers.significant(4, of: outcome.statistic)
      let critical = numbers.significant(4, of: outcome.critical1)
      return "\(outcome.name(in: language)): \(statistic) "
        + say(
          vi: "so với giá trị tới hạn 1 % \(critical) (--remove outliers)",
          en: "beside the critical value at 1 % of \(critical) (--remove outliers)")
    }
  }
}

import Interlab
import Metrology
import Tables
import Wording

extension PropagationWriter {
  /// Whether the outputs of a region are validated together (JCGM 102:2011, clause 8).
  func append(_ validation: JointValidation, to text: inout String) {
    let verdict =
      validation.isValid
      ? say(vi: "xác nhận kết quả bậc nhất chung", en: "validates the joint first-order result")
      : say(
        vi: "không xác nhận kết quả bậc nhất chung",
        en: "does not validate the joint first-order result")
    text += "JCGM 102, 8: \(verdict)\n"
    for (place, index) in validation.outputs.enumerated() {
      let output = propagation.outputs[index]
      let unit = output.unit.map { $0 == "1" ? "" : " " + escapingControls($0) } ?? ""
      let estimate = validation.estimates[place]
      let uncertainty = validation.standardUncertainties[place]
      text +=
        "  \(escapingControls(output.name)): d_y = \(figures(estimate.difference, 2))\(excess(estimate)), "
        + "d_u = \(figures(uncertainty.difference, 2))\(excess(uncertainty)), "
        + "δ = \(figures(estimate.tolerance, 2))\(unit)\n"
    }
    text += line("λ_max", validation.largestEigenvalue, "ρ")
    text += line("k", validation.coverageFactor, "κ")
  }

  private func line(
    _ symbol: String, _ comparison: JointValidation.Comparison, _ tolerance: String
  ) -> String {
    let difference = figures(comparison.difference, 2) + excess(comparison)
    return "  \(symbol) = \(figures(comparison.firstOrder)), Monte Carlo "
      + "\(figures(comparison.monteCarlo)): d = \(difference), "
      + "\(tolerance) = \(figures(comparison.tolerance, 2))\n"
  }

  /// A mark for what lies beyond its tolerance.
  private func excess(_ comparison: JointValidation.Comparison) -> String {
    comparison.isWithinTolerance ? "" : " (!)"
  }
}

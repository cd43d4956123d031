import Interlab
import Metrology
import Tables
import Wording

extension PropagationWriter {
  /// What the Monte Carlo says of an output, and whether it validates the law of propagation.
  func append(_ check: PropagationCheck, _ index: Int, to text: inout String) {
    let (run, output) = (check.monteCarlo, check.monteCarlo.outputs[index])
    let linear = propagation.outputs[index]
    let unit = linear.unit.map { $0 == "1" ? "" : " " + escapingControls($0) } ?? ""
    let hasVariance = (try? linear.standardUncertainty.get()) != nil
    text +=
      "Monte Carlo ("
      + say(
        vi: "\(run.trials) phép thử, hạt giống \(run.seed)",
        en: "\(run.trials) trials, seed \(run.seed)")
      + (run.sampling == .latinHypercube
        ? say(vi: ", siêu khối Latinh", en: ", Latin hypercube") : "") + ")"
    if hasVariance {
      text +=
        ": " + say(vi: "trung bình ", en: "mean ") + drawn(output.mean, output)
        + ", u = \(figures(output.standardUncertainty))\(unit)"
    }
    text += "\n"
    let intervals = [
      (say(vi: "đối xứng", en: "symmetric"), output.symmetric),
      (say(vi: "ngắn nhất", en: "shortest"), output.shortest),
    ]
    for (name, interval) in intervals {
      text +=
        "  \(name): [\(drawn(interval.lowerBound, output)); \(drawn(interval.upperBound, output))]"
        + unit + "\n"
    }
    if let converged = run.converged, let tolerance = output.tolerance {
      let size = "\(figures(tolerance, 2))\(unit)"
      text +=
        converged
        ? say(
          vi: "  Số phép thử thích nghi: dung sai số \(size) đã đạt (JCGM 101, 7.9).\n",
          en: "  Adaptive: settled to the numerical tolerance \(size) (JCGM 101, 7.9).\n")
        : say(
          vi: "  Chưa đạt dung sai số \(size) trước giới hạn số phép thử.\n",
          en: "  The numerical tolerance \(size) was not reached before the limit of trials.\n")
    }
    if run.withoutValue > 0 {
      let causes = run.causes.map { escapingControls($0.message.text(in: language)) }
        .joined(separator: "; ")
      text += say(
        vi: "  \(run.withoutValue) phép thử không có giá trị và bị bỏ ra (\(causes)).\n",
        en: "  \(run.withoutValue) trials had no value and were left out (\(causes)).\n")
    }
    if let validation = check.validations[index] { text += line(validation, unit) + "\n" }
  }

  private func line(_ validation: FrameworkValidation, _ unit: String) -> String {
    let verdict =
      validation.isValid
      ? say(vi: "xác nhận kết quả bậc nhất", en: "validates the first-order result")
      : say(vi: "không xác nhận kết quả bậc nhất", en: "does not validate the first-order result")
    let (low, high) = validation.differences
    return "JCGM 101, 8: \(verdict) (d_low = \(figures(low, 2)), d_high = \(figures(high, 2)), "
      + "δ = \(figures(validation.tolerance, 2))\(unit))"
  }

  /// A number down to the third figure of the spread of the draws.
  private func drawn(_ value: Double, _ output: MonteCarloOutput) -> String {
    let width = output.symmetric.upperBound - output.symmetric.lowerBound
    guard let place = placeOfSignificantFigure(3, of: width / 4) else {
      return numbers.brief(value, figures: 8)
    }
    return numbers.rounded(value, place: unitOrFiner(place, of: value))
  }
}

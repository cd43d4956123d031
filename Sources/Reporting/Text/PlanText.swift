public import Interlab
import Metrology
public import Tables
public import Wording

/// A plan as a terminal shows it.
public struct PlanText {
  /// The whole text; every line ends with a newline.
  public let text: String

  /// Writes `plan` in `language`; dates where a start is given.
  public init(of plan: RoundPlan, start: CalendarDate?, language: Language) {
    text = PlanWriter(plan: plan, start: start, language: language).text
  }
}

private struct PlanWriter {
  let plan: RoundPlan
  let start: CalendarDate?
  let language: Language

  private var numbers: NumberStyle { NumberStyle(language) }

  private func say(vi: String, en: String) -> String { Phrase(vi: vi, en: en).text(in: language) }

  private func figure(_ value: Double) -> String { numbers.significant(3, of: value) }

  var text: String {
    var text = say(vi: "Kế hoạch vòng so sánh\n\n", en: "Plan of a round\n\n")
    text += needs + "\n" + homogeneity + "\n"
    let columns = columns
    for row in 0...plan.circulation.visits.count {
      for (index, column) in columns.enumerated() {
        if index > 0 { text += "  " }
        column.append(row: row, isLast: index == columns.count - 1, to: &text)
      }
      text += "\n"
    }
    return text + "\n" + conclusions
  }

  private var needs: String {
    say(
      vi: "u(x_pt) cần nhỏ hơn 0,3 σ_pt = \(figure(plan.criterion)) (ISO 13528:2022, 9.2.1).\n",
      en: "u(x_pt) must stay below 0.3 σ_pt = \(figure(plan.criterion)) (ISO 13528:2022, 9.2.1).\n")
  }

  private var homogeneity: String {
    let within = figure(plan.inputs.repeatability ?? plan.criterion)
    let power = numbers.rounded(100 * plan.inputs.power, place: 0)
    var text = say(
      vi:
        "Phép thử đồng nhất để phát hiện σ_s = \(figure(plan.criterion)) với xác suất \(power) %, "
        + "σ_w = \(within):\n",
      en: "A homogeneity test that finds σ_s = \(figure(plan.criterion)) with \(power) % "
        + "probability, σ_w = \(within):\n")
    for design in plan.designs {
      let items =
        design.items.map(String.init) ?? "> \(HomogeneityDesign.largestItemCount)"
      text += "- m = \(design.replicates): g = \(items)\n"
    }
    let standard = numbers.rounded(100 * plan.standardPower, place: 0)
    return text
      + say(
        vi: "Thiết kế chuẩn (10 mẫu, đo hai lần) phát hiện được với xác suất \(standard) %.\n",
        en: "The standard design (10 items in duplicate) finds it with \(standard) %.\n")
  }

  private var columns: [TextColumn] {
    let visits = plan.circulation.visits
    let stops = Dictionary(uniqueKeysWithValues: plan.stops.map { ($0.laboratory, $0) })
    func cells(_ value: (RoundPlan.Stop) -> Double) -> [String] {
      visits.map { visit in
        visit.laboratory.flatMap { stops[$0] }.map { figure(value($0)) } ?? ""
      }
    }
    var columns = [
      TextColumn(
        say(vi: "đo", en: "who"),
        visits.map { visit in
          visit.laboratory.map { say(vi: "PTN \($0)", en: "lab \($0)") }
            ?? say(vi: "điều phối", en: "pilot")
        }, .leading),
      TextColumn(say(vi: "ngày", en: "day"), visits.map { numbers.brief($0.day) }, .decimal),
    ]
    if let start {
      columns.append(
        TextColumn(
          say(vi: "lịch", en: "date"),
          visits.map { start.later(by: $0.day)?.text(in: language) ?? "–" },
          .leading))
    }
    return columns + [
      TextColumn("u_drift", cells(\.driftUncertainty), .decimal),
      TextColumn("u(x_pt)", cells(\.assignedUncertainty), .decimal),
      TextColumn("Δ_min", cells(\.smallestBias), .decimal),
    ]
  }

  private var conclusions: String {
    var lines: [String] = []
    if let longest = plan.longestDistance {
      lines.append(
        say(
          vi: "Không phòng nào được cách lần đo của đơn vị điều phối quá \(figure(longest)) ngày.",
          en: "No laboratory may measure more than \(figure(longest)) days from the pilot."))
    }
    lines.append(
      plan.isCloseEnough
        ? say(vi: "Lịch này đáp ứng.", en: "This schedule meets that.")
        : say(
          vi: "Lịch này không đáp ứng: đo lại thường xuyên hơn hoặc dùng chuẩn ổn định hơn.",
          en: "This schedule does not: measure again more often, or use a more stable standard."))
    lines.append(
      plan.inputs.laboratoryUncertainty == nil
        ? say(
          vi:
            "Δ_min: độ chệch nhỏ nhất mà z′ phát hiện với xác suất 95 %, với phòng có độ phân tán "
            + "σ_pt.",
          en: "Δ_min: the smallest bias that z′ shows with 95 % probability, for a laboratory that "
            + "scatters by σ_pt.")
        : say(
          vi: "Δ_min: độ chệch nhỏ nhất mà E_n phát hiện với xác suất 95 %.",
          en: "Δ_min: the smallest bias that E_n shows with 95 % probability."))
    return lines.map { "- \($0)\n" }.joined()
  }
}

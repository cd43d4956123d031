public import Interlab
import Mathematics
import Metrology
import Tables
public import Wording

/// The drift of travelling standards as a terminal shows it: model, tests, reference values.
///
/// Complexity: linear in the turns.
public struct DriftText {
  /// The whole text; every line ends with a newline.
  public let text: String

  /// Writes `standard` in `language`.
  public init(of standard: TravellingStandard, areDates: Bool, language: Language) {
    text = DriftWriter(standard: standard, areDates: areDates, language: language).text
  }
}

struct DriftWriter {
  let standard: TravellingStandard
  let areDates: Bool
  let language: Language

  private var numbers: NumberStyle { NumberStyle(language) }

  private func say(vi: String, en: String) -> String { Phrase(vi: vi, en: en).text(in: language) }

  private func spread(_ value: Double?) -> String {
    value.map { numbers.significant(3, of: $0) } ?? "–"
  }

  var text: String {
    var text = say(
      vi: "Chuẩn so sánh và độ trôi của nó\n\n", en: "Travelling standard and its drift\n\n")
    for choice in standard.choices {
      for line in lines(of: choice) { text += "- \(line)\n" }
    }
    if !standard.predictions.isEmpty {
      text += "\n"
      let columns = columns
      for row in 0...standard.predictions.count {
        for (index, column) in columns.enumerated() {
          if index > 0 { text += "  " }
          column.append(row: row, isLast: index == columns.count - 1, to: &text)
        }
        text += "\n"
      }
    }
    let notices = standard.notices
    if !notices.isEmpty { text += "\n" }
    for notice in notices {
      let message = notice.message(in: language) { numbers.brief($0) }
      text += "- \(escapingControls(message))\n"
    }
    return text
  }

  /// A date as people write it in the language, or the number.
  func time(_ time: Double) -> String {
    guard areDates, let days = Int(exactly: time.rounded(.toNearestOrEven)) else {
      return numbers.exact(time)
    }
    return CalendarDate(days: days).text(in: language)
  }

  func name(_ model: DriftModel) -> String {
    say(vi: model.vietnameseName, en: model.rawValue)
  }

  func lines(of choice: DriftChoice) -> [String] {
    let fit = choice.fit
    let artefact = fit.series.artefact.map { escapingControls($0) + ": " } ?? ""
    var lines = [
      artefact
        + say(
          vi: "Mô hình \(name(fit.model)), \(fit.series.count) lần đo của tổ chức điều phối, ν = ",
          en: "Model \(name(fit.model)), \(fit.series.count) pilot measurements, ν = ")
        + "\(fit.degreesOfFreedom)"
    ]
    let u = fit.covariance?.diagonal.map { max(0, $0).squareRoot() }
    var origin = time(fit.origin)
    if !areDates { origin = numbers.brief(fit.origin, figures: 8) }
    lines.append(
      say(vi: "Giá trị tại \(origin): ", en: "Value at \(origin): ")
        + pair(fit.value(at: fit.origin).value, u?.first))
    let unit = areDates ? say(vi: " mỗi ngày", en: " a day") : ""
    if fit.model.degree > 0 {
      lines.append(
        say(vi: "Tốc độ trôi: ", en: "Drift: ") + pair(fit.coefficients[1], u?[1]) + unit)
    }
    if fit.model.degree > 1 {
      lines.append(
        say(vi: "Hệ số bậc hai: ", en: "Quadratic coefficient: ")
          + pair(fit.coefficients[2], u?[2]))
    }
    for test in choice.degreeTests { lines.append(line(of: test)) }
    if let step = choice.step { lines.append(line(of: step)) }
    return lines
  }

  private func pair(_ value: Double, _ u: Double?) -> String {
    guard let u, u > 0 else { return numbers.significant(6, of: value) }
    return numbers.withUncertainty(value, u) + " (k = 1)"
  }

  private func line(of test: DriftChoice.DegreeTest) -> String {
    let statistic = test.statistic.map { numbers.significant(4, of: $0) } ?? "∞"
    let sign = test.isSignificant ? ">" : "≤"
    return say(vi: "Kiểm định F, mô hình ", en: "F test, model ") + name(test.model)
      + ": F = \(statistic) \(sign) \(numbers.significant(4, of: test.critical)), "
      + "p = \(numbers.significant(3, of: test.pValue))"
  }

  private func line(of step: StepFinding) -> String {
    var line =
      step.candidateCount == nil
      ? say(vi: "Bước nhảy đã khai báo tại ", en: "Declared step at ") + time(step.step.time)
      : step.isTaken
        ? say(vi: "Phát hiện bước nhảy giữa ", en: "Step detected between ")
        : say(
          vi: "Không có bước nhảy rõ rệt; khả dĩ nhất giữa ",
          en: "No clear step; most likely between ")
    if let gap = step.step.gap {
      line +=
        time(gap.lowerBound) + say(vi: " và ", en: " and ") + time(gap.upperBound)
    }
    line += ": δ = " + pair(step.height, step.standardUncertainty)
    if let p = step.pValue { line += ", p = \(numbers.significant(3, of: p))" }
    return line
  }

  private var columns: [TextColumn] {
    let predictions = standard.predictions
    var columns = [
      TextColumn(
        say(vi: "PTN", en: "lab"),
        predictions.map { escapingControls($0.measurement.laboratory) }, .leading)
    ]
    if predictions.contains(where: { $0.measurement.artefact != nil }) {
      columns.append(
        TextColumn(
          say(vi: "chuẩn", en: "artefact"),
          predictions.map { escapingControls($0.measurement.artefact ?? "") }, .leading))
    }
    let places = predictions.map { prediction in
      unitOrFiner(
        prediction.standardUncertainty.flatMap { placeOfSignificantFigure(2, of: $0) }
          ?? placeOfSignificantFigure(6, of: prediction.value) ?? 0, of: prediction.value)
    }
    columns += [
      TextColumn(
        say(vi: "thời điểm", en: "time"), predictions.map { time($0.measurement.time) }, .leading),
      TextColumn(
        say(vi: "giá trị tham chiếu", en: "reference value"),
        numbers.column(predictions.map(\.value), places: places), .decimal),
      TextColumn("u", predictions.map { spread($0.standardUncertainty) }, .decimal),
      TextColumn("u_TS", predictions.map { spread($0.transferUncertainty) }, .decimal),
    ]
    return columns
  }
}

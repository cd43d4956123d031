import Interlab
import Mathematics
import Metrology

/// The travelling standard of a comparison: its drift, and each laboratory's reference value.
extension ReportArticle {
  func drift(of comparison: ReportedComparison, index: Int, into section: inout Markup) {
    let analysis = comparison.analysis
    guard case .travelling(let reference) = analysis.comparison.assignedValue else { return }
    let standard = reference.standard
    let writer = DriftWriter(
      standard: standard, areDates: reference.areDates, language: language)
    section.element(
      "h3", text: say(vi: "Độ trôi của chuẩn so sánh", en: "Drift of the travelling standard"))
    section.element("ul", ["class": "notices"]) { list in
      for choice in standard.choices {
        for line in writer.lines(of: choice) { list.element("li", text: line) }
      }
    }
    for chart in driftCharts(of: comparison, index: index) {
      section.element("figure") { figure in
        figure.element("div", ["class": "scroll"]) { $0.append(chart.svg) }
        figure.element("figcaption", phrase: driftNote)
      }
    }
    driftTable(of: comparison, writer, standard, into: &section)
  }

  /// One chart for each artefact; none where no standard travelled.
  func driftCharts(of comparison: ReportedComparison, index: Int) -> [DriftChart] {
    let analysis = comparison.analysis
    guard case .travelling(let reference) = analysis.comparison.assignedValue else { return [] }
    let title = name(of: analysis.comparison, index: index)
    return reference.standard.choices.map { choice in
      DriftChart(
        choice: choice,
        predictions: reference.standard.predictions.filter {
          $0.measurement.artefact == choice.fit.series.artefact
        }, areDates: reference.areDates, caption: driftCaption(choice, title),
        xName: say(vi: "thời điểm", en: "time"), unit: analysis.comparison.unit)
    }
  }

  private func driftCaption(_ choice: DriftChoice, _ title: String) -> ChartCaption {
    let artefact = choice.fit.series.artefact.map { " – " + $0 } ?? ""
    return ChartCaption(
      title: say(vi: "Độ trôi: ", en: "Drift: ") + title + artefact,
      description: say(
        vi: "\(choice.fit.series.count) lần đo của tổ chức điều phối.",
        en: "\(choice.fit.series.count) pilot measurements."),
      axis: "_x_~pt~",
      legend: [
        ChartLegend(
          sample: .marker(nil, isHollow: false),
          words: say(vi: "tổ chức điều phối ± 2_u_", en: "pilot ± 2_u_")),
        ChartLegend(
          sample: .curve(colour: Ink.reference), words: say(vi: "mô hình", en: "model")),
        ChartLegend(sample: .band, words: say(vi: "± 2_u_ của mô hình", en: "± 2_u_ of the model")),
        ChartLegend(
          sample: .marker(nil, isHollow: true),
          words: say(vi: "giá trị của từng PTN", en: "each laboratory's value")),
      ], numbers: numbers)
  }

  private var driftNote: String {
    say(
      vi:
        "Các lần đo của tổ chức điều phối, mô hình với dải ± 2_u_ (gồm phần chung), và giá trị tham chiếu "
        + "tại "
        + "ngày đo của từng phòng thí nghiệm; vạch ngắn ở đáy là ngày đo.",
      en:
        "Pilot measurements, the model with its ± 2_u_ band (common part included), and the "
        + "reference "
        + "value at each laboratory's date; short bars at the bottom mark the dates.")
  }

  /// Lab, date, x_pt,i, u, u_TS, smallest bias.
  private func driftTable(
    of comparison: ReportedComparison, _ writer: DriftWriter, _ standard: TravellingStandard,
    into section: inout Markup
  ) {
    let analysis = comparison.analysis
    guard standard.predictions.count <= HTMLReport.driftLimit else { return }
    let headings = [
      say(vi: "PTN", en: "Lab"), say(vi: "Thời điểm", en: "Date"), "_x_~pt,i~", "_u_(_x_~pt,i~)",
      "_u_~TS~", say(vi: "Độ chệch nhỏ nhất phát hiện được", en: "Smallest bias shown"),
    ]
    section.element("div", ["class": "scroll"]) { scroll in
      scroll.element("table") { table in
        table.element("thead") { head in
          head.element("tr") { row in
            for (column, heading) in headings.enumerated() {
              row.element(
                "th", ["scope": "col", "class": column < 2 ? nil : "n"], phrase: heading)
            }
          }
        }
        table.element("tbody") { body in
          for (offset, prediction) in standard.predictions.enumerated() {
            body.element("tr") { row in
              row.element("th", ["scope": "row"]) {
                $0.element("bdi", text: prediction.measurement.laboratory)
              }
              let mark = prediction.isExtrapolated || prediction.isWithinStep ? " *" : ""
              row.element("td", text: writer.time(prediction.measurement.time) + mark)
              row.element("td", ["class": "n"], text: driftValue(analysis, offset))
              for number in [
                analysis.assignedValue.standardUncertainty(at: offset),
                analysis.assignedValue.rowReferences?[offset].transferUncertainty,
                analysis.deviations?[offset].smallestBias,
              ] {
                row.element(
                  "td", ["class": "n"], text: number.map { numbers.significant(2, of: $0) } ?? "–")
              }
            }
          }
        }
      }
    }
    section.element(
      "p",
      phrase: say(
        vi:
          "Độ chệch nhỏ nhất là độ chệch mà vòng này phát hiện được với xác suất 95 %. Dấu * là "
          + "ngày "
          + "nằm ngoài các lần đo của tổ chức điều phối hoặc trong khoảng có bước nhảy.",
        en:
          "The smallest bias is what this round would have shown with 95 % probability. An "
          + "asterisk "
          + "marks a date outside the pilot measurements, or where a step is in doubt."))
  }

  private func driftValue(_ analysis: ComparisonAnalysis, _ offset: Int) -> String {
    guard let value = analysis.assignedValue.value(at: offset) else { return "–" }
    guard let u = analysis.assignedValue.standardUncertainty(at: offset),
      let place = placeOfSignificantFigure(2, of: u)
    else { return numbers.significant(6, of: value) }
    return numbers.rounded(value, place: unitOrFiner(place, of: value))
  }
}

extension HTMLReport {
  /// How many turns are listed one by one.
  static var driftLimit: Int { 500 }
}

import Interlab
import Mathematics
import Metrology

/// Whether the items were alike and stable enough.
extension ReportArticle {
  func itemChecks(of comparison: ReportedComparison, index: Int, into section: inout Markup) {
    guard let checks = comparison.analysis.itemChecks else { return }
    let title = name(of: comparison.analysis.comparison, index: index)
    let unit = comparison.analysis.comparison.unit
    if let homogeneity = checks.homogeneity {
      section.element("h3", text: say(vi: "Độ đồng nhất", en: "Homogeneity"))
      section.element("ul", ["class": "notices"]) { list in
        for line in homogeneityLines(homogeneity, checks) { list.element("li", phrase: line) }
        for notice in homogeneity.notices(checks.items.map(LaboratoryCode.onPage)) {
          list.element("li") { $0.prose(notice.message(in: language) { numbers.brief($0) }) }
        }
      }
      if homogeneity.itemCount <= HTMLReport.itemLimit {
        figure(itemsChart(homogeneity, checks, title, unit).svg, note: itemsNote, into: &section)
      }
    }
    if let stability = checks.stability {
      section.element("h3", text: say(vi: "Độ ổn định", en: "Stability"))
      section.element("ul", ["class": "notices"]) { list in
        for line in stabilityLines(stability, checks) { list.element("li", phrase: line) }
        for notice in stability.notices {
          list.element("li") { $0.prose(notice.message(in: language) { numbers.brief($0) }) }
        }
      }
      if !stability.isAccelerated, stability.occasions.count > 1 {
        figure(
          stabilityChart(stability, checks, title, unit).svg, note: stabilityNote, into: &section)
      }
    }
  }

  private func figure(_ chart: Markup, note: String, into section: inout Markup) {
    section.element("figure") { figure in
      figure.element("div", ["class": "scroll"]) { $0.append(chart) }
      figure.element("figcaption", phrase: note)
    }
  }

  private func spread(_ value: Double?) -> String {
    value.map { numbers.significant(3, of: $0) } ?? "–"
  }

  private func limitSymbol(_ limit: HomogeneityLimit) -> String {
    switch limit {
    case .sigmaPt: "0.3 _σ_~pt~"
    case .permissibleError: "0.1 _δ_~E~"
    }
  }

  private func verdictLine(
    _ symbol: String, _ value: Double, _ limitText: String, _ limit: Double, _ isMet: Bool,
    _ enough: (yes: String, no: String)
  ) -> String {
    "\(symbol) = \(spread(value)) \(isMet ? "≤" : ">") \(limitText) = \(spread(limit)): "
      + (isMet ? enough.yes : enough.no)
  }

  // MARK: Homogeneity

  private func homogeneityLines(
    _ analysis: HomogeneityAnalysis, _ checks: ItemCheckResults
  ) -> [String] {
    let m = analysis.effectiveReplicateCount.map { numbers.brief($0) } ?? "–"
    var lines = [
      "_g_ = \(analysis.itemCount), _m_ = \(m), _s_~x~ = \(spread(analysis.itemStandardDeviation)), "
        + "_s_~w~ = \(spread(analysis.withinStandardDeviation)), "
        + "_s_~s~ = \(spread(analysis.betweenStandardDeviation)) (ISO 13528:2022, B.2–B.4)"
    ]
    let enough = (
      yes: say(vi: "đủ đồng nhất", en: "homogeneous enough"),
      no: say(vi: "chưa đủ đồng nhất", en: "not homogeneous enough")
    )
    if let limit = analysis.limit, let s_s = analysis.betweenStandardDeviation {
      if let isMet = analysis.isSufficient {
        lines.append(
          verdictLine("_s_~s~", s_s, limitSymbol(limit), limit.criterion, isMet, enough))
      }
      if let expanded = analysis.expandedLimit, let isMet = analysis.isSufficientExpanded {
        lines.append(
          verdictLine(
            "_s_~s~", s_s, "√(_F_~1~ _c_^2^ + _F_~2~ _s_~w~^2^)", expanded, isMet, enough))
      }
    }
    if let F = analysis.variances.F, let p = analysis.variances.pValue {
      lines.append(
        "_F_ = \(numbers.significant(4, of: F)), _p_ = \(numbers.significant(3, of: p))")
    }
    switch checks.homogeneityUse {
    case .none: break
    case .assignedValue:
      lines.append(
        say(vi: "_s_~s~ được cộng vào _u_(_x_~pt~).", en: "_s_~s~ is part of _u_(_x_~pt~)."))
    case .sigmaPt:
      lines.append(
        say(
          vi: "_σ_~pt~ được mở rộng thành √(_σ_~pt~^2^ + _s_~s~^2^).",
          en: "_σ_~pt~ was enlarged to √(_σ_~pt~^2^ + _s_~s~^2^)."))
    }
    return lines
  }

  private func itemsChart(
    _ analysis: HomogeneityAnalysis, _ checks: ItemCheckResults, _ title: String, _ unit: String?
  ) -> ItemsChart {
    ItemsChart(
      analysis: analysis, codes: checks.items.map(LaboratoryCode.onPage),
      caption: ChartCaption(
        title: say(vi: "Trung bình các mẫu: ", en: "Item means: ") + title,
        description: say(
          vi: "\(analysis.itemCount) mẫu với độ lệch chuẩn của các lần đo lặp.",
          en: "\(analysis.itemCount) items with the standard deviation of their replicates."),
        axis: "_x̄_",
        legend: [
          ChartLegend(
            sample: .bar, words: say(vi: "trung bình mẫu ± _s_", en: "item mean ± _s_"))
        ]
          + (analysis.limit.map {
            [ChartLegend(sample: .band, words: "_x̄_ ± " + limitSymbol($0))]
          } ?? []), numbers: numbers), unit: unit)
  }

  private var itemsNote: String {
    say(
      vi: "Các mẫu theo thứ tự trong tệp; dải màu là tiêu chí về hai phía của trung bình chung.",
      en: "Items in the order of the file; the band is the criterion on either side of their mean.")
  }

  // MARK: Stability

  private func stabilityLines(
    _ analysis: StabilityAnalysis, _ checks: ItemCheckResults
  ) -> [String] {
    var lines: [String] = []
    let enough = (
      yes: say(vi: "đủ ổn định", en: "stable enough"),
      no: say(vi: "chưa đủ ổn định", en: "not stable enough")
    )
    if let limit = analysis.limit, let change = analysis.change {
      if let isMet = analysis.isSufficient {
        lines.append(
          verdictLine("|Δ|", change, limitSymbol(limit), limit.criterion, isMet, enough))
      }
      if let expanded = analysis.expandedLimit, let isMet = analysis.isSufficientExpanded {
        lines.append(
          verdictLine(
            "|Δ|", change, limitSymbol(limit) + " + 2 _u_(Δ)", expanded, isMet, enough))
      }
    }
    if let trend = analysis.trend {
      let day = checks.areDates ? say(vi: " mỗi ngày", en: " a day") : ""
      let p = trend.pValue.map { ", _p_ = " + numbers.significant(3, of: $0) } ?? ""
      lines.append(
        say(vi: "Độ dốc ", en: "Slope ") + numbers.significant(3, of: trend.slope) + day
          + ", _u_ = \(spread(trend.standardUncertainty))\(p)")
    }
    if checks.stabilityUse == .assignedValue {
      lines.append(
        say(
          vi: "_u_~stab~ = |Δ|/√3 = \(spread(analysis.instability)) được cộng vào _u_(_x_~pt~).",
          en: "_u_~stab~ = |Δ|/√3 = \(spread(analysis.instability)) is part of _u_(_x_~pt~)."))
    }
    return lines
  }

  private func stabilityChart(
    _ analysis: StabilityAnalysis, _ checks: ItemCheckResults, _ title: String, _ unit: String?
  ) -> StabilityChart {
    var legend = [
      ChartLegend(
        sample: .marker(nil, isHollow: false), words: say(vi: "trung bình", en: "mean"))
    ]
    if analysis.trend != nil {
      legend.append(
        ChartLegend(
          sample: .curve(colour: Ink.reference),
          words: say(vi: "đường thẳng", en: "straight line")))
    }
    if let limit = analysis.limit {
      legend.append(ChartLegend(sample: .band, words: "± " + limitSymbol(limit)))
    }
    return StabilityChart(
      analysis: analysis, areDates: checks.areDates,
      caption: ChartCaption(
        title: say(vi: "Độ ổn định: ", en: "Stability: ") + title,
        description: say(
          vi: "\(analysis.occasions.count) thời điểm đo.",
          en: "\(analysis.occasions.count) occasions."),
        axis: "_x̄_", legend: legend, numbers: numbers),
      xName: say(vi: "thời điểm", en: "time"), unit: unit)
  }

  private var stabilityNote: String {
    say(
      vi:
        "Trung bình theo thời gian; vạch đứng là 2_u_ đã công bố, nếu không thì độ lệch chuẩn; dải "
        + "màu là tiêu chí về hai phía của lần đo đầu.",
      en:
        "Means in time; bars are twice the stated _u_, else the standard deviation; the band is the "
        + "criterion on either side of the first.")
  }
}

extension HTMLReport {
  /// How many items are drawn one by one.
  static var itemLimit: Int { 200 }
}

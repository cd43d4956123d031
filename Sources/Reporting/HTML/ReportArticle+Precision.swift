import Interlab

/// What the replicates of a comparison, or a precision experiment of its own, say of precision.
extension ReportArticle {
  /// How many laboratories, and how many bars in all, the charts of Mandel's statistics show.
  private static let chartedLaboratories = 80
  private static let chartedBars = 600

  /// The part of one comparison.
  func precision(of comparison: ReportedComparison, index: Int, into section: inout Markup) {
    guard let analysis = round(precisionAt: index) else { return }
    let title = name(of: comparison.analysis.comparison, index: index)
    section.element(
      "h3",
      text: say(vi: "Độ chụm theo các kết quả lặp", en: "Precision from the replicates"))
    levelTable(analysis, unit: comparison.analysis.comparison.unit, into: &section)
    precisionFigures(
      analysis, title: title, unit: comparison.analysis.comparison.unit, into: &section)
  }

  private func round(precisionAt index: Int) -> PrecisionAnalysis? {
    guard let precision = analysis.precision, precision.comparisons.indices.contains(index) else {
      return nil
    }
    return precision.comparisons[index]
  }

  /// The section of a precision experiment.
  func precisionExperiment(into article: inout Markup) {
    guard let experiment = analysis.precision?.experiment else { return }
    article.element("section", ["class": "apart", "id": anchor("precision")]) { section in
      section.element("h2", text: precisionTitle)
      levelTable(experiment, unit: nil, into: &section)
      relationList(experiment, into: &section)
      precisionFigures(experiment, title: precisionTitle, unit: nil, into: &section)
      if let chart = spreadChart(experiment) {
        section.element("figure") { figure in
          figure.element("div", ["class": "scroll"]) { $0.append(chart.svg) }
          figure.element(
            "figcaption",
            phrase: say(
              vi: "Chấm tròn và nét đứt: _s_~r~; ô vuông và nét liền: _s_~R~; đường là quan hệ nên "
                + "dùng (ISO 5725-2:2019, 7.5).",
              en: "Circles and dashes: _s_~r~; squares and full line: _s_~R~; the lines are the "
                + "suggested relations (ISO 5725-2:2019, 7.5)."))
        }
      }
    }
  }

  var precisionTitle: String { say(vi: "Thí nghiệm độ chụm", en: "Precision experiment") }

  private func precisionFigures(
    _ analysis: PrecisionAnalysis, title: String, unit: String?, into section: inout Markup
  ) {
    testTable(analysis, into: &section)
    for notice in levelNotices(analysis) { section.element("p") { $0.prose(notice) } }
    let laboratories = chartedLaboratories(of: analysis)
    guard !laboratories.isEmpty else { return }
    for isH in [true, false] {
      let chart = mandelChart(analysis, laboratories, isH: isH, title: title)
      // Without lines, as h of two laboratories always is, bars tell nothing.
      guard chart.limits != nil, chart.groups.contains(where: \.hasValue) else { continue }
      section.element("figure") { figure in
        figure.element("div", ["class": "scroll"]) { $0.append(chart.svg) }
        figure.element(
          "figcaption", phrase: mandelNote(isH: isH) + (chart.cutsOff ? mandelArrowNote : ""))
      }
    }
  }

  private func mandelNote(isH: Bool) -> String {
    isH
      ? say(
        vi: "_h_ của Mandel: vị trí của trung bình từng phòng giữa các phòng, với các đường 5 % và "
          + "1 % (ISO 5725-2:2019, 7.3.1).",
        en: "Mandel's _h_: the place of each laboratory's mean among the laboratories, with the "
          + "lines at 5 % and 1 % (ISO 5725-2:2019, 7.3.1).")
      : say(
        vi: "_k_ của Mandel: độ phân tán trong từng phòng so với các phòng khác.",
        en: "Mandel's _k_: the spread within each laboratory beside that of the others.")
  }

  private var mandelArrowNote: String {
    say(
      vi: " Mũi tên ở mép: nằm ngoài trục.",
      en: " An arrow at the edge marks a bar beyond the axis.")
  }

  private func levelNotices(_ analysis: PrecisionAnalysis) -> [String] {
    var seen: [PrecisionNotice] = []
    for notice in analysis.levels.flatMap(\.notices) where !seen.contains(notice) {
      seen.append(notice)
    }
    return seen.map { $0.message(in: language) }
  }

  // MARK: Charts

  /// The laboratories of the charts, in the order of the file; none when there are too many.
  func chartedLaboratories(of analysis: PrecisionAnalysis) -> [Int] {
    let used = Set(analysis.levels.flatMap { $0.cells.map(\.laboratory) })
    guard used.count <= Self.chartedLaboratories,
      used.count * analysis.levels.count <= Self.chartedBars
    else { return [] }
    return used.sorted()
  }

  func mandelChart(
    _ analysis: PrecisionAnalysis, _ laboratories: [Int], isH: Bool, title: String
  ) -> MandelChart {
    let groups = laboratories.map { laboratory in
      let code = LaboratoryCode.onPage(analysis.experiment.laboratories[laboratory])
      return MandelChart.Group(
        label: code,
        bars: analysis.levels.map { bar(of: laboratory, code, at: $0, isH: isH) })
    }
    let limits = analysis.levels.compactMap { isH ? $0.hLimits : $0.kLimits }
    let symbol = isH ? "_h_" : "_k_"
    return MandelChart(
      groups: groups, limits: limits.first, isSigned: isH,
      caption: ChartCaption(
        title: (isH ? "Mandel h: " : "Mandel k: ") + title,
        description: say(
          vi: "Một thanh cho mỗi mức của từng phòng thí nghiệm (\(laboratories.count) phòng).",
          en: "One bar for each level of each laboratory (\(laboratories.count) laboratories)."),
        axis: symbol,
        legend: [
          ChartLegend(
            sample: .limit(dashes: "7 4", colour: Ink.warning),
            words: say(vi: "* ngoài đường 5 %", en: "* beyond the line at 5 %")),
          ChartLegend(
            sample: .limit(dashes: "none", colour: Ink.action),
            words: say(vi: "** ngoài đường 1 %", en: "** beyond the line at 1 %")),
        ], numbers: numbers))
  }

  private func bar(
    of laboratory: Int, _ code: String, at level: LevelPrecision, isH: Bool
  ) -> MandelChart.Bar {
    guard let statistic = level.mandel.first(where: { $0.laboratory == laboratory }) else {
      return MandelChart.Bar(value: nil, verdict: .correct, title: code)
    }
    let value = try? (isH ? statistic.h : statistic.k).get()
    let verdict = isH ? statistic.hVerdict(level.hLimits) : statistic.kVerdict
    let number = value.map { numbers.decimals(2, of: $0) } ?? "–"
    let name = level.name.map { ", \(LaboratoryCode.onPage($0))" } ?? ""
    return MandelChart.Bar(value: value, verdict: verdict, title: "\(code)\(name): \(number)")
  }

  private func spreadChart(_ analysis: PrecisionAnalysis) -> SpreadChart? {
    func points(_ figure: (LevelPrecision) -> PrecisionFigure) -> [(Double, Double)] {
      analysis.levels.compactMap { level in
        guard let m = level.mean, case .success(let s) = figure(level) else { return nil }
        return (m, s)
      }
    }
    func fit(_ relations: SpreadRelations?) -> SpreadRelations.Fit? {
      relations.flatMap { found in found.fits.first { $0.kind == found.suggested } }
    }
    let (within, across) = (points(\.repeatability), points(\.reproducibility))
    guard analysis.levels.count > 1, within.count > 1 else { return nil }
    return SpreadChart(
      series: [
        .init(
          points: within, relation: fit(analysis.repeatabilityRelations), isSquare: false,
          colour: Ink.reference),
        .init(
          points: across, relation: fit(analysis.reproducibilityRelations), isSquare: true,
          colour: Ink.warning),
      ],
      caption: ChartCaption(
        title: say(
          vi: "Độ lệch chuẩn lặp lại và tái lập theo mức",
          en: "Repeatability and reproducibility standard deviations by level"),
        description: say(
          vi: "\(within.count) mức. Số liệu nằm trong bảng bên trên.",
          en: "\(within.count) levels. The table above holds the numbers."),
        axis: "_s_",
        legend: [
          ChartLegend(sample: .curve(colour: Ink.reference), words: "_s_~r~"),
          ChartLegend(sample: .curve(colour: Ink.warning), words: "_s_~R~"),
        ], numbers: numbers), unit: nil)
  }
}

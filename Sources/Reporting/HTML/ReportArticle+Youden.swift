import Interlab

/// The results of two measurands against each other.
extension ReportArticle {
  /// How many pairs are drawn, and of how many laboratories each.
  private static let pairLimit = 30
  private static let pointLimit = 1_000

  /// The pairs that are drawn, with their figures.
  var youdenFigures: [((Comparison, Comparison), YoudenFigures)] {
    YoudenFigures.pairs(of: round).prefix(Self.pairLimit).compactMap { pair in
      YoudenFigures(pair.0, pair.1, in: round).map { (pair, $0) }
    }.filter { $0.1.points.count <= Self.pointLimit }
  }

  func youden(into article: inout Markup) {
    let found = youdenFigures
    guard !found.isEmpty else { return }
    article.element("section", ["class": "apart", "id": anchor("youden")]) { section in
      section.element("h2", text: youdenTitle)
      for ((first, second), figures) in found {
        draw(figures, first, second, into: &section)
      }
    }
  }

  var youdenTitle: String { say(vi: "Biểu đồ Youden", en: "Youden plot") }

  private func draw(
    _ figures: YoudenFigures, _ first: Comparison, _ second: Comparison,
    into section: inout Markup
  ) {
    let chart = youdenChart(figures, first, second)
    let names = names(first, second)
    let ρ = numbers.decimals(2, of: figures.correlation)
    section.element("figure") { figure in
      figure.element("div", ["class": "scroll"]) { $0.append(chart.svg) }
      figure.element("figcaption") { caption in
        caption.text("A: ")
        caption.element("bdi", text: names[0])
        caption.text("; B: ")
        caption.element("bdi", text: names[1])
        caption.phrase(". _p_ = \(figures.points.count), _ρ_ = \(ρ). " + diagonalNote)
      }
    }
  }

  private func names(_ first: Comparison, _ second: Comparison) -> [String] {
    [first, second].map { comparison in
      name(
        of: comparison,
        index: round.comparisons.firstIndex { $0.key == comparison.key } ?? 0)
    }
  }

  /// Two measurands against each other.
  func youdenChart(
    _ figures: YoudenFigures, _ first: Comparison, _ second: Comparison
  ) -> YoudenChart {
    let codes = figures.points.map { LaboratoryCode.onPage(round.laboratories[$0.laboratory]) }
    let names = names(first, second)
    let outside = figures.points.indices.filter { figures.share(of: figures.points[$0]) > 1 }
    let ρ = numbers.decimals(2, of: figures.correlation)
    return YoudenChart(
      figures: figures, codes: codes,
      caption: ChartCaption(
        title: youdenTitle + ": " + names.joined(separator: ", "),
        description: say(
          vi: "\(figures.points.count) phòng thí nghiệm, hệ số tương quan \(ρ), \(outside.count) "
            + "phòng nằm ngoài elip 95 %.",
          en: "\(figures.points.count) laboratories, correlation coefficient \(ρ), "
            + "\(outside.count) outside the 95 % ellipse."),
        axis: "B", legend: legend(figures, hasOutside: !outside.isEmpty), numbers: numbers),
      xName: "A", xUnit: first.unit, yUnit: second.unit)
  }

  private var diagonalNote: String {
    say(
      vi: "Lệch dọc theo đường chéo đi lên là ảnh hưởng hệ thống của phòng thí nghiệm, lệch ngang "
        + "đường đó là ảnh hưởng ngẫu nhiên (ISO 13528:2022, 10.5).",
      en:
        "A shift along the rising diagonal is a systematic effect of the laboratory, one across it "
        + "a random effect (ISO 13528:2022, 10.5).")
  }

  private func legend(_ figures: YoudenFigures, hasOutside: Bool) -> [ChartLegend] {
    var legend = [
      ChartLegend(
        sample: .curve(colour: Ink.reference), words: say(vi: "elip 95 %", en: "95 % ellipse")),
      ChartLegend(
        sample: .limit(dashes: "5 3", colour: Ink.muted),
        words: say(
          vi: "trung "
            + "bình", en: "means")),
    ]
    if hasOutside {
      legend.append(
        ChartLegend(
          sample: .marker(.action, isHollow: false),
          words: say(vi: "ngoài elip", en: "outside the ellipse")))
    }
    if figures.points.contains(where: { !$0.isIncluded }) {
      legend.append(
        ChartLegend(
          sample: .marker(nil, isHollow: true),
          words: say(vi: "rỗng: không tham gia trung bình", en: "hollow: not in the means")))
    }
    return legend
  }
}

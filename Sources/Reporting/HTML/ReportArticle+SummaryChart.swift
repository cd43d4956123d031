import Interlab

/// The one graph of the summary: the results of a single comparison; the scores of all laboratories
/// in all comparisons where one page holds them; else the shares of the verdicts, and the scores
/// page by page behind the overview.
extension ReportArticle {
  func summaryChart(into section: inout Markup) {
    if isSingle {
      guard !comparisons[0].lines.isEmpty else { return }
      return resultsFigure(of: comparisons[0], index: 0, into: &section)
    }
    let fields = scoreFields
    if fields.count == 1 { return heatMaps(fields, into: &section) }
    verdictShares(into: &section)
  }

  /// Whether the round has one comparison, whose results then stand in the summary.
  var isSingle: Bool { analysis.comparisons.count == 1 && comparisons.count == 1 }

  /// The scores page by page, where one does not hold them, or why they are absent.
  func scorePages(into section: inout Markup) {
    let fields = scoreFields
    guard fields.count > 1 else { return }
    guard fields.count <= Self.fieldLimit, comparisons.count == analysis.comparisons.count else {
      return section.element(
        "p",
        text: say(
          vi: "Biểu đồ ô màu của mọi điểm số không được in vì sẽ chiếm \(fields.count) trang; điểm "
            + "số nằm trong từng phần bên dưới và trong tệp scores.csv.",
          en:
            "The field of all scores is not printed, because it would take \(fields.count) pages; "
            + "the sections below and scores.csv hold the scores."))
    }
    heatMaps(fields, into: &section)
  }
}

// MARK: Scores of all laboratories

extension ReportArticle {
  /// A part of the field of scores that one page holds.
  private struct ScoreField {
    let laboratories: ArraySlice<Int>
    let comparisons: Range<Int>
  }

  /// Up to how many laboratories and comparisons one field of scores has, and how many fields are
  /// printed.
  private static var fieldRows: Int { 60 }
  private static var fieldColumns: Int { 40 }
  private static var fieldLimit: Int { 12 }

  /// The field of all scores cut into parts as equal as they can be.
  private var scoreFields: [ScoreField] {
    guard comparisons.contains(where: { $0.leadingKind != nil }) else { return [] }
    let rows = equalParts(laboratoryOrder.count, atMost: Self.fieldRows)
    return equalParts(comparisons.count, atMost: Self.fieldColumns).flatMap { columns in
      rows.map { ScoreField(laboratories: laboratoryOrder[$0], comparisons: columns) }
    }
  }

  private func heatMaps(_ fields: [ScoreField], into section: inout Markup) {
    let tiles = tiles
    for (index, field) in fields.enumerated() {
      let chart = heatMap(of: field, tiles)
      section.element("figure") { figure in
        figure.element("div", ["class": "scroll"]) { $0.append(chart.svg) }
        let part = fields.count > 1 ? " (\(index + 1)/\(fields.count))" : ""
        figure.element(
          "figcaption",
          text: say(
            vi:
              "Mọi điểm số của vòng\(part): màu theo điểm số chia cho giới hạn ngoài của nó, hình "
              + "dạng theo đánh giá; số ở đầu cột là số của phần bên dưới.",
            en: "All scores of the round\(part): the colour is the score in terms of its outer "
              + "limit, the shape the verdict; columns bear the numbers of the sections below."))
      }
    }
  }

  /// All scores of the round as tiles.
  var heatMapChart: HeatMapChart {
    heatMap(
      of: ScoreField(laboratories: laboratoryOrder[...], comparisons: comparisons.indices), tiles)
  }

  /// The tile of each laboratory and comparison, where there is a score.
  private var tiles: [[HeatMapChart.Tile?]] {
    var tiles = round.laboratories.map { _ in
      [HeatMapChart.Tile?](repeating: nil, count: comparisons.count)
    }
    for (column, comparison) in comparisons.enumerated() {
      guard let kind = comparison.leadingKind else { continue }
      let limit = kind.limits(in: comparison.analysis).last ?? 1
      let first = comparison.analysis.comparison.rows.lowerBound
      for line in comparison.lines {
        guard let score = line.leading?.value else { continue }
        let row = Int(round.results.laboratories[first + line.offset])
        tiles[row][column] = HeatMapChart.Tile(
          score: score, limit: limit, verdict: line.leading?.verdict,
          text: scoreText(score, kind, in: comparison.analysis))
      }
    }
    return tiles
  }

  private func heatMap(of field: ScoreField, _ tiles: [[HeatMapChart.Tile?]]) -> HeatMapChart {
    let verdicts = Verdict.allCases.filter { verdict in
      verdict != .acceptable && comparisons.contains { $0.count(verdict) > 0 }
    }
    let names = columnNames
    return HeatMapChart(
      rows: field.laboratories.map { LaboratoryCode.onPage(round.laboratories[$0]) },
      columns: field.comparisons.map { names[$0] },
      tiles: field.laboratories.map { Array(tiles[$0][field.comparisons]) },
      caption: heatMapCaption(field, verdicts),
      low: say(vi: "thấp hơn _x_~pt~", en: "below _x_~pt~"),
      high: say(
        vi: "cao hơn _x_~pt~; hết thang ở 2 lần giới hạn",
        en: "above _x_~pt~; ends at twice the limit"))
  }

  /// What the columns of a table or field of scores are called: the quantities, or what the file calls the comparisons where the
  /// quantities begin alike.
  var columnNames: [String] {
    let names = comparisons.indices.map { name(of: comparisons[$0].analysis.comparison, index: $0) }
    let beginnings = Set(names.map { shortened($0, toColumns: HeatMapChart.headColumns - 5) })
    return names.indices.map { index in
      let key = keyText(of: comparisons[index].analysis.comparison)
      let isClear = beginnings.count == names.count || key.isEmpty
      return "\(index + 1). " + (isClear ? names[index] : key)
    }
  }

  private func heatMapCaption(_ field: ScoreField, _ verdicts: [Verdict]) -> ChartCaption {
    let (laboratories, count) = (field.laboratories.count, field.comparisons.count)
    return ChartCaption(
      title: say(vi: "Điểm số của mọi phòng thí nghiệm", en: "Scores of all laboratories"),
      description: say(
        vi:
          "\(laboratories) phòng thí nghiệm, \(count) phép so sánh. Bảng trong báo cáo nêu các con "
          + "số.",
        en: "\(laboratories) laboratories, \(count) comparisons. The tables of the report hold the "
          + "numbers."),
      axis: "",
      legend: verdicts.map { verdict in
        ChartLegend(sample: .marker(verdict, isHollow: false), words: summaryWord(verdict))
      }, numbers: numbers)
  }
}

// MARK: Shares of the verdicts

extension ReportArticle {
  /// Up to how many comparisons have a bar of their own.
  private static var barLimit: Int { 24 }

  /// How the results were judged: by comparison, or all together where there are too many.
  private func verdictShares(into section: inout Markup) {
    let judged = comparisons.indices.filter {
      comparisons[$0].unjudgedCount < comparisons[$0].count
    }
    guard !judged.isEmpty else { return }
    let verdicts = Verdict.allCases.filter { verdict in
      comparisons.contains { $0.count(verdict) > 0 }
    }
    let bars =
      judged.count <= Self.barLimit
      ? judged.map { index in
        VerdictShareChart.Bar(
          label: "\(index + 1). " + name(of: comparisons[index].analysis.comparison, index: index),
          counts: verdicts.map { ($0, comparisons[index].count($0)) })
      }
      : [
        VerdictShareChart.Bar(
          label: say(vi: "Mọi kết quả", en: "All results"),
          counts: verdicts.map { verdict in
            (verdict, comparisons.reduce(0) { $0 + $1.count(verdict) })
          })
      ]
    let chart = VerdictShareChart(
      bars: bars,
      caption: ChartCaption(
        title: say(vi: "Tỉ lệ kết quả theo đánh giá", en: "Shares of results by verdict"),
        description: say(
          vi: "\(judged.count) phép so sánh; số liệu nằm trong bảng bên dưới.",
          en: "\(judged.count) comparisons; the table below holds the numbers."), axis: "",
        legend: verdicts.map {
          ChartLegend(sample: .marker($0, isHollow: false), words: summaryWord($0))
        }, numbers: numbers))
    section.element("figure") { figure in
      figure.element("div", ["class": "scroll"]) { $0.append(chart.svg) }
      figure.element(
        "figcaption",
        text: say(vi: "Tỉ lệ kết quả theo đánh giá.", en: "Shares of results by verdict."))
    }
  }
}

/// `count` things cut into as few ranges of at most `limit` as there can be, as equal as they can be.
private func equalParts(_ count: Int, atMost limit: Int) -> [Range<Int>] {
  let parts = (count + limit - 1) / limit
  return (0..<parts).map { ($0 * count / parts)..<(($0 + 1) * count / parts) }
}

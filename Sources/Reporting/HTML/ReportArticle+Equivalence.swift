import Interlab
import Metrology

/// The degrees of equivalence of a comparison whose assigned value is made from the uncertainties.
extension ReportArticle {
  /// Up to how many results of a comparison have degrees of equivalence and other methods.
  static var equivalenceResultLimit: Int { 60 }

  /// Up to how many comparisons of a page have them.
  static var equivalenceSectionLimit: Int { 20 }

  /// Appends degrees of equivalence and the other methods, or that they are left out.
  func equivalence(of comparison: ReportedComparison, index: Int, into section: inout Markup) {
    guard let equivalence = ReportedEquivalence(of: comparison, in: round) else { return }
    let earlier = comparisons.prefix(index).count(where: suitsEquivalence)
    guard suitsEquivalence(comparison), earlier < Self.equivalenceSectionLimit else {
      return section.element("p", text: equivalenceOmission)
    }
    section.element("h3", text: say(vi: "Mức độ tương đương", en: "Degrees of equivalence"))
    equivalenceFormula(equivalence, of: comparison, into: &section)
    equivalenceChart(equivalence, of: comparison, index: index, into: &section)
    equivalenceTable(equivalence, of: comparison, into: &section)
    conventionSentence(equivalence, of: comparison, into: &section)
    methodPanel(of: comparison, into: &section)
  }

  private func suitsEquivalence(_ comparison: ReportedComparison) -> Bool {
    guard case .reference = comparison.analysis.comparison.assignedValue else { return false }
    return comparison.count <= Self.equivalenceResultLimit
  }

  private var equivalenceOmission: String {
    let (results, sections) = (Self.equivalenceResultLimit, Self.equivalenceSectionLimit)
    return say(
      vi: "Mức độ tương đương và các phương pháp khác chỉ được in cho \(sections) phép so sánh đầu "
        + "tiên có không quá \(results) kết quả; lệnh lienphong reference tính cho mọi phép so "
        + "sánh.",
      en: "Degrees of equivalence and other methods stand here for the first \(sections) "
        + "comparisons with up to \(results) results only; lienphong reference gives them for all.")
  }

  private func equivalenceFormula(
    _ equivalence: ReportedEquivalence, of comparison: ReportedComparison,
    into section: inout Markup
  ) {
    let definition = "_d_~i~ = _x_~i~ − _x_~pt~, _U_(_d_~i~) = 2 _u_(_d_~i~), _u_^2^(_d_~i~) = "
    guard equivalence.readings.count > 1 else {
      return section.element(
        "p", phrase: definition + "_u_^2^(_x_~i~) + _u_^2^(_x_~pt~) − 2 cov(_x_~i~, _x_~pt~).")
    }
    let hasOthers = comparison.lines.contains { !$0.isIncluded }
    func formula(_ ofContributors: String, _ ofOthers: String) -> String {
      guard hasOthers else { return ofContributors }
      return ofContributors + say(vi: "; kết quả bị loại: ", en: "; of an excluded result: ")
        + ofOthers
    }
    let claims = formula(
      "(1 − 2 _w_~i~) _u_^2^(_x_~i~) + Σ _w_~j~^2^ _u_^2^(_x_~j~)",
      "_u_^2^(_x_~i~) + _u_^2^(_x_~pt~)")
    let dark = formula(
      "_u_^2^(_x_~i~) + _τ_^2^ − _u_^2^(_x_~pt~)", "_u_^2^(_x_~i~) + _τ_^2^ + _u_^2^(_x_~pt~)")
    section.element("p", phrase: definition)
    section.element("ul") { list in
      list.element(
        "li",
        phrase: claims
          + say(
            vi: " (claims): độ lệch có nằm trong công bố của phòng thí nghiệm không?",
            en: " (claims): is the deviation within what the laboratory claims?"))
      list.element(
        "li",
        phrase: dark
          + say(
            vi: " (dark): có nằm trong công bố cùng độ phân tán chung _τ_ không?",
            en: " (dark): is it within the claim and the scatter _τ_ that all share?"))
    }
    guard comparison.analysis.comparison.assignedValueBudget.standardUncertainty > 0 else { return }
    section.element(
      "p",
      phrase: say(
        vi:
          "Các thành phần khác của _u_(_x_~pt~) (đồng nhất, vận chuyển, ổn định) không tính ở đây.",
        en: "What else _u_(_x_~pt~) holds (homogeneity, transport, stability) does not enter here.")
    )
  }

  private func equivalenceChart(
    _ equivalence: ReportedEquivalence, of comparison: ReportedComparison, index: Int,
    into section: inout Markup
  ) {
    let chart = chart(of: equivalence, of: comparison, index: index)
    section.element("figure") { figure in
      figure.element("div", ["class": "scroll"]) { $0.append(chart.svg) }
      let note = say(
        vi: "Mức độ tương đương theo cùng thứ tự với biểu đồ kết quả; vạch ngang là _d_~i~ = 0.",
        en: "Degrees of equivalence in the order of the chart of results; the line is _d_~i~ = 0.")
      figure.element("figcaption", phrase: note + (chart.cutsOff ? arrowNote : ""))
    }
  }

  /// The degrees of equivalence in the order of the lines.
  func chart(
    of equivalence: ReportedEquivalence, of comparison: ReportedComparison, index: Int
  ) -> EquivalenceChart {
    let wider = equivalence.readings.dropFirst().first
    let points = comparison.lines.enumerated().map { index, line in
      EquivalenceChart.Point(
        label: line.laboratory, degree: equivalence.readings[0].degrees[index],
        widerHalfWidth: wider?.degrees[index]?.expandedUncertainty, isIncluded: line.isIncluded)
    }
    return EquivalenceChart(
      points: points,
      caption: equivalenceCaption(equivalence, points, of: comparison, index: index),
      unit: comparison.analysis.comparison.unit)
  }

  private func equivalenceCaption(
    _ equivalence: ReportedEquivalence, _ points: [EquivalenceChart.Point],
    of comparison: ReportedComparison, index: Int
  ) -> ChartCaption {
    var legend: [ChartLegend] = []
    for (verdict, sign) in [(Verdict.acceptable, "≤"), (.action, ">")]
    where points.contains(where: { $0.degree?.verdict == verdict }) {
      legend.append(
        ChartLegend(
          sample: .marker(verdict, isHollow: false), words: "|_d_~i~| \(sign) _U_(_d_~i~)"))
    }
    let names = equivalence.readings.map { $0.convention.map { ", " + $0.rawValue } ?? "" }
    for (sample, name) in zip([ChartLegend.Sample.bar, .widerBar], names) {
      legend.append(ChartLegend(sample: sample, words: "_d_~i~ ± _U_(_d_~i~)" + name))
    }
    if points.contains(where: { !$0.isIncluded }) {
      let word = say(vi: "rỗng: bị loại", en: "hollow: excluded")
      legend.append(ChartLegend(sample: .marker(nil, isHollow: true), words: word))
    }
    let title = name(of: comparison.analysis.comparison, index: index)
    return ChartCaption(
      title: say(vi: "Mức độ tương đương: ", en: "Degrees of equivalence: ") + title,
      description: equivalenceDescription(points), axis: "_d_~i~", legend: legend,
      numbers: numbers)
  }

  private func equivalenceDescription(_ points: [EquivalenceChart.Point]) -> String {
    let degrees = points.compactMap(\.degree)
    let beyond = degrees.count { !$0.isWithinUncertainty }
    return say(
      vi:
        "\(degrees.count) phòng thí nghiệm, \(beyond) phòng có |d| > U(d). Số liệu nằm trong bảng "
        + "bên dưới.",
      en: "\(degrees.count) laboratories, \(beyond) with |d| > U(d). The table below holds the "
        + "numbers.")
  }

  private func equivalenceTable(
    _ equivalence: ReportedEquivalence, of comparison: ReportedComparison,
    into section: inout Markup
  ) {
    var notes = Footnotes()
    let columns = equivalenceColumns(equivalence)
    section.element("div", tableFrame(rows: comparison.lines.count)) { scroll in
      scroll.element("table") { table in
        table.element("caption") { caption in
          caption.phrase(
            say(
              vi: "Mức độ tương đương _d_~i~ và _U_(_d_~i~), _k_ = 2",
              en: "Degrees of equivalence _d_~i~ and _U_(_d_~i~), _k_ = 2"))
          let isBeyond = equivalence.readings.contains { reading in
            reading.degrees.contains { $0?.isWithinUncertainty == false }
          }
          if isBeyond { caption.phrase("; \(Verdict.action.sign) |_d_~i~| > _U_(_d_~i~)") }
        }
        table.element("thead") { head in
          head.element("tr") { row in
            row.element("th", ["scope": "col"], text: laboratoryWord)
            for column in columns { columnHead(column, of: comparison, into: &row) }
          }
        }
        table.element("tbody") { body in
          for (index, line) in comparison.lines.enumerated() {
            body.element("tr") { row in
              laboratoryCell(line, &notes, into: &row)
              for column in columns { column.write(index, into: &row, &notes) }
            }
          }
        }
      }
    }
    footnotes(notes, into: &section)
  }

  /// d, then U(d) of each reading with a sign where |d| exceeds it.
  private func equivalenceColumns(_ equivalence: ReportedEquivalence) -> [ReportColumn] {
    func cells(
      _ degrees: [ReportedEquivalence.Degree?], isUncertainty: Bool
    ) -> [ReportColumn.Cell] {
      let values = degrees.map {
        $0.map { isUncertainty ? $0.expandedUncertainty : $0.value } ?? .nan
      }
      let places = zip(degrees, values).map { degree, value in
        let place = degree.flatMap { placeOfSignificantFigure(2, of: $0.expandedUncertainty) }
        return unitOrFiner(place ?? 0, of: value)
      }
      return zip(degrees, numbers.column(values, places: places)).map { degree, text in
        guard let degree else { return .absent(note: nil) }
        return .number(text, verdict: isUncertainty ? degree.verdict : nil, note: nil)
      }
    }
    let first = cells(equivalence.readings[0].degrees, isUncertainty: false)
    return [ReportColumn("_d_~i~", hasUnit: true, first, numbers)]
      + equivalence.readings.map { reading in
        let name = reading.convention.map { ", " + $0.rawValue } ?? ""
        return ReportColumn(
          "_U_(_d_~i~)" + name, hasUnit: true, isLeading: true,
          cells(reading.degrees, isUncertainty: true), numbers)
      }
  }

  private func conventionSentence(
    _ equivalence: ReportedEquivalence, of comparison: ReportedComparison,
    into section: inout Markup
  ) {
    guard let contested = equivalence.contested else { return }
    let names = EquivalenceConvention.allCases.map(\.rawValue).joined(separator: ", ")
    section.element("p") { sentence in
      guard !contested.isEmpty else {
        return sentence.phrase(
          say(
            vi: "Cả bốn quy ước (\(names)) cho mỗi phòng thí nghiệm cùng một đánh giá.",
            en: "All four conventions (\(names)) give each laboratory the same verdict."))
      }
      sentence.phrase(
        say(
          vi: "Đánh giá |_d_~i~| ≤ _U_(_d_~i~) phụ thuộc vào quy ước (\(names)) đối với: ",
          en: "Whether |_d_~i~| ≤ _U_(_d_~i~) depends on the convention (\(names)) for: "))
      for (index, entry) in contested.enumerated() {
        if index > 0 { sentence.text("; ") }
        sentence.element("bdi", text: comparison.lines[entry.line].laboratory)
        let within = entry.within.map(\.rawValue).joined(separator: ", ")
        let beyond = entry.beyond.map(\.rawValue).joined(separator: ", ")
        sentence.text(
          say(
            vi: " (trong giới hạn theo \(within); ngoài giới hạn theo \(beyond))",
            en: " (within it by \(within); beyond it by \(beyond))"))
      }
      sentence.text(".")
    }
  }
}

import Interlab
import Metrology

/// The tables of a precision part: the figures of each level, the tests that found something, the
/// relations to the level.
extension ReportArticle {
  /// How many levels the tables show.
  private static let shownLevels = 60

  func levelTable(_ analysis: PrecisionAnalysis, unit: String?, into section: inout Markup) {
    let levels = Array(analysis.levels.prefix(Self.shownLevels))
    let isNamed = levels.contains { $0.name != nil }
    section.element("div", tableFrame(rows: levels.count)) { scroll in
      scroll.element("table") { table in
        table.element("thead") { head in
          head.element("tr") { levelHeadings(isNamed: isNamed, unit: unit, into: &$0) }
        }
        table.element("tbody") { body in
          for level in levels { levelRow(level, isNamed: isNamed, into: &body) }
        }
      }
    }
    if analysis.levels.count > levels.count {
      section.element(
        "p",
        text: say(
          vi: "Bảng nêu \(levels.count) mức đầu trong \(analysis.levels.count) mức.",
          en: "The table shows the first \(levels.count) of \(analysis.levels.count) levels."))
    }
  }

  private func levelHeadings(isNamed: Bool, unit: String?, into row: inout Markup) {
    if isNamed { row.element("th", ["scope": "col"], text: say(vi: "Mức", en: "Level")) }
    for symbol in ["_p_", "_N_", "_m_", "_s_~r~", "_s_~L~", "_s_~R~"] {
      row.element("th", ["scope": "col", "class": "n"]) { cell in
        cell.phrase(symbol)
        if let unit, !unit.isEmpty, symbol != "_p_", symbol != "_N_" {
          cell.element("small") { $0.element("bdi", text: unit) }
        }
      }
    }
  }

  private func levelRow(_ level: LevelPrecision, isNamed: Bool, into body: inout Markup) {
    body.element("tr") { row in
      if isNamed {
        row.element("th", ["scope": "row"]) {
          $0.element("bdi", text: LaboratoryCode.onPage(level.name ?? ""))
        }
      }
      row.element("td", ["class": "n"], text: String(level.laboratoryCount))
      row.element("td", ["class": "n"], text: String(level.resultCount))
      row.element("td", ["class": "n"], text: meanText(of: level))
      for figure in [level.repeatability, level.between, level.reproducibility] {
        switch figure {
        case .success(let s):
          row.element("td", ["class": "n"], text: numbers.significant(3, of: s))
        case .failure(let absence):
          row.element("td", ["class": "absent"], text: "– " + absence.reason(in: language))
        }
      }
    }
  }

  /// The mean to the place of the second figure of s_R, or of s_r.
  private func meanText(of level: LevelPrecision) -> String {
    guard let mean = level.mean else { return "–" }
    let s = (try? level.reproducibility.get()) ?? (try? level.repeatability.get()) ?? 0
    guard s > 0, let place = placeOfSignificantFigure(2, of: s) else {
      return numbers.significant(6, of: mean)
    }
    return numbers.rounded(mean, place: unitOrFiner(place, of: mean))
  }

  /// How the figures of precision were found, for the table of methods.
  func precisionMethodRows(into body: inout Markup) {
    guard let precision = analysis.precision,
      precision.experiment != nil || precision.comparisons.contains(where: { $0 != nil })
    else { return }
    methodRow(
      "_s_~r~, _s_~R~", nil,
      say(
        vi: "phân tích phương sai một yếu tố: _s_~R~^2^ = _s_~r~^2^ + _s_~L~^2^",
        en: "one-way analysis of variance: _s_~R~^2^ = _s_~r~^2^ + _s_~L~^2^"),
      "ISO 5725-2:2019, 7.4", into: &body)
    methodRow(
      "_h_, _k_", nil,
      say(
        vi: "thống kê của Mandel; phép thử Cochran rồi Grubbs",
        en: "Mandel's statistics; Cochran's test, then those of Grubbs"),
      "ISO 5725-2:2019, 7.3", into: &body)
  }

  /// The tests of the levels that found a straggler or an outlier.
  func testTable(_ analysis: PrecisionAnalysis, into section: inout Markup) {
    let found = analysis.levels.flatMap { level in
      level.outcomes.filter { $0.verdict != .correct }.map { (level, $0) }
    }
    guard !found.isEmpty else {
      let isTested = analysis.levels.contains { !$0.outcomes.isEmpty }
      let words = say(
        vi:
          "Các phép thử Cochran và Grubbs (ISO 5725-2:2019, 7.3) không tìm thấy giá trị tản mạn hay bất "
          + "thường nào.",
        en:
          "The tests of Cochran and Grubbs (ISO 5725-2:2019, 7.3) found no straggler and no outlier."
      )
      if isTested { section.element("p", text: words) }
      return
    }
    let isNamed = analysis.levels.contains { $0.name != nil }
    section.element("div", tableFrame(rows: found.count)) { scroll in
      scroll.element("table") { table in
        table.element("caption", text: say(vi: "Phép thử bất thường", en: "Outlier tests"))
        table.element("thead") { head in
          head.element("tr") { testHeadings(isNamed: isNamed, into: &$0) }
        }
        table.element("tbody") { body in
          for (level, outcome) in found.prefix(200) {
            testRow(outcome, level, of: analysis, isNamed: isNamed, into: &body)
          }
        }
      }
    }
    section.element(
      "p",
      text: say(
        vi: "Không kết quả nào bị loại khỏi phép tính vì các phép thử này.",
        en: "No result was left out because of these tests."))
  }

  private func testHeadings(isNamed: Bool, into row: inout Markup) {
    let level = isNamed ? [say(vi: "Mức", en: "Level")] : []
    for words in level + [say(vi: "Phép thử", en: "Test"), say(vi: "PTN", en: "Lab")] {
      row.element("th", ["scope": "col"], text: words)
    }
    for words in [say(vi: "Thống kê", en: "Statistic"), "5 %", "1 %"] {
      row.element("th", ["scope": "col", "class": "n"], text: words)
    }
    row.element("th", ["scope": "col"], text: say(vi: "Kết luận", en: "Verdict"))
  }

  private func testRow(
    _ outcome: OutlierOutcome, _ level: LevelPrecision, of analysis: PrecisionAnalysis,
    isNamed: Bool, into body: inout Markup
  ) {
    body.element("tr") { row in
      if isNamed {
        row.element("td") { $0.element("bdi", text: LaboratoryCode.onPage(level.name ?? "")) }
      }
      row.element("td", text: outcome.name(in: language))
      row.element("td") { cell in
        for (index, laboratory) in outcome.laboratories.enumerated() {
          if index > 0 { cell.text(", ") }
          cell.element(
            "bdi", text: LaboratoryCode.onPage(analysis.experiment.laboratories[laboratory]))
        }
      }
      for number in [outcome.statistic, outcome.critical5, outcome.critical1] {
        row.element("td", ["class": "n"], text: numbers.significant(4, of: number))
      }
      let style = outcome.verdict == .outlier ? "action" : "warning"
      row.element("td", ["class": style], text: outcome.verdict.word(in: language))
    }
  }

  /// The relations of s_r and s_R to the level, the suggested one marked.
  func relationList(_ analysis: PrecisionAnalysis, into section: inout Markup) {
    let all = [
      ("_s_~r~", analysis.repeatabilityRelations), ("_s_~R~", analysis.reproducibilityRelations),
    ]
    let known = all.compactMap { symbol, relations in relations.map { (symbol, $0) } }
    guard !known.isEmpty else { return }
    section.element(
      "h3",
      text: say(vi: "Quan hệ với mức", en: "Dependence on the level"))
    section.element("ul") { list in
      for (symbol, relations) in known {
        for fit in relations.fits {
          list.element("li") { item in
            item.phrase(equation(fit, symbol))
            let residual = numbers.significant(2, of: 100 * fit.relativeResidual)
            item.text(
              say(vi: " (sai khác \(residual) %)", en: " (relative residual \(residual) %)"))
            if fit.kind == relations.suggested {
              item.text(" ")
              item.element("strong", text: say(vi: "nên dùng", en: "suggested"))
            }
          }
        }
      }
    }
  }

  private func equation(_ fit: SpreadRelations.Fit, _ symbol: String) -> String {
    func number(_ value: Double) -> String { numbers.significant(3, of: value) }
    let sign = fit.slope < 0 ? "−" : "+"
    let slope = number(fit.slope.magnitude)
    switch fit.kind {
    case .proportional: return "\(symbol) = \(number(fit.slope)) _m_"
    case .linear: return "\(symbol) = \(number(fit.intercept ?? 0)) \(sign) \(slope) _m_"
    case .power: return "lg \(symbol) = \(number(fit.intercept ?? 0)) \(sign) \(slope) lg _m_"
    }
  }
}

import Interlab

/// One comparison in the report to a laboratory.
extension LaboratoryArticle {
  func section(at index: Int, into article: inout Markup) {
    let comparison = report.comparisons[index]
    article.element("section", ["class": "apart", "id": report.anchor("c\(index + 1)")]) {
      section in
      report.heading(of: comparison.analysis.comparison, index: indices[index], into: &section)
      for check in checks(at: index) { own(check, in: comparison, into: &section) }
      report.charts(of: comparison, index: indices[index], into: &section)
      results(of: comparison, into: &section)
      notices(of: comparison.analysis, into: &section)
    }
  }

  private func own(
    _ check: OwnResultCheck, in comparison: ReportedComparison, into section: inout Markup
  ) {
    let unit = report.unitSuffix(check.analysis.comparison)
    section.element("dl", ["class": "facts"]) { facts in
      report.fact(say(vi: "Kết quả", en: "Result"), into: &facts) { cell in
        cell.element("strong", text: report.resultText(check))
        cell.element("bdi", text: unit)
        if let k = check.coverageFactor {
          cell.phrase(" (_k_\u{00A0}=\u{00A0}\(numbers.brief(k)))")
        }
      }
      report.fact(say(vi: "Giá trị ấn định", en: "Assigned value"), into: &facts) { cell in
        cell.text(assignedText(check))
        cell.element("bdi", text: unit)
        cell.element(
          "small",
          text: " (" + methodName(check.analysis.assignedValue.method, in: report.language) + ")")
      }
      deviationFact(check, in: comparison, unit, into: &facts)
      for (kind, score) in check.scores where kind != .D {
        report.fact(kind.symbolText, into: &facts) { cell in
          scoreText(score, kind, isLeading: kind == comparison.leadingKind, check, into: &cell)
        }
      }
      if let kind = comparison.leadingKind {
        report.fact(say(vi: "Đánh giá theo", en: "Judged by"), into: &facts) { cell in
          report.rule(kind, in: check.analysis, into: &cell)
        }
      }
    }
    sentences(check, unit: unit, into: &section)
  }

  private func deviationFact(
    _ check: OwnResultCheck, in comparison: ReportedComparison, _ unit: String,
    into facts: inout Markup
  ) {
    report.fact("_d_~i~ ± _U_(_d_~i~)", into: &facts) { cell in
      guard let deviation = check.deviation else {
        return cell.text(ScoreAbsence.noAssignedValue.reason(in: report.language))
      }
      if let U = try? deviation.uncertainty.get().expanded {
        cell.text(numbers.withUncertainty(deviation.value, U))
      } else {
        cell.text(
          numbers.deviations([deviation.value], place: comparison.deviationPlace).joined())
      }
      cell.element("bdi", text: unit)
    }
  }

  private func scoreText(
    _ score: Score, _ kind: ScoreKind, isLeading: Bool, _ check: OwnResultCheck,
    into cell: inout Markup
  ) {
    switch score {
    case .absent(let reason):
      cell.element("small", text: reason.reason(in: report.language))
    case .value(let value, let verdict):
      let text = report.scoreText(value, kind, in: check.analysis)
      if isLeading { cell.element("strong", text: text) } else { cell.text(text) }
      guard let verdict else { return }
      cell.text(" ")
      cell.element(
        "span", ["class": verdict.styleClass],
        text: verdict.sign + "\u{00A0}" + verdict.word(for: kind, in: report.language))
    }
  }

  /// How many results the table lists at most: the laboratory's own stand above, and the charts show
  /// where they lie among the others.
  private static let listedResults = 40

  private func results(of comparison: ReportedComparison, into section: inout Markup) {
    guard comparison.lines.count > Self.listedResults else {
      return report.table(of: comparison, into: &section)
    }
    section.element(
      "p",
      text: say(
        vi: "Bảng của cả \(comparison.count) kết quả nằm trong báo cáo chung của vòng.",
        en: "The report of the round holds the table of all \(comparison.count) results."))
  }

  /// What the comparison can show of this result, and advice: the sentences of `lienphong check`.
  private func sentences(_ check: OwnResultCheck, unit: String, into section: inout Markup) {
    let writer = CheckWriter(check: check, unit: unit, language: report.language, color: false)
    // A round that neither asks for E_n nor got a U needs no word on what E_n lacks.
    let concernsU = check.analysis.hasEn || check.expandedUncertainty != nil
    let (power, advice) = (writer.power(), concernsU ? writer.advice() : [])
    guard !power.isEmpty || !advice.isEmpty else { return }
    section.element(
      "h3", text: say(vi: "Phép so sánh này cho thấy gì", en: "What this comparison can show"))
    section.element("ul", ["class": "notices"]) { list in
      for sentence in power + advice { list.element("li") { $0.prose(sentence) } }
    }
  }

  /// The notices that hold for all, and those that name this laboratory.
  private func notices(of analysis: ComparisonAnalysis, into section: inout Markup) {
    let own = round.laboratories[profile.laboratory]
    let concerning = analysis.notices.filter {
      $0.laboratories.isEmpty || $0.laboratories.contains(own)
    }
    guard !concerning.isEmpty else { return }
    section.element("h3", text: say(vi: "Lưu ý", en: "Notices"))
    section.element("ul", ["class": "notices"]) { list in
      for notice in concerning { list.element("li") { $0.prose(report.message(of: notice)) } }
    }
  }
}

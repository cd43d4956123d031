import Interlab

/// The graph and the tables of a programme's summary.
extension ProgrammeArticle {
  private static var codeLimit: Int { 300 }

  private var verdicts: [Verdict] {
    Verdict.allCases.filter { verdict in
      verdict == .acceptable || verdict == .action
        || outcomes.contains { ($0.counts[verdict] ?? 0) > 0 }
    }
  }

  func chart(into section: inout Markup) {
    let judged = outcomes.filter { $0.judgedCount > 0 }
    guard !judged.isEmpty else { return }
    let chart = VerdictShareChart(
      bars: judged.map { outcome in
        VerdictShareChart.Bar(
          label: name(outcome), counts: verdicts.map { ($0, outcome.counts[$0] ?? 0) })
      },
      caption: ChartCaption(
        title: say(vi: "Tỉ lệ kết quả theo đánh giá", en: "Shares of results by verdict"),
        description: say(
          vi: "\(judged.count) vòng; số liệu nằm trong bảng bên dưới.",
          en: "\(judged.count) rounds; the table below holds the numbers."), axis: "",
        legend: verdicts.map {
          ChartLegend(sample: .marker($0, isHollow: false), words: word(of: $0))
        }, numbers: numbers))
    section.element("figure") { figure in
      figure.element("div", ["class": "scroll"]) { $0.append(chart.svg) }
    }
  }

  private func word(of verdict: Verdict) -> String {
    verdict == .action
      ? say(vi: "không đạt", en: "unsatisfactory") : verdict.word(for: .z, in: language)
  }

  func outcomeTable(into section: inout Markup) {
    section.element("div", ["class": "scroll"]) { scroll in
      scroll.element("table", ["class": "overview"]) { table in
        table.element("thead") { head in head.element("tr") { outcomeHead(into: &$0) } }
        table.element("tbody") { body in
          for outcome in outcomes { body.element("tr") { outcomeRow(outcome, into: &$0) } }
        }
      }
    }
  }

  private func outcomeHead(into row: inout Markup) {
    row.element("th", ["scope": "col"], text: say(vi: "Vòng", en: "Round"))
    var heads = [say(vi: "PTN", en: "Laboratories")]
    if settings.networkSize != nil { heads.append(say(vi: "của mạng lưới", en: "of the network")) }
    heads += [
      say(vi: "Phép so sánh", en: "Comparisons"),
      say(
        vi: "Kết quả được đánh giá",
        en: "Judged "
          + "results"),
    ]
    heads += verdicts.map { $0.sign + "\u{00A0}" + word(of: $0) }
    heads.append(say(vi: "Tỉ lệ đạt", en: "Share satisfactory"))
    for head in heads { row.element("th", ["scope": "col", "class": "r"], text: head) }
  }

  private func outcomeRow(_ outcome: RoundOutcome, into row: inout Markup) {
    let round = outcome.analysis.round
    row.element("th", ["scope": "row"]) { cell in
      cell.element("bdi", text: name(outcome))
      if let identifier = round.identifier, identifier != name(outcome) {
        cell.text(" ")
        cell.element("span", ["class": "identifier"]) { $0.element("bdi", text: identifier) }
      }
    }
    var cells = ["\(round.laboratories.count)"]
    if let size = settings.networkSize { cells.append(percent(round.laboratories.count, of: size)) }
    cells += ["\(outcome.analysis.comparisons.count)", "\(outcome.judgedCount)"]
    cells += verdicts.map { "\(outcome.counts[$0] ?? 0)" }
    cells.append(percent(outcome.counts[.acceptable] ?? 0, of: outcome.judgedCount))
    for cell in cells { row.element("td", ["class": "n"], text: cell) }
  }

  // MARK: Participation

  func participation(into article: inout Markup) {
    article.element("section") { section in
      section.element("h2", text: say(vi: "Sự tham gia", en: "Participation"))
      section.element("div", ["class": "scroll"]) { scroll in
        scroll.element("table", ["class": outcomes.count > 6 ? "dense" : nil]) { table in
          table.element("thead") { head in
            head.element("tr") { row in
              row.element("th", ["scope": "col"], text: say(vi: "PTN", en: "Laboratory"))
              for outcome in outcomes {
                row.element("th", ["scope": "col", "class": "h"]) {
                  $0.element("bdi", text: name(outcome))
                }
              }
            }
          }
          table.element("tbody") { body in
            for code in codes.prefix(Self.codeLimit) {
              body.element("tr") { participationRow(code, into: &$0) }
            }
          }
        }
      }
      let rest = codes.count - Self.codeLimit
      if rest > 0 {
        section.element(
          "p", text: say(vi: "… và \(rest) phòng thí nghiệm khác.", en: "… and \(rest) more."))
      }
    }
  }

  private func participationRow(_ code: String, into row: inout Markup) {
    row.element("th", ["scope": "row"]) { $0.element("bdi", text: LaboratoryCode.onPage(code)) }
    for outcome in outcomes {
      guard let index = outcome.analysis.round.laboratories.firstIndex(of: code) else {
        row.element("td", ["class": "c absent"], text: "–")
        continue
      }
      let counts = outcome.laboratoryCounts[index]
      let texts = verdicts.compactMap { verdict in
        counts[verdict].map { "\(verdict.sign)\u{00A0}\($0)" }
      }
      let isSignal = (counts[.action] ?? 0) > 0
      row.element(
        "td", ["class": isSignal ? "c lit action" : "c"],
        text: texts.isEmpty
          ? say(
            vi: "không đánh giá",
            en: "not "
              + "judged") : texts.joined(separator: " "))
    }
  }

  // MARK: Follow-up

  func followUp(into article: inout Markup) {
    article.element("section") { section in
      section.element("h2", text: say(vi: "Cần theo dõi", en: "Follow-up"))
      section.element(
        "p", ["class": "lead"],
        text: say(
          vi: "Phòng thí nghiệm có kết quả không đạt: tìm nguyên nhân và thực hiện hành động khắc "
            + "phục "
            + "(ISO/IEC 17025:2017, 7.10 và 8.7).",
          en: "Laboratories with an unsatisfactory result: the cause is to be found and corrective "
            + "action to be taken (ISO/IEC 17025:2017, 7.10 and 8.7)."))
      for outcome in outcomes {
        section.element("h3") { $0.element("bdi", text: name(outcome)) }
        guard !outcome.followUps.isEmpty else {
          section.element("p", text: say(vi: "Không có.", en: "None."))
          continue
        }
        section.element("ul") { list in
          for followUp in outcome.followUps.prefix(Self.codeLimit) {
            list.element("li") { write(followUp, of: outcome, into: &$0) }
          }
        }
      }
    }
  }

  private func write(
    _ followUp: RoundOutcome.FollowUp, of outcome: RoundOutcome, into item: inout Markup
  ) {
    let (round, report) = (outcome.analysis.round, report(outcome))
    item.element("strong") {
      $0.element("bdi", text: LaboratoryCode.onPage(round.laboratories[followUp.laboratory]))
    }
    item.text(": ")
    for (position, index) in followUp.comparisons.enumerated() {
      if position > 0 { item.text("; ") }
      item.element(
        "bdi", text: report.name(of: outcome.analysis.comparisons[index].comparison, index: index))
    }
  }

  func closing(into article: inout Markup) {
    article.element("footer") { footer in
      footer.element(
        "p",
        text: say(
          vi: "Đánh giá lấy từ báo cáo của từng vòng (lienphong \(Analysis.engineVersion)); trang "
            + "này chỉ "
            + "đếm và tính tỉ lệ. Tỉ lệ đạt nói về kết quả trong các vòng này, không nói lên năng "
            + "lực "
            + "chung của phòng thí nghiệm.",
          en: "The verdicts are those of the rounds' own reports (lienphong "
            + "\(Analysis.engineVersion)); "
            + "this page only counts. A share of satisfactory results speaks of these rounds, not "
            + "of the "
            + "competence of a laboratory as a whole."))
      footer.element(
        "p", ["class": "end"], text: say(vi: "— Hết —", en: "— End —"))
    }
  }
}

import Interlab
import Wording

/// The first page: what was compared, who took part, how it went.
extension ReportArticle {
  func header(into article: inout Markup) {
    article.element("header") { header in
      header.element(
        "p", ["class": "kind"],
        text: ([round.report.kindPhrase.text(in: language)] + runningHead).joined(separator: " · "))
      header.element("h1", text: Self.title(of: round, in: language))
      stateBanner(into: &header)
      header.element("dl", ["class": "facts"]) { headFacts(into: &$0) }
    }
  }

  /// Round, number and state of the report, which print repeats at the head of each page.
  var runningHead: [String] {
    [round.identifier, round.report.number, round.report.state?.name.text(in: language)].compactMap(
      \.self)
  }

  private func headFacts(into facts: inout Markup) {
    outsideFact(say(vi: "Mã vòng", en: "Round"), round.identifier, into: &facts)
    particularFacts(into: &facts)
    outsideFact(say(vi: "Ngày phát hành", en: "Date of issue"), issued.map(dateText), into: &facts)
    outsideFact(
      say(vi: "Tổ chức điều phối", en: "Coordinator"), round.coordinator?.name, into: &facts)
    outsideFact(say(vi: "Liên hệ", en: "Contact"), round.coordinator?.contact, into: &facts)
    outsideFact(say(vi: "Tiêu chuẩn", en: "Standard"), round.edition.rawValue, into: &facts)
    outsideFact(say(vi: "Quy mô", en: "Extent"), extentText, into: &facts)
  }

  /// One term with a text that may come from outside, if there is one.
  func outsideFact(_ term: String, _ text: String?, into facts: inout Markup) {
    guard let text, !text.isEmpty else { return }
    fact(term, into: &facts) { $0.element("bdi", text: text) }
  }

  func summary(into article: inout Markup) {
    article.element("section") { section in
      section.element("h2", text: say(vi: "Tóm tắt", en: "Summary"))
      summaryChart(into: &section)
      overview(into: &section)
      scorePages(into: &section)
      participants(into: &section)
      verdictMatrix(into: &section)
      if comparisons.count > 1 { contents(into: &section) }
    }
  }

  /// One term with its description.
  func fact(_ term: String, into facts: inout Markup, _ content: (inout Markup) -> Void) {
    facts.element("div") { row in
      row.element("dt", phrase: term)
      row.element("dd", [:], content)
    }
  }

  private var extentText: String {
    let (laboratories, comparisons) = (round.laboratories.count, analysis.comparisons.count)
    let results = round.results.count
    return say(
      vi: "\(laboratories) phòng thí nghiệm, \(comparisons) phép so sánh, \(results) kết quả",
      en: "\(counted(laboratories, "laboratory", "laboratories")), "
        + "\(counted(comparisons, "comparison", "comparisons")), "
        + counted(results, "result", "results"))
  }

  private func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }

  /// 2027-03-05 as 05/03/2027 or 5 March 2027; anything else as it stands.
  func dateText(_ issued: String) -> String {
    let parts = issued.split(separator: "-", omittingEmptySubsequences: false)
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    guard parts.count == 3, let month = Int(parts[1]), let day = Int(parts[2]),
      months.indices.contains(month - 1)
    else { return issued }
    return say(
      vi: "\(parts[2])/\(parts[1])/\(parts[0])", en: "\(day) \(months[month - 1]) \(parts[0])")
  }

  private func participants(into section: inout Markup) {
    let shown = laboratoryOrder.prefix(Self.codeLimit)
    section.element("p", ["class": "codes"]) { line in
      line.text(say(vi: "Phòng thí nghiệm tham gia: ", en: "Participants: "))
      for laboratory in shown {
        line.element("bdi", text: LaboratoryCode.onPage(round.laboratories[laboratory]))
        line.text(" ")
      }
      let rest = round.laboratories.count - shown.count
      if rest > 0 {
        line.text(say(vi: "và \(rest) phòng thí nghiệm khác.", en: "and \(rest) more."))
      }
    }
  }

  /// How many codes the summary names.
  private static var codeLimit: Int { 200 }

  /// The parts before and after the comparisons, with their anchors.
  private var openingParts: [(String, String)] {
    var parts: [(String, String)] = []
    if hasConduct { parts.append(("conduct", conductTitle)) }
    parts.append(("methods", methodsTitle))
    return parts
  }

  private var closingParts: [(String, String)] {
    var parts: [(String, String)] = []
    if !youdenFigures.isEmpty { parts.append(("youden", youdenTitle)) }
    if analysis.precision?.experiment != nil { parts.append(("precision", precisionTitle)) }
    if hasComments { parts.append(("comments", commentsTitle)) }
    parts.append(("reading", readingTitle))
    if record != nil { parts.append(("record", recordTitle)) }
    return parts
  }

  private func contents(into section: inout Markup) {
    section.element("nav", ["aria-label": say(vi: "Mục lục", en: "Contents")]) { nav in
      nav.element("h3", text: say(vi: "Mục lục", en: "Contents"))
      nav.element("ul", ["class": "contents"]) { list in
        for (name, title) in openingParts {
          list.element("li") { item in
            item.element("a", ["href": "#" + anchor(name)], text: title)
          }
        }
        for index in comparisons.indices.prefix(sectionCount) {
          list.element("li") { item in
            item.element("a", ["href": "#" + anchor("c\(index + 1)")]) { link in
              link.text("\(index + 1). ")
              link.element(
                "bdi", text: name(of: comparisons[index].analysis.comparison, index: index))
            }
          }
        }
        for (name, title) in closingParts {
          list.element("li") { item in
            item.element("a", ["href": "#" + anchor(name)], text: title)
          }
        }
      }
    }
  }
}

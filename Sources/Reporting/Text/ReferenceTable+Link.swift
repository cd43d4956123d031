import Interlab
import Metrology
import Tables
import Wording

extension PanelSection {
  /// d and U(d) of each laboratory, with its interval where it has one.
  func append(_ table: EquivalenceTable, to text: inout String) {
    let u = table.standardUncertainty
    let reference =
      u.map { numbers.withUncertainty(table.referenceValue, 2 * $0) }
      ?? numbers.brief(table.referenceValue, figures: 9)
    text += "\n" + heading(of: table, reference).text(in: language) + "\n\n"
    append(columns: degreeColumns(table), rows: panel.comparison.rows.count, to: &text)
    text += round.exclusionLine(of: panel.comparison.rows, in: language)
  }

  private func heading(of table: EquivalenceTable, _ reference: String) -> Phrase {
    guard table.isLinked else {
      return Phrase(
        vi: "Mức độ tương đương d, U(d) (k = 2) so với \(table.method), \(table.convention), "
          + "x_ref = \(reference)",
        en: "Degrees of equivalence d, U(d) (k = 2) from \(table.method), \(table.convention), "
          + "x_ref = \(reference)")
    }
    return Phrase(
      vi: "Mức độ tương đương liên kết (linked) d, U(d) (k = 2), so với x_K − t = \(reference)",
      en: "Linked degrees of equivalence d, U(d) (k = 2), from x_K − t = \(reference)")
  }

  private func degreeColumns(_ table: EquivalenceTable) -> [TextColumn] {
    let places = table.degrees.map { degree in
      min(degree.flatMap { placeOfSignificantFigure(2, of: $0.expandedUncertainty) } ?? 0, 0)
    }
    func cells(_ numbers: [Double?]) -> [String] {
      self.numbers.column(numbers.map { $0 ?? .nan }, places: places)
    }
    var columns = [
      laboratoryColumn(),
      TextColumn("d", cells(table.degrees.map { $0?.value }), .decimal),
      TextColumn("U(d)", cells(table.degrees.map { $0?.expandedUncertainty }), .decimal),
    ]
    if !table.intervals.isEmpty {
      let name = Phrase(vi: "khoảng 95 %", en: "95 % interval").text(in: language)
      columns += [
        TextColumn(name, cells(table.intervals.map { $0?.lowerBound }), .decimal),
        TextColumn("", cells(table.intervals.map { $0?.upperBound }), .decimal),
      ]
    }
    return columns
  }

  /// The link: who links, the correction, its consistency, then the linked degrees of equivalence.
  func append(_ link: Result<ComparisonLink, LinkAbsence>, to text: inout String) {
    switch link {
    case .failure(let absence):
      let heading = Phrase(vi: "Không có liên kết: ", en: "No link: ").text(in: language)
      text += "\n" + heading + absence.phrase.text(in: language) + "\n"
    case .success(let link):
      append(lines(of: link), to: &text)
      append(columns: laboratoryColumns(of: link), rows: link.laboratories.count, to: &text)
      append(link.table, to: &text)
    }
  }

  private func append(_ lines: [Phrase], to text: inout String) {
    text += "\n" + lines.map { $0.text(in: language) + "\n" }.joined() + "\n"
  }

  private func lines(of link: ComparisonLink) -> [Phrase] {
    let key = numbers.withUncertainty(link.referenceValue, 2 * link.referenceUncertainty)
    let correction = numbers.withUncertainty(link.correction, 2 * link.correctionUncertainty)
    let r = numbers.brief(link.correlation)
    let count = link.laboratories.count
    var lines = [
      Phrase(
        vi: "Liên kết với so sánh khác qua \(count) phòng thí nghiệm (tương quan hai kết quả r = "
          + "\(r)):",
        en: "Link to the other comparison through \(count) "
          + "\(count == 1 ? "laboratory" : "laboratories") (correlation of both results r = \(r)):"),
      Phrase(
        vi: "giá trị tham chiếu của so sánh kia x_K = \(key); số hiệu chính t = \(correction) "
          + "(k = 2)",
        en: "reference value of the other x_K = \(key); correction t = \(correction) (k = 2)"),
    ]
    if let pValue = link.referenceConsistency.pValue, pValue < 0.05 {
      let Q = numbers.brief(link.referenceConsistency.chiSquared)
      let ν = link.referenceConsistency.degreesOfFreedom
      lines.append(
        Phrase(
          vi: "chú ý: các kết quả tạo nên x_K không nhất quán (χ² = \(Q), ν = \(ν), Pr = "
            + "\(numbers.brief(pValue)))",
          en: "note: the results behind x_K are not consistent (χ² = \(Q), ν = \(ν), Pr = "
            + "\(numbers.brief(pValue)))"))
    }
    if let pValue = link.pValue {
      let Q = numbers.brief(link.chiSquared)
      let p = numbers.brief(pValue)
      let isConsistent = pValue >= 0.05
      lines.append(
        Phrase(
          vi: "χ² = \(Q), ν = \(count - 1), Pr = \(p): các phòng thí nghiệm liên kết "
            + (isConsistent ? "nhất quán" : "không nhất quán"),
          en: "χ² = \(Q), ν = \(count - 1), Pr = \(p): the linking laboratories are "
            + (isConsistent ? "consistent" : "not consistent")))
    } else {
      lines.append(
        Phrase(
          vi: "một phòng thí nghiệm liên kết: không kiểm tra được tính nhất quán",
          en: "one linking laboratory: its consistency cannot be tested"))
    }
    return lines
  }

  private func laboratoryColumns(of link: ComparisonLink) -> [TextColumn] {
    let places = link.laboratories.map {
      min(placeOfSignificantFigure(2, of: $0.standardUncertainty) ?? 0, 0)
    }
    func cells(_ number: (ComparisonLink.Laboratory) -> Double) -> [String] {
      numbers.column(link.laboratories.map(number), places: places)
    }
    func cells(_ number: (ComparisonLink.Laboratory) -> Double?, decimals: Int) -> [String] {
      numbers.column(
        link.laboratories.map { number($0) ?? .nan },
        places: link.laboratories.map { _ in -decimals })
    }
    return [
      TextColumn(
        Phrase(vi: "PTN liên kết", en: "linking lab").text(in: language),
        link.laboratories.map { escapingControls($0.code) }, .leading),
      TextColumn("Δ = x − y", cells(\.difference), .decimal),
      TextColumn("u(Δ)", cells(\.standardUncertainty), .decimal),
      TextColumn(
        Phrase(vi: "trọng số", en: "weight").text(in: language),
        cells(\.weight, decimals: 3), .decimal),
      TextColumn("(Δ − t)/u", cells(\.normalizedResidual, decimals: 2), .decimal),
    ]
  }
}

extension LinkAbsence {
  fileprivate var phrase: Phrase {
    switch self {
    case .noCounterpart:
      Phrase(vi: "tệp kia không có kết quả của đại lượng này", en: reason)
    case .severalCounterparts:
      Phrase(
        vi: "tệp kia có nhiều so sánh của đại lượng này, theo vòng hoặc mẫu", en: reason)
    }
  }
}

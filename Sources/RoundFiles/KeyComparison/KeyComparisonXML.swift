public import Interlab
import Tables
public import Wording

/// The reference value and the degrees of equivalence of a comparison as XML in the form in which BIPM
/// publishes them: schema `KC_Schema`, D-SI 2.
///
/// The numbers are the shortest that read as the same number; a laboratory without a degree of
/// equivalence stands there without a result. What a results file does not know (service category,
/// pilot, DOI) comes from the round's definition, or is left empty.
public struct KeyComparisonXML: Sendable {
  /// The name of the method behind the reference value.
  public let method: String

  private let code: String
  private let particulars: KeyComparisonParticulars
  private let year: String
  private let unit: String
  private let referenceValue: Double
  private let standardUncertainty: Double?
  private let degrees: [(laboratory: String, degree: DegreeOfEquivalence?)]

  /// Why there is no such XML.
  public struct Refusal: Error, Hashable, Sendable {
    /// What is wrong, and what to do.
    public let message: Phrase
  }

  /// Takes the one reference value of `survey` with its degrees by `convention`.
  ///
  /// `particulars` are what the round's definition states, its code before that of the results;
  /// `year` is that of the release, in four digits. Throws why not, where there is no reference value
  /// with degrees of equivalence, or several, or no unit.
  public init(
    of survey: ReferenceSurvey, in round: Round, by convention: EquivalenceConvention, year: String,
    particulars: KeyComparisonParticulars = KeyComparisonParticulars()
  ) throws(Refusal) {
    let comparison = survey.panel.comparison
    guard let symbols = comparison.unit, !symbols.isEmpty else {
      throw Refusal(
        message: Phrase(
          vi: "XML cần nêu đơn vị: dùng --unit, ví dụ --unit MBq.",
          en: "The XML states a unit: give --unit, for example --unit MBq."))
    }
    guard let unit = DSIUnit.text(of: symbols) ?? (DSIUnit(symbols) == nil ? nil : symbols) else {
      throw Refusal(
        message: Phrase(
          vi: "XML dùng đơn vị SI, không dùng \(excerpt(of: symbols)).",
          en: "The XML takes units of the SI, not \(excerpt(of: symbols))."))
    }
    let candidates = Self.candidates(survey, convention)
    guard candidates.count < 2 else {
      let names = candidates.map(\.name).joined(separator: ", ")
      throw Refusal(
        message: Phrase(
          vi: "XML chứa một giá trị tham chiếu, không phải \(names): nêu một --method.",
          en: "The XML holds one reference value, not \(names): name one --method."))
    }
    guard let found = candidates.first, found.value.isFinite else {
      throw Refusal(
        message:
          Phrase(
            vi:
              "Không có giá trị tham chiếu nào kèm độ tương đương. Cần một phương pháp như weighted-mean và hai kết quả có độ không đảm bảo đo.",
            en:
              "There is no reference value with degrees of equivalence. It takes a method such as "
              + "weighted-mean and two results with uncertainties."))
    }
    let key = comparison.key
    let ownCode = [key.round, key.item, key.measurand].compactMap(\.self).joined(separator: " / ")
    code = particulars.code ?? ownCode
    self.particulars = particulars
    (self.year, self.unit) = (year, unit)
    (method, referenceValue, standardUncertainty) = (found.name, found.value, found.u)
    degrees = zip(comparison.rows, found.degrees).map { row, degree in
      (round.laboratories[Int(round.results.laboratories[row])], degree)
    }
  }

  private typealias Candidate = (
    name: String, value: Double, u: Double?, degrees: [DegreeOfEquivalence?]
  )

  /// The reference values of the methods asked for that have degrees of equivalence by `convention`.
  private static func candidates(
    _ survey: ReferenceSurvey, _ convention: EquivalenceConvention
  ) -> [Candidate] {
    let asked = Set(survey.panel.entries.map(\.method.name))
    var candidates: [Candidate] = survey.equivalences.filter { asked.contains($0.model.name) }
      .map { found in
        (
          found.model.name, found.referenceValue, found.standardUncertainty,
          found.degrees(convention)
        )
      }
    for table in survey.tables where table.isShown(among: [convention]) {
      candidates.append(
        (table.method, table.referenceValue, table.standardUncertainty, table.degrees))
    }
    return candidates
  }

  /// The document in UTF-8. The same results give the same bytes.
  public var bytes: [UInt8] {
    let head = """
      <?xml version="1.0" encoding="UTF-8"?>
      <kc:comparison xmlns:kc="KC_Schema" xmlns:dsi="https://ptb.de/si">
        <kc:generalInformation>
          <kc:comparisonCode>\(escaped(code))</kc:comparisonCode>
          <kc:serviceCategoryID>\(stated(particulars.serviceCategory))</kc:serviceCategoryID>
          <kc:siDigitalFrameworkRadionuclide>\(stated(particulars.radionuclide))\
      </kc:siDigitalFrameworkRadionuclide>
          <kc:pilot>
            <kc:acronym>\(stated(particulars.pilot))</kc:acronym>\(pilotIdentifier)
          </kc:pilot>
        </kc:generalInformation>
        <kc:comparisonData>
          <kc:release>
            <kc:doi>\(stated(particulars.doi))</kc:doi>
            <kc:year>\(escaped(year))</kc:year>

      """
    let tail = """
            </kc:degreesOfEquivalence>
          </kc:release>
        </kc:comparisonData>
      </kc:comparison>

      """
    return Array((head + kcrv + degrees.map(text).joined() + tail).utf8)
  }

  private func stated(_ text: String?) -> String { escaped(text ?? "") }

  private var pilotIdentifier: String {
    particulars.pilotIdentifier.map { "\n        <kc:ror>\(escaped($0))</kc:ror>" } ?? ""
  }

  private var kcrv: String {
    var lines = [
      "<kc:kcrv>", "  <dsi:value>\(shortestText(referenceValue))</dsi:value>",
      "  <dsi:unit>\(escaped(unit))</dsi:unit>",
    ]
    if let u = standardUncertainty, u.isFinite {
      lines += [
        "  <dsi:measurementUncertaintyUnivariate>", "    <dsi:standardMU>",
        "      <dsi:valueStandardMU>\(shortestText(u))</dsi:valueStandardMU>",
        "    </dsi:standardMU>", "  </dsi:measurementUncertaintyUnivariate>",
      ]
    }
    lines += ["</kc:kcrv>", "<kc:degreesOfEquivalence>"]
    return lines.map { "      \($0)\n" }.joined()
  }

  private func text(_ entry: (laboratory: String, degree: DegreeOfEquivalence?)) -> String {
    var lines = [
      "<kc:degreeOfEquivalence>", "  <kc:laboratory>",
      "    <kc:acronym>\(escaped(entry.laboratory))</kc:acronym>", "  </kc:laboratory>",
    ]
    if let degree = entry.degree, degree.value.isFinite, degree.expandedUncertainty.isFinite {
      let expanded = shortestText(degree.expandedUncertainty)
      lines += [
        "  <kc:result>", "    <dsi:value>\(shortestText(degree.value))</dsi:value>",
        "    <dsi:unit>\(escaped(unit))</dsi:unit>",
        "    <dsi:measurementUncertaintyUnivariate>", "      <dsi:expandedMU>",
        "        <dsi:valueExpandedMU>\(expanded)</dsi:valueExpandedMU>",
        "        <dsi:coverageFactor>\(shortestText(degree.coverageFactor))</dsi:coverageFactor>",
        "        <dsi:coverageProbability>0.95</dsi:coverageProbability>",
        "      </dsi:expandedMU>", "    </dsi:measurementUncertaintyUnivariate>", "  </kc:result>",
      ]
    }
    lines.append("</kc:degreeOfEquivalence>")
    return lines.map { "        \($0)\n" }.joined()
  }
}

/// `text` as characters of an element; what XML cannot hold becomes U+FFFD.
private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
      result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

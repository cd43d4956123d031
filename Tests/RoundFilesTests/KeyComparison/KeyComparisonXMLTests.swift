import Foundation
import Interlab
import Mathematics
import Tables
import Testing

@testable import RoundFiles
import TestSupport
import Wording

@Suite("Writing a comparison as XML")
struct KeyComparisonXMLTests {
  /// CCQM-K25, PCB 28, as NIST has it; one code with markup and one result without an uncertainty.
  private let csv = """
    lab,value,u,measurand,include
    IRMM,34.30,1.03,K25 & <28>,true
    KRISS,32.90,0.69,K25 & <28>,true
    "<i>""NARL""&amp;",34.53,0.83,K25 & <28>,true
    NIST,32.42,0.29,K25 & <28>,true
    NRC,35.80,,K25 & <28>,false

    """

  private func survey(
    unit: String?, _ names: [String] = ["weighted-mean"]
  ) throws -> (survey: ReferenceSurvey, round: Round) {
    var rules = Comparison(unit: unit, assignedValue: .consensus(.usualMedian))
    rules.scores = [.z]
    let reader = ResultsReader(
      try Table(csv: Array(csv.utf8), file: "r.csv"),
      decimalMark: .point, definitions: [ComparisonDefinition(rules: rules)])
    let round = try reader.read(into: Round())
    let methods = names.compactMap { assignedValueMethod(named: $0, MethodOptions()) }
    #expect(methods.count == names.count)
    let survey = ReferenceSurvey(
      of: round.comparisons[0], in: round, methods: methods, followsMethods: true)
    return (survey, round)
  }

  @Test("What is written reads back as the same numbers")
  func goesRound() throws {
    let (survey, round) = try survey(unit: "ng/g")
    let xml = try KeyComparisonXML(of: survey, in: round, by: .claims, year: "2004")
    #expect(xml.bytes == xml.bytes)
    let read = try KeyComparison(xml.bytes, file: "kc.xml")
    #expect(read.code == "K25 & <28>" && read.releases.map(\.year) == ["2004"])
    let release = try #require(read.newestRelease)
    let equivalence = try #require(survey.equivalences.first)
    let kcrv = try KeyComparisonQuantity(try #require(release.referenceValue))
    #expect(Double(kcrv.value) == equivalence.referenceValue)
    #expect(kcrv.U.flatMap(Double.init) == equivalence.standardUncertainty)
    #expect(kcrv.k == "1" && kcrv.unit == "ng·g^-1")
    let degrees = equivalence.degrees(.claims)
    #expect(
      release.degrees.map(\.laboratory) == ["IRMM", "KRISS", "<i>\"NARL\"&amp;", "NIST", "NRC"])
    #expect(degrees.count == 5 && degrees[4] == nil && release.degrees[4].data == nil)
    for (entry, degree) in zip(release.degrees.prefix(4), degrees) {
      let found = try KeyComparisonQuantity(try #require(entry.data))
      #expect(Double(found.value) == degree?.value)
      #expect(found.U.flatMap(Double.init) == degree?.expandedUncertainty)
      #expect(found.k == "2")
    }
  }

  @Test("The reference value of CCRI(II) is written with its own degrees of equivalence")
  func writesAPowerModeratedMean() throws {
    let (survey, round) = try survey(unit: "ng/g", ["power-moderated-mean"])
    let xml = try KeyComparisonXML(of: survey, in: round, by: .claims, year: "2004")
    let table = try #require(survey.tables.first)
    let release = try #require(try KeyComparison(xml.bytes, file: "kc.xml").newestRelease)
    let kcrv = try KeyComparisonQuantity(try #require(release.referenceValue))
    #expect(xml.method == "power-moderated-mean" && Double(kcrv.value) == table.referenceValue)
    for (entry, degree) in zip(release.degrees.prefix(4), table.degrees) {
      let found = try KeyComparisonQuantity(try #require(entry.data))
      #expect(Double(found.value) == degree?.value)
      #expect(found.U.flatMap(Double.init) == degree?.expandedUncertainty)
    }
    #expect(release.degrees[4].data == nil)
  }

  @Test("What the definition states stands in the document, in the order of the published files")
  func statesParticulars() throws {
    let definition = try RoundDefinition(
      yaml: Array(
        """
        round: R
        keyComparison:
          code: BIPM.RI(II)-K1.Sc-47
          doi: 10.1088/0026-1394/57/1A/06014
          serviceCategory: RI/RAD-1.3.1
          radionuclide: Sc-47
          pilot: {acronym: A&B, ror: 055vkyj43}
        assignedValue: {method: weighted-mean}
        """.utf8), file: "round.yaml")
    let (survey, round) = try survey(unit: "kBq")
    let xml = try KeyComparisonXML(
      of: survey, in: round, by: .claims, year: "2025", particulars: definition.keyComparison)
    let text = String(decoding: xml.bytes, as: UTF8.self)
    #expect(text.contains(">https://doi.org/10.1088/0026-1394/57/1A/06014</kc:doi>"))
    #expect(text.contains(">https://si-digital-framework.org/kcdb-sc/RI/RAD-1.3.1<"))
    #expect(text.contains(">https://si-digital-framework.org/kcdb-sc/nucl/Sc-47<"))
    #expect(text.contains("<kc:acronym>A&amp;B</kc:acronym>"))
    let read = try KeyComparison(xml.bytes, file: "kc.xml")
    #expect(read.code == "BIPM.RI(II)-K1.Sc-47")
    #expect(read.releases.map(\.doi) == ["https://doi.org/10.1088/0026-1394/57/1A/06014"])
    // The names of the elements, each where it comes first.
    let published = try String(contentsOf: Self.published, encoding: .utf8)
    #expect(Self.elements(of: text) == Self.elements(of: published).filter { $0 != "pastAcronyms" })
  }

  private static let published = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Oracles/Data/comparison_Sc-47.xml")

  private static func elements(of xml: String) -> [String] {
    var names: [String] = []
    for part in xml.split(separator: "<").dropFirst() where !part.hasPrefix("/") {
      let name = part.prefix { $0.isLetter || $0 == ":" }.split(separator: ":").last ?? ""
      if !name.isEmpty, part.first != "?", !names.contains(String(name)) {
        names.append(String(name))
      }
    }
    return names
  }

  @Test("An address that is none is refused with its place")
  func refusesAddresses() {
    let yaml = "keyComparison: {doi: 'a b'}\nassignedValue: {method: median}\n"
    #expect {
      try RoundDefinition(yaml: Array(yaml.utf8), file: "round.yaml")
    } throws: { error in
      "\(error)".contains("round.yaml:1:22") && "\(error)".contains("no web address")
    }
  }

  @Test("One reference value, one unit")
  func refuses() throws {
    func message(_ unit: String?, _ names: [String]) throws -> String {
      let (survey, round) = try survey(unit: unit, names)
      do throws(KeyComparisonXML.Refusal) {
        _ = try KeyComparisonXML(of: survey, in: round, by: .claims, year: "2004")
        return "none"
      } catch {
        #expect(lostInTranslation(error.message) == [])
        return error.message.english
      }
    }
    #expect(try message("ng/g", ["weighted-mean"]) == "none")
    #expect(try message(nil, ["weighted-mean"]).contains("--unit"))
    #expect(try message("furlong", ["weighted-mean"]).contains("furlong"))
    #expect(try message("ng/g", ["weighted-mean", "mandel-paule"]).contains("name one --method"))
    #expect(try message("ng/g", ["median"]).contains("no reference value"))
  }

  @Test(
    "Units by their names in D-SI",
    arguments: [
      ("MBq", "\\mega\\becquerel"), ("kg", "\\kilogram"),
      ("mg/L", "\\milli\\gram\\litre\\tothe{-1}"),
      ("m^2", "\\metre\\tothe{2}"), ("µg·g^-1", "\\micro\\gram\\gram\\tothe{-1}"), ("1", "\\one"),
      ("°C", "\\degreecelsius"), ("%", "\\percent"), ("µm", "\\micro\\metre"),
    ])
  func namesUnits(_ symbols: String, _ text: String) {
    #expect(DSIUnit.text(of: symbols) == text)
  }

  @Test("Symbols without a name", arguments: ["furlong", "", "/", "m^", "CFU/mL"])
  func refusesUnits(_ symbols: String) {
    #expect(DSIUnit.text(of: symbols) == nil)
  }
}

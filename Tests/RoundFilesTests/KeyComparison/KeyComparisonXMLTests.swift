import Interlab
import Mathematics
import Tables
import Testing

@testable import RoundFiles

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

  @Test("One reference value, one unit")
  func refuses() throws {
    func message(_ unit: String?, _ names: [String]) throws -> String {
      let (survey, round) = try survey(unit: unit, names)
      do throws(KeyComparisonXML.Refusal) {
        _ = try KeyComparisonXML(of: survey, in: round, by: .claims, year: "2004")
        return "none"
      } catch {
        return error.message
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

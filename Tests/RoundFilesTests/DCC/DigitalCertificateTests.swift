import Tables
import Testing

@testable import RoundFiles
import Wording
import TestSupport

@Suite("Digital calibration certificates")
struct DigitalCertificateTests {
  /// A certificate whose results hold `data`.
  static func certificate(
    _ data: String, aside: String = "", after: String = "", version: String = "3.3.0"
  ) -> [UInt8] {
    let head = """
      <?xml version="1.0" encoding="UTF-8"?>
      <dcc:digitalCalibrationCertificate xmlns:dcc="https://ptb.de/dcc" xmlns:si="https://ptb.de/si"
        schemaVersion="\(version)"><dcc:administrativeData><dcc:coreData>
        <dcc:uniqueIdentifier> KL-0042 </dcc:uniqueIdentifier>
        <dcc:endPerformanceDate>2027-03-15</dcc:endPerformanceDate></dcc:coreData>
        <dcc:calibrationLaboratory><dcc:contact><dcc:name><dcc:content>Trung tâm Bí mật</dcc:content>
        </dcc:name></dcc:contact></dcc:calibrationLaboratory></dcc:administrativeData>
      <dcc:measurementResults><dcc:measurementResult>\(aside)<dcc:results>
      <dcc:result refType="gp_measuringResult1"><dcc:data>
      """
    return Array(
      (head + data + "</dcc:data></dcc:result></dcc:results></dcc:measurementResult>"
        + "</dcc:measurementResults>\(after)</dcc:digitalCalibrationCertificate>").utf8)
  }

  static func quantity(_ content: String, refType: String = "basic_measurementError") -> String {
    "<dcc:quantity refType=\"\(refType)\"><dcc:name><dcc:content lang=\"en\">\(refType)</dcc:content>"
      + "</dcc:name>\(content)</dcc:quantity>"
  }

  static func real(_ value: String, _ unit: String, _ uncertainty: String = "") -> String {
    "<si:real><si:value>\(value)</si:value><si:unit>\(unit)</si:unit>\(uncertainty)</si:real>"
  }

  static let expanded = """
    <si:measurementUncertaintyUnivariate><si:expandedMU><si:valueExpandedMU>0.010</si:valueExpandedMU>
    <si:coverageFactor>2</si:coverageFactor><si:coverageProbability>0.95</si:coverageProbability>
    </si:expandedMU></si:measurementUncertaintyUnivariate>
    """
  static let deprecated = """
    <si:expandedUnc><si:uncertainty>0.010</si:uncertainty><si:coverageFactor>2</si:coverageFactor>
    <si:coverageProbability>0.95</si:coverageProbability></si:expandedUnc>
    """

  private func result(
    _ bytes: [UInt8], unit: String, _ refTypes: [String] = [], entry: Int? = nil
  ) throws -> CertificateResult {
    var mapping = CertificateMapping()
    (mapping.refTypes, mapping.entry) = (refTypes, entry)
    return try CertificateResult(
      in: DigitalCertificate(bytes, file: "07.xml"), unit: unit, mapping)
  }

  private func problem(
    _ bytes: [UInt8], unit: String, _ refTypes: [String] = [], entry: Int? = nil
  ) -> String {
    do {
      _ = try result(bytes, unit: unit, refTypes, entry: entry)
      return "none"
    } catch CertificateResult.Absence.fault(_, let problem, let remedy) {
      #expect(lostInTranslation(problem + ". " + remedy) == [])
      return (problem + ". " + remedy).english
    } catch {
      return "\(error)"
    }
  }

  @Test("Both spellings of the uncertainty", arguments: [expanded, deprecated])
  func readsAnUncertainty(_ uncertainty: String) throws {
    let bytes = Self.certificate(Self.quantity(Self.real("0.0150", "\\milli\\gram", uncertainty)))
    let found = try result(bytes, unit: "mg")
    #expect(found.value == "0.0150")
    #expect(found.U == "0.010")
    #expect(found.k == "2")
    let certificate = try DigitalCertificate(bytes, file: "07.xml")
    #expect(certificate.identifier == "KL-0042")
    #expect(certificate.endOfMeasurement == "2027-03-15")
    #expect(!certificate.isSigned)
    #expect(!"\(certificate)".contains("Bí mật"))
  }

  @Test("A standard uncertainty has the coverage factor 1")
  func readsAStandardUncertainty() throws {
    let uncertainty =
      "<si:measurementUncertaintyUnivariate><si:standardMU><si:valueStandardMU>0.005"
      + "</si:valueStandardMU></si:standardMU></si:measurementUncertaintyUnivariate>"
    let bytes = Self.certificate(Self.quantity(Self.real("1", "\\volt", uncertainty)))
    let found = try result(bytes, unit: "mV")
    #expect((found.value, found.U, found.k) == ("1000", "5", "1"))
  }

  /// Five values, one unit, one U: that of the list of length one holds for all. Of a hybrid the unit of the
  /// round is taken, and the limits in the metadata are no results.
  static let table = certificate(
    "<dcc:list refType=\"gp_table1\">"
      + quantity(
        """
        <si:hybrid><si:realListXMLList><si:valueXMLList>306.248 373.121</si:valueXMLList>
        <si:unitXMLList>\\kelvin</si:unitXMLList></si:realListXMLList><si:realListXMLList>
        <si:valueXMLList>33.098 99.971</si:valueXMLList><si:unitXMLList>\\degreecelsius</si:unitXMLList>
        </si:realListXMLList></si:hybrid>
        """, refType: "basic_referenceValue")
      + quantity(
        """
        <si:realListXMLList><si:valueXMLList>0.072 0.089
        </si:valueXMLList><si:unitXMLList>\\kelvin</si:unitXMLList><si:expandedUncXMLList>
        <si:uncertaintyXMLList>0.061</si:uncertaintyXMLList><si:coverageFactorXMLList>2
        </si:coverageFactorXMLList></si:expandedUncXMLList></si:realListXMLList>
        <dcc:measurementMetaData><dcc:metaData><dcc:data>
        """ + quantity(real("0.23", "\\kelvin", expanded), refType: "basic_acceptanceLimitUpper")
          + "</dcc:data></dcc:metaData></dcc:measurementMetaData>") + "</dcc:list>",
    aside: "<dcc:influenceConditions><dcc:influenceCondition><dcc:data>"
      + quantity(real("293", "\\kelvin", expanded), refType: "basic_temperatureMin")
      + "</dcc:data></dcc:influenceCondition></dcc:influenceConditions>",
    after: "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>", version: "3.1.1")

  @Test("Lists with one U for all, hybrids once, no conditions, no metadata")
  func readsATable() throws {
    let found = try result(Self.table, unit: "mK", entry: 2)
    #expect((found.value, found.U, found.k) == ("89", "61", "2"))
    let celsius = try result(Self.table, unit: "°C", ["basic_referenceValue"], entry: 1)
    #expect((celsius.value, celsius.U) == ("33.098", nil))
    let kelvin = try result(Self.table, unit: "K", ["gp_table1", "basic_referenceValue"], entry: 1)
    #expect(kelvin.value == "306.248")
    let certificate = try DigitalCertificate(Self.table, file: "07.xml")
    #expect(certificate.isSigned)
    #expect(certificate.quantities.count == 2)
    #expect(certificate.quantities.map(\.alternatives.count) == [2, 1])
  }

  @Test("A choice that is not the file's to make is asked for")
  func asksForAChoice() {
    #expect(problem(Self.table, unit: "K").contains("holds 2 values"))
    #expect(problem(Self.table, unit: "K", entry: 3).contains("none with the number 3"))
    #expect(problem(Self.table, unit: "K", ["basic_measuredValue"]).contains("The results have: "))
    let two = Self.certificate(
      Self.quantity(Self.real("1", "\\gram", Self.expanded))
        + Self.quantity(Self.real("2", "\\gram", Self.expanded), refType: "other"))
    #expect(problem(two, unit: "g").contains("2 quantities may be the result"))
    #expect(problem(two, unit: "g", ["other"]) == "none")
    #expect(problem(two, unit: "V") == "nothing")
    #expect(problem(two, unit: "V", ["other"]).contains("does not convert"))
  }

  @Test("What is stated by halves is refused")
  func refusesHalves() {
    let withoutFactor = Self.deprecated.replacing(
      "<si:coverageFactor>2</si:coverageFactor>", with: "")
    let bytes = Self.certificate(Self.quantity(Self.real("1", "\\gram", withoutFactor)))
    #expect(problem(bytes, unit: "g").contains("without its coverage factor"))
    let interval = "<si:coverageInterval><si:intervalMin>0</si:intervalMin></si:coverageInterval>"
    let only = Self.certificate(Self.quantity(Self.real("1", "\\gram", interval)))
    #expect(problem(only, unit: "g").contains("interval of coverage"))
    let comma = Self.certificate(Self.quantity(Self.real("1,5", "\\gram", Self.expanded)))
    #expect(problem(comma, unit: "g").contains("not a number"))
    let uneven = Self.certificate(
      Self.quantity(
        "<si:realListXMLList><si:valueXMLList>1 2 3</si:valueXMLList><si:unitXMLList>\\gram \\gram"
          + "</si:unitXMLList></si:realListXMLList>"))
    #expect(problem(uneven, unit: "g", entry: 1).contains("different lengths"))
  }

  @Test("A list of reals, with the misspelt element of the schema")
  func readsAListOfReals() throws {
    let misspelt = Self.expanded.replacing("Univariate", with: "Univaraite")
    let bytes = Self.certificate(
      Self.quantity(
        "<si:realList>" + Self.real("1", "\\gram", misspelt) + Self.real("2", "\\gram", misspelt)
          + "</si:realList>"))
    let found = try result(bytes, unit: "mg", entry: 2)
    #expect((found.value, found.U, found.k) == ("2000", "10", "2"))
  }

  @Test("Damaged, foreign or dangerous files are refused with their name")
  func refusesOtherFiles() {
    func text(_ bytes: [UInt8]) -> String {
      do {
        _ = try DigitalCertificate(bytes, file: "07.xml")
        return "read"
      } catch {
        return "\(error)"
      }
    }
    #expect(text(Self.table) == "read")
    for length in stride(from: 0, to: Self.table.count, by: 97) {
      #expect(text(Array(Self.table.prefix(length))).contains("damaged or incomplete"))
    }
    #expect(text(Array("<a/>".utf8)).contains("no digital calibration certificate"))
    let bomb =
      "<!DOCTYPE a [<!ENTITY b \"c\">]>" + String(decoding: Self.table.dropFirst(39), as: UTF8.self)
    #expect(text(Array(bomb.utf8)).contains("document type"))
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(text(Array(("<digitalCalibrationCertificate>" + deep).utf8)).contains("damaged"))
  }

  @Test(
    "Units by their tokens",
    arguments: [
      ("\\kilogram", "kg"), ("\\milli\\kelvin", "mK"), ("\\one", "1"), ("\\mega\\becquerel", "MBq"),
      ("\\kilogram\\metre\\tothe{-3}", "kg·m^-3"), ("\\metre\\per\\second", "m·s^-1"),
      ("\\metre\\per\\second\\tothe{2}", "m·s^-2"), ("\\centi\\metre\\tothe{3}", "cm^3"),
      ("\\micro\\metre\\per\\metre", "µm·m^-1"), ("MBq", "MBq"), ("\\degreecelsius", "°C"),
      ("\\foot", nil), ("\\kilo", nil), ("", nil), ("\\metre\\per", nil), ("\\tothe{2}", nil),
      ("furlong", nil), ("\\metre\\tothe{999}", nil), ("\\kilo\\kilo\\gram", nil),
    ] as [(String, String?)])
  func readsUnits(text: String, symbol: String?) {
    #expect(DSIUnit(text)?.symbol == symbol)
  }

  @Test(
    "Digits move with the unit and are kept",
    arguments: [
      ("0.072", "K", "mK", "72"), ("0.0720", "K", "mK", "72.0"), ("5", "mg", "g", "0.005"),
      ("-1.50e-3", "V", "µV", "-1500"), ("+12", "g", "kg", "0.012"), ("7", "min", "s", "420"),
      ("0.0", "m", "mm", "0"), ("1", "K", "°C", nil), ("1", "g", "m", nil), ("x", "g", "g", nil),
    ] as [(String, String, String, String?)])
  func scales(text: String, unit: String, target: String, expected: String?) {
    #expect(scaledDecimal(text, from: unit, to: target) == expected)
  }
}

import Foundation
import Interlab
import Tables
import Testing
import Wording

@testable import RoundFiles

@Suite("Comparisons of BIPM as XML")
struct KeyComparisonTests {
  static func published(_ nuclide: String) throws -> [UInt8] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Oracles/Data/comparison_\(nuclide).xml")
    return Array(try Data(contentsOf: file))
  }

  /// A comparison in the newer spelling with one release that holds `degrees`.
  static func comparison(_ degrees: String, before: String = "") -> [UInt8] {
    Array(
      """
      <?xml version="1.0"?>\(before)
      <kc:comparison xmlns:kc="KC_Schema" xmlns:dsi="https://ptb.de/si"><kc:comparisonData>
      <kc:release><kc:year>2024</kc:year><kc:degreesOfEquivalence>\(degrees)
      </kc:degreesOfEquivalence></kc:release></kc:comparisonData></kc:comparison>
      """.utf8)
  }

  static func degree(_ lab: String, _ result: String) -> String {
    """

    <kc:degreeOfEquivalence><kc:laboratory><kc:acronym>\(lab)</kc:acronym></kc:laboratory>
    <kc:result>\(result)</kc:result></kc:degreeOfEquivalence>
    """
  }

  static func real(_ value: String, _ unit: String, _ U: String, _ k: String = "2") -> String {
    "<dsi:value>\(value)</dsi:value><dsi:unit>\(unit)</dsi:unit><dsi:expandedUnc>"
      + "<dsi:uncertainty>\(U)</dsi:uncertainty>"
      + (k.isEmpty ? "" : "<dsi:coverageFactor>\(k)</dsi:coverageFactor>") + "</dsi:expandedUnc>"
  }

  private func file(_ bytes: [UInt8], unit: String? = nil) throws -> ResultsFile {
    try ResultsFile(
      contents: bytes, file: "kc.xml", decimalMark: .comma, unit: { _ in unit })
  }

  private func cells(_ table: Table, _ names: [String]) throws -> [[String]] {
    let columns = try names.map { try #require(table.column(named: $0)) }
    return (0..<table.recordCount).map { record in
      columns.map { table.text(record: record, column: $0) }
    }
  }

  private func mistakes(_ bytes: [UInt8], unit: String? = nil) -> [String] {
    do {
      _ = try file(bytes, unit: unit)
      return []
    } catch let errors as TableErrors {
      return told(errors)
    } catch {
      return ["\(error)"]
    }
  }

  @Test("The first spelling: the newest release, its linked laboratories, no metadata")
  func readsTheFirstSpelling() throws {
    let found = try file(try Self.published("Lu-177"))
    #expect(
      try cells(found.table, ["lab", "value", "U", "k", "measurand", "note"]) == [
        ["NPL", "-0.4", "17", "2", "BIPM.RI(II)-K1.Lu-177", ""],
        ["LNE-LNHB", "0.2", "3.5", "2", "BIPM.RI(II)-K1.Lu-177", ""],
        ["IRA", "-20.2", "11", "2", "BIPM.RI(II)-K1.Lu-177", ""],
        ["ANSTO", "-4.1", "4.7", "2", "BIPM.RI(II)-K1.Lu-177", "CCRI(II)-K2.Lu-177(2009)"],
        ["ENEA-INMRI", "4.2", "8.5", "2", "BIPM.RI(II)-K1.Lu-177", "CCRI(II)-K2.Lu-177(2009)"],
      ])
    #expect(found.unit == "MBq" && found.decimalMark == .point)
    let note = try #require(found.note).english
    #expect(
      note == "kc.xml: release 2022 (of 2) of BIPM.RI(II)-K1.Lu-177, 5 degrees of equivalence in "
        + "MBq; KCRV 559.9 MBq, U = 1.8, k = 1.")
  }

  @Test("The spelling of the schema, with D-SI 2, in any unit of the kind")
  func readsTheSchema() throws {
    let bytes = try Self.published("Sc-47")
    let found = try file(bytes)
    #expect(
      try cells(found.table, ["lab", "value", "U", "k"]) == [["POLATOM", "0.33", "0.82", "2"]])
    #expect(try #require(found.note).english.contains("KCRV 164.800 MBq, U = 0.310, k = 1."))
    let kilo = try file(bytes, unit: "kBq")
    #expect(try cells(kilo.table, ["value", "U"]) == [["330", "820"]])
    #expect(mistakes(bytes, unit: "kg").count == 1)
    #expect(mistakes(bytes, unit: "kg")[0].contains("does not convert to \"kg\""))
  }

  /// The file gives the reference value in kBq where its own results show MBq.
  @Test("A release without results is passed; a unit that cannot be is told")
  func tellsAWrongUnit() throws {
    let found = try file(try Self.published("Tb-161"))
    #expect(
      try cells(found.table, ["lab", "value", "U"]) == [
        ["IRA", "5", "13"], ["NPL", "-3.1", "7.4"],
      ])
    let note = try #require(found.note).english
    #expect(note.contains("release 2023 (of 2)"))
    #expect(note.contains("KCRV 1.7047 MBq") && note.contains("may have a unit wrong"))
  }

  @Test("Mixed units become that of the first; a laboratory without a degree is counted")
  func mixesUnits() throws {
    let bytes = Self.comparison(
      Self.degree("A", Self.real("1.5", "kBq", "2"))
        + Self.degree("B", Self.real("-0.0025", "\\mega\\becquerel", "0.004", "2.1"))
        + Self.degree("C", ""))
    let found = try file(bytes)
    #expect(
      try cells(found.table, ["lab", "value", "U", "k"]) == [
        ["A", "1.5", "2", "2"], ["B", "-2.5", "4", "2.1"],
      ])
    #expect(
      try #require(found.note).english.contains(
        "2 degrees of equivalence in kBq, 1 more without one"))
    #expect(found.table.column(named: "measurand") == nil)
  }

  @Test("What is wrong is told with its line, all at once")
  func tellsWhatIsWrong() throws {
    let bytes = Self.comparison(
      Self.degree("A", Self.real("1.5", "kBq", "2", ""))
        + Self.degree("B", Self.real("nan", "kBq", "2"))
        + Self.degree("C", Self.real("1", "\\kilo\\bequerel", "2"))
        + Self.degree("D", Self.real("1", "kg", "2")))
    let found = mistakes(bytes)
    #expect(found.count == 4)
    #expect(found[0].hasPrefix("kc.xml:4: \"A\": U is stated without its coverage factor"))
    #expect(found[1].hasPrefix("kc.xml:6: \"B\": \"nan\" is not a number"))
    #expect(found[2].contains("kc.xml:8") && found[2].contains("bequerel"))
    #expect(found[3].contains("\"kg\" does not convert to \"kBq\""))
  }

  @Test("A row has the number of its line")
  func numbersRows() throws {
    let bytes = Self.comparison(
      Self.degree("A", Self.real("1.5", "kBq", "2")) + Self.degree("B", Self.real("1", "kBq", "2")))
    let table = try file(bytes).table
    #expect((0..<2).map { table.location(record: $0, column: 0).row } == [4, 6])
    let single = bytes.filter { $0 != UInt8(ascii: "\n") }
    #expect(try file(single).table.recordCount == 2)
  }

  @Test("Damaged, hostile and other XML")
  func refusesOtherXML() throws {
    let bytes = try Self.published("Lu-177")
    for length in stride(from: 40, to: bytes.count - 2, by: 97) {
      #expect(mistakes(Array(bytes.prefix(length))).count == 1)
    }
    let entity = Self.comparison(
      "", before: "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hosts\">]>")
    #expect(mistakes(entity)[0].contains("document type declaration"))
    #expect(mistakes(Self.comparison(""))[0].contains("no release"))
    #expect(mistakes(Array("<html/>".utf8))[0].contains("no comparison in the form of BIPM"))
    #expect(
      mistakes(Array("<digitalCalibrationCertificate/>".utf8))[0].contains("lienphong collect"))
    #expect(mistakes(Array("lab,value\nA,1\n".utf8)).isEmpty)
  }
}

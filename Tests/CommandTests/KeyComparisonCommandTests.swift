import Foundation
import Testing

@Suite("Comparisons as XML on the command line")
struct KeyComparisonCommandTests {
  private let csv = "lab,value,U,k\nA,10.1,0.2,2\nB,10.4,0.4,2\nC,9.9,0.3,2\n"

  @Test("Written, then read as results")
  func writesAndReads() throws {
    let epoch = ["SOURCE_DATE_EPOCH": "1718000000"]
    let written = try CommandRun(
      "reference", "-", "--method", "weighted-mean", "--unit", "MBq", "--xml", input: csv,
      environment: epoch)
    #expect(written.status == 0 && written.errors.isEmpty, "\(written.errors)")
    #expect(written.output.contains("<kc:year>2024</kc:year>"))
    #expect(written.output.contains("<dsi:unit>\\mega\\becquerel</dsi:unit>"))
    let folder = try WorkFolder([
      "kc.xml": written.output, "r.csv": csv,
      "round.yaml":
        "keyComparison: {code: K1, pilot: VMI}\nassignedValue: {method: weighted-mean}\n",
    ])
    let stated = try CommandRun(
      "reference", "r.csv", "--method", "weighted-mean", "--unit", "MBq", "--xml", "--definition",
      "round.yaml", folder: folder, environment: epoch)
    #expect(stated.status == 0, "\(stated.errors)")
    #expect(stated.output.contains("<kc:comparisonCode>K1</kc:comparisonCode>"))
    #expect(stated.output.contains("<kc:acronym>VMI</kc:acronym>"))
    let read = try CommandRun("reference", "kc.xml", "--format", "json", folder: folder)
    #expect(read.status == 0)
    #expect(read.errors.hasPrefix("kc.xml: release 2024 (of 1) of "))
    let measurand = try #require((read.json()["measurands"] as? [[String: Any]])?.first)
    #expect(measurand["participantCount"] as? Int == 3)
    #expect(measurand["unit"] as? String == "MBq")
    let scored = try CommandRun(
      "score", "kc.xml", "--assigned-value", "0", "--u", "0.05", "--score", "zeta", "--format",
      "csv", "--decimal", "comma", folder: folder)
    #expect(scored.status == 0, "\(scored.errors)")
    #expect(scored.output.split(whereSeparator: \.isNewline).count == 4)
  }

  /// libxml2 would print of its own accord where bytes do not decode; the message is the command's.
  @Test(
    "Standard error holds one message of a damaged file, and nothing of libxml2's",
    arguments: ["EUC-JP", "ISO-2022-JP", "UTF-16", "UTF-32", "GB18030", "UTF-8", "windows-1258"])
  func damagedBytes(_ encoding: String) throws {
    let text = "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\n<kc:comparison xmlns:kc=\"x\">"
    for damage: [UInt8] in [[0xFF, 0xFE, 0x80, 0x81], [0x1B, 0x24, 0x42, 0xFF], []] {
      let run = try CommandRun(
        arguments: ["reference", "-", "--lang", "en"], bytes: Data(Array(text.utf8) + damage))
      #expect(run.status == 65 && run.output.isEmpty)
      let lines = run.errors.split(separator: "\n")
      #expect(lines.count == 1 && lines.first?.hasPrefix("stdin: ") == true, "\(run.errors)")
    }
  }

  @Test("A round takes such a file as its results")
  func analyzesARound() throws {
    let published = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .appendingPathComponent("RoundFilesTests/Oracles/Data/comparison_Lu-177.xml")
    let folder = try WorkFolder([
      "kc.xml": try String(contentsOf: published, encoding: .utf8),
      "round.yaml": """
      round: Lu-177
      title: {vi: Lu-177, en: Lu-177}
      coordinator: {name: BIPM}
      results: {file: kc.xml, decimal: comma}
      unit: kBq
      scores: [zeta]
      measurands:
        - id: BIPM.RI(II)-K1.Lu-177
          quantity: {vi: Lu-177, en: Lu-177}
          assignedValue: {method: reference-laboratory, value: 0, u: 1, k: 2}

      """,
    ])
    let run = try CommandRun("analyze", "round.yaml", "--format", "json", folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("5 degrees of equivalence in kBq"))
    #expect(run.output.contains("-20200"))
  }

  @Test(
    "What cannot stand in the XML",
    arguments: [
      ["--format", "json"], ["--pairs"], [], ["--unit", "furlong"],
      ["--unit", "g", "--convention", "claims,dark"],
      ["--unit", "g", "--method", "weighted-mean,mandel-paule"],
    ])
  func refuses(_ options: [String]) throws {
    let run = try CommandRun(arguments: ["reference", "-", "--xml"] + options, input: csv)
    #expect(run.status == 64 && run.output.isEmpty, "\(run.errors)")
  }
}

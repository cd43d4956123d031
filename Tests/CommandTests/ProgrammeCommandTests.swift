import Foundation
import Testing

@Suite("lienphong programme")
struct ProgrammeCommandTests {
  private static func round(_ name: String) -> String {
    """
    round: \(name)
    title: {vi: Vòng <\(name)>, en: Round <\(name)>}
    results: \(name).csv
    unit: mg
    scores: [En]
    measurands:
      - {id: p, assignedValue: {method: reference-laboratory, value: 1, U: 0.1, k: 2}}
      - {id: q, assignedValue: {method: reference-laboratory, value: 2, U: 0.1, k: 2}}
    """
  }

  /// Of the first round four of five results are satisfactory (B's q is 2.2 / 0.22 off), of the second
  /// both.
  private func folder() throws -> WorkFolder {
    try WorkFolder([
      "a.yaml": Self.round("a"), "b.yaml": Self.round("b"),
      "a.csv":
        "lab,measurand,value,U\nA,p,1,0.2\nB,p,1.1,0.2\nA,q,2,0.2\nB,q,2.9,0.2\n=x,q,2,0.1\n",
      "b.csv": "lab,measurand,value,U\nA,p,1,0.2\nA,q,2.1,0.2\n",
    ])
  }

  @Test func countsWhoTookPartAndWhatWasSatisfactory() throws {
    let folder = try folder()
    let run = try CommandRun(
      "programme", "a.yaml", "b.yaml", "--period", "2027", "--network", "8", "--shared-codes", "-o",
      "out", folder: folder)
    #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
    let page = try folder.text("out/programme.html")
    for text in [
      "6 / 7 (85.7\u{00A0}%)", "6 / 7 (85,7\u{00A0}%)", "80.0\u{00A0}%", "100.0\u{00A0}%",
      "3 (37.5\u{00A0}% / 8)", "Vòng &lt;a&gt;", "Round &lt;b&gt;", "Cần theo dõi", "Follow-up",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(!page.contains("<script") && !page.contains("<a>"))
    // Follow-up names B with q, and nobody else; in both languages.
    let parts = page.components(separatedBy: "<strong><bdi>")
    #expect(
      parts.count == 3
        && parts.dropFirst().allSatisfy {
          $0.hasPrefix(
            "B</bdi></strong>: "
              + "<bdi>q<")
        })
  }

  /// Numbers within codes by their size, letters as in the Vietnamese alphabet.
  @Test func listsLaboratoriesAsReadersLookThemUp() throws {
    let rows = ["PTN10", "Đông", "PTN2", "Dung"].map { "\($0),p,\($0 == "PTN2" ? 1 : 9),0.2\n" }
    let folder = try WorkFolder([
      "a.yaml": Self.round("a"), "a.csv": "lab,measurand,value,U\nPTN2,q,2,0.2\n" + rows.joined(),
    ])
    let run = try CommandRun(
      "programme", "a.yaml", "--period", "2027", "--shared-codes", "-o", "out", folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    let page = try folder.text("out/programme.html")
    func order(after opening: String) -> [String] {
      page.components(separatedBy: opening).dropFirst().map { String($0.prefix { $0 != "<" }) }
        .filter { ["PTN2", "PTN10", "Dung", "Đông"].contains($0) }
    }
    let listed = ["Dung", "Đông", "PTN2", "PTN10"]
    #expect(order(after: "<th scope=\"row\"><bdi>") == listed + listed, "in two languages")
    let followed = ["Dung", "Đông", "PTN10"]
    #expect(order(after: "<strong><bdi>") == followed + followed)
  }

  /// Codes that differ from round to round say nothing of who took part.
  @Test func countsNoLaboratoriesOverRoundsUnlessCodesAreShared() throws {
    let folder = try folder()
    let run = try CommandRun("programme", "a.yaml", "b.yaml", "-o", "out", folder: folder)
    #expect(run.status == 0)
    let page = try folder.text("out/programme.html")
    #expect(!page.contains("Participation") && !page.contains("Participants"))
  }

  @Test func refusesWhatMakesNoSense() throws {
    let folder = try folder()
    #expect(
      try CommandRun("programme", "a.yaml", "--network", "0", "-o", "o", folder: folder).status
        == 64)
    #expect(try CommandRun("programme", "-o", "o", folder: folder).status == 64)
    #expect(try CommandRun("programme", "none.yaml", "-o", "o", folder: folder).status == 66)
    #expect(try CommandRun("programme", "a.yaml", "-o", "o", folder: folder).status == 0)
    #expect(try CommandRun("programme", "a.yaml", "-o", "o", folder: folder).status == 73)
  }
}

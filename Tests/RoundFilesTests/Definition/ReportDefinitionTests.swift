import Interlab
import RoundFiles
import Testing
import Wording

@Suite("What a round's definition says of its report")
struct ReportDefinitionTests {
  @Test func readsEveryKey() throws {
    let report = try Reading.definition(
      """
      assignedValue: algorithm-a
      report:
        kind: PT
        number: 05/2027
        state: amended
        issued: 2027-06-01
        supersedes: 04/2027
        changes: {vi: Sửa U của phòng 3, en: U of laboratory 3 corrected}
        authorisedBy: {name: Nguyễn Văn A, function: {vi: Giám đốc, en: Director}}
        subcontracted: {en: stability checks}
        confidentiality: by code
        design: petals
        item: weights
        traceability: VMI
        comments: none
      """
    ).round.report
    #expect(report.kind == .proficiencyTest && report.state == .amended)
    #expect(report.number == "05/2027" && report.supersedes == "04/2027")
    #expect(report.issued == "2027-06-01" && report.authoriser == "Nguyễn Văn A")
    #expect(report.authoriserFunction?.text(in: .english) == "Director")
    #expect(report.changes?.text(in: .vietnamese) == "Sửa U của phòng 3")
    #expect(report.subcontracted?.text(in: .vietnamese) == "stability checks")
    let texts = [
      report.confidentiality, report.design, report.item, report.traceability, report.comments,
    ]
    #expect(
      texts.map { $0?.text(in: .english) } == ["by code", "petals", "weights", "VMI", "none"])
  }

  @Test func aRoundNeedNotSayAnything() throws {
    #expect(try Reading.definition("assignedValue: algorithm-a").round.report.kind == .comparison)
  }

  @Test func anAmendedReportSaysWhatItReplacesAndWhatChanged() {
    let mistakes = Reading.definitionMistakes(
      "assignedValue: algorithm-a\nreport:\n  state: amended\n")
    #expect(mistakes.count == 2)
    #expect(mistakes.allSatisfy { $0.hasPrefix("round.yaml:3:10: an amended report") })
  }

  @Test func namesTheNearestOfWhatItDoesNotKnow() {
    let mistakes = Reading.definitionMistakes(
      "assignedValue: algorithm-a\nreport: {state: draft, numbr: 1, kind: ILD, issued: 1/2/2027}\n")
    #expect(mistakes.count == 4)
    #expect(mistakes.contains { $0.contains("numbr") && $0.contains("Did you mean number?") })
    #expect(mistakes.contains { $0.contains("draft-a, draft-b, final, amended") })
    #expect(mistakes.contains { $0.contains("ILC, PT") })
    #expect(mistakes.contains { $0.contains("2027-03-15") })
  }
}

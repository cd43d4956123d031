import Foundation
import Testing

@Suite("State and record of a report, notices before it")
struct ReportStateTests {
  private let round = """
    round: R1
    results: r.csv
    unit: mg
    assignedValue: {method: reference-laboratory, value: 1, U: 0.1, k: 2}
    scores: [En]
    report:
      kind: PT
      number: N-7/2027
      state: draft-a
      issued: 2027-06-01
      authorisedBy: {name: <b>Ann</b>, function: {en: Head, vi: Trưởng}}
      design: {vi: Hình cánh hoa, en: Petal}
      comments: {vi: Tốt., en: Good.}
    """
  private let results = "lab,value,U\nA,1.05,0.2\nB,2.5,0.2\nC,0.9,0.2\n"

  private func report(_ round: String) throws -> String {
    let folder = try WorkFolder(["round.yaml": round, "r.csv": results])
    let run = try CommandRun("analyze", "round.yaml", "-o", "out", folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    return try folder.text("out/report.html")
  }

  @Test func saysWhatItIsAndInWhichOrder() throws {
    let page = try report(round)
    for text in [
      "Report of a proficiency test · R1 · N-7/2027 · draft A", "Báo cáo thử nghiệm thành thạo",
      "DỰ THẢO A", "01/06/2027", "1 June 2027", "&lt;b&gt;Ann&lt;/b&gt;, Head", "Petal", "Good.",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(page.contains("content:counter(page) \" / \" counter(pages)"))
    let order = [
      "Summary</h2>", "<svg", "Conduct of the round</h2>", "Methods and clauses</h2>",
      "Results and verdicts", "Comments and advice</h2>", "How to read the results</h2>",
      "Appendix: data",
    ]
    let english = try #require(page.range(of: "<article lang=\"en\""))
    var rest = page[english.lowerBound...]
    for text in order {
      let found = try #require(rest.range(of: text), "\(text)")
      rest = rest[found.upperBound...]
    }
  }

  /// The digest is that of coreutils' sha256sum.
  @Test func recordsItsInputs() throws {
    let page = try report(round)
    #expect(page.contains("20c46ce8f8258469767aa5e8743ceec0474df88eb484e6440a708f7ca1228541"))
    #expect(page.contains("lienphong analyze round.yaml -o out"))
    #expect(page.contains("number: N-7/2027</div>"))
    #expect(!page.contains("/tmp/"))
  }

  @Test func anAmendedReportSaysWhatChanged() throws {
    let page = try report(
      round.replacingOccurrences(
        of: "state: draft-a", with: "state: amended\n  supersedes: N-6\n  changes: {en: U of B}"))
    #expect(page.contains("AMENDED REPORT.") && page.contains("N-6") && page.contains("U of B"))
    #expect(!page.contains("DRAFT A"))
  }

  /// Only B, whose E_n is 6.7, gets one; it tells neither the size nor the sign, and no other
  /// number than its own.
  @Test func aNoticeGivesNeitherSizeNorSign() throws {
    let folder = try WorkFolder(["round.yaml": round, "r.csv": results])
    let run = try CommandRun(
      "analyze", "round.yaml", "-o", "out", "--notices", "--lang", "en", folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appendingPathComponent("out/notices").path)
    #expect(names == ["lab-B.html"])
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/out/report.html"))
    let text = try folder.text("out/notices/lab-B.html")
    let body = try #require(text.range(of: "<body>").map { text[$0.upperBound...] })
    #expect(body.contains("2.5 ± 0.2") && body.contains("MRA-G-11"))
    for secret in ["6.7", "6,7", "1.5", "1,5", "0.1", "E_n", "<sub>n", "svg", "1.05", "unsatis"] {
      #expect(!body.contains(secret), "\(secret)")
    }
  }

  @Test func noticesComeBeforeAnyReportAndNeedAFolder() throws {
    let folder = try WorkFolder(["round.yaml": round, "r.csv": results])
    #expect(try CommandRun("analyze", "round.yaml", "--notices", folder: folder).status == 64)
    let both = try CommandRun(
      "analyze", "round.yaml", "-o", "o", "--notices", "--per-lab", folder: folder)
    #expect(both.status == 64)
    let quiet = try WorkFolder(["round.yaml": round, "r.csv": "lab,value,U\nA,1.05,0.2\n"])
    let run = try CommandRun("analyze", "round.yaml", "-o", "o", "--notices", folder: quiet)
    #expect(run.status == 0 && run.errors.contains("No result calls for a notice"))
    #expect(quiet.names == ["r.csv", "round.yaml"])
  }
}

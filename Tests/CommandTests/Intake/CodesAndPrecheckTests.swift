import Foundation
import Tables
import Testing

@Suite("Codes and precheck")
struct CodesAndPrecheckTests {
  @Test("The key is its owner's alone and never overwritten; codes are distinct and random")
  func codes() throws {
    let names = (1...12).map { "Phòng \($0),p\($0)@example.invalid\n" }.joined()
    let folder = try WorkFolder(["p.csv": "participant,contact\n" + names])
    let run = try CommandRun("codes", "p.csv", folder: folder)
    #expect(run.status == 0 && run.errors == "p-key.csv\n")
    let codes = run.output.split(separator: "\n").map(String.init)
    #expect(codes.count == 12 && Set(codes).count == 12 && codes == codes.sorted())
    #expect(codes.allSatisfy { $0.count == 3 && Int($0) != nil })
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.url.appendingPathComponent("p-key.csv").path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let key = try folder.text("p-key.csv")
    #expect(
      key.hasPrefix("code,participant,contact\n") && key.contains("Phòng 12,p12@example.invalid"))
    let again = try CommandRun("codes", "p.csv", folder: folder)
    #expect(again.status == 73 && again.output.isEmpty)
    #expect(try folder.text("p-key.csv") == key)
    let other = try CommandRun("codes", "p.csv", "-o", "q.csv", folder: folder)
    // Two draws of 12 of 900 are the same with a probability below 1e-26.
    #expect(other.status == 0 && other.output != run.output)
    let seeded = try (0..<2).map {
      try CommandRun("codes", "p.csv", "-o", "s\($0).csv", "--seed", "3", folder: folder).output
    }
    #expect(seeded[0] == seeded[1])
    let coded = try CommandRun("codes", "q.csv", folder: folder)
    #expect(coded.status == 64 && coded.errors.contains("have codes already"))
  }

  @Test func fewParticipantsAreWarnedOf() throws {
    let folder = try WorkFolder(["p.csv": "participant\nA\nB\nC\n"])
    let run = try CommandRun("codes", "p.csv", "--lang", "en", folder: folder)
    #expect(run.status == 0 && run.errors.contains("codes-guessable: with only 3 participants"))
    let json = try CommandRun(
      "codes", "p.csv", "-o", "k.csv", "--format", "json", folder: folder
    ).json()
    #expect(json["schema"] as? String == "lienphong.codes" && (json["codes"] as? [Any])?.count == 3)
    for (text, message) in [
      ("name\nA\n", "there is no column participant"), ("participant\nA\nA\n", "stands twice"),
      ("participant,x\n,1\n", "the participant is empty"), ("", "the file is empty"),
      ("participant\nPhßng thÝ nghiÖm ®o\n", "typed in an old font, TCVN3 (ABC). Convert the text"),
    ] {
      let folder = try WorkFolder(["p.csv": text])
      let run = try CommandRun("codes", "p.csv", folder: folder)
      #expect(run.status == 65 && run.errors.contains(message), "\(run.errors)")
      #expect(folder.names == ["p.csv"])
    }
  }

  private func precheck(
    _ answers: FormAnswers, budget: FormAnswers = [], _ options: String...
  ) throws -> CommandRun {
    let folder = try WorkFolder([
      "round.yaml": """
      round: R-1
      forms: {deadline: 2031-05-31}
      assignedValue: {method: reference-laboratory, value: 10, U: 0.1, k: 2}
      measurands:
        - id: m
          quantity: {vi: khối lượng, en: mass}
          unit: mg
          form: {nominal: 10, within: 1, referenceU: 0.3}
      """
    ])
    _ = try CommandRun(
      "template", "round.yaml", "-o", "f", "--codes", "7", "--lang", "en", folder: folder)
    try folder.write("a.xlsx", try filled(folder.bytes("f/form-7.xlsx"), answers, budget: budget))
    return try CommandRun(arguments: ["precheck", "a.xlsx"] + options, folder: folder)
  }

  private let good: FormAnswers = [
    ("D12", .number(10.05)), ("E12", .number(0.4)), ("F12", .number(2)),
    ("G12", .date("2031-03-15")), ("H12", .text("direct")), ("I12", .number(0.3)),
    ("D15", .number(20)), ("D16", .number(50)), ("D17", .text("E1")), ("D18", .text("cert")),
    ("D21", .text("Yes")), ("D22", .text("N")),
  ]

  /// u_c = √(0.16² + 0.12²) = 0.2 exactly.
  private let budget: FormAnswers = [
    ("A5", .text("m")), ("B5", .text("standard")), ("E5", .number(0.16)),
    ("A6", .text("m")), ("B6", .text("repeatability")), ("E6", .number(0.12)),
  ]

  @Test("A complete form; |E_n| reaches 1 at √(0.4² + 0.3²) = 0.5")
  func complete() throws {
    let run = try precheck(
      good, budget: budget, "--lang", "en")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output == """
        Round R-1, laboratory code 7

        m
          [good] Complete, nothing odd. (D12)

        m: with U = 0.4000 mg and U_ref ≤ 0.3000 mg, |E_n| reaches 1 at a deviation of 0.5000 mg at the latest.

        The form can be sent.

        """)
    let json = try precheck(good, budget: budget, "--format", "json").json()
    let reach = try #require((json["reaches"] as? [[String: Any]])?.first)
    #expect(reach["deviation"] as? Double == 0.5)
    #expect(json["complete"] as? Bool == true)
  }

  @Test(
    "What a laboratory should look at, each by its code",
    arguments: [
      ("D12", FormAnswer.number(10_050), "far-from-nominal"),
      ("D12", .number(10.123_4), "x-digits"), ("E12", .number(0.412_3), "U-digits"),
      ("E12", .number(0.2), "below-cmc"), ("E12", .number(0.6), "budget-disagrees"),
      ("F12", .number(0.5), "k-unusual"), ("D12", .text("10,05"), "stored-as-text"),
      ("G12", .date("2031-06-01"), "date-after-deadline"), ("G12", .text(""), "date-missing"),
      ("H12", .text(""), "method-missing"), ("D21", .text("No"), "not-declared"),
      ("D17", .text(""), "standard-empty"),
    ])
  func findings(_ cell: String, _ answer: FormAnswer, code: String) throws {
    let run = try precheck(good + [(cell, answer)], budget: budget, "--format", "csv")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains(",look,\(code),"), "\(run.output)")
  }

  @Test("A zero at the end that a spreadsheet does not store is no fault: U = 0.40 with x = 10.05")
  func lostZeros() throws {
    let run = try precheck(good, budget: budget, "--format", "csv")
    #expect(run.output.contains("m,good,complete,"), "\(run.output)")
  }

  @Test func whatIsMissingIs65() throws {
    for (cell, code) in [("D12", "value-missing"), ("E12", "U-missing"), ("F12", "k-missing")] {
      let run = try precheck(good + [(cell, .text(""))], "--format", "csv")
      #expect(run.status == 65 && run.output.contains(",missing,\(code),"), "\(run.output)")
    }
    let empty = try precheck([], "--lang", "vi")
    #expect(empty.status == 65 && empty.output.contains("Phiếu chưa có kết quả nào."))
    let factor = try precheck(good + [("D12", .number(10_050))], "--lang", "vi")
    #expect(factor.output.contains("Sai khác gần bằng 1000 lần."), "\(factor.output)")
  }
}

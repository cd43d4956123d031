import Interlab
import Metrology
import Reporting
import Testing
import Wording

@Suite("A laboratory's own result in words")
struct CheckTextTests {
  private func text(
    _ value: Double, U: Double? = 0.24, U_pt: Double = 0.1, language: Language = .english,
    unit: String? = "mg", transferStandard: TransferStandard? = nil
  ) throws -> String {
    let analysis = try textAnalysis(
      [TextResult(code: "", value: value, U: U)], U_pt: U_pt, unit: unit,
      transferStandard: transferStandard)
    let check = OwnResultCheck(of: analysis.comparisons[0], in: analysis.round)
    // Sentences are compared without their line breaks.
    return CheckText(of: check, language: language).text
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// 5-12-13: limit 0.26, share 100·0.24²/0.26² = 85.2 %, bias 3.6448535 · 0.13 = 0.4738 (k = 2
  /// throughout), needed √(0.15² − 0.1²) = 0.1118.
  @Test func tellsWhatAnAcceptableResultShows() throws {
    let text = try text(10.15)
    #expect(text.contains("x_i = 10.15 mg; U = 0.24 mg, k = 2, u = 0.12 mg"))
    #expect(text.contains("x_pt = 10 mg; U = 0.1 mg, k = 2, u = 0.05 mg"))
    #expect(text.contains("d = x_i − x_pt = 0.15 mg; u(d) = 0.13 mg"))
    #expect(text.contains("E_n 0.577 acceptable"))
    #expect(text.contains("85.2 % of the (squared) denominator"))
    #expect(text.contains("|E_n| reaches 1 at |d| = 0.26 mg."))
    #expect(text.contains("95 % probability: 0.4738 mg."))
    #expect(text.contains("the result supports the U that you claim"))
    #expect(text.contains("With a U(x_i) below 0.1118 mg this deviation would have failed."))
  }

  @Test func tellsWhenTheOwnUncertaintyDominates() throws {
    let text = try text(10.15, U: 2.4)
    #expect(text.contains("your own U(x_i) dominates"))
  }

  @Test func tellsWhenNoUncertaintyWouldFail() throws {
    #expect(try text(10.05).contains("no U(x_i), however small, would have failed."))
  }

  /// √(0.5² − 0.1²) = 0.4899.
  @Test func tellsWhatAFailureLacks() throws {
    let text = try text(9.5)
    #expect(text.contains("E_n −1.923 unsatisfactory"))
    #expect(text.contains("would need a U(x_i) above 0.4899 mg"))
    #expect(text.contains("no reason to enlarge U"))
  }

  @Test func tellsWhenNothingCouldBeSeen() throws {
    let transfer = TransferStandard(standardUncertainty: try StandardUncertainty(0.2))
    let text = try text(10.05, transferStandard: transfer)
    #expect(text.contains("Inconclusive: the uncertainty of the transfer standard exceeds u(x_i)"))
    #expect(text.contains("seen: this laboratory."))
  }

  @Test func tellsWhatIsMissing() throws {
    let text = try text(10.15, U: nil)
    #expect(text.contains("x_i = 10.15 mg; no uncertainty reported"))
    #expect(text.contains("says nothing about a claimed uncertainty"))
    #expect(!text.contains("denominator"))
  }

  @Test func speaksVietnamese() throws {
    let text = try text(10.15, language: .vietnamese)
    #expect(text.contains("d = x_i − x_pt = 0,15 mg; u(d) = 0,13 mg"))
    #expect(text.contains("E_n 0,577 đạt"))
    #expect(text.contains("chiếm 85,2 % trong mẫu số"))
    #expect(!text.contains("denominator") && !text.contains("acceptable"))
  }

  /// 100.0006 − 100 is 6·10⁻⁴ but for its last bits, and so is U(x_pt): which of the two is larger
  /// says nothing.
  @Test func saysNothingWhereTheDeviationIsAtItsLimit() throws {
    for value in [10.1, (10.1).nextUp, (10.1).nextDown] {
      for U in [0.24, 1e-9, 0] {
        let text = try text(value, U: U)
        #expect(!text.contains("would have failed") && !text.contains("would need a U(x_i)"))
      }
    }
    #expect(try text(10.1 + 1e-7).contains("this deviation would have failed"))
  }

  @Test func aSmallPercentageIsNotZero() throws {
    #expect(try text(10.00006).contains("D% 0.00060 %"))
  }

  @Test func theRuleForEnStandsOnlyWhereThereIsOne() throws {
    #expect(try text(10.15).contains("E_n is acceptable when"))
    #expect(!(try text(10.15, U: nil).contains("E_n is acceptable when")))
  }

  @Test(arguments: [9.5, 10, 10.05, 10.15, 1e70])
  func holdsNoNaN(_ value: Double) throws {
    for language in Language.allCases {
      #expect(!(try text(value, language: language)).lowercased().contains("nan"))
    }
  }

  @Test func theUnitCannotSteerTheTerminal() throws {
    #expect(!(try text(10.15, unit: "m\u{1B}[2J")).contains("\u{1B}"))
  }
}

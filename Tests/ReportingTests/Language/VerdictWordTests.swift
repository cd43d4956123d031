import Interlab
import Reporting
import Testing
import Wording

@Suite("Words of verdicts, scores and methods")
struct VerdictWordTests {
  @Test(arguments: ScoreKind.allCases)
  func everyVerdictHasWordsInBothLanguages(_ kind: ScoreKind) {
    for verdict in Verdict.allCases {
      let vietnamese = verdict.word(for: kind, in: .vietnamese)
      let english = verdict.word(for: kind, in: .english)
      #expect(!vietnamese.isEmpty && !english.isEmpty && vietnamese != english)
    }
  }

  /// E_n knows only "đạt" and "không đạt"; "nghi ngờ" belongs to z, z′ and ζ.
  @Test func doubtBelongsToWarnings() {
    #expect(Verdict.acceptable.word(for: .En, in: .vietnamese) == "đạt")
    #expect(Verdict.action.word(for: .En, in: .vietnamese) == "không đạt")
    #expect(Verdict.action.word(for: .En, in: .english) == "unsatisfactory")
    #expect(Verdict.warning.word(for: .z, in: .vietnamese) == "cảnh báo (nghi ngờ)")
    #expect(Verdict.warning.word(for: .zeta, in: .english) == "warning signal")
    #expect(Verdict.action.word(for: .zPrime, in: .english) == "action signal")
  }

  @Test func everyScoreHasItsOwnSymbolAndName() {
    #expect(Set(ScoreKind.allCases.map(\.symbol)).count == ScoreKind.allCases.count)
    for kind in ScoreKind.allCases {
      let (vietnamese, english) = (kind.name(in: .vietnamese), kind.name(in: .english))
      #expect(!vietnamese.isEmpty && !english.isEmpty && vietnamese != english)
    }
  }

  /// The numbering of clause 9 since 2015, of clause 7 in 2005.
  @Test(arguments: [
    (ScoreKind.z, "ISO 13528:2022, 9.4", "ISO 13528:2005, 7.4"),
    (.zPrime, "ISO 13528:2022, 9.5", "ISO 13528:2005, 7.6"),
    (.zeta, "ISO 13528:2022, 9.6", "ISO 13528:2005, 7.7"),
    (.En, "ISO 13528:2022, 9.7", "ISO 13528:2005, 7.5"),
    (.EzPlus, "ISO 13528:2005, 7.8", "ISO 13528:2005, 7.8"),
  ])
  func clausesFollowTheEdition(_ kind: ScoreKind, _ current: String, _ first: String) {
    #expect(kind.clause(in: .iso13528_2022) == current)
    #expect(kind.clause(in: .iso13528_2005) == first)
  }

  @Test(arguments: methodNames)
  func everyMethodHasNameAndClause(_ name: String) {
    let (vietnamese, english) = (
      methodName(name, in: .vietnamese), methodName(name, in: .english)
    )
    #expect(vietnamese != name && english != name && vietnamese != english)
    for edition in Edition.allCases {
      for language in Language.allCases {
        #expect(!methodClause(name, in: edition, language).isEmpty)
      }
    }
  }

  @Test func anUnknownMethodKeepsItsName() {
    #expect(methodName("no-such", in: .vietnamese) == "no-such")
    #expect(methodClause("no-such", in: .current, .english).isEmpty)
  }
}

/// The machine names of this release.
let methodNames = [
  "formulation", "certified", "reference-laboratory", "mean", "median-MADe", "median-nIQR",
  "algorithm-a", "qn", "sn", "q-hampel", "qn-hampel", "huber", "biweight", "hodges-lehmann",
  "trimmed-mean", "winsorized-mean", "weighted-mean", "birge", "gls", "dersimonian-laird",
  "dersimonian-laird-2", "mandel-paule", "empirical-bayes", "mandel-paule-median", "hedges",
  "hunter-schmidt", "sidik-jonkman", "ml", "reml", "vangel-rukhin", "power-moderated-mean",
  "graybill-deal", "prescribed", "percent", "horwitz", "precision",
  "robust", "standard-deviation", "largest-consistent-subset", "median-monte-carlo",
  "weighted-median", "linear-pool", "hierarchical-gauss", "hierarchical-laplace",
]

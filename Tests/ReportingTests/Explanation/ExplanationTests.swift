import Interlab
import Testing

@testable import Reporting
import Wording

@Suite("Explanations")
struct ExplanationTests {
  private static let names = Explanation.all.map(\.name)

  @Test func everyScoreAndMethodIsExplained() {
    for name in ScoreKind.allCases.map(\.rawValue) + methodNames {
      #expect(Explanation.named(name) != nil, "\(name)")
    }
    #expect(Explanation.all.count == Set(Self.names).count)
  }

  @Test(arguments: [
    ("en", "En"), ("E_n", "En"), ("z'", "zPrime"), ("z′", "zPrime"), ("zprime", "zPrime"),
    ("zeta", "zeta"), ("ζ", "zeta"), ("Z", "z"), ("algA", "algorithm-a"),
    ("Algorithm A", "algorithm-a"), ("median-made", "median-MADe"), ("median", "median-MADe"),
    ("nIQR", "median-nIQR"), ("D%", "Dpercent"), ("d", "D"), ("p_a", "PA"), ("EzPlus", "Ez"),
    ("E_z−", "Ez"), ("encombined", "EnCombined"), ("weighted mean", "weighted-mean"),
  ])
  func answersToSynonyms(_ asked: String, _ name: String) {
    #expect(Explanation.named(asked)?.name == name)
  }

  /// Every chart, and every rule under the code that a report's data use.
  @Test func chartsAndRulesAreExplained() {
    for kind in PlotKind.allCases { #expect(Explanation.named(kind.rawValue) != nil, "\(kind)") }
    let findings: [LaboratoryFinding] = [
      .commonBias(.zeta, count: 3, mean: 2, pValue: 0.01),
      .understatedUncertainty(count: 3, sum: 18, pValue: 0.01),
      .overstatedUncertainty(count: 3, sum: 0.1, pValue: 0.01),
      .trendWithLevel(unit: nil, count: 4, slope: 1, pValue: 0.01),
    ]
    for finding in findings { #expect(Explanation.named(finding.code)?.name == finding.code) }
  }

  @Test func anUnknownNameHasNone() {
    #expect(Explanation.named("no-such-score") == nil)
    #expect(Explanation.named("") == nil)
  }

  /// No synonym of one hides behind another.
  @Test func synonymsLeadHome() {
    for explanation in Explanation.all {
      for word in explanation.synonyms {
        #expect(Explanation.named(word)?.name == explanation.name)
      }
    }
  }

  @Test(arguments: names)
  func isCompleteInBothLanguages(_ name: String) throws {
    let explanation = try #require(Explanation.named(name))
    let texts = Language.allCases.map { explanation.text(in: $0) }
    #expect(texts[0] != texts[1])
    let phrases =
      [
        explanation.title, explanation.use, explanation.avoid, explanation.reference,
      ] + (explanation.verdict.map { [$0] } ?? []) + explanation.symbols.map(\.meaning)
    for phrase in phrases { #expect(!phrase.vietnamese.isEmpty && !phrase.english.isEmpty) }
    #expect(explanation.use.vietnamese != explanation.use.english)
    for text in texts {
      #expect(!text.lowercased().contains("nan") && text.hasSuffix("\n"))
      for line in text.split(separator: "\n") {
        #expect(displayWidth(String(line)) <= 84, "\(line)")
      }
    }
  }

  /// Scores state their limits, methods have none.
  @Test func scoresStateTheirLimits() {
    for kind in ScoreKind.allCases { #expect(Explanation.named(kind.rawValue)?.verdict != nil) }
    for name in methodNames { #expect(Explanation.named(name)?.verdict == nil) }
  }

  /// What each line must arrive at, from its inputs by mpmath at 30 digits (linear algebra by
  /// mpmath's inverse); EnCombined and the types of nIQR as published in the project's definitions.
  @Test(arguments: [
    ("D", ["0.15 → acceptable"]), ("Dpercent", ["1.50 %"]), ("PA", ["75.0 % → acceptable"]),
    ("z", ["1.500 → acceptable"]), ("zPrime", ["1.342"]), ("zeta", ["1.154"]),
    ("En", ["0.577 → acceptable", "1.000 → unsatisfactory (ISO 13528:2022)"]),
    ("En", ["1.000 → acceptable (ISO 13528:2005)"]),
    ("EnCombined", ["0.933", "0.855", "ν_eff = 6.25"]), ("Ez", ["1.042", "0.208 → warning"]),
    ("formulation", ["u(x_pt) = √((0.06/2)² + 0.04²) = 0.0500"]),
    ("certified", ["= 0.0500, U(x_pt) = 0.1000"]),
    ("reference-laboratory", ["= 0.1300, U(x_pt) = 0.2600"]),
    ("mean", ["100.1875", "1.6102", "0.5693"]), ("median-MADe", ["100.0500", "1.1861", "0.5242"]),
    ("median-nIQR", ["0.9266", "1.1120; 1.2973; 0.9266; 1.1737; 1.1583"]),
    ("algorithm-a", ["100.0137", "1.3974", "0.6176"]),
    ("qn", ["100.0500", "Qn = 1.3379", "0.5913"]), ("sn", ["100.0500", "Sn = 1.1986", "0.5297"]),
    ("q-hampel", ["100.0947", "1.7753", "0.7846"]), ("qn-hampel", ["100.0010", "1.3379"]),
    ("huber", ["99.9833", "1.1861", "0.5242"]), ("biweight", ["99.9435", "1.4058", "0.6213"]),
    ("hodges-lehmann", ["100.0250", "1.3379", "0.5913"]),
    ("trimmed-mean", ["99.9750", "0.4749", "0.3627"]),
    ("winsorized-mean", ["99.9375", "0.4749", "0.3918"]),
    ("weighted-mean", ["5.556", "0.0622 → consistent", "1.667", "10.0289", "0.0133"]),
    ("birge", ["11.222", "0.0037 → inconsistent", "2.369", "10.0422", "0.0316"]),
    ("gls", ["0.2747; 0.2747; 0.4505", "2.295", "10.0560", "0.0336"]),
    ("largest-consistent-subset", ["S = {1, 2, 4, 5}", "5.4950"]),
    ("linear-pool", ["33.6417", "1.5040", "31.4476; 36.2767"]),
    ("hierarchical-gauss", ["33.5897", "0.7861"]), ("hierarchical-laplace", ["33.39", "0.80"]),
    ("median-monte-carlo", ["x_ref = 33.4"]), ("weighted-median", ["x_ref = 32.42"]),
    ("dersimonian-laird", ["τ = 0.0526, μ = 10.0593, u(μ) = 0.0341"]),
    ("dersimonian-laird-2", ["τ = 0.0619, μ = 10.0608, u(μ) = 0.0390"]),
    ("mandel-paule", ["τ = 0.0625, μ = 10.0609, u(μ) = 0.0393"]),
    ("empirical-bayes", ["τ = 0.0625, μ = 10.0609, u(μ) = 0.0393"]),
    ("mandel-paule-median", ["τ = 0.0780, μ = 10.0626, u(μ) = 0.0477"]),
    ("hedges", ["τ = 0.0643, μ = 10.0612, u(μ) = 0.0403"]),
    ("hunter-schmidt", ["τ = 0.0382, μ = 10.0556, u(μ) = 0.0267"]),
    ("sidik-jonkman", ["τ = 0.0613, μ = 10.0607, u(μ) = 0.0387"]),
    ("ml", ["τ = 0.0444, μ = 10.0574, u(μ) = 0.0298"]),
    ("reml", ["τ = 0.0604, μ = 10.0606, u(μ) = 0.0382"]),
    ("vangel-rukhin", ["ν_i = 5", "τ = 0.0428, μ = 10.0561, u(μ) = 0.0292"]),
    ("power-moderated-mean", ["τ = 0.0625, μ = 10.0637, u(μ) = 0.0400"]),
    ("graybill-deal", ["μ = 10.0422, u(μ) = 0.0154"]),
    ("prescribed", ["1.500"]), ("percent", ["0.2500"]), ("horwitz", ["0.2882 mg/kg"]),
    ("precision", ["0.0906"]), ("robust", ["1.3974", "2.495 → warning"]),
    ("standard-deviation", ["1.6102", "2.057 → warning", "2.475"]),
    // SciPy 1.17 for quantiles.
    ("precision-experiment", ["s_r = 0.1155, s_L = 0.3337, s_R = 0.3531"]),
    ("cochran", ["C = 0.5625", "0.7807; 0.8828 → correct"]),
    ("grubbs", ["G = 1.8922", "1.8871; 1.9728 → straggler"]),
    // mpmath with dense inverses; the law of the median in exact fractions (0.5872).
    ("linked", ["t = 4.9950, u(t) = 0.0255", "d_3 = 0.0566, u(d_3) = 0.0563"]),
    ("bootstrap", ["med = 99.9, u(x_pt) = 0.6"]),
    ("mandel-h", ["−0.2911", "1.6563; 1.8722"]), ("mandel-k", ["1.2247", "1.8481; 2.1421"]),
    // Exact fractions, and SciPy 1.17 for quantiles.
    ("propagation", ["c = 0.25; −1.25, ρ = 5.00, u(ρ) = 0.0135"]),
    ("welch-satterthwaite", ["ν_eff = 30.86"]), ("coverage-factor", ["k = 2.284; 2.000"]),
    // mpmath: erfc and the incomplete gamma function.
    ("common-bias", ["ζ̄ = 2.0, p = 0.00053"]),
    ("uncertainty-may-be-understated", ["Σ = 18.0, p = 0.00044"]),
    ("uncertainty-may-be-overstated", ["Σ = 0.0625, p = 0.00048"]),
    ("trend-with-level", ["b = 0.0156, p = 0.000008"]),
    (
      "monte-carlo-validation",
      [
        "u = 0.816, U = 1.600, y_high = 1.553, d = 0.048, δ = 0.005 → not validated"
      ]
    ),
  ])
  func theWorkedLineHoldsTheNumberOfTheEngine(_ name: String, _ fragments: [String]) throws {
    let explanation = try #require(Explanation.named(name))
    let line = try #require(explanation.workedLine(in: .english))
    for fragment in fragments { #expect(line.contains(fragment), "\(line)") }
    #expect(explanation.text(in: .vietnamese).contains("Ví dụ"))
  }

  @Test func vietnameseHasADecimalComma() throws {
    let text = try #require(Explanation.named("median-nIQR")).text(in: .vietnamese)
    #expect(text.contains("nIQR = 0,7413 (Q3 − Q1)") && text.contains("nIQR = 0,9266"))
    #expect(try #require(Explanation.named("z")).text(in: .vietnamese).contains("9.2.1"))
  }
}

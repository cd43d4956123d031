import Interlab
import Mathematics
import Metrology
import RoundFiles
import Tables
import Testing
import Wording

@Suite("Reading a round's definition")
struct RoundDefinitionTests {
  private let whole = """
    round: BN-2027-KL-01
    title: {vi: So sánh khối lượng, en: Mass comparison}
    edition: ISO 13528:2022
    enLimit: inclusive
    coverage: combined
    coordinator: {name: Sở KH&CN, contact: a@b.vn}
    seed: 20270101
    results: {file: r.csv, decimal: comma, ignore: [remark]}
    measurands:
      - id: mass-100g
        quantity: {vi: Số hiệu chính, en: correction}
        unit: mg
        assignedValue: {method: reference-laboratory, value: 0.012, U: 0.010, k: 2, uStab: 0.002}
        sigmaPt: {method: prescribed, value: 0.05}
        maximumPermissibleError: 0.16
        scores: [En, zeta]
        transferStandard: {u: 0.002}
      - id: mass-1kg
        assignedValue: {method: algorithm-a, stop: third-digit, constants: exact, covariance: account}
        sigmaPt: 2%
    """

  @Test func everyKeyIsRead() throws {
    let definition = try Reading.definition(whole)
    let round = definition.round
    #expect(round.identifier == "BN-2027-KL-01" && round.edition == .iso13528_2022)
    #expect(round.title?.text(in: .english) == "Mass comparison")
    #expect(round.enLimit == .inclusive && round.coverage == .combined && round.seed == 20_270_101)
    #expect(definition.resultsFile == "r.csv" && definition.decimalMark == .comma)
    #expect(definition.ignoredColumns == ["remark"])
    let first = try #require(definition.comparisons.first?.rules)
    guard case .stated(let value) = first.assignedValue else {
      Issue.record("not a stated value")
      return
    }
    #expect(value.value == 0.012 && value.uncertainty?.expanded.value == 0.010)
    #expect(first.assignedValueBudget.stability == 0.002)
    #expect(first.sigmaPt == .prescribed(0.05) && first.maximumPermissibleError == 0.16)
    #expect(first.scores == [.En, .zeta] && first.unit == "mg")
    #expect(first.transferStandard?.standardUncertainty.value == 0.002)
    let second = try #require(definition.comparisons.last?.rules)
    guard
      case .consensus(.algorithmA(.thirdDigit, .exact), covariance: .account) = second.assignedValue
    else {
      Issue.record("not Algorithm A with its options")
      return
    }
    #expect(second.sigmaPt == .percentOfAssignedValue(2))
  }

  @Test func jsonIsReadToo() throws {
    let definition = try Reading.definition(
      #"{"round": "R", "assignedValue": {"method": "mean"}, "sigmaPt": 0.5}"#)
    #expect(definition.comparisons.count == 1 && definition.resultsFile == "results.csv")
    #expect(definition.comparisons[0].rules.sigmaPt == .prescribed(0.5))
  }

  @Test(arguments: [
    (
      "edtion: 1\nassignedValue: mean",
      "round.yaml:1:1: \"edtion\" is not a known key. Did you mean edition?"
    ),
    (
      "assignedValue: algoritm-a",
      "round.yaml:1:16: \"algoritm-a\" is not a known method. Did you mean algorithm-a?"
    ),
    ("assignedValue: {method: certified}", "round.yaml:1:16: certified has no value"),
    ("assignedValue: {method: certified, value: 0,05}", "round.yaml:1:"),
    ("assignedValue: {method: certified, value: abc}", "round.yaml:1:43: \"abc\" is not a number"),
    ("assignedValue: {method: certified, value: 1, U: -1}", "round.yaml:1:"),
    (
      "assignedValue: {method: certified, value: 1, U: 1, k: 0}",
      "round.yaml:1:55: k is not above zero"
    ),
    ("assignedValue: {method: mean, value: 1}", "round.yaml:1:38: mean has no use for value"),
    ("round: A", "round.yaml:1:1: there is no assignedValue"),
    (
      "assignedValue: mean\nscores: [En, zPrim]",
      "round.yaml:2:14: \"zPrim\" is not a known score. Did you mean zPrime?"
    ),
    (
      "assignedValue: mean\nsigmaPt: robst",
      "round.yaml:2:10: \"robst\" does not say how sigma_pt is found. Did you mean robust?"
    ),
    (
      "assignedValue: mean\nassignedValue: median",
      "round.yaml:1:1: the key \"assignedValue\" stands twice in the block that begins here"
    ),
    (
      "assignedValue: mean\nedition: ISO 13528:2016",
      "round.yaml:2:10: \"ISO 13528:2016\" is not a known edition"
    ),
    (
      "assignedValue: mean\nmaximumPermissibleError: 0",
      "round.yaml:2:26: the maximum permissible error is not above zero"
    ),
    ("assignedValue: mean\nsigmaPt: {method: horwitz}", "round.yaml:2:10: horwitz needs to know"),
    ("assignedValue: {method: gls}", "round.yaml:1:16: gls has no covariances"),
    (
      "assignedValue: {method: trimmed-mean, fraction: 0.5}",
      "round.yaml:1:49: the fraction is not below 0.5"
    ),
    (
      "assignedValue: {method: huber, fraction: 0.2}",
      "round.yaml:1:42: huber has no use for fraction"
    ),
    (
      "assignedValue: {method: qn, variant: robustbse}",
      "round.yaml:1:38: \"robustbse\" is not a known variant of Qn. Did you mean robustbase?"
    ),
    (
      "assignedValue: {method: gls, correlations: [{between: [A], r: 2}]}",
      "round.yaml:1:45: this is not a correlation"
    ),
    (
      "assignedValue: mean\nmeasurands: [{id: a}, {id: a}]",
      "round.yaml:2:23: the measurand \"a\" is defined twice"
    ),
    (
      "assignedValue: {method: certified, value: 10,002}",
      "round.yaml:1:46: \"002\" is not a known key. A definition uses a decimal point"
    ),
    (
      "assignedValue: {method: gls, correlations: [{between: [A, B], r: 0}, {between: [B, A], r: 1}]}",
      "round.yaml:1:70: this pair of laboratories is correlated twice"
    ),
    ("a: [", "round.yaml:"), ("", "round.yaml: the definition is empty"),
    ("- 1\n- 2", "round.yaml:1:1: a round is not a mapping"),
    ("x: *nowhere", "round.yaml:1:4: "),
  ])
  func refuses(_ yaml: String, _ message: String) {
    let mistakes = Reading.definitionMistakes(yaml)
    #expect(mistakes.contains { $0.hasPrefix(message) }, "\(mistakes)")
  }

  /// Nine levels of nine aliases each would be 387 million nodes.
  @Test func aliasesDoNotExpandWithoutLimit() {
    var yaml = "a0: &a0 [x]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      yaml += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(Reading.definitionMistakes(yaml).first?.contains("aliases expand") == true)
  }

  @Test(arguments: ["[", "{a: ", "- "])
  func deepNestingIsRefused(_ opening: String) {
    let yaml = String(repeating: opening, count: 20_000)
    #expect(!Reading.definitionMistakes(yaml).isEmpty)
  }

  @Test func otherEncodingsAreRefused() {
    #expect(throws: TableErrors.self) {
      try RoundDefinition(yaml: [0xFF, 0xFE, 0x61, 0x00], file: "round.yaml")
    }
  }
}

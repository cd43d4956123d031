import Interlab
import RoundFiles
import Tables
import Testing

@Suite("Shared components in a definition")
struct SharedComponentsDefinitionTests {
  private func mistakes(_ component: String) -> [String] {
    Reading.definitionMistakes(
      "results: r.csv\nassignedValue: {method: gls, components: [\(component)]}")
  }

  @Test func bothWaysToTellTheShares() throws {
    let definition = try Reading.definition(
      """
      results: r.csv
      assignedValue:
        method: gls
        components:
          - {name: mass standard, laboratories: [A, B, 07], u: 0.002}
          - {name: constant, measurand: a, sensitivities: {A: 0.002, 07: -0.001}}
      """)
    guard case .components(let components) = definition.comparisons[0].covariances else {
      Issue.record("no components")
      return
    }
    #expect(
      components == [
        SharedComponent(
          name: "mass standard",
          contributions: [
            .init(laboratory: "A", u: 0.002), .init(laboratory: "B", u: 0.002),
            .init(laboratory: "07", u: 0.002),
          ]),
        SharedComponent(
          name: "constant", measurand: "a",
          contributions: [
            .init(laboratory: "A", u: 0.002), .init(laboratory: "07", u: -0.001),
          ]),
      ])
  }

  @Test(arguments: [
    ("{laboratories: [A], u: 1}", "there is no name"),
    ("{name: s}", "has not one way to tell its shares"),
    ("{name: s, laboratories: [A], u: 1, sensitivities: {A: 1}}", "has not one way"),
    ("{name: s, laboratories: [A]}", "a component has laboratories and u"),
    ("{name: s, laboratories: [A, A], u: 1}", "\"A\" stands twice in a component"),
    ("{name: s, laboratories: [A], u: -1}", "u is negative"),
    ("{name: s, laboratory: [A], u: 1}", "Did you mean laboratories?"),
    ("{name: s, sensitivities: [A]}", "sensitivities is not a mapping"),
    ("{name: s, sensitivities: {A: x}}", "\"x\""),
    ("5", "a component is not a mapping"),
  ])
  func whatIsWrong(_ component: String, _ problem: String) {
    let found = mistakes(component)
    #expect(found.contains { $0.contains(problem) }, "\(found)")
    #expect(found.allSatisfy { $0.hasPrefix("round.yaml:2:") })
  }

  @Test func covariancesStandOnce() {
    let found = Reading.definitionMistakes(
      "results: r.csv\nassignedValue: {method: gls, covarianceMatrix: V.csv, components: c.csv}")
    #expect(found.contains { $0.contains("state the covariances twice") }, "\(found)")
  }

  @Test(arguments: [
    ("{method: algorithm-a, uncertainty: bootstrap, draws: 2000}", Int?.some(2000)),
    ("{method: median, uncertainty: bootstrap}", 10_000), ("{method: median}", nil),
  ])
  func resampling(_ text: String, _ draws: Int?) throws {
    let definition = try Reading.definition("results: r.csv\nassignedValue: \(text)")
    #expect(definition.comparisons[0].rules.resampling?.draws == draws)
  }

  @Test(arguments: [
    ("{method: median, uncertainty: bootstrp}", "Did you mean bootstrap?"),
    ("{method: median, draws: 10}", "10 draws are too few"),
    ("{method: weighted-mean, uncertainty: bootstrap}", "weighted-mean has no use for uncertainty"),
  ])
  func whatIsWrongWithDraws(_ text: String, _ problem: String) {
    let found = Reading.definitionMistakes("results: r.csv\nassignedValue: \(text)")
    #expect(found.contains { $0.contains(problem) }, "\(found)")
  }
}

import Interlab
import Mathematics
import RoundFiles
import Testing

@Suite("Random effects in a round's definition")
struct RandomEffectsDefinitionTests {
  @Test func theIntervalsAreRead() throws {
    let definition = try Reading.definition(
      "assignedValue: {method: mandel-paule, ci: henmi-copas, prediction: normal}")
    guard
      case .reference(.randomEffects(let estimator, let intervals)) =
        definition.comparisons.first?.rules.assignedValue
    else {
      Issue.record("the method is not random effects")
      return
    }
    #expect(estimator.rawValue == "mandel-paule")
    #expect(intervals == RandomEffectsIntervals(mean: .henmiCopas, prediction: .normal))
  }

  @Test func otherMethodsHaveNoUseForThem() {
    let mistakes = Reading.definitionMistakes("assignedValue: {method: birge, ci: hksj}")
    #expect(mistakes.count == 1 && mistakes[0].contains("no use for ci"))
    #expect(
      !Reading.definitionMistakes("assignedValue: {method: reml, ci: student}").isEmpty)
  }

  @Test(
    arguments: HeterogeneityEstimator.allCases.map(\.rawValue) + [
      "vangel-rukhin", "power-moderated-mean", "graybill-deal",
    ])
  func everyNameLeadsHome(_ name: String) throws {
    #expect(assignedValueMethodNames.contains(name))
    #expect(try #require(assignedValueMethod(named: name, MethodOptions())).name == name)
  }
}

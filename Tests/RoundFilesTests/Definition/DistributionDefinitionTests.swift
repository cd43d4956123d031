import Interlab
import RoundFiles
import Testing

@Suite("Consistent subsets, simulated medians, pools and Bayes in a round's definition")
struct DistributionDefinitionTests {
  @Test(arguments: [
    "largest-consistent-subset", "median-monte-carlo", "weighted-median", "linear-pool",
    "hierarchical-gauss", "hierarchical-laplace",
  ])
  func everyNameLeadsHome(_ name: String) throws {
    #expect(assignedValueMethodNames.contains(name))
    #expect(try #require(assignedValueMethod(named: name, MethodOptions())).name == name)
    let definition = try Reading.definition("assignedValue: \(name)")
    #expect(definition.comparisons.first?.rules.assignedValue.name == name)
  }

  @Test func theScaleOfThePriorIsRead() throws {
    let definition = try Reading.definition(
      "assignedValue: {method: hierarchical-laplace, tauScale: 0.25}")
    guard
      case .reference(.hierarchical(.laplace, let scale, _)) =
        definition.comparisons.first?.rules.assignedValue
    else {
      Issue.record("the method is not the Laplace model")
      return
    }
    #expect(scale == 0.25)
    let student = try Reading.definition(
      "assignedValue: {method: hierarchical-student, effectDof: 7}")
    guard
      case .reference(.hierarchical(.student, nil, let dof)) =
        student.comparisons.first?.rules.assignedValue
    else {
      Issue.record("the method is not the Student model")
      return
    }
    #expect(dof == 7)
    let few = Reading.definitionMistakes(
      "assignedValue: {method: hierarchical-student, effectDof: 2}")
    #expect(few.count == 1 && few[0].contains("not above 2"))
    let many = Reading.definitionMistakes(
      "assignedValue: {method: hierarchical-student, effectDof: 1e60}")
    #expect(many.count == 1 && many[0].contains("choose hierarchical-gauss"))
    let mistakes = Reading.definitionMistakes("assignedValue: {method: reml, tauScale: 1}")
    #expect(mistakes.count == 1 && mistakes[0].contains("no use for tauScale"))
  }

  @Test func aSubsetMayHaveCovariances() throws {
    let definition = try Reading.definition(
      "assignedValue: {method: largest-consistent-subset, "
        + "correlations: [{between: [A, B], r: 0.5}]}")
    #expect(definition.comparisons.first?.covariances != nil)
    let plain = try Reading.definition("assignedValue: largest-consistent-subset")
    #expect(plain.comparisons.first?.covariances == nil)
  }
}

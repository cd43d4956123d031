import Metrology
import Tables

/// Reads uncertain numbers, schema `lienphong.uncertain-numbers`, version 1.
struct UncertainNumbersReader {
  let node: DefinitionNode

  func read() -> UncertainNumbers? {
    let members = node.members(
      ["schema", "version", "engine", "inputs", "correlations", "numbers"],
      of: "a file of uncertain numbers")
    guard members["schema"]?.text == "lienphong.uncertain-numbers",
      members["version"]?.text == "1"
    else {
      node.reject(
        "this is not lienphong.uncertain-numbers, version 1",
        "Write it with lienphong propagate --save.")
      return nil
    }
    let inputs = (members["inputs"]?.elements ?? []).compactMap(input)
    let known = inputs.compactMap(\.identity)
    guard Set(known).count == known.count else {
      node.reject("two inputs have one id", "Write the file anew.")
      return nil
    }
    let correlations = (members["correlations"]?.elements ?? []).compactMap {
      correlation($0, known)
    }
    let numbers = (members["numbers"]?.elements ?? []).compactMap { number($0, known) }
    return UncertainNumbers(inputs: inputs, correlations: correlations, numbers: numbers)
  }

  private func input(_ node: DefinitionNode) -> InputQuantity? {
    let members = node.members(
      [
        "id", "name", "unit", "value", "standardUncertainty", "degreesOfFreedom", "distribution",
        "ensemble",
      ], of: "an input")
    guard let identity = members["id"]?.text, let value = members["value"]?.number,
      let distribution = members["distribution"].flatMap({ DistributionReader(node: $0).read() })
    else {
      node.reject("an input has no id, value or distribution", "Write the file anew.")
      return nil
    }
    var uncertainty: StandardUncertainty?
    if let member = members["standardUncertainty"] {
      guard let u = member.nonNegativeNumber("the standard uncertainty"),
        let read = try? StandardUncertainty(u)
      else { return nil }
      uncertainty = read
    }
    let ν = members["degreesOfFreedom"]?.degreesOfFreedom.flatMap { try? DegreesOfFreedom($0) }
    return InputQuantity(
      name: members["name"]?.text ?? identity, value: value, standardUncertainty: uncertainty,
      degreesOfFreedom: ν ?? .infinite, unit: members["unit"]?.text, distribution: distribution,
      ensemble: members["ensemble"]?.wholeNumber("An ensemble").map { Int(clamping: $0) },
      identity: identity)
  }

  private func correlation(_ node: DefinitionNode, _ known: [String]) -> Correlation? {
    let members = node.members(["between", "r"], of: "a correlation")
    let between = members["between"]?.elements.compactMap(\.text) ?? []
    guard between.count == 2, between.allSatisfy({ known.contains($0) }),
      let r = members["r"]?.number,
      r.magnitude <= 1
    else {
      node.reject("this is not a correlation of two inputs", "Write the file anew.")
      return nil
    }
    return Correlation(between: between, r: r)
  }

  private func number(_ node: DefinitionNode, _ known: [String]) -> UncertainNumbers.Number? {
    let members = node.members(["name", "unit", "value", "components"], of: "a number")
    guard let name = members["name"]?.text, let value = members["value"]?.number else {
      node.reject("a number has no name or no value", "Write the file anew.")
      return nil
    }
    let components = (members["components"]?.elements ?? []).compactMap {
      element -> UncertainNumbers.Number.Component? in
      let own = element.members(["input", "sensitivity"], of: "a component")
      guard let input = own["input"]?.text, known.contains(input),
        let sensitivity = own["sensitivity"]?.number
      else {
        element.reject("this is not a component of a known input", "Write the file anew.")
        return nil
      }
      return UncertainNumbers.Number.Component(input: input, sensitivity: sensitivity)
    }
    return UncertainNumbers.Number(
      name: name, unit: members["unit"]?.text, value: value, components: components)
  }
}

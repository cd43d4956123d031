import Metrology
import Tables
import Wording

/// Reads uncertain numbers, schema `lienphong.uncertain-numbers`, version 1.
struct UncertainNumbersReader {
  let node: DefinitionNode

  func read() -> UncertainNumbers? {
    let members = node.members(
      ["schema", "version", "engine", "inputs", "correlations", "numbers"],
      of: Phrase(vi: "tệp số kèm độ không đảm bảo đo", en: "a file of uncertain numbers"))
    guard members["schema"]?.text == "lienphong.uncertain-numbers",
      members["version"]?.text == "1"
    else {
      node.reject(
        Phrase(
          vi: "đây không phải là lienphong.uncertain-numbers, phiên bản 1",
          en: "this is not lienphong.uncertain-numbers, version 1"),
        Phrase(
          vi: "Ghi tệp bằng lienphong propagate --save.",
          en: "Write it with lienphong propagate --save."))
      return nil
    }
    let inputs = (members["inputs"]?.elements ?? []).compactMap(input)
    let known = inputs.compactMap(\.identity)
    guard Set(known).count == known.count else {
      node.reject(
        Phrase(vi: "hai đại lượng đầu vào có cùng một id", en: "two inputs have one id"),
        Phrase(vi: "Ghi lại tệp.", en: "Write the file anew."))
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
      ], of: Phrase(vi: "một đại lượng đầu vào", en: "an input"))
    guard let identity = members["id"]?.text, let value = members["value"]?.number,
      let distribution = members["distribution"].flatMap({ DistributionReader(node: $0).read() })
    else {
      node.reject(
        Phrase(
          vi: "một đại lượng đầu vào không có id, giá trị hoặc phân bố",
          en: "an input has no id, value or distribution"),
        Phrase(vi: "Ghi lại tệp.", en: "Write the file anew."))
      return nil
    }
    var uncertainty: StandardUncertainty?
    if let member = members["standardUncertainty"] {
      guard
        let u = member.nonNegativeNumber(
          Phrase(vi: "độ không đảm bảo đo chuẩn", en: "the standard uncertainty")),
        let read = try? StandardUncertainty(u)
      else { return nil }
      uncertainty = read
    }
    let ν = members["degreesOfFreedom"]?.degreesOfFreedom.flatMap { try? DegreesOfFreedom($0) }
    return InputQuantity(
      name: members["name"]?.text ?? identity, value: value, standardUncertainty: uncertainty,
      degreesOfFreedom: ν ?? .infinite, unit: members["unit"]?.text, distribution: distribution,
      ensemble: members["ensemble"]?.wholeNumber(Phrase(vi: "Số hiệu nhóm", en: "An ensemble")).map
      { Int(clamping: $0) },
      identity: identity)
  }

  private func correlation(_ node: DefinitionNode, _ known: [String]) -> Correlation? {
    let members = node.members(
      ["between", "r"], of: Phrase(vi: "một tương quan", en: "a correlation"))
    let between = members["between"]?.elements.compactMap(\.text) ?? []
    guard between.count == 2, between.allSatisfy({ known.contains($0) }),
      let r = members["r"]?.number,
      r.magnitude <= 1
    else {
      node.reject(
        Phrase(
          vi: "đây không phải là tương quan của hai đại lượng đầu vào",
          en: "this is not a correlation of two inputs"),
        Phrase(vi: "Ghi lại tệp.", en: "Write the file anew."))
      return nil
    }
    return Correlation(between: between, r: r)
  }

  private func number(_ node: DefinitionNode, _ known: [String]) -> UncertainNumbers.Number? {
    let members = node.members(
      ["name", "unit", "value", "components"], of: Phrase(vi: "một số", en: "a number"))
    guard let name = members["name"]?.text, let value = members["value"]?.number else {
      node.reject(
        Phrase(
          vi: "một số không có tên hoặc không có giá trị", en: "a number has no name or no value"),
        Phrase(vi: "Ghi lại tệp.", en: "Write the file anew."))
      return nil
    }
    let components = (members["components"]?.elements ?? []).compactMap {
      element -> UncertainNumbers.Number.Component? in
      let own = element.members(
        ["input", "sensitivity"], of: Phrase(vi: "một thành phần", en: "a component"))
      guard let input = own["input"]?.text, known.contains(input),
        let sensitivity = own["sensitivity"]?.number
      else {
        element.reject(
          Phrase(
            vi: "đây không phải là thành phần của một đại lượng đầu vào được biết",
            en: "this is not a component of a known input"),
          Phrase(vi: "Ghi lại tệp.", en: "Write the file anew."))
        return nil
      }
      return UncertainNumbers.Number.Component(input: input, sensitivity: sensitivity)
    }
    return UncertainNumbers.Number(
      name: name, unit: members["unit"]?.text, value: value, components: components)
  }
}

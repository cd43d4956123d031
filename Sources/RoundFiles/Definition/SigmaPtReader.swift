import Interlab
import Mathematics
import Tables
import Wording

/// Reads how σ_pt is found: a number, a percentage, a method's name, or a mapping with what the
/// method needs.
struct SigmaPtReader {
  let node: DefinitionNode
  let unit: String?

  private static let names = [
    "prescribed", "percent", "horwitz", "precision", "robust", "standard-deviation",
  ]

  func read() -> SigmaPtMethod? {
    node.isMapping ? readMapping() : readScalar()
  }

  private func readScalar() -> SigmaPtMethod? {
    guard let text = node.text else { return nil }
    do throws(SigmaPtText.Mistake) {
      return try sigmaPtMethod(text, unit: unit, MethodOptions())
    } catch {
      node.reject(error.problem, error.remedy)
      return nil
    }
  }

  private func readMapping() -> SigmaPtMethod? {
    let members = node.members(
      ["method", "value", "percent", "massFraction", "sR", "sr", "m", "stop", "constants"],
      of: Phrase(verbatim: "sigmaPt"))
    guard let method = members["method"], let name = method.text else {
      node.reject(
        Phrase(vi: "không có method", en: "there is no method"),
        Phrase(
          vi: "Các phương pháp được biết: \(Self.names.joined(separator: ", ")).",
          en: "Known are: \(Self.names.joined(separator: ", "))."))
      return nil
    }
    func needed(_ key: String) -> Double? {
      if members[key] == nil {
        node.reject(
          Phrase(vi: "\(name) không có \(key)", en: "\(name) has no \(key)"),
          Phrase(vi: "Thêm \"\(key): …\".", en: "Add \"\(key): …\"."))
      }
      return members[key]?.nonNegativeNumber(Phrase(verbatim: key))
    }
    switch name {
    case "prescribed": return needed("value").map { .prescribed($0) }
    case "percent": return needed("percent").map { .percentOfAssignedValue($0) }
    case "horwitz": return horwitz(members)
    case "precision":
      guard let sR = needed("sR"), let sr = needed("sr"), let m = needed("m") else { return nil }
      return precision(sR, sr, m)
    case "robust": return robustSigmaPt(node.methodOptions(members))
    case "standard-deviation": return .standardDeviation
    default:
      method.rejectName(
        name, Phrase(vi: "phương pháp cho sigmaPt", en: "method of sigmaPt"), among: Self.names)
      return nil
    }
  }

  private func horwitz(_ members: [String: DefinitionNode]) -> SigmaPtMethod? {
    if let fraction = members["massFraction"] {
      return fraction.positiveNumber(Phrase(vi: "phần khối lượng", en: "the mass fraction")).map {
        .horwitz(massFraction: $0)
      }
    }
    if let fraction = unit.flatMap(massFraction(ofUnit:)) {
      return .horwitz(massFraction: fraction)
    }
    node.reject(
      Phrase(
        vi: "horwitz cần biết một đơn vị là bao nhiêu phần khối lượng",
        en: "horwitz needs to know what one unit is as a mass fraction"),
      Phrase(
        vi: "Thêm \"massFraction: 1e-6\" cho mg/kg, hoặc dùng một đơn vị như vậy.",
        en: "Add \"massFraction: 1e-6\" for mg/kg, or such a unit."))
    return nil
  }

  private func precision(_ sR: Double, _ sr: Double, _ m: Double) -> SigmaPtMethod? {
    do throws(SigmaPtText.Mistake) {
      return try precisionSigmaPt(reproducibility: sR, repeatability: sr, replicates: m)
    } catch {
      node.reject(error.problem, error.remedy)
      return nil
    }
  }
}

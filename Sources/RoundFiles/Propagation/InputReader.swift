import Metrology
import Tables
import Wording

/// Reads one input of a propagation: a value with its uncertainty, a distribution, observations, or
/// the output of another propagation.
struct InputReader {
  let name: String
  let node: DefinitionNode
  let policy: TypeAPolicy
  let identity: String?

  /// Observations that stand with those of other inputs, beside which they were made.
  var observations: DefinitionNode?

  /// Whether the input is described by nothing but such observations, which `node` then is.
  var isObservedOnly = false

  /// What an input was read as.
  struct Reading {
    /// The input, then the parts that are added to it.
    var parts: [InputQuantity]

    /// The observations that a correlation can be computed from.
    var observations: [Double]?
  }

  private static let uncertaintyKeys = [
    "value", "u", "U", "k", "dof", "unit", "distribution", "observations", "pooled",
    "autocorrelated", "typeA",
  ]

  func read() -> Reading? {
    var members =
      !isObservedOnly && (node.isMapping || observations == nil)
      ? node.members(
        Self.uncertaintyKeys + ["plus"], of: Phrase(vi: "một đại lượng đầu vào", en: "an input"))
      : [:]
    if let observations {
      guard members["observations"] == nil else {
        observations.reject(
          Phrase(
            vi: "\(excerpt(of: name)) đã có các quan trắc riêng",
            en: "\(excerpt(of: name)) has observations of its own already"),
          Phrase(vi: "Giữ lại một trong hai danh sách.", en: "Keep one of the two lists."))
        return nil
      }
      members["observations"] = observations
    }
    let unit = members["unit"]?.text
    guard let first = quantity(node, members, name: name, unit: unit) else { return nil }
    var reading = Reading(parts: [first])
    if members["pooled"] == nil, members["autocorrelated"] == nil {
      reading.observations = members["observations"]?.numbers(Phrase(verbatim: "observations"))
    }
    for (index, part) in (members["plus"]?.elements ?? []).enumerated() {
      let own = part.members(Self.uncertaintyKeys, of: Phrase(verbatim: "plus"))
      let label = name + " plus" + (index == 0 ? "" : " \(index + 1)")
      guard let quantity = quantity(part, own, name: label, unit: own["unit"]?.text ?? unit) else {
        return nil
      }
      reading.parts.append(quantity)
    }
    return reading
  }

  private func quantity(
    _ node: DefinitionNode, _ members: [String: DefinitionNode], name: String, unit: String?
  ) -> InputQuantity? {
    let kinds =
      ["u", "distribution", "observations"].filter { members[$0] != nil }
      + (members["U"] != nil ? ["U"] : [])
    if members["distribution"] != nil {
      guard kinds.count == 1, members["value"] == nil else {
        node.reject(
          Phrase(
            vi: "phân bố đã nêu giá trị và độ không đảm bảo đo",
            en: "the distribution states value and uncertainty already"),
          Phrase(
            vi: "Giữ lại phân bố, hoặc giá trị kèm u.",
            en: "Keep the distribution, or the value with its u."))
        return nil
      }
      return distributed(members, name: name, unit: unit)
    }
    if members["observations"] != nil || members["pooled"] != nil {
      guard members["u"] == nil, members["U"] == nil,
        members["observations"] == nil || members["value"] == nil
      else {
        node.reject(
          Phrase(
            vi: "các quan trắc đã nêu giá trị và độ không đảm bảo đo",
            en: "observations state value and uncertainty already"),
          Phrase(
            vi: "Giữ lại các quan trắc, hoặc giá trị kèm u; phần thêm nữa thì viết bằng plus.",
            en: "Keep the observations, or the value with its u; a further part is written as plus."
          ))
        return nil
      }
      return observed(node, members, name: name, unit: unit)
    }
    return stated(node, members, name: name, unit: unit)
  }

  private func distributed(
    _ members: [String: DefinitionNode], name: String, unit: String?
  ) -> InputQuantity? {
    guard let node = members["distribution"],
      let distribution = DistributionReader(node: node).read()
    else { return nil }
    rejectForeign(
      members, ["distribution", "dof", "unit", "plus"],
      Phrase(vi: "một phân bố", en: "a distribution"))
    guard let ν = dof(members) else { return nil }
    return quantity(
      node, name, value: distribution.mean, u: distribution.standardDeviation, ν, unit,
      distribution)
  }

  // MARK: Stated

  private func stated(
    _ node: DefinitionNode, _ members: [String: DefinitionNode], name: String, unit: String?
  ) -> InputQuantity? {
    rejectForeign(
      members, ["value", "u", "U", "k", "dof", "unit", "plus"],
      Phrase(vi: "một giá trị cho trước", en: "a stated value"))
    guard let value = members["value"] else {
      node.reject(
        Phrase(
          vi: "đại lượng đầu vào \(excerpt(of: name)) không có giá trị",
          en: "the input \(excerpt(of: name)) has no value"),
        Phrase(
          vi: "Thêm value và u, một phân bố, hoặc các quan trắc.",
          en: "Add value and u, a distribution, or observations."))
      return nil
    }
    guard let x = value.number, let u = standardUncertainty(node, members, name: name),
      let ν = dof(members)
    else { return nil }
    return quantity(node, name, value: x, u: u, ν, unit, Self.distribution(x, u, ν))
  }

  /// Student's distribution where the degrees of freedom are finite (JCGM 101:2008, 6.4.9.7).
  private static func distribution(
    _ value: Double, _ u: Double, _ ν: DegreesOfFreedom
  ) -> InputDistribution {
    if u == 0 { return .constant(value) }
    return ν.isFinite
      ? .studentT(mean: value, scale: u, degreesOfFreedom: ν.value)
      : .normal(mean: value, standardDeviation: u)
  }

  private func standardUncertainty(
    _ node: DefinitionNode, _ members: [String: DefinitionNode], name: String
  ) -> Double? {
    if let u = members["u"] {
      guard members["U"] == nil, members["k"] == nil else {
        u.reject(
          Phrase(vi: "cả u và U đều được nêu", en: "both u and U are stated"),
          Phrase(vi: "Giữ lại một trong hai.", en: "Keep one of the two."))
        return nil
      }
      return u.nonNegativeNumber(Phrase(verbatim: "u"))
    }
    guard let expanded = members["U"] else {
      node.reject(
        Phrase(
          vi: "đại lượng đầu vào \(excerpt(of: name)) không có độ không đảm bảo đo",
          en: "the input \(excerpt(of: name)) has no uncertainty"),
        Phrase(
          vi: "Thêm u, hoặc U kèm k; viết u: 0 cho một số được biết chính xác.",
          en: "Add u, or U with k; write u: 0 for a number that is exactly known."))
      return nil
    }
    guard let factor = members["k"] else {
      expanded.reject(
        Phrase(vi: "U không có hệ số phủ", en: "U has no coverage factor"),
        Phrase(vi: "Thêm k, chẳng hạn k: 2.", en: "Add k, such as k: 2."))
      return nil
    }
    guard let U = expanded.nonNegativeNumber(Phrase(verbatim: "U")),
      let k = factor.positiveNumber(Phrase(verbatim: "k"))
    else {
      return nil
    }
    return U / k
  }

  private func dof(_ members: [String: DefinitionNode]) -> DegreesOfFreedom? {
    guard let member = members["dof"] else { return .infinite }
    return member.degreesOfFreedom.flatMap { try? DegreesOfFreedom($0) }
  }

  // MARK: Type A

  private func observed(
    _ node: DefinitionNode, _ members: [String: DefinitionNode], name: String, unit: String?
  ) -> InputQuantity? {
    rejectForeign(
      members, ["observations", "value", "pooled", "autocorrelated", "typeA", "unit", "plus"],
      Phrase(verbatim: "observations"))
    if let pooled = members["pooled"] { return self.pooled(pooled, node, members, name, unit) }
    guard let list = members["observations"],
      let values = list.numbers(Phrase(verbatim: "observations"))
    else {
      return nil
    }
    guard values.count >= 2 else {
      list.reject(
        Phrase(
          vi: "ít hơn hai quan trắc không cho độ phân tán",
          en: "fewer than two observations have no spread"),
        Phrase(
          vi: "Thêm quan trắc, hoặc nêu s gộp: pooled: {s: 13, dof: 24}.",
          en: "Add observations, or state the pooled s: pooled: {s: 13, dof: 24}."))
      return nil
    }
    let isSeries = members["autocorrelated"]?.flag ?? false
    let policy =
      members["typeA"]?.choice(Phrase(vi: "cách đánh giá loại A", en: "evaluation of type A"))
      ?? self.policy
    let evaluation =
      isSeries ? TypeAEvaluation(autocorrelated: values) : TypeAEvaluation(values)
    return typeA(evaluation, policy, list, name, unit)
  }

  private func pooled(
    _ pooled: DefinitionNode, _ node: DefinitionNode, _ members: [String: DefinitionNode],
    _ name: String, _ unit: String?
  ) -> InputQuantity? {
    let own = pooled.members(["s", "dof", "n"], of: Phrase(verbatim: "pooled"))
    guard let s = own["s"]?.nonNegativeNumber(Phrase(verbatim: "s")),
      let ν = own["dof"]?.degreesOfFreedom
    else {
      if own["s"] == nil || own["dof"] == nil {
        pooled.reject(
          Phrase(vi: "pooled không có s hoặc không có dof", en: "pooled has no s or no dof"),
          Phrase(vi: "Viết pooled: {s: 13, dof: 24}.", en: "Write pooled: {s: 13, dof: 24}."))
      }
      return nil
    }
    let evaluation: TypeAEvaluation
    if let list = members["observations"] {
      guard let values = list.numbers(Phrase(verbatim: "observations")), !values.isEmpty else {
        return nil
      }
      evaluation = TypeAEvaluation(values, pooled: s, degreesOfFreedom: ν)
    } else {
      guard let value = members["value"]?.number,
        let n = own["n"]?.wholeNumber(Phrase(verbatim: "n")), n >= 1
      else {
        pooled.reject(
          Phrase(
            vi: "s gộp cần các quan trắc, hoặc trung bình và số quan trắc",
            en: "a pooled s needs the observations, or their mean and number"),
          Phrase(
            vi: "Viết {value: 215, pooled: {s: 13, dof: 24, n: 5}}.",
            en: "Write {value: 215, pooled: {s: 13, dof: 24, n: 5}}."))
        return nil
      }
      evaluation = TypeAEvaluation(
        mean: value, count: Double(n), pooled: s, degreesOfFreedom: ν)
    }
    let policy =
      members["typeA"]?.choice(Phrase(vi: "cách đánh giá loại A", en: "evaluation of type A"))
      ?? self.policy
    return typeA(evaluation, policy, pooled, name, unit)
  }

  private func typeA(
    _ evaluation: TypeAEvaluation, _ policy: TypeAPolicy, _ node: DefinitionNode, _ name: String,
    _ unit: String?
  ) -> InputQuantity? {
    let (x, u) = (evaluation.mean, evaluation.standardUncertainty)
    guard let ν = try? DegreesOfFreedom(evaluation.degreesOfFreedom) else { return nil }
    let student = Self.distribution(x, u, ν)
    switch policy {
    case .student: return quantity(node, name, value: x, u: u, ν, unit, student)
    case .gum:
      return quantity(node, name, value: x, u: u, ν, unit, Self.distribution(x, u, .infinite))
    case .bayesian:
      guard ν.value > 2 else {
        node.reject(
          Phrase(
            vi: "cách đánh giá bayesian cần ít nhất bốn quan trắc",
            en: "the bayesian evaluation needs at least four observations"),
          Phrase(
            vi: "Thêm quan trắc, hoặc viết typeA: student.",
            en: "Add observations, or write typeA: student."))
        return nil
      }
      let factor = ν.isFinite ? (ν.value / (ν.value - 2)).squareRoot() : 1
      return quantity(node, name, value: x, u: u * factor, .infinite, unit, student)
    }
  }

  // MARK: Checks

  private func quantity(
    _ node: DefinitionNode, _ name: String, value: Double, u: Double?, _ ν: DegreesOfFreedom,
    _ unit: String?, _ distribution: InputDistribution
  ) -> InputQuantity? {
    var uncertainty: StandardUncertainty?
    if let u {
      uncertainty = try? StandardUncertainty(u)
      guard uncertainty != nil else {
        node.reject(
          Phrase(
            vi: "độ không đảm bảo đo của \(excerpt(of: name)) vượt quá mọi đại lượng",
            en: "the uncertainty of \(excerpt(of: name)) is beyond that of any quantity"),
          Phrase(
            vi: "Sửa lại: độ lớn nằm từ 1e-70 đến 1e70.",
            en: "Correct it: magnitudes lie between 1e-70 and 1e70."))
        return nil
      }
    }
    return InputQuantity(
      name: name, value: value, standardUncertainty: uncertainty, degreesOfFreedom: ν, unit: unit,
      distribution: distribution, identity: name == self.name ? identity : nil)
  }

  private func rejectForeign(
    _ members: [String: DefinitionNode], _ used: [String], _ what: Phrase
  ) {
    for (key, member) in members.sorted(by: { $0.key < $1.key }) where !used.contains(key) {
      member.reject(
        Phrase(
          vi: "\(what.vietnamese) không dùng \(key)", en: "\(what.english) has no use for \(key)"),
        Phrase(vi: "Bỏ khóa này.", en: "Remove it."))
    }
  }
}

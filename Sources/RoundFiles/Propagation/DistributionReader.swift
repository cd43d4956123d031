import Metrology
import Tables
import Wording

/// Reads the distribution of an input: `{uniform: {a: 9.5e-6, b: 13.5e-6}}`.
///
/// A bounded distribution takes its ends `a` and `b`, or `mean` and `halfWidth`.
struct DistributionReader {
  let node: DefinitionNode

  private enum Name: String, CaseIterable {
    case normal, uniform, rectangular, triangular, trapezoid, curvilinearTrapezoid, arcsine, t
    case exponential, gamma, constant, empirical

    var example: String {
      switch self {
      case .normal: "{normal: {mean: 0, u: 1}}"
      case .uniform, .rectangular, .triangular, .arcsine: "{\(rawValue): {a: -1, b: 1}}"
      case .trapezoid: "{trapezoid: {a: -1, b: 1, beta: 0.5}}"
      case .curvilinearTrapezoid: "{curvilinearTrapezoid: {a: -1, b: 1, d: 0.1}}"
      case .t: "{t: {mean: 0, scale: 1, dof: 4}}"
      case .exponential: "{exponential: {mean: 1}}"
      case .gamma: "{gamma: {counts: 12}}"
      case .constant: "{constant: {value: 1}}"
      case .empirical: "{empirical: {file: draws.csv, column: x}}"
      }
    }

    var parameters: [String] {
      switch self {
      case .normal: ["mean", "u"]
      case .uniform, .rectangular, .triangular, .arcsine: []
      case .trapezoid: ["beta"]
      case .curvilinearTrapezoid: ["d"]
      case .t: ["mean", "scale", "dof"]
      case .exponential: ["mean"]
      case .gamma: ["counts"]
      case .constant: ["value"]
      case .empirical: []
      }
    }

    var isBounded: Bool {
      switch self {
      case .uniform, .rectangular, .triangular, .arcsine, .trapezoid, .curvilinearTrapezoid: true
      case .normal, .t, .exponential, .gamma, .constant, .empirical: false
      }
    }
  }

  func read() -> InputDistribution? {
    let known = Name.allCases.map(\.rawValue)
    guard node.isMapping else {
      guard let text = node.text else { return nil }
      guard let name = Name(rawValue: text) else {
        node.rejectName(text, Phrase(vi: "phân bố", en: "distribution"), among: known)
        return nil
      }
      node.reject(
        Phrase(vi: "\(text) không có tham số", en: "\(text) has no parameters"),
        Phrase(vi: "Viết chẳng hạn \(name.example).", en: "Write for example \(name.example)."))
      return nil
    }
    var members = node.members(
      known + Self.boundKeys, of: Phrase(vi: "một phân bố", en: "a distribution"))
    let bounds = Self.boundKeys.map { members.removeValue(forKey: $0) }
    guard let (key, parameters) = members.first, let name = Name(rawValue: key) else {
      node.reject(
        Phrase(vi: "phân bố không có tên", en: "the distribution has no name"),
        Phrase(
          vi: "Các phân bố được biết: \(known.joined(separator: ", ")).",
          en: "Known are: \(known.joined(separator: ", "))."))
      return nil
    }
    guard members.count == 1 else {
      node.reject(
        Phrase(vi: "có nhiều phân bố", en: "there are several distributions"),
        Phrase(
          vi: "Giữ lại một, và viết các phân bố khác bằng plus.",
          en: "Keep one, and write the others as plus."))
      return nil
    }
    guard let distribution = read(name, parameters) else { return nil }
    return bounds.contains { $0 != nil }
      ? truncated(distribution, bounds[0], bounds[1]) : distribution
  }

  private static let boundKeys = ["from", "to"]

  /// `{normal: {mean: 0, u: 1}, from: 0}`: cut to an interval, of which one end may be left open.
  private func truncated(
    _ base: InputDistribution, _ from: DefinitionNode?, _ to: DefinitionNode?
  ) -> InputDistribution? {
    guard let low = from.map(\.number) ?? -.infinity, let high = to.map(\.number) ?? .infinity
    else {
      return nil
    }
    guard low < high else {
      node.reject(
        Phrase(vi: "from không nhỏ hơn to", en: "from is not below to"),
        Phrase(
          vi: "Viết cận dưới là from, cận trên là to.",
          en: "Write the lower bound as from, the upper one as to."))
      return nil
    }
    if let cut = TruncatedDistribution(base, from: low, to: high) { return .truncated(cut) }
    switch base {
    case .constant, .empirical:
      node.reject(
        Phrase(vi: "không cắt được \(base.name)", en: "\(base.name) cannot be truncated"),
        Phrase(vi: "Bỏ from và to.", en: "Remove from and to."))
    case .studentT where !low.isFinite || !high.isFinite:
      node.reject(
        Phrase(vi: "t chỉ bị cắt ở một đầu", en: "t is cut at one end only"),
        Phrase(vi: "Nêu cả from và to.", en: "Give both from and to."))
    default:
      node.reject(
        Phrase(
          vi: "giữa from và to có ít hơn 1e-6 của phân bố",
          en: "less than 1e-6 of the distribution lies between from and to"),
        Phrase(
          vi: "Sửa các cận, hoặc nêu phân bố của phần nằm ở đó.",
          en: "Correct the bounds, or state the distribution of what lies there."))
    }
    return nil
  }

  /// `{empirical: {values: […]}}`, or the column of a file.
  private func empirical(_ node: DefinitionNode) -> InputDistribution? {
    let members = node.members(
      ["values", "file", "column", "decimal"], of: Phrase(verbatim: "empirical"))
    let values: [Double]?
    if let list = members["values"] {
      members["file"]?.reject(
        Phrase(vi: "cả values và file đều được nêu", en: "both values and file are stated"),
        Phrase(vi: "Giữ lại một trong hai.", en: "Keep one of the two."))
      values = list.numbers(Phrase(verbatim: "values"))
    } else if members["file"] != nil {
      values = NumberColumn(node)?.values()
    } else {
      node.reject(
        Phrase(vi: "empirical không có giá trị", en: "empirical has no values"),
        Phrase(
          vi: "Viết chẳng hạn \(Name.empirical.example).",
          en: "Write for example \(Name.empirical.example)."))
      return nil
    }
    guard let values else { return nil }
    guard let sample = EmpiricalSample(values) else {
      let range = EmpiricalSample.countRange
      node.reject(
        Phrase(
          vi: "một mẫu gồm \(values.count) giá trị không phải là phân bố",
          en: "a sample of \(values.count) is no distribution"),
        Phrase(
          vi: "Cho từ \(range.lowerBound) đến \(range.upperBound) giá trị.",
          en: "Give \(range.lowerBound) to \(range.upperBound) values."))
      return nil
    }
    return .empirical(sample)
  }

  private func read(_ name: Name, _ node: DefinitionNode) -> InputDistribution? {
    if name == .empirical { return empirical(node) }
    let ends = name.isBounded ? ["a", "b", "mean", "halfWidth"] : []
    let members = node.members(ends + name.parameters, of: Phrase(verbatim: name.rawValue))
    var values: [String: Double] = [:]
    // By name, so that two mistakes are told in the same order each time.
    for (key, member) in members.sorted(by: { $0.key < $1.key }) { values[key] = member.number }
    guard values.count == members.count else { return nil }
    if name.isBounded, let mean = values["mean"], let halfWidth = values["halfWidth"],
      values["a"] == nil, values["b"] == nil
    {
      (values["a"], values["b"]) = (mean - halfWidth, mean + halfWidth)
      (values["mean"], values["halfWidth"]) = (nil, nil)
    }
    let needed = (name.isBounded ? ["a", "b"] : []) + name.parameters
    guard needed.allSatisfy({ values[$0] != nil }), values.count == needed.count else {
      node.reject(
        Phrase(
          vi: "\(name.rawValue) cần \(needed.joined(separator: ", "))",
          en: "\(name.rawValue) needs \(needed.joined(separator: ", "))"),
        Phrase(vi: "Viết chẳng hạn \(name.example).", en: "Write for example \(name.example)."))
      return nil
    }
    if let problem = Self.problem(name, values) {
      node.reject(
        problem,
        Phrase(vi: "Viết chẳng hạn \(name.example).", en: "Write for example \(name.example)."))
      return nil
    }
    return Self.distribution(name, needed.compactMap { values[$0] })
  }

  /// What keeps the parameters from being those of a distribution.
  private static func problem(_ name: Name, _ values: [String: Double]) -> Phrase? {
    if name.isBounded, let a = values["a"], let b = values["b"], a >= b {
      return Phrase(vi: "a không nhỏ hơn b", en: "a is not below b")
    }
    for key in ["u", "scale", "dof", "d"] {
      if let value = values[key], value <= 0 {
        return Phrase(vi: "\(key) không lớn hơn 0", en: "\(key) is not above zero")
      }
    }
    if let beta = values["beta"], !(0...1).contains(beta) {
      return Phrase(vi: "beta không nằm từ 0 đến 1", en: "beta is not from 0 to 1")
    }
    if name == .exponential, let mean = values["mean"], mean <= 0 {
      return Phrase(vi: "giá trị trung bình không lớn hơn 0", en: "the mean is not above zero")
    }
    if let d = values["d"], let a = values["a"], let b = values["b"], d > (b - a) / 2 {
      return Phrase(vi: "d lớn hơn một nửa độ rộng", en: "d is above half of the width")
    }
    if let counts = values["counts"], counts < 0 || counts != counts.rounded() || counts > 1e15 {
      return Phrase(
        vi: "counts không phải là số nguyên không âm",
        en: "counts is not a whole number, zero or more")
    }
    return nil
  }

  private static func distribution(_ name: Name, _ p: [Double]) -> InputDistribution {
    switch name {
    case .normal: .normal(mean: p[0], standardDeviation: p[1])
    case .uniform, .rectangular: .uniform(a: p[0], b: p[1])
    case .triangular: .triangular(a: p[0], b: p[1])
    case .trapezoid: .trapezoid(a: p[0], b: p[1], beta: p[2])
    case .curvilinearTrapezoid: .curvilinearTrapezoid(a: p[0], b: p[1], d: p[2])
    case .arcsine: .arcsine(a: p[0], b: p[1])
    case .t: .studentT(mean: p[0], scale: p[1], degreesOfFreedom: p[2])
    case .exponential: .exponential(mean: p[0])
    case .gamma: .gamma(counts: p[0])
    case .constant, .empirical: .constant(p.first ?? 0)
    }
  }
}

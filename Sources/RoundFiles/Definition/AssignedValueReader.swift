import Interlab
import Mathematics
import Metrology
import Tables
import Wording

/// Reads how the assigned value is found: a method's name, or a mapping with what it needs.
struct AssignedValueReader {
  let node: DefinitionNode

  struct Reading {
    var method: AssignedValueMethod
    var budget = AssignedValueBudget()
    var covariances: CovarianceSource?
    var resampling: Resampling?
    var propagated: PropagatedOutputName?
  }

  private static let statedNames = StatedValue.Origin.allCases.map(\.rawValue)
  private static let names = statedNames + assignedValueMethodNames
  private static let covarianceKeys = ["covarianceMatrix", "correlations", "components"]
  private static let budgetKeys = ["uHom", "uTrans", "uStab"]

  func read() -> Reading? {
    guard node.isMapping else { return reading(node, [:]) }
    let members = node.members(
      [
        "method", "value", "u", "U", "k", "dof", "quartiles", "constants", "stop", "covariance",
        "covarianceMatrix", "correlations", "components", "variant", "fraction", "ci", "prediction",
        "tauScale", "effectDof", "uncertainty", "draws", "propagation", "output", "uFrom",
      ] + Self.budgetKeys, of: Phrase(verbatim: "assignedValue"))
    guard let method = members["method"] else {
      node.reject(
        Phrase(vi: "không có method", en: "there is no method"),
        Phrase(
          vi: "Các phương pháp được biết: \(Self.names.joined(separator: ", ")).",
          en: "Known are: \(Self.names.joined(separator: ", "))."))
      return nil
    }
    return reading(method, members)
  }

  private func reading(_ method: DefinitionNode, _ members: [String: DefinitionNode]) -> Reading? {
    guard let name = method.text else { return nil }
    rejectForeignKeys(name, members)
    var reading: Reading
    if let origin = StatedValue.Origin(rawValue: name) {
      guard let value = statedValue(origin, members) else { return nil }
      reading = Reading(method: .stated(value))
      reading.propagated = members["propagation"]?.text.map {
        PropagatedOutputName(file: $0, output: members["output"]?.text)
      }
    } else if let options = Optional(node.methodOptions(members)),
      let method = assignedValueMethod(named: name, options)
    {
      reading = Reading(method: method, resampling: options.resampling)
      let stated = Self.covarianceKeys.contains { members[$0] != nil }
      if name == "gls" || stated {
        guard let source = covarianceSource(members) else { return nil }
        reading.covariances = source
      }
    } else {
      method.rejectName(name, Phrase(vi: "phương pháp", en: "method"), among: Self.names)
      return nil
    }
    reading.budget = budget(members)
    return reading
  }

  /// A key that the method has no use for would be passed over silently; it is a mistake.
  private func rejectForeignKeys(_ name: String, _ members: [String: DefinitionNode]) {
    var used: [String] = ["method"] + Self.budgetKeys
    switch name {
    case _ where Self.statedNames.contains(name):
      used +=
        members["propagation"] == nil
        ? ["value", "u", "U", "k", "dof"] : ["propagation", "output"]
    case "mean": used += ["covariance", "uFrom"]
    case "median-monte-carlo", "weighted-median": used += ["draws"]
    case "median", "median-MADe": used += ["constants", "covariance"]
    case "median-nIQR": used += ["constants", "covariance", "quartiles"]
    case "algorithm-a": used += ["constants", "covariance", "stop"]
    case "gls", "largest-consistent-subset": used += Self.covarianceKeys
    case "hierarchical-student": used += ["tauScale", "effectDof"]
    case _ where name.hasPrefix("hierarchical-"): used += ["tauScale"]
    case _ where HeterogeneityEstimator(rawValue: name) != nil:
      used += ["ci", "prediction", "draws"]
    default: used += keysOfRobustEstimator(named: name)
    }
    if used.contains("covariance") { used += ["uncertainty", "draws"] }
    guard Self.names.contains(name) else { return }
    for (key, member) in members where !used.contains(key) {
      member.reject(
        Phrase(vi: "\(name) không dùng \(key)", en: "\(name) has no use for \(key)"),
        Phrase(
          vi: "Bỏ khóa này, hoặc chọn phương pháp khác.", en: "Remove it, or choose another method."
        ))
    }
  }

  private func statedValue(
    _ origin: StatedValue.Origin, _ members: [String: DefinitionNode]
  ) -> StatedValue? {
    if let propagation = members["propagation"] {
      return propagation.propagatedValue(origin, output: members["output"])
    }
    guard let value = members["value"]?.number else {
      if members["value"] == nil {
        node.reject(
          Phrase(vi: "\(origin.rawValue) không có value", en: "\(origin.rawValue) has no value"),
          Phrase(vi: "Thêm \"value: …\".", en: "Add \"value: …\"."))
      }
      return nil
    }
    let uncertainty = members["u"] != nil || members["U"] != nil
    let stated = uncertainty ? reportedUncertainty(members) : nil
    guard uncertainty == (stated != nil) else { return nil }
    var degreesOfFreedom = DegreesOfFreedom.infinite
    if let dof = members["dof"]?.positiveNumber(Phrase(verbatim: "dof")),
      let stated = try? DegreesOfFreedom(dof)
    {
      degreesOfFreedom = stated
    }
    return try? StatedValue(
      origin: origin, value: value, uncertainty: stated, degreesOfFreedom: degreesOfFreedom)
  }

  private func reportedUncertainty(_ members: [String: DefinitionNode]) -> ReportedUncertainty? {
    var statement = UncertaintyStatement()
    statement.U = members["U"]?.writtenNumber
    statement.u = members["u"]?.writtenNumber
    statement.k = members["k"]?.writtenNumber
    do throws(UncertaintyStatement.Contradiction) {
      return try statement.uncertainty()
    } catch {
      (members[error.column] ?? node).reject(error.problem, error.remedy)
      return nil
    }
  }

  private func budget(_ members: [String: DefinitionNode]) -> AssignedValueBudget {
    AssignedValueBudget(
      homogeneity: members["uHom"]?.nonNegativeNumber(Phrase(verbatim: "uHom")) ?? 0,
      transport: members["uTrans"]?.nonNegativeNumber(Phrase(verbatim: "uTrans")) ?? 0,
      stability: members["uStab"]?.nonNegativeNumber(Phrase(verbatim: "uStab")) ?? 0)
  }

  private func covarianceSource(_ members: [String: DefinitionNode]) -> CovarianceSource? {
    let stated = Self.covarianceKeys.filter { members[$0] != nil }
    if stated.count > 1 {
      node.reject(
        Phrase(
          vi: "\(stated.joined(separator: " và ")) nêu hiệp phương sai hai lần",
          en: "\(stated.joined(separator: " and ")) state the covariances twice"),
        Phrase(vi: "Giữ lại một trong các khóa này.", en: "Keep one of them."))
    }
    if let components = members["components"] {
      let isFile = !components.isSequence && !components.isMapping
      if isFile { return components.text.map { .componentsFile($0) } }
      return .components(
        components.elements.compactMap { SharedComponentReader(node: $0).read() })
    }
    if let matrix = members["covarianceMatrix"] {
      guard matrix.isSequence else {
        return matrix.text.map { $0 == "results" ? .results : .file($0) }
      }
      return .rows(matrix.elements.map { $0.elements.compactMap(\.number) })
    }
    guard let correlations = members["correlations"] else {
      node.reject(
        Phrase(vi: "gls không có hiệp phương sai", en: "gls has no covariances"),
        Phrase(
          vi:
            "Thêm \"covarianceMatrix: file.csv\", \"correlations: [{between: [A, B], r: 0.5}]\" hoặc "
            + "\"components: [{name: standard, laboratories: [A, B], u: 0.002}]\".",
          en:
            "Add \"covarianceMatrix: file.csv\", \"correlations: [{between: [A, B], r: 0.5}]\" or "
            + "\"components: [{name: standard, laboratories: [A, B], u: 0.002}]\"."))
      return nil
    }
    var pairs: Set<Set<String>> = []
    return .correlations(
      correlations.elements.compactMap { element in
        guard let correlation = element.correlation else { return nil }
        if !pairs.insert(Set(correlation.between)).inserted {
          element.reject(
            Phrase(
              vi: "cặp phòng thí nghiệm này được nêu tương quan hai lần",
              en: "this pair of laboratories is correlated twice"),
            Phrase(vi: "Giữ lại một trong hai.", en: "Keep one of the two."))
        }
        return correlation
      })
  }
}

extension DefinitionNode {
  /// A number with the digits it was written in.
  fileprivate var writtenNumber: DecimalNumber? {
    guard number != nil, let text else { return nil }
    return try? DecimalNumber(text, mark: .point)
  }

  fileprivate var correlation: Correlation? {
    let members = members(["between", "r"], of: Phrase(vi: "một tương quan", en: "a correlation"))
    let between = members["between"]?.elements.compactMap(\.text) ?? []
    guard between.count == 2, between[0] != between[1], let r = members["r"]?.number,
      r.magnitude <= 1
    else {
      reject(
        Phrase(
          vi: "đây không phải là tương quan của hai phòng thí nghiệm",
          en: "this is not a correlation of two laboratories"),
        Phrase(
          vi: "Viết {between: [A, B], r: 0.5} với r từ -1 đến 1.",
          en: "Write {between: [A, B], r: 0.5} with r from -1 to 1."))
      return nil
    }
    return Correlation(between: between, r: r)
  }

  /// The choices that refine a method.
  func methodOptions(_ members: [String: DefinitionNode]) -> MethodOptions {
    var options = MethodOptions()
    if let quartiles = members["quartiles"],
      let number = quartiles.wholeNumber(Phrase(vi: "Kiểu tứ phân vị", en: "The quartile type"))
    {
      if let type = QuantileType(rawValue: Int(clamping: number)) {
        options.quartiles = type
      } else {
        quartiles.reject(
          Phrase(
            vi: "không có kiểu tứ phân vị \(number)", en: "there is no quartile type \(number)"),
          Phrase(vi: "Chọn một kiểu từ 5 đến 9.", en: "Choose a type from 5 to 9."))
      }
    }
    options.constants = members["constants"]?.choice(
      Phrase(vi: "bộ hằng số", en: "set of constants"))
    options.stop =
      members["stop"]?.choice(Phrase(vi: "quy tắc dừng", en: "stopping rule")) ?? options.stop
    options.tauScale = members["tauScale"]?.positiveNumber(Phrase(verbatim: "tauScale"))
    if let member = members["effectDof"],
      let dof = member.positiveNumber(Phrase(verbatim: "effectDof"))
    {
      if dof >= 1e6 {
        member.reject(
          Phrase(vi: "effectDof từ 1e6 trở lên", en: "effectDof is 1e6 or more"),
          Phrase(
            vi: "Các độ lệch như vậy là chuẩn: chọn hierarchical-gauss.",
            en: "Such differences are normal: choose hierarchical-gauss."))
      } else if dof > 2 {
        options.effectDof = dof
      } else {
        member.reject(
          Phrase(vi: "effectDof không lớn hơn 2", en: "effectDof is not above 2"),
          Phrase(
            vi: "Các độ lệch cần có phương sai: viết 4.",
            en: "The differences need a variance: write 4."))
      }
    }
    options.covariance =
      members["covariance"]?.choice(Phrase(vi: "cách xử lý hiệp phương sai", en: "covariance"))
      ?? options.covariance
    options.variant =
      members["variant"]?.choice(Phrase(vi: "biến thể của Qn", en: "variant of Qn"))
      ?? options.variant
    if let member = members["fraction"],
      let fraction = member.nonNegativeNumber(Phrase(vi: "tỉ lệ", en: "the fraction"))
    {
      if fraction < 0.5 {
        options.fraction = fraction
      } else {
        member.reject(
          Phrase(vi: "tỉ lệ không nhỏ hơn 0.5", en: "the fraction is not below 0.5"),
          Phrase(
            vi: "Phần bị cắt tính ở mỗi đầu: viết 0.1.", en: "It is cut at either end: write 0.1."))
      }
    }
    options.meanUncertainty =
      members["uFrom"]?.choice(Phrase(verbatim: "uFrom")) ?? options.meanUncertainty
    options.uncertainty =
      members["uncertainty"]?.choice(Phrase(vi: "cách tính độ không đảm bảo đo", en: "uncertainty"))
      ?? options.uncertainty
    if let member = members["draws"],
      let draws = member.wholeNumber(Phrase(vi: "Số lần lấy mẫu", en: "The number of draws"))
    {
      if MethodOptions.allowedDraws.contains(Int(clamping: draws)) {
        options.draws = Int(clamping: draws)
      } else {
        member.reject(
          Phrase(
            vi: "\(draws) lần lấy mẫu là quá ít hoặc quá nhiều",
            en: "\(draws) draws are too few or too many"),
          Phrase(vi: "Chọn từ 1000 đến 10000000.", en: "Choose from 1000 to 10000000."))
      }
    }
    options.ci = members["ci"]?.choice(Phrase(vi: "khoảng", en: "interval")) ?? options.ci
    options.prediction = members["prediction"]?.choice(
      Phrase(vi: "khoảng dự đoán", en: "prediction interval"))
    return options
  }
}

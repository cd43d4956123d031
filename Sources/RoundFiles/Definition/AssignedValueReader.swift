import Interlab
import Mathematics
import Metrology
import Tables

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
      ] + Self.budgetKeys, of: "assignedValue")
    guard let method = members["method"] else {
      node.reject("there is no method", "Known are: \(Self.names.joined(separator: ", ")).")
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
      method.rejectName(name, "method", among: Self.names)
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
      member.reject("\(name) has no use for \(key)", "Remove it, or choose another method.")
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
        node.reject("\(origin.rawValue) has no value", "Add \"value: …\".")
      }
      return nil
    }
    let uncertainty = members["u"] != nil || members["U"] != nil
    let stated = uncertainty ? reportedUncertainty(members) : nil
    guard uncertainty == (stated != nil) else { return nil }
    var degreesOfFreedom = DegreesOfFreedom.infinite
    if let dof = members["dof"]?.positiveNumber("dof"), let stated = try? DegreesOfFreedom(dof) {
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
      homogeneity: members["uHom"]?.nonNegativeNumber("uHom") ?? 0,
      transport: members["uTrans"]?.nonNegativeNumber("uTrans") ?? 0,
      stability: members["uStab"]?.nonNegativeNumber("uStab") ?? 0)
  }

  private func covarianceSource(_ members: [String: DefinitionNode]) -> CovarianceSource? {
    let stated = Self.covarianceKeys.filter { members[$0] != nil }
    if stated.count > 1 {
      node.reject(
        "\(stated.joined(separator: " and ")) state the covariances twice", "Keep one of them.")
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
        "gls has no covariances",
        "Add \"covarianceMatrix: file.csv\", \"correlations: [{between: [A, B], r: 0.5}]\" or "
          + "\"components: [{name: standard, laboratories: [A, B], u: 0.002}]\".")
      return nil
    }
    var pairs: Set<Set<String>> = []
    return .correlations(
      correlations.elements.compactMap { element in
        guard let correlation = element.correlation else { return nil }
        if !pairs.insert(Set(correlation.between)).inserted {
          element.reject("this pair of laboratories is correlated twice", "Keep one of the two.")
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
    let members = members(["between", "r"], of: "a correlation")
    let between = members["between"]?.elements.compactMap(\.text) ?? []
    guard between.count == 2, between[0] != between[1], let r = members["r"]?.number,
      r.magnitude <= 1
    else {
      reject(
        "this is not a correlation of two laboratories",
        "Write {between: [A, B], r: 0.5} with r from -1 to 1.")
      return nil
    }
    return Correlation(between: between, r: r)
  }

  /// The choices that refine a method.
  func methodOptions(_ members: [String: DefinitionNode]) -> MethodOptions {
    var options = MethodOptions()
    if let quartiles = members["quartiles"], let number = quartiles.wholeNumber("The quartile type")
    {
      if let type = QuantileType(rawValue: Int(clamping: number)) {
        options.quartiles = type
      } else {
        quartiles.reject("there is no quartile type \(number)", "Choose a type from 5 to 9.")
      }
    }
    options.constants = members["constants"]?.choice("set of constants")
    options.stop = members["stop"]?.choice("stopping rule") ?? options.stop
    options.tauScale = members["tauScale"]?.positiveNumber("tauScale")
    if let member = members["effectDof"], let dof = member.positiveNumber("effectDof") {
      if dof >= 1e6 {
        member.reject(
          "effectDof is 1e6 or more", "Such differences are normal: choose hierarchical-gauss.")
      } else if dof > 2 {
        options.effectDof = dof
      } else {
        member.reject("effectDof is not above 2", "The differences need a variance: write 4.")
      }
    }
    options.covariance = members["covariance"]?.choice("covariance") ?? options.covariance
    options.variant = members["variant"]?.choice("variant of Qn") ?? options.variant
    if let member = members["fraction"], let fraction = member.nonNegativeNumber("the fraction") {
      if fraction < 0.5 {
        options.fraction = fraction
      } else {
        member.reject("the fraction is not below 0.5", "It is cut at either end: write 0.1.")
      }
    }
    options.meanUncertainty = members["uFrom"]?.choice("uFrom") ?? options.meanUncertainty
    options.uncertainty = members["uncertainty"]?.choice("uncertainty") ?? options.uncertainty
    if let member = members["draws"], let draws = member.wholeNumber("The number of draws") {
      if MethodOptions.allowedDraws.contains(Int(clamping: draws)) {
        options.draws = Int(clamping: draws)
      } else {
        member.reject("\(draws) draws are too few or too many", "Choose from 1000 to 10000000.")
      }
    }
    options.ci = members["ci"]?.choice("interval") ?? options.ci
    options.prediction = members["prediction"]?.choice("prediction interval")
    return options
  }
}

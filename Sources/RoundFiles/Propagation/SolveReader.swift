import Metrology
import Tables
import Yams

/// Reads which quantity of a model is found from an equation, and solves it:
///
///     solve: {unknown: T, equation: r, bracket: [-50, 850], unit: °C}
///
/// The model defines `r`, which is to vanish.
struct SolveReader {
  let unknown: String
  let equation: String
  private let bracket: ClosedRange<Double>
  let unit: String?
  private let node: DefinitionNode

  /// Reads `node`; `nil` where it is not complete, which is then said.
  init?(_ node: DefinitionNode) {
    guard node.isMapping else {
      Self.rejectIncomplete(node)
      return nil
    }
    let members = node.members(["unknown", "equation", "bracket", "unit"], of: "solve")
    guard let unknown = members["unknown"]?.text, let equation = members["equation"]?.text,
      let ends = members["bracket"]
    else {
      Self.rejectIncomplete(node)
      return nil
    }
    guard let numbers = ends.numbers("the bracket") else { return nil }
    guard numbers.count == 2, numbers[0] < numbers[1] else {
      ends.reject(
        "the bracket is not a lower and an upper bound",
        "Write two numbers between which \(excerpt(of: unknown)) surely lies: [-50, 850].")
      return nil
    }
    self.unknown = unknown
    self.equation = equation
    self.node = node
    bracket = numbers[0]...numbers[1]
    unit = members["unit"]?.text
  }

  private static func rejectIncomplete(_ node: DefinitionNode) {
    node.reject(
      "this does not say what to solve",
      "Write solve: {unknown: T, equation: r, bracket: [-50, 850]}, where the model defines r.")
  }

  /// The outputs to ask the model's text for, so that the equation is among them.
  func outputs(
    _ declared: [(name: String, unit: String?)]
  ) -> [(name: String, unit: String?)] {
    let kept = declared.filter { $0.name != unknown && $0.name != equation }
    return declared.isEmpty ? [] : kept + [(equation, nil)]
  }

  /// The program with the unknown as its first output; `nil` where the equation does not determine it,
  /// which is then said.
  func solved(_ program: ModelProgram, at estimates: [Double]) -> ModelProgram? {
    do throws(ImplicitModelFailure) {
      return try program.solving(
        for: unknown, equation: equation, in: bracket, at: estimates, unit: unit)
    } catch {
      let (problem, remedy) = texts(error)
      node.reject(problem, remedy)
      return nil
    }
  }

  private func texts(_ failure: ImplicitModelFailure) -> (problem: String, remedy: String) {
    let widen = "Correct the equation, or widen the bracket."
    switch failure {
    case .noUnknown(let name):
      return ("the model has no unknown \(excerpt(of: name))", "Use it in the equation.")
    case .noEquation(let name):
      return (
        "the model does not define \(excerpt(of: name)), or uses it further",
        "Define \(excerpt(of: name)) as what is to be zero."
      )
    case .independent:
      return ("the equation does not depend on \(excerpt(of: unknown))", "Correct the equation.")
    case .noSignChange(let lower, let upper):
      let values = [lower, upper].map { $0.map(shortestText) ?? "no value" }
      return (
        "the equation does not change its sign in the bracket: "
          + values.joined(separator: " and ") + " at its ends", widen
      )
    case .undefined(let point):
      return ("the equation has no value at \(shortestText(point))", "Narrow the bracket.")
    case .notRegular(let point):
      return (
        "near \(shortestText(point)) the equation jumps over zero, or only touches it",
        "Give a bracket around a point where it passes through zero."
      )
    }
  }
}

import Metrology
import Tables
import Yams
import Wording

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
    let members = node.members(
      ["unknown", "equation", "bracket", "unit"], of: Phrase(verbatim: "solve"))
    guard let unknown = members["unknown"]?.text, let equation = members["equation"]?.text,
      let ends = members["bracket"]
    else {
      Self.rejectIncomplete(node)
      return nil
    }
    guard let numbers = ends.numbers(Phrase(vi: "khoảng chứa nghiệm", en: "the bracket")) else {
      return nil
    }
    guard numbers.count == 2, numbers[0] < numbers[1] else {
      ends.reject(
        Phrase(
          vi: "khoảng chứa nghiệm không phải là một cận dưới và một cận trên",
          en: "the bracket is not a lower and an upper bound"),
        Phrase(
          vi: "Viết hai số mà \(excerpt(of: unknown)) chắc chắn nằm giữa: [-50, 850].",
          en: "Write two numbers between which \(excerpt(of: unknown)) surely lies: [-50, 850]."))
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
      Phrase(vi: "ở đây không nêu phải giải gì", en: "this does not say what to solve"),
      Phrase(
        vi:
          "Viết solve: {unknown: T, equation: r, bracket: [-50, 850]}, trong đó mô hình định nghĩa r.",
        en:
          "Write solve: {unknown: T, equation: r, bracket: [-50, 850]}, where the model defines r.")
    )
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

  private func texts(_ failure: ImplicitModelFailure) -> (problem: Phrase, remedy: Phrase) {
    let widen = Phrase(
      vi: "Sửa phương trình, hoặc mở rộng khoảng chứa nghiệm.",
      en: "Correct the equation, or widen the bracket.")
    switch failure {
    case .noUnknown(let name):
      return (
        Phrase(
          vi: "mô hình không có ẩn \(excerpt(of: name))",
          en: "the model has no unknown \(excerpt(of: name))"),
        Phrase(vi: "Dùng ẩn đó trong phương trình.", en: "Use it in the equation.")
      )
    case .noEquation(let name):
      return (
        Phrase(
          vi: "mô hình không định nghĩa \(excerpt(of: name)), hoặc còn dùng nó tiếp",
          en: "the model does not define \(excerpt(of: name)), or uses it further"),
        Phrase(
          vi: "Định nghĩa \(excerpt(of: name)) là biểu thức phải bằng 0.",
          en: "Define \(excerpt(of: name)) as what is to be zero.")
      )
    case .independent:
      return (
        Phrase(
          vi: "phương trình không phụ thuộc vào \(excerpt(of: unknown))",
          en: "the equation does not depend on \(excerpt(of: unknown))"),
        Phrase(vi: "Sửa phương trình.", en: "Correct the equation.")
      )
    case .noSignChange(let lower, let upper):
      func text(_ value: Double?, nil word: String) -> String { value.map(shortestText) ?? word }
      return (
        Phrase(
          vi:
            "phương trình không đổi dấu trong khoảng chứa nghiệm: \(text(lower, nil: "không có giá trị")) và \(text(upper, nil: "không có giá trị")) ở hai đầu",
          en:
            "the equation does not change its sign in the bracket: \(text(lower, nil: "no value")) and \(text(upper, nil: "no value")) at its ends"
        ), widen
      )
    case .undefined(let point):
      return (
        Phrase(
          vi: "phương trình không có giá trị tại \(shortestText(point))",
          en: "the equation has no value at \(shortestText(point))"),
        Phrase(vi: "Thu hẹp khoảng chứa nghiệm.", en: "Narrow the bracket.")
      )
    case .notRegular(let point):
      return (
        Phrase(
          vi: "gần \(shortestText(point)), phương trình nhảy qua 0 hoặc chỉ chạm vào 0",
          en: "near \(shortestText(point)) the equation jumps over zero, or only touches it"),
        Phrase(
          vi: "Cho khoảng chứa nghiệm quanh một điểm mà phương trình đi qua 0.",
          en: "Give a bracket around a point where it passes through zero.")
      )
    }
  }
}

import Interlab
import Mathematics
import Metrology
import Tables
import Yams
import Wording

/// Reads the definition of a propagation.
struct PropagationReader {
  let node: DefinitionNode
  let lines: [Substring]

  /// Reads the file of another propagation, for inputs that are taken from there.
  let numbers: (_ file: String) throws -> UncertainNumbers

  static let keys = [
    "name", "title", "model", "inputs", "constants", "outputs", "correlations",
    "observedTogether", "coverage", "truncateDof", "dofPolicy", "sharedInputs", "typeA", "trials",
    "seed", "digits", "complex", "solve", "observed together", "ensembles", "calibration",
    "sampling", "regions",
  ]

  static let inputLimit = 20_000

  func read() throws -> PropagationFile? {
    let members = node.members(
      Self.keys, of: Phrase(vi: "một phép lan truyền", en: "a propagation"))
    let solve = members["solve"].flatMap { SolveReader($0) }
    guard node.mistakes.errors.isEmpty else { return nil }
    let model = ModelReader(node: node, members: members, lines: lines, solve: solve)
    guard let program = model.read() else { return nil }
    let together = ObservedGroup.all(members)
    let listed = members["inputs"]
    guard listed != nil || members["calibration"] != nil || !together.isEmpty else {
      node.reject(
        Phrase(vi: "không có đại lượng đầu vào", en: "there are no inputs"),
        Phrase(
          vi: "Thêm \"inputs:\", mỗi đại lượng đầu vào của mô hình một dòng.",
          en: "Add \"inputs:\" with a line for each input of the model."))
      return nil
    }
    let policy =
      members["typeA"]?.choice(
        Phrase(vi: "cách đánh giá loại A", en: "evaluation of type A"), TypeAPolicy.self)
      ?? .student
    var inputs = InputList(
      policy: policy, identities: identities(members["sharedInputs"]), numbers: numbers)
    guard try inputs.read(listed, observed: together) else { return nil }
    inputs.addCurves(members["calibration"])
    inputs.addConstants(members["constants"])
    check(program, inputs, listed ?? node, model)
    rejectUnknownIdentities(members["sharedInputs"], inputs)
    guard node.mistakes.errors.isEmpty else { return nil }
    let unitCheck = model.checkUnits(program, inputs)
    guard node.mistakes.errors.isEmpty else { return nil }
    let names = inputs.quantities.map(\.name)
    var correlations = CorrelationReader(inputs: inputs)
    correlations.read(members["correlations"], together: together)
    correlations.readEnsembles(members["ensembles"])
    let correlation = correlations.matrix(members["correlations"] ?? node)
    guard node.mistakes.errors.isEmpty else { return nil }
    var compiled = program.withOutputUnits(of: unitCheck)
      .replacingInputs(inputs.combinations, inputs: names + (solve.map { [$0.unknown] } ?? []))
    if let solve {
      guard let solved = solve.solved(compiled, at: correlations.quantities.map(\.value)) else {
        return nil
      }
      compiled = solved
    }
    let problem = PropagationProblem(
      program: compiled,
      inputs: correlations.quantities, correlation: correlation,
      coverageProbability: members["coverage"]?.coverage ?? 0.9545)
    var file = PropagationFile(problem: problem)
    file.modelOffset = members["model"].flatMap { model.place(of: $0, line: 0, column: 0) }
      .map { (rows: $0.row, columns: $0.column) }
    file.trialsPlace = members["trials"]?.place
    file.notices = unitCheck.notices
    file.name = members["name"]?.text
    file.title = members["title"]?.localizedText
    readOptions(members, into: &file)
    return file
  }

  private func readOptions(_ members: [String: DefinitionNode], into file: inout PropagationFile) {
    file.options.truncatesDegreesOfFreedom = members["truncateDof"]?.flag ?? false
    file.options.degreesOfFreedom =
      members["dofPolicy"]?.choice(
        Phrase(vi: "cách xử lý số bậc tự do", en: "policy for degrees of freedom")) ?? .infinite
    file.seed = members["seed"]?.wholeNumber(Phrase(vi: "Hạt giống", en: "A seed")) ?? 0
    file.sampling =
      members["sampling"]?.choice(Phrase(vi: "cách lấy mẫu", en: "sampling")) ?? .random
    if let digits = members["digits"], let number = digits.wholeNumber(Phrase(verbatim: "digits")) {
      if (1...2).contains(number) {
        file.digits = Int(number)
      } else {
        digits.reject(
          Phrase(
            vi: "độ không đảm bảo đo được báo cáo với 1 hoặc 2 chữ số",
            en: "an uncertainty is reported to 1 or 2 figures"),
          Phrase(vi: "Viết digits: 2.", en: "Write digits: 2."))
      }
    }
    if let trials = members["trials"], let text = trials.text {
      if let count = TrialCount(text: text) {
        file.trials = count
      } else {
        trials.reject(
          Phrase(
            vi: "\(excerpt(of: text)) không phải là số lần thử",
            en: "\(excerpt(of: text)) is no number of trials"),
          Phrase(vi: "Viết adaptive, none hoặc một số.", en: "Write adaptive, none or a number."))
      }
    }
    let outputs = file.problem.program.outputs.map(\.name)
    file.complexPairs = members["complex"]?.complexPairs(outputs) ?? []
    file.regions = members["regions"].map { $0.regions(outputs) } ?? Self.regions(of: outputs)
    for pair in file.complexPairs where !file.regions.contains([pair.real, pair.imaginary]) {
      file.regions.append([pair.real, pair.imaginary])
    }
  }

  /// The region of all outputs, where there are not too many for one to say something.
  private static func regions(of outputs: [String]) -> [[Int]] {
    (2...6).contains(outputs.count) ? [Array(outputs.indices)] : []
  }

  /// The names under which inputs are shared: those of a list, or those that a mapping gives.
  private func identities(_ node: DefinitionNode?) -> [String: String] {
    guard let node else { return [:] }
    if node.isMapping {
      let pairs = node.entries(of: Phrase(verbatim: "sharedInputs")).compactMap { entry in
        entry.value.text.map { (entry.name, $0) }
      }
      return Dictionary(pairs) { first, _ in first }
    }
    let names = node.elements.compactMap(\.text)
    return Dictionary(names.map { ($0, $0) }) { first, _ in first }
  }

  private func rejectUnknownIdentities(_ node: DefinitionNode?, _ inputs: InputList) {
    guard let node else { return }
    let known = inputs.names + inputs.coefficientNames
    let named =
      node.isMapping
      ? node.entries(of: Phrase(verbatim: "sharedInputs")).map(\.name)
      : node.elements.compactMap(\.text)
    for name in named where !known.contains(name) {
      node.rejectName(name, Phrase(vi: "đại lượng đầu vào", en: "input"), among: known)
    }
  }

  /// Each input of the model is described, and each one that is described is used.
  private func check(
    _ program: ModelProgram, _ inputs: InputList, _ listed: DefinitionNode, _ model: ModelReader
  ) {
    let unknown = model.solve?.unknown
    let known = inputs.names + inputs.constantNames + inputs.coefficientNames
    let (defined, used) = (Set(known), Set(program.inputs))
    if let unknown, defined.contains(unknown) {
      listed.reject(
        Phrase(
          vi: "\(excerpt(of: unknown)) là ẩn phải giải nhưng lại là đại lượng đầu vào",
          en: "\(excerpt(of: unknown)) is to be solved for, but is an input"),
        Phrase(vi: "Bỏ nó khỏi inputs.", en: "Remove it from the inputs.")
      )
    }
    let missing = program.inputs.filter { !defined.contains($0) && $0 != unknown }
    for (index, name) in missing.enumerated() {
      // No more than 20 are shown.
      let nearest =
        index < 20 ? didYouMean(name, among: known) : .empty
      let place = model.place(ofInput: name, program)
      let location = CellLocation(file: node.mistakes.file, row: place?.row, column: place?.column)
      node.mistakes.append(
        TableError(
          at: location,
          Phrase(
            vi: "mô hình dùng \(excerpt(of: name)), không phải là đại lượng đầu vào",
            en: "the model uses \(excerpt(of: name)), which is no input"),
          remedy: nearest
            + Phrase(
              vi: "Khai báo nó dưới inputs hoặc constants.",
              en: "Describe it under inputs or constants.")))
    }
    for (name, place) in inputs.places where !used.contains(name) {
      node.mistakes.append(
        place,
        Phrase(
          vi: "mô hình không dùng \(excerpt(of: name))",
          en: "the model does not use \(excerpt(of: name))"),
        Phrase(vi: "Bỏ nó, hoặc dùng nó trong mô hình.", en: "Remove it, or use it in the model."))
    }
  }
}

extension DefinitionNode {
  /// A coverage probability.
  fileprivate var coverage: Double? {
    guard let number else { return nil }
    guard number > 0, number < 1 else {
      reject(
        Phrase(
          vi: "xác suất phủ không nằm giữa 0 và 1",
          en: "the coverage probability is not between 0 and 1"),
        Phrase(vi: "Viết 0.95 cho 95 %.", en: "Write 0.95 for 95 %."))
      return nil
    }
    return number
  }
}

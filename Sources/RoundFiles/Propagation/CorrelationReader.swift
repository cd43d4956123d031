import Mathematics
import Metrology
import Tables
import Wording

/// Reads the correlations of inputs: of pairs, of groups with a matrix, of inputs that were observed
/// together.
struct CorrelationReader {
  private let inputs: InputList
  private var coefficients: [Pair: Double] = [:]
  private var ensembles: [String: Int] = [:]

  private struct Pair: Hashable {
    let first: String
    let second: String

    init(_ a: String, _ b: String) {
      (first, second) = a < b ? (a, b) : (b, a)
    }
  }

  init(inputs: InputList) {
    self.inputs = inputs
  }

  /// The inputs, with the groups that were observed together.
  var quantities: [InputQuantity] {
    inputs.quantities.map { input in
      guard let ensemble = ensembles[input.name] else { return input }
      return InputQuantity(
        name: input.name, value: input.value, standardUncertainty: input.standardUncertainty,
        degreesOfFreedom: input.degreesOfFreedom, unit: input.unit,
        distribution: input.distribution, ensemble: ensemble, identity: input.identity)
    }
  }

  mutating func read(_ pairs: DefinitionNode?, together: [ObservedGroup]) {
    for element in pairs?.elements ?? [] where !ObservedGroup.isGroup(element) {
      readElement(element)
    }
    for (index, group) in together.enumerated() {
      readTogether(group, inputs.ensembleCount + index)
    }
  }

  /// Reads groups of inputs whose uncertainties were found together, with one number of degrees of freedom:
  /// a multivariate t, also where its observations are not at hand.
  mutating func readEnsembles(_ node: DefinitionNode?) {
    guard let node else { return }
    let isOne = !node.elements.contains { $0.isSequence }
    let groups = isOne ? [node] : node.elements
    for (index, group) in groups.enumerated() {
      let names = group.elements.compactMap(\.text)
      guard names.count >= 2, Set(names).count == names.count else {
        group.reject(
          Phrase(
            vi: "đây không phải là một nhóm đại lượng đầu vào", en: "this is no ensemble of inputs"),
          Phrase(vi: "Viết ensembles: [[V, I, phi]].", en: "Write ensembles: [[V, I, phi]]."))
        continue
      }
      guard names.filter({ !isInput($0, group) }).isEmpty else { continue }
      let members = inputs.quantities.filter { names.contains($0.name) }
      guard members.count == names.count, members[0].degreesOfFreedom.isFinite,
        members.allSatisfy({ $0.degreesOfFreedom == members[0].degreesOfFreedom })
      else {
        group.reject(
          Phrase(
            vi: "các đại lượng đầu vào của nhóm không có cùng một số bậc tự do hữu hạn",
            en: "the inputs of an ensemble have no one finite number of degrees of freedom"),
          Phrase(
            vi: "Cho mỗi đại lượng cùng một dof, là số bậc tự do của các quan trắc đứng sau chúng.",
            en: "Give each of them the same dof, that of the observations behind them."))
        continue
      }
      for name in names
      where ensembles.updateValue(inputs.ensembleCount + 10_000 + index, forKey: name) != nil {
        group.reject(
          Phrase(
            vi: "\(excerpt(of: name)) thuộc hai nhóm",
            en: "\(excerpt(of: name)) is in two ensembles"),
          Phrase(vi: "Giữ lại một trong hai.", en: "Keep one of the two."))
      }
    }
  }

  private mutating func readElement(_ element: DefinitionNode) {
    let members = element.members(
      ["between", "r", "among", "matrix"], of: Phrase(vi: "một tương quan", en: "a correlation"))
    if members["among"] != nil || members["matrix"] != nil { return readGroup(element, members) }
    let names = members["between"]?.elements.compactMap(\.text) ?? []
    guard names.count == 2, names[0] != names[1], let r = members["r"] else {
      element.reject(
        Phrase(
          vi: "đây không phải là tương quan của hai đại lượng đầu vào",
          en: "this is not a correlation of two inputs"),
        Phrase(vi: "Viết {between: [V, I], r: -0.36}.", en: "Write {between: [V, I], r: -0.36}."))
      return
    }
    guard let value = r.number, names.filter({ !isInput($0, element) }).isEmpty else { return }
    guard value.magnitude <= 1 else {
      r.reject(
        Phrase(vi: "r không nằm từ -1 đến 1", en: "r is not from -1 to 1"),
        Phrase(
          vi: "Viết hệ số tương quan, không phải hiệp phương sai.",
          en: "Write the correlation coefficient, not the covariance."))
      return
    }
    set(names[0], names[1], value, element)
  }

  private mutating func readGroup(_ element: DefinitionNode, _ members: [String: DefinitionNode]) {
    let names = members["among"]?.elements.compactMap(\.text) ?? []
    let rows =
      members["matrix"]?.elements.map {
        $0.numbers(Phrase(vi: "một dòng của ma trận", en: "a row of the matrix")) ?? []
      } ?? []
    guard names.count >= 2, Set(names).count == names.count, rows.count == names.count,
      rows.allSatisfy({ $0.count == names.count })
    else {
      element.reject(
        Phrase(
          vi: "đây không phải là ma trận vuông của các đại lượng đầu vào đã nêu",
          en: "this is not a square matrix of the inputs named"),
        Phrase(
          vi: "Viết {among: [A, B], matrix: [[1, 0.5], [0.5, 1]]}.",
          en: "Write {among: [A, B], matrix: [[1, 0.5], [0.5, 1]]}."))
      return
    }
    guard names.filter({ !isInput($0, element) }).isEmpty else { return }
    for i in names.indices {
      for j in 0...i {
        let r = rows[i][j]
        guard r == rows[j][i], i != j || r == 1, r.magnitude <= 1 else {
          element.reject(
            Phrase(
              vi: "ma trận không phải là ma trận tương quan ở dòng \(i + 1), cột \(j + 1)",
              en: "the matrix is not one of correlations in row \(i + 1), column \(j + 1)"),
            Phrase(
              vi:
                "Ma trận tương quan có số 1 trên đường chéo, đối xứng, và các số nằm từ -1 đến 1.",
              en: "It has ones on its diagonal, is symmetric, and its numbers lie from -1 to 1."))
          return
        }
        if i != j { set(names[i], names[j], r, element) }
      }
    }
  }

  private mutating func readTogether(_ group: ObservedGroup, _ index: Int) {
    let (names, node) = (group.names, group.node)
    guard names.count >= 2, Set(names).count == names.count else {
      node.reject(
        Phrase(
          vi: "đây không phải là nhóm đại lượng đầu vào được quan trắc cùng nhau",
          en: "this is not a group of inputs that were observed together"),
        Phrase(
          vi: "Viết observed together: [V, I, phi].", en: "Write observed together: [V, I, phi]."))
      return
    }
    guard names.filter({ !isInput($0, node) }).isEmpty else { return }
    let lists = names.compactMap { inputs.observations[$0] }
    guard lists.count == names.count, lists.allSatisfy({ $0.count == lists[0].count }) else {
      node.reject(
        Phrase(
          vi: "các đại lượng đầu vào này không có số quan trắc bằng nhau",
          en: "these inputs have not as many observations each"),
        Phrase(
          vi: "Cho mỗi đại lượng các quan trắc, mỗi lần quan trắc cùng nhau một giá trị.",
          en: "Give each of them observations, one for each time they were observed together."))
      return
    }
    for i in names.indices {
      ensembles[names[i]] = index
      for j in 0..<i {
        set(names[i], names[j], TypeAEvaluation.correlation(lists[i], lists[j]), node)
      }
    }
  }

  private func isInput(_ name: String, _ node: DefinitionNode) -> Bool {
    guard inputs.names.contains(name) else {
      node.rejectName(name, Phrase(vi: "đại lượng đầu vào", en: "input"), among: inputs.names)
      return false
    }
    guard inputs.combinations[name] == nil else {
      node.reject(
        Phrase(
          vi: "\(excerpt(of: name)) gồm nhiều phần nên không có một hệ số tương quan",
          en: "\(excerpt(of: name)) is made of parts, so it has no one correlation"),
        Phrase(
          vi:
            "Tách phần có tương quan thành một đại lượng đầu vào riêng, và cộng các phần trong mô hình.",
          en:
            "Make the part that is correlated an input of its own, and add the parts in the model.")
      )
      return false
    }
    return true
  }

  private mutating func set(_ a: String, _ b: String, _ r: Double, _ node: DefinitionNode) {
    guard coefficients.updateValue(r, forKey: Pair(a, b)) == nil else {
      node.reject(
        Phrase(
          vi: "tương quan của \(excerpt(of: a)) và \(excerpt(of: b)) được nêu hai lần",
          en: "\(excerpt(of: a)) and \(excerpt(of: b)) are correlated twice"),
        Phrase(vi: "Giữ lại một trong hai.", en: "Keep one of the two."))
      return
    }
  }

  /// How many inputs a propagation with correlations has at most: their matrix is dense.
  private static let inputLimit = 2000

  /// The correlation matrix of all inputs; `nil` when they are independent, or when there is none
  /// with these coefficients, which is then said.
  mutating func matrix(_ node: DefinitionNode) -> Matrix? {
    for correlation in inputs.correlations {
      coefficients[Pair(correlation.first, correlation.second)] = correlation.r
    }
    guard coefficients.values.contains(where: { $0 != 0 }) else { return nil }
    let quantities = inputs.quantities
    guard quantities.count <= Self.inputLimit else {
      node.reject(
        Phrase(
          vi: "có \(quantities.count) đại lượng đầu vào, một số tương quan với nhau",
          en: "there are \(quantities.count) inputs, some of them correlated"),
        Phrase(
          vi: "Với tương quan, một phép lan truyền có nhiều nhất \(Self.inputLimit).",
          en: "With correlations a propagation has \(Self.inputLimit) at most."))
      return nil
    }
    var positions: [String: Int] = [:]
    for (index, quantity) in quantities.enumerated() { positions[quantity.name] = index }
    var matrix = Matrix(diagonal: [Double](repeating: 1, count: quantities.count))
    for (pair, r) in coefficients {
      guard let i = positions[pair.first], let j = positions[pair.second] else { continue }
      matrix[i, j] = r
      matrix[j, i] = r
    }
    let check = CorrelationCheck(matrix)
    guard check.isValid else {
      rejectIndefinite(check, quantities.map(\.name), matrix, node)
      return nil
    }
    return matrix
  }

  private func rejectIndefinite(
    _ check: CorrelationCheck, _ names: [String], _ matrix: Matrix, _ node: DefinitionNode
  ) {
    let eigenvalue = check.smallestEigenvalue.map {
      Phrase(
        vi: " (trị riêng nhỏ nhất \(shortestText($0)))",
        en: " (smallest eigenvalue \(shortestText($0)))")
    }
    var changes: [String] = []
    if let nearest = check.nearest() {
      for i in names.indices {
        for j in 0..<i where (nearest[i, j] - matrix[i, j]).magnitude > 5e-5 {
          let r = Metrology.roundedHalfEven(nearest[i, j], place: -4)
          changes.append("r(\(names[j]), \(names[i])) = \(shortestText(r))")
        }
      }
    }
    let shown = changes.prefix(6).joined(separator: ", ") + (changes.count > 6 ? ", …" : "")
    node.reject(
      Phrase(
        vi: "không có đại lượng nào có các tương quan này: ma trận không nửa xác định dương",
        en: "no quantities can have these correlations: the matrix is not positive semidefinite")
        + (eigenvalue ?? .empty),
      changes.isEmpty
        ? Phrase(vi: "Sửa các hệ số.", en: "Correct the coefficients.")
        : Phrase(
          vi: "Ma trận hợp lệ gần nhất có \(shown).", en: "The nearest valid matrix has \(shown)."))
  }
}

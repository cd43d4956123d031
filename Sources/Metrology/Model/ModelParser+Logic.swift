import Wording

/// Logic in a model: `or` binds less than `and`, that less than `not`, that less than a comparison.
///
/// Any number but zero counts as true; the result is 1 or 0, without a derivative.
extension ModelParser {
  /// Comparisons joined by `or`.
  mutating func parseExpression() throws(ModelError) -> Int {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw error(
        Phrase(vi: "biểu thức lồng nhau quá sâu", en: "the expression is nested too deeply"),
        Phrase(
          vi: "Đặt tên cho một phần của biểu thức trên một dòng riêng.",
          en: "Name a part of it on a line of its own."))
    }
    let start = position
    var left = try parseConjunction()
    while takeWord("or") {
      let mark = position - 1
      let right = try parseConjunction()
      // a or b = max(a ≠ 0, b ≠ 0).
      let (a, b) = (truth(left, from: start, mark), truth(right, from: start, mark))
      left = append(.binary(.max, a, b), from: start, mark: mark)
    }
    return left
  }

  private mutating func parseConjunction() throws(ModelError) -> Int {
    let start = position
    var left = try parseNegation()
    while takeWord("and") {
      let mark = position - 1
      let right = try parseNegation()
      let (a, b) = (truth(left, from: start, mark), truth(right, from: start, mark))
      left = append(.binary(.min, a, b), from: start, mark: mark)
    }
    return left
  }

  private mutating func parseNegation() throws(ModelError) -> Int {
    let start = position
    var count = 0
    while takeWord("not") { count += 1 }
    let value = try parseComparison()
    guard count > 0 else { return value }
    let zero = append(.constant(0), from: start, mark: start)
    let operation: BinaryOperation = count % 2 == 1 ? .equal : .notEqual
    return append(.binary(operation, value, zero), from: start, mark: start)
  }

  /// 1 where the register is not zero, else 0.
  private mutating func truth(_ register: Int, from start: Int, _ mark: Int) -> Int {
    let zero = append(.constant(0), from: start, mark: mark)
    return append(.binary(.notEqual, register, zero), from: start, mark: mark)
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard tokens[position].kind == .name(word) else { return false }
    position += 1
    return true
  }
}

import Mathematics

/// The registers of a model for a block of trials, a column for each.
///
/// One pass over the block for each instruction: the columns stay in the cache, and sums, products,
/// quotients and square roots run in vector registers. A large model has shorter columns.
///
/// Complexity: instructions × trials; memory at most about 140 MB.
struct TrialBlock {
  private let program: ModelProgram
  private var columns: [[Double]]

  /// How many trials the block holds: a divisor of ``MonteCarlo/blockSize`` and a multiple of sixteen, as
  /// random numbers are addressed.
  let size: Int

  /// How many numbers the columns hold together at most, but for models that no file has room for.
  private static let numberLimit = 1 << 24

  init(_ program: ModelProgram) {
    self.program = program
    let count = program.inputs.count + program.instructions.count
    let size = [2000, 400].first { $0 * count <= Self.numberLimit } ?? 80
    self.size = size
    columns = [[Double]](repeating: [Double](repeating: 0, count: size), count: count)
    for (index, instruction) in program.instructions.enumerated() {
      if case .constant(let value) = instruction {
        columns[program.inputs.count + index] = [Double](repeating: value, count: size)
      }
    }
  }

  /// Fills the column of an input.
  mutating func fillInput(_ input: Int, _ fill: (inout MutableSpan<Double>) -> Void) {
    var column: [Double] = []
    swap(&column, &columns[input])
    var span = column.mutableSpan
    fill(&span)
    swap(&column, &columns[input])
  }

  /// Fills the columns of two inputs.
  mutating func fillInputs(
    _ input: Int, _ other: Int,
    _ fill: (inout MutableSpan<Double>, inout MutableSpan<Double>) -> Void
  ) {
    var (column, second): ([Double], [Double]) = ([], [])
    swap(&column, &columns[input])
    swap(&second, &columns[other])
    var span = column.mutableSpan
    var spanOfOther = second.mutableSpan
    fill(&span, &spanOfOther)
    swap(&column, &columns[input])
    swap(&second, &columns[other])
  }

  /// Runs the program over the block.
  mutating func run() {
    for (index, instruction) in program.instructions.enumerated() {
      let target = program.inputs.count + index
      var column: [Double] = []
      swap(&column, &columns[target])
      switch instruction {
      case .constant: break
      case .unary(let operation, let a): apply(operation, columns[a], &column)
      case .binary(let operation, let a, let b):
        apply(operation, columns[a], columns[b], &column)
      case .select(let condition, let a, let b):
        for i in column.indices {
          column[i] = columns[condition][i] != 0 ? columns[a][i] : columns[b][i]
        }
      }
      swap(&column, &columns[target])
    }
  }

  /// The column of a register.
  func column(_ register: Int) -> [Double] { columns[register] }

  /// Writes the first `count` numbers of a register, from `origin`, to `target` from `index` on; false where
  /// one is infinite or NaN.
  func write(
    _ register: Int, first count: Int, minus origin: Double, to target: inout [Double],
    at index: Int
  ) -> Bool {
    let column = columns[register]
    precondition(
      (0...column.count).contains(count) && index >= 0 && index + count <= target.count,
      "numbers of the block, and room for them")
    var numbers = target.mutableSpan
    for i in 0..<count { numbers[index + i] = column[i] - origin }
    // Any number times zero is zero, infinity and NaN are not.
    var products = SIMD8<Double>.zero
    var i = 0
    while i + 8 <= count {
      for lane in 0..<8 { products[lane] += column[i + lane] * 0 }
      i += 8
    }
    var rest = products.sum()
    while i < count {
      rest += column[i] * 0
      i += 1
    }
    return rest == 0
  }

  private func apply(_ operation: UnaryOperation, _ a: [Double], _ target: inout [Double]) {
    precondition(a.count == target.count, "columns of one block")
    switch operation {
    case .negate: for i in a.indices { target[i] = -a[i] }
    case .sqrt: for i in a.indices { target[i] = a[i].squareRoot() }
    case .abs: for i in a.indices { target[i] = a[i].magnitude }
    default: for i in a.indices { target[i] = operation(a[i]) }
    }
  }

  private func apply(
    _ operation: BinaryOperation, _ a: [Double], _ b: [Double], _ target: inout [Double]
  ) {
    precondition(a.count == target.count && b.count == target.count, "columns of one block")
    switch operation {
    case .add: for i in a.indices { target[i] = a[i] + b[i] }
    case .subtract: for i in a.indices { target[i] = a[i] - b[i] }
    case .multiply: for i in a.indices { target[i] = a[i] * b[i] }
    case .divide: for i in a.indices { target[i] = a[i] / b[i] }
    default: for i in a.indices { target[i] = operation(a[i], b[i]) }
    }
  }
}

import Mathematics

/// The draws of one block of trials, relative to an origin for each output.
struct MonteCarloBlock: Sendable {
  /// The draws of each output, trials without a value left out.
  let draws: [[Double]]
  let withoutValue: Int

  /// The first trials without a value.
  let examples: [Int]

  /// Runs the trials from `first` on.
  init(
    _ problem: PropagationProblem, _ sampler: InputSampler, origins: [Double], first: Int,
    count: Int
  ) {
    var block = TrialBlock(problem.program)
    let registers = problem.program.outputs.map(\.register)
    var draws = [[Double]](repeating: [], count: registers.count)
    for index in draws.indices { draws[index].reserveCapacity(count) }
    var (withoutValue, examples) = (0, [Int]())
    var done = 0
    while done < count {
      sampler.fill(&block, from: first + done)
      block.run()
      let size = min(TrialBlock.size, count - done)
      let columns = registers.map { block.column($0) }
      if columns.allSatisfy({ Self.isFinite($0) }) {
        for index in columns.indices {
          Self.append(columns[index], size, minus: origins[index], to: &draws[index])
        }
      } else {
        for trial in 0..<size {
          if columns.allSatisfy({ $0[trial].isFinite }) {
            for index in columns.indices {
              draws[index].append(columns[index][trial] - origins[index])
            }
          } else {
            withoutValue += 1
            if examples.count < 8 { examples.append(first + done + trial) }
          }
        }
      }
      done += size
    }
    self.draws = draws
    self.withoutValue = withoutValue
    self.examples = examples
  }

  /// Whether no number of a column is infinite or NaN: their sum times zero is zero.
  private static func isFinite(_ column: [Double]) -> Bool {
    var lanes = SIMD8<Double>.zero
    var i = 0
    while i + 8 <= column.count {
      for lane in 0..<8 { lanes[lane] += column[i + lane] * 0 }
      i += 8
    }
    var rest = lanes.sum()
    while i < column.count {
      rest += column[i] * 0
      i += 1
    }
    return rest == 0
  }

  private static func append(
    _ column: [Double], _ count: Int, minus origin: Double, to draws: inout [Double]
  ) {
    draws += column[..<count].map { $0 - origin }
  }

  /// Why a trial has no value: the first instruction that gave none.
  static func cause(
    of trial: Int, _ problem: PropagationProblem, _ sampler: InputSampler
  ) -> String {
    var block = TrialBlock(problem.program)
    sampler.fill(&block, from: trial)
    let inputs = problem.program.inputs.indices.map { block.column($0)[0] }
    let registers = problem.program.registers(inputs)
    for (index, instruction) in problem.program.instructions.enumerated()
    where !registers[problem.program.inputs.count + index].isFinite {
      return instruction.cause(registers)
    }
    return "an output beyond the range of numbers"
  }
}

extension ModelInstruction {
  /// Why an instruction has no finite value.
  fileprivate func cause(_ registers: [Double]) -> String {
    switch self {
    case .unary(.log, let a), .unary(.log10, let a), .unary(.log2, let a):
      registers[a] == 0 ? "logarithm of zero" : "logarithm of a negative number"
    case .unary(.sqrt, _): "square root of a negative number"
    case .unary(let operation, _): "\(operation.rawValue) outside of its domain"
    case .binary(.divide, _, let b) where registers[b] == 0: "division by zero"
    case .binary(.power, _, _): "power outside of its domain"
    case .binary(let operation, _, _): "\(operation.rawValue) beyond the range of numbers"
    case .constant, .select: "a value beyond the range of numbers"
    }
  }
}

import Mathematics
import Wording

/// The draws of one block of trials, relative to an origin for each output.
struct MonteCarloBlock: Sendable {
  /// The draws of each output, trials without a value left out.
  let draws: [[Double]]
  let withoutValue: Int

  /// The first trials without a value.
  let examples: [Int]

  /// Runs the trials from `first` on, in `block`.
  init(
    _ problem: PropagationProblem, _ sampler: InputSampler, in block: inout TrialBlock,
    origins: [Double], first: Int, count: Int
  ) {
    let registers = problem.program.outputs.map(\.register)
    var draws = [[Double]](
      repeating: [Double](repeating: 0, count: count), count: registers.count)
    var (filled, examples) = (0, [Int]())
    for done in stride(from: 0, to: count, by: TrialBlock.size) {
      sampler.fill(&block, from: first + done)
      block.run()
      let size = min(TrialBlock.size, count - done)
      var isFinite = true
      for index in registers.indices {
        let hasValues = block.write(
          registers[index], first: size, minus: origins[index], to: &draws[index], at: filled)
        isFinite = isFinite && hasValues
      }
      filled += size
      guard !isFinite else { continue }
      let written = (filled - size)..<filled
      filled = written.lowerBound
      for place in written {
        if draws.allSatisfy({ $0[place].isFinite }) {
          for index in draws.indices { draws[index][filled] = draws[index][place] }
          filled += 1
        } else if examples.count < 8 {
          examples.append(first + done + place - written.lowerBound)
        }
      }
    }
    self.draws = filled == count ? draws : draws.map { Array($0[..<filled]) }
    withoutValue = count - filled
    self.examples = examples
  }

  /// Why a trial has no value: the first instruction that gave none.
  static func cause(
    of trial: Int, _ problem: PropagationProblem, _ sampler: InputSampler
  ) -> Phrase {
    var block = TrialBlock(problem.program)
    sampler.fill(&block, from: trial)
    let inputs = problem.program.inputs.indices.map { block.column($0)[0] }
    let registers = problem.program.registers(inputs)
    if case .solution = problem.program.origin,
      !registers[problem.program.outputs[0].register].isFinite
    {
      return Phrase(
        vi: "không tìm được nghiệm của phương trình từ nghiệm tại ước lượng",
        en: "no solution of the equation was reached from that at the estimates")
    }
    for (index, instruction) in problem.program.instructions.enumerated()
    where !registers[problem.program.inputs.count + index].isFinite {
      return instruction.cause(registers)
    }
    return Phrase(
      vi: "đại lượng đầu ra vượt phạm vi số", en: "an output beyond the range of numbers")
  }
}

extension ModelInstruction {
  /// Why an instruction has no finite value.
  fileprivate func cause(_ registers: [Double]) -> Phrase {
    switch self {
    case .unary(.log, let a), .unary(.log10, let a), .unary(.log2, let a):
      registers[a] == 0
        ? Phrase(vi: "logarit của 0", en: "logarithm of zero")
        : Phrase(vi: "logarit của số âm", en: "logarithm of a negative number")
    case .unary(.sqrt, _):
      Phrase(vi: "căn bậc hai của số âm", en: "square root of a negative number")
    case .unary(let operation, _):
      Phrase(
        vi: "\(operation.rawValue) ngoài miền xác định",
        en: "\(operation.rawValue) outside of its domain")
    case .binary(.divide, _, let b) where registers[b] == 0:
      Phrase(vi: "chia cho 0", en: "division by zero")
    case .binary(.power, _, _):
      Phrase(vi: "lũy thừa ngoài miền xác định", en: "power outside of its domain")
    case .binary(let operation, _, _):
      Phrase(
        vi: "\(operation.rawValue) vượt phạm vi số",
        en: "\(operation.rawValue) beyond the range of numbers")
    case .constant, .select:
      Phrase(vi: "giá trị vượt phạm vi số", en: "a value beyond the range of numbers")
    }
  }
}

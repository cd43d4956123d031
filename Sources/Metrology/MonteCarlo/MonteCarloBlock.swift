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
    for done in stride(from: 0, to: count, by: block.size) {
      sampler.fill(&block, from: first + done)
      block.run()
      let size = min(block.size, count - done)
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

  /// Why a trial has no value.
  static func cause(
    of trial: Int, _ problem: PropagationProblem, _ sampler: InputSampler
  ) -> ModelFault {
    var block = TrialBlock(problem.program)
    sampler.fill(&block, from: trial)
    let inputs = problem.program.inputs.indices.map { block.column($0)[0] }
    return problem.program.fault(at: inputs)
      ?? ModelFault(
        cause: Phrase(
          vi: "đại lượng đầu ra vượt phạm vi số", en: "an output beyond the range of numbers"))
  }
}

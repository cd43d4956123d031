import Mathematics
import Metrology

/// The kernels of large samples and of many small rounds, and propagation to first order.
enum Kernels {
  /// How many laboratories a small round has.
  static let laboratories = 20

  static func time(_ sizes: Samples.Sizes, in folder: String) throws {
    for count in sizes.values {
      let values = try Samples.doubles("\(folder)/values_\(count).f64")
      report("median/\(count)") { median(values.span) }
      report("median and MAD/\(count)") {
        let center = median(values.span)
        return center + medianAbsoluteDeviation(values.span, around: center)
      }
      if count == sizes.values[0] {
        report("Algorithm A/\(count)") {
          guard let found = try? AlgorithmA(values) else { return 0 }
          return found.location + found.scale
        }
      }
    }
    try timeRounds(sizes, in: folder)
    try timePropagation()
  }

  /// Algorithm A of each round; the result is the sum of x* and s* over the first two thousand, which
  /// is as many as a program that needs 0.2 ms for one can do.
  private static func timeRounds(_ sizes: Samples.Sizes, in folder: String) throws {
    let values = try Samples.doubles("\(folder)/rounds.f64")
    let part = min(sizes.rounds, 4000)
    report("Algorithm A, round of 20/\(sizes.rounds)", per: sizes.rounds) {
      var sum = 0.0
      for first in stride(from: 0, to: sizes.rounds, by: part) {
        let count = min(part, sizes.rounds - first)
        let ends = (1...count).map { $0 * laboratories }
        let start = first * laboratories
        let chunk = values.span.extracting(start..<(start + count * laboratories))
        for (index, found) in AlgorithmA.fits(chunk, ends: ends).enumerated() {
          guard let found else { return 0 }
          if first + index < 2000 { sum += found.location + found.scale }
        }
      }
      return sum
    }
  }

  /// From ten numbers with uncertainties to the uncertainty of the output, inputs made anew each time.
  private static func timePropagation() throws {
    let program = try ModelProgram(
      parsing: "y = (x0*x1 + x2)/(x3 - x4)*exp(-x5) + x6*sqrt(x7) + sin(x8)*x9")
    let values = [2.0, 3.0, 1.5, 5.0, 1.2, 0.3, 0.7, 4.0, 0.9, 1.1]
    report("first-order propagation, 10 inputs") {
      let inputs = program.inputs.map { name in
        let index = Int(name.dropFirst()) ?? 0
        let (value, u) = (values[index], 0.01 * Double(index + 1))
        return InputQuantity(
          name: name, value: value, standardUncertainty: try? StandardUncertainty(u),
          distribution: .normal(mean: value, standardDeviation: u))
      }
      let problem = PropagationProblem(
        program: program, inputs: inputs, coverageProbability: 0.95)
      guard let propagation = try? LinearPropagation(of: problem),
        let u = try? propagation.outputs[0].standardUncertainty.get()
      else { return 0 }
      return u
    }
  }
}

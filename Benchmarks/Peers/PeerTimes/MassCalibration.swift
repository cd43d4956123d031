import Mathematics
import Metrology

/// The mass calibration of JCGM 101:2008, 9.3: two normal and three uniform inputs, in milligrams and
/// kilograms a cubic metre.
enum MassCalibration {
  static func problem() throws -> PropagationProblem {
    let program = try ModelProgram(
      parsing: "dm = (mRc + dmRc) * (1 + (rhoA - 1.2) * (1/rhoW - 1/rhoR)) - 100000")
    let distributions: [String: InputDistribution] = [
      "mRc": .normal(mean: 100_000, standardDeviation: 0.05),
      "dmRc": .normal(mean: 1.234, standardDeviation: 0.02), "rhoA": .uniform(a: 1.1, b: 1.3),
      "rhoW": .uniform(a: 7000, b: 9000), "rhoR": .uniform(a: 7950, b: 8050),
    ]
    let inputs = try program.inputs.map { name in
      let distribution = distributions[name] ?? .constant(0)
      return try InputQuantity(name: name, distribution: distribution)
    }
    return PropagationProblem(program: program, inputs: inputs, coverageProbability: 0.95)
  }
}

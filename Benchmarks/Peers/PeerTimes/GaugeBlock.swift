import Mathematics
import Metrology

/// The gauge block calibration of JCGM 101:2008, 9.5: four quantities with Student's distribution, a normal, an arcsine,
/// a uniform and two of curvilinear trapezoids, in nanometres and degrees Celsius.
enum GaugeBlock {
  static func problem() throws -> PropagationProblem {
    let program = try ModelProgram(
      parsing: "dL = Ls + D + d1 + d2 - Ls*(da*(theta0 + delta) + alphas*dtheta) - 50000000")
    let distributions: [String: InputDistribution] = [
      "Ls": .studentT(mean: 50_000_623, scale: 25, degreesOfFreedom: 18),
      "D": .studentT(mean: 215, scale: 6, degreesOfFreedom: 24),
      "d1": .studentT(mean: 0, scale: 4, degreesOfFreedom: 5),
      "d2": .studentT(mean: 0, scale: 7, degreesOfFreedom: 8),
      "alphas": .uniform(a: 9.5e-6, b: 13.5e-6),
      "theta0": .normal(mean: -0.1, standardDeviation: 0.2), "delta": .arcsine(a: -0.5, b: 0.5),
      "da": .curvilinearTrapezoid(a: -1e-6, b: 1e-6, d: 1e-7),
      "dtheta": .curvilinearTrapezoid(a: -0.05, b: 0.05, d: 0.025),
    ]
    let inputs = try program.inputs.map { name in
      let distribution = distributions[name] ?? .constant(0)
      return try InputQuantity(name: name, distribution: distribution)
    }
    return PropagationProblem(program: program, inputs: inputs, coverageProbability: 0.95)
  }
}

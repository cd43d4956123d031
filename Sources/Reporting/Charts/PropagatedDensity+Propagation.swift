public import Metrology

extension PropagatedDensity {
  /// What a plot shows of the output at `index` of a law of propagation, beside the classes and the
  /// intervals of a Monte Carlo; `nil` where a number is not finite.
  public init?(
    of propagation: LinearPropagation, output index: Int, range: ClosedRange<Double>,
    shares: [Double], symmetric: ClosedRange<Double>, shortest: ClosedRange<Double>
  ) {
    let output = propagation.outputs[index]
    self.init(
      name: output.name, unit: output.unit, range: range, shares: shares, symmetric: symmetric,
      shortest: shortest, coverageProbability: propagation.problem.coverageProbability,
      framework: Framework(of: output),
      contributions: output.budget.map {
        Contribution(input: propagation.problem.inputs[$0.input].name, share: $0.index)
      })
  }
}

extension PropagatedDensity.Framework {
  /// The normal or t distribution of a propagated output; `nil` where it has no uncertainty.
  init?(of output: PropagatedOutput) {
    guard let u = try? output.standardUncertainty.get(),
      let U = try? output.expandedUncertainty.get(), let ν = try? output.degreesOfFreedom.get()
    else { return nil }
    self.init(
      value: output.value, standardUncertainty: u, expandedUncertainty: U,
      degreesOfFreedom: ν.value)
  }
}

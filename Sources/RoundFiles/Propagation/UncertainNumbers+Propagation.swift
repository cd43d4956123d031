public import Metrology

extension UncertainNumbers {
  /// The outputs of a propagation, with their sensitivities to its inputs.
  ///
  /// An input without an identity of its own gets one from `source`, which tells this propagation from
  /// others. Inputs without uncertainty are left out.
  public init(of propagation: LinearPropagation, source: String) {
    let problem = propagation.problem
    let identities = problem.inputs.map { $0.identity ?? source + ":" + $0.name }
    let kept = problem.inputs.indices.filter { problem.inputs[$0].standardUncertainty?.value != 0 }
    inputs = kept.map { problem.inputs[$0].identified(identities[$0]) }
    var correlations: [Correlation] = []
    for i in kept {
      for j in kept where j < i && problem.correlation(i, j) != 0 {
        correlations.append(
          Correlation(between: [identities[j], identities[i]], r: problem.correlation(i, j)))
      }
    }
    self.correlations = correlations
    numbers = propagation.outputs.map { output in
      Number(
        name: output.name, unit: output.unit, value: output.value,
        components: output.budget.filter { kept.contains($0.input) && $0.sensitivity != 0 }.map {
          Number.Component(input: identities[$0.input], sensitivity: $0.sensitivity)
        })
    }
  }
}

extension InputQuantity {
  func identified(_ identity: String) -> InputQuantity {
    InputQuantity(
      name: name, value: value, standardUncertainty: standardUncertainty,
      degreesOfFreedom: degreesOfFreedom, unit: unit, distribution: distribution,
      ensemble: ensemble, identity: identity)
  }
}

extension ModelProgram {
  /// The program whose outputs are the derivatives Σ_i d_i ∂f/∂x_i of this one's outputs in a fixed
  /// direction d.
  ///
  /// Its gradients are so the second, its Hessian matrices the third derivatives of this program, all
  /// exact to rounding.
  ///
  /// - Precondition: a component of the direction for each input.
  ///
  /// Complexity: linear in the instructions.
  public func derivative(along direction: [Double]) -> ModelProgram {
    precondition(direction.count == inputs.count, "a component for each input")
    var builder = ModelBuilder(inputs: inputs)
    let registers = builder.append(self, inputs: Array(inputs.indices))
    let seeds = direction.map { $0 == 0 ? nil : builder.constant($0) }
    let tangents = builder.tangents(of: self, at: registers, inputs: seeds)
    let results = outputs.map { output in
      ModelOutput(
        name: output.name, register: tangents[output.register] ?? builder.constant(0))
    }
    return builder.program(outputs: results)
  }
}

public import Mathematics

extension ModelProgram {
  /// The derivatives of each output by each input, exact to rounding, in reverse mode.
  ///
  /// An output that does not depend on an input has a derivative of exactly 0 by it, also where
  /// something else has none.
  ///
  /// Complexity: linear in the instructions for each output.
  public func gradients(at values: [Double]) -> [[Double]] {
    let registers = registers(values)
    return outputs.map { output in
      var adjoints = [Double](repeating: 0, count: registers.count)
      adjoints[output.register] = 1
      for (index, instruction) in instructions.enumerated().reversed() {
        let register = inputs.count + index
        let adjoint = adjoints[register]
        if adjoint == 0 { continue }
        switch instruction {
        case .constant: break
        case .unary(let operation, let a):
          adjoints[a] += adjoint * operation.derivatives(registers[a], registers[register]).first
        case .binary(let operation, let a, let b):
          let partials = operation.partials(registers[a], registers[b], registers[register])
          if dependsOnInputs[a] { adjoints[a] += adjoint * partials.a }
          if dependsOnInputs[b] { adjoints[b] += adjoint * partials.b }
        case .select(let condition, let a, let b):
          adjoints[registers[condition] != 0 ? a : b] += adjoint
        }
      }
      return Array(adjoints[..<inputs.count])
    }
  }

  /// The second derivatives of an output, exact to rounding: for each input the gradient is
  /// differentiated in the direction of that input.
  ///
  /// Complexity: linear in the instructions for each input.
  public func hessian(output: Int, at values: [Double]) -> Matrix {
    hessian(output: output, at: values, by: Array(inputs.indices))
  }

  /// The second derivatives by some of the inputs.
  func hessian(output: Int, at values: [Double], by selected: [Int]) -> Matrix {
    let registers = registers(values)
    return Matrix(
      columns: selected.map { input in
        let tangents = tangents(registers, input)
        let gradient = directionalGradient(outputs[output].register, registers, tangents)
        return selected.map { gradient[$0] }
      })
  }

  /// The inputs that reach an operation that is not linear: by all others every second derivative is zero.
  ///
  /// Complexity: linear in the instructions.
  var nonlinearInputs: [Int] {
    var isNonlinear = [Bool](repeating: false, count: inputs.count + instructions.count)
    for (index, instruction) in instructions.enumerated().reversed() {
      let reaches = isNonlinear[inputs.count + index]
      switch instruction {
      case .constant: break
      case .unary(let operation, let a):
        if reaches || operation != .negate { isNonlinear[a] = true }
      case .binary(let operation, let a, let b):
        if reaches || !isLinear(operation, a, b) { (isNonlinear[a], isNonlinear[b]) = (true, true) }
      case .select(_, let a, let b):
        if reaches { (isNonlinear[a], isNonlinear[b]) = (true, true) }
      }
    }
    return inputs.indices.filter { isNonlinear[$0] }
  }

  private func isLinear(_ operation: BinaryOperation, _ a: Int, _ b: Int) -> Bool {
    switch operation {
    case .add, .subtract: true
    case .multiply: !dependsOnInputs[a] || !dependsOnInputs[b]
    case .divide: !dependsOnInputs[b]
    default: false
    }
  }

  /// The derivatives of all registers by an input.
  private func tangents(_ registers: [Double], _ input: Int) -> [Double] {
    var tangents = [Double](repeating: 0, count: inputs.count)
    tangents[input] = 1
    for (index, instruction) in instructions.enumerated() {
      let y = registers[inputs.count + index]
      switch instruction {
      case .constant: tangents.append(0)
      case .unary(let operation, let a):
        tangents.append(
          tangents[a] == 0 ? 0 : operation.derivatives(registers[a], y).first * tangents[a])
      case .binary(let operation, let a, let b):
        let partials = operation.partials(registers[a], registers[b], y)
        tangents.append(
          (tangents[a] == 0 ? 0 : partials.a * tangents[a])
            + (tangents[b] == 0 ? 0 : partials.b * tangents[b]))
      case .select(let condition, let a, let b):
        tangents.append(tangents[registers[condition] != 0 ? a : b])
      }
    }
    return tangents
  }

  /// The derivative of the gradient of a register in the direction of the tangents.
  private func directionalGradient(
    _ output: Int, _ registers: [Double], _ tangents: [Double]
  ) -> [Double] {
    var adjoints = [Double](repeating: 0, count: registers.count)
    var slopes = adjoints
    adjoints[output] = 1
    for (index, instruction) in instructions.enumerated().reversed() {
      let register = inputs.count + index
      let (adjoint, slope) = (adjoints[register], slopes[register])
      if adjoint == 0, slope == 0 { continue }
      switch instruction {
      case .constant: break
      case .unary(let operation, let a):
        let (first, second) = operation.derivatives(registers[a], registers[register])
        adjoints[a] += adjoint * first
        slopes[a] += product(slope, first) + product(tangents[a], second * adjoint)
      case .binary(let operation, let a, let b):
        let p = operation.partials(registers[a], registers[b], registers[register])
        let (ta, tb) = (tangents[a], tangents[b])
        if dependsOnInputs[a] {
          adjoints[a] += adjoint * p.a
          slopes[a] +=
            product(slope, p.a) + product(ta, p.aa * adjoint) + product(tb, p.ab * adjoint)
        }
        if dependsOnInputs[b] {
          adjoints[b] += adjoint * p.b
          slopes[b] +=
            product(slope, p.b) + product(ta, p.ab * adjoint) + product(tb, p.bb * adjoint)
        }
      case .select(let condition, let a, let b):
        let chosen = registers[condition] != 0 ? a : b
        adjoints[chosen] += adjoint
        slopes[chosen] += slope
      }
    }
    return Array(slopes[..<inputs.count])
  }

  /// A product in which zero wins over what is not finite.
  private func product(_ factor: Double, _ other: Double) -> Double {
    factor == 0 ? 0 : factor * other
  }
}

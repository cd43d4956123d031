public import Mathematics
import RealModule

/// The law of propagation of uncertainty to first order, for one model at many points: no call allocates.
///
///     y = f(x) ,   u²(y) = Σ_i Σ_j c_i c_j r_ij u(x_i) u(x_j) ,   c_i = ∂f/∂x_i, exact to rounding
///
/// It keeps the scratch of the forward and the reverse pass between calls, so each thread takes a copy of
/// its own. For a budget, degrees of freedom or terms of second order: ``LinearPropagation``.
///
/// Edge cases: where the model has no value or no derivative, the value or the uncertainty is NaN. An
/// output that does not depend on an input has a sensitivity of exactly zero by it. An input with
/// u = 0 does not count, also where the derivative by it does not exist.
///
/// Complexity: linear in the instructions; with correlations also quadratic in the inputs.
/// Reference: JCGM 100:2008, 5.1.2 and 5.2.2.
public struct FirstOrderEvaluator: Sendable {
  /// A value with its standard uncertainty.
  public struct Result: Hashable, Sendable {
    /// The value of the output.
    public let value: Double

    /// Its standard uncertainty.
    public let standardUncertainty: Double
  }

  /// The model.
  public let program: ModelProgram

  private let output: Int
  private let correlation: Matrix?
  private var registers: [Double]
  private var adjoints: [Double]

  /// Prepares to evaluate an output of `program`, whose inputs have these correlation coefficients;
  /// `nil` where they are independent.
  ///
  /// - Precondition: the program has such an output; a matrix with a row for each input.
  public init(_ program: ModelProgram, output: Int = 0, correlation: Matrix? = nil) {
    let count = program.inputs.count
    precondition(program.outputs.indices.contains(output), "an output of the program")
    precondition(
      correlation.map { $0.rowCount == count && $0.columnCount == count } ?? true,
      "the correlation matrix has a row for each input")
    self.program = program
    self.correlation = correlation
    self.output = program.outputs[output].register
    registers = [Double](repeating: 0, count: count + program.instructions.count)
    adjoints = registers
  }

  /// The output at `values` of the inputs with these standard uncertainties.
  ///
  /// - Precondition: one value and one uncertainty for each input.
  public mutating func evaluate(
    _ values: Span<Double>, standardUncertainties: Span<Double>
  ) -> Result {
    let count = program.inputs.count
    precondition(
      values.count == count && standardUncertainties.count == count,
      "one value and one uncertainty for each input")
    for i in 0..<count { registers[i] = values[i] }
    Self.forward(program, &registers)
    Self.reverse(program, output, registers, &adjoints)
    var variance = 0.0
    for i in 0..<count where standardUncertainties[i] != 0 {
      let own = adjoints[i] * standardUncertainties[i]
      variance += own * own
    }
    if let correlation {
      for i in 0..<count where standardUncertainties[i] != 0 {
        for j in 0..<i where standardUncertainties[j] != 0 {
          variance +=
            2 * correlation[i, j] * (adjoints[i] * standardUncertainties[i])
            * (adjoints[j] * standardUncertainties[j])
        }
      }
      // Rounding below zero counts as zero.
      if variance < 0 { variance = 0 }
    }
    return Result(value: registers[output], standardUncertainty: variance.squareRoot())
  }

  /// The derivative of the output by an input, at the point that was evaluated last.
  ///
  /// - Precondition: one of the inputs.
  public func sensitivity(_ input: Int) -> Double {
    precondition(program.inputs.indices.contains(input), "one of the inputs")
    return adjoints[input]
  }

  private static func forward(_ program: ModelProgram, _ scratch: inout [Double]) {
    let count = program.inputs.count
    let instructions = program.instructions.span
    var registers = scratch.mutableSpan
    for index in instructions.indices {
      switch instructions[index] {
      case .constant(let value): registers[count + index] = value
      case .unary(let operation, let a): registers[count + index] = operation(registers[a])
      case .binary(let operation, let a, let b):
        registers[count + index] = operation(registers[a], registers[b])
      case .select(let condition, let a, let b):
        registers[count + index] = registers[registers[condition] != 0 ? a : b]
      }
    }
  }

  private static func reverse(
    _ program: ModelProgram, _ output: Int, _ values: [Double], _ scratch: inout [Double]
  ) {
    let registers = values.span
    let count = program.inputs.count
    let instructions = program.instructions.span
    let depends = program.dependsOnInputs.span
    var adjoints = scratch.mutableSpan
    for i in adjoints.indices { adjoints[i] = 0 }
    adjoints[output] = 1
    var index = instructions.count
    while index > 0 {
      index -= 1
      let adjoint = adjoints[count + index]
      if adjoint == 0 { continue }
      switch instructions[index] {
      case .constant: break
      case .unary(let operation, let a):
        adjoints[a] += adjoint * operation.slope(registers[a], registers[count + index])
      case .binary(let operation, let a, let b):
        let y = registers[count + index]
        if depends[a] {
          adjoints[a] += adjoint * operation.slopeByFirst(registers[a], registers[b], y)
        }
        if depends[b] {
          adjoints[b] += adjoint * operation.slopeBySecond(registers[a], registers[b], y)
        }
      case .select(let condition, let a, let b):
        adjoints[registers[condition] != 0 ? a : b] += adjoint
      }
    }
  }
}

extension UnaryOperation {
  /// The first derivative at `x`, where the value is `y`.
  @inline(__always)
  fileprivate func slope(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .negate: -1
    case .sqrt: 0.5 / y
    case .exp: y
    case .log: 1 / x
    case .sin: .cos(x)
    case .cos: -.sin(x)
    default: derivatives(x, y).first
    }
  }
}

extension BinaryOperation {
  /// The derivative by the first argument, where the value is `y`.
  @inline(__always)
  fileprivate func slopeByFirst(_ a: Double, _ b: Double, _ y: Double) -> Double {
    switch self {
    case .add, .subtract: 1
    case .multiply: b
    case .divide: 1 / b
    case .power: b == 2 ? 2 * a : partials(a, b, y).a
    default: partials(a, b, y).a
    }
  }

  /// The derivative by the second argument, where the value is `y`.
  @inline(__always)
  fileprivate func slopeBySecond(_ a: Double, _ b: Double, _ y: Double) -> Double {
    switch self {
    case .add: 1
    case .subtract: -1
    case .multiply: a
    case .divide: -y / b
    default: partials(a, b, y).b
    }
  }
}

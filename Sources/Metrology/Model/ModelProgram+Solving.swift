import Mathematics

extension ModelProgram {
  /// Solves f(y, x) = 0 for the input y named `unknown`, where f is the output named `equation`.
  ///
  /// The result is a model of the other inputs like any other: the unknown becomes its first output,
  /// and the outputs of this program other than the equation, which may depend on the unknown, follow.
  /// From the root y_0 at the estimates, found in the bracket by Brent's method, it takes six steps of
  /// Newton's method,
  ///
  ///     y_(n+1) = y_n − f(y_n, x) / f_y(y_n, x)
  ///
  /// with f_y by exact differentiation of the instructions. At the estimates n steps make all
  /// derivatives of an order below 2^n those of the implicit function: ∂y/∂x = −f_x/f_y and so on.
  ///
  /// Edge cases: away from the estimates, as in trials of the Monte Carlo method, the model has no value
  /// (NaN) where the last step is above 1e-9 of y plus 1e-12 of the width of the bracket, or where y
  /// leaves the bracket: a root that the method does not reach is never replaced by another number.
  ///
  /// `unit` is the unit of the unknown, as it is to be written.
  ///
  /// - Precondition: an estimate for each input other than the unknown, in their order.
  public func solving(
    for unknown: String, equation: String, in bracket: ClosedRange<Double>, at estimates: [Double],
    unit: String? = nil
  ) throws(ImplicitModelFailure) -> ModelProgram {
    guard let place = inputs.firstIndex(of: unknown) else { throw .noUnknown(unknown) }
    guard let output = outputs.firstIndex(where: { $0.name == equation }) else {
      throw .noEquation(equation)
    }
    precondition(estimates.count == inputs.count - 1, "an estimate for each other input")
    let root = try self.root(place, output, bracket, estimates)
    var search = NewtonSearch(model: self, unknown: place, equation: outputs[output].register)
    let y = try search.solution(from: root, in: bracket)
    let others = outputs.filter { $0.name != equation }
    let solved = search.program(
      solution: y, unit: unit, others: others,
      origin: .solution(of: self, unknown: place, equation: output))
    let reached = solved.evaluate(estimates)[0]
    let width = bracket.upperBound - bracket.lowerBound
    guard (reached - root).magnitude <= 1e-6 * max(root.magnitude, width),
      solved.gradients(at: estimates)[0].allSatisfy(\.isFinite)
    else { throw .notRegular(at: root) }
    return solved
  }

  /// The root in the bracket at the estimates.
  private func root(
    _ unknown: Int, _ output: Int, _ bracket: ClosedRange<Double>, _ estimates: [Double]
  ) throws(ImplicitModelFailure) -> Double {
    var point = estimates
    point.insert(0, at: unknown)
    func residual(_ y: Double) -> Double {
      var point = point
      point[unknown] = y
      return evaluate(point)[output]
    }
    let root: Double
    do throws(RootError) {
      root = try bracketedRoot(in: bracket, of: residual)
    } catch {
      switch error {
      case .noSignChange(let lower, let upper):
        throw .noSignChange(
          valueAtLowerBound: lower.isFinite ? lower : nil,
          valueAtUpperBound: upper.isFinite ? upper : nil)
      case .undefined(let point): throw .undefined(at: point)
      }
    }
    // At a pole or a jump the sign changes, but nothing vanishes.
    let ends = [residual(bracket.lowerBound), residual(bracket.upperBound)].filter(\.isFinite)
    let size = ends.reduce(0) { max($0, $1.magnitude) }
    guard ends.isEmpty || residual(root).magnitude <= 1e-3 * size else {
      throw .notRegular(at: root)
    }
    return root
  }
}

/// Writes Newton's method for one unknown of a model as straight-line code.
private struct NewtonSearch {
  let model: ModelProgram
  let unknown: Int
  let equation: Int
  private var builder: ModelBuilder

  private static let stepCount = 6

  init(model: ModelProgram, unknown: Int, equation: Int) {
    self.model = model
    self.unknown = unknown
    self.equation = equation
    var inputs = model.inputs
    inputs.remove(at: unknown)
    builder = ModelBuilder(inputs: inputs)
  }

  private func inputs(_ y: Int) -> [Int] {
    var registers = Array(builder.inputs.indices)
    registers.insert(y, at: unknown)
    return registers
  }

  /// The register of the solution; it has no value where the search failed.
  mutating func solution(
    from root: Double, in bracket: ClosedRange<Double>
  ) throws(ImplicitModelFailure) -> Int {
    var y = builder.constant(root)
    var step = y
    for _ in 0..<Self.stepCount {
      let registers = builder.append(model, inputs: inputs(y))
      var seeds = [Int?](repeating: nil, count: model.inputs.count)
      seeds[unknown] = builder.constant(1)
      let tangents = builder.tangents(of: model, at: registers, inputs: seeds)
      guard let slope = tangents[equation] else { throw .independent }
      step = builder.quotient(registers[equation], slope)
      y = builder.binary(.subtract, y, step)
    }
    let width = bracket.upperBound / 2 - bracket.lowerBound / 2
    let size = builder.unary(.abs, y)
    let reach = builder.binary(
      .add, builder.binary(.multiply, builder.constant(1e-9), size), builder.constant(2e-12 * width)
    )
    let isSmall = builder.binary(.lessOrEqual, builder.unary(.abs, step), reach)
    let isAbove = builder.binary(.lessOrEqual, builder.constant(bracket.lowerBound), y)
    let isBelow = builder.binary(.lessOrEqual, y, builder.constant(bracket.upperBound))
    let isFound = builder.product(isSmall, builder.product(isAbove, isBelow))
    return builder.append(.select(condition: isFound, y, builder.nothing()))
  }

  /// The program whose first output is the unknown.
  mutating func program(
    solution y: Int, unit: String?, others: [ModelOutput], origin: ModelOrigin
  ) -> ModelProgram {
    let registers = builder.append(model, inputs: inputs(y))
    let solved = ModelOutput(name: model.inputs[unknown], register: y, unit: unit)
    return builder.program(
      outputs: [solved]
        + others.map {
          ModelOutput(name: $0.name, register: registers[$0.register], unit: $0.unit)
        }, origin: origin)
  }
}

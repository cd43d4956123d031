/// A divisor, the argument of a logarithm, root or power, or the slope of an equation that is solved, that can
/// come to zero over the uncertainties of the inputs.
public struct NearZero: Hashable, Sendable {
  /// What a number is to the operation that it enters.
  public enum Role: Hashable, Sendable {
    /// A quotient by a quantity that can be zero has neither a mean nor a standard deviation.
    case divisor

    /// A logarithm has no value from zero down.
    case logarithm

    /// A square root has no value below zero, and no derivative at zero.
    case squareRoot

    /// A power with an exponent that is no whole number has no value below zero, one with a negative
    /// exponent none at zero.
    case power

    /// An equation has no value where it divides by zero.
    case equationDivisor

    /// Where the derivative of an equation by its unknown vanishes, two solutions meet and end.
    case equationSlope
  }

  /// What the number is to the operation.
  public let role: Role

  /// The quantity that the operation completes, or else the term as it was written.
  public let term: String

  /// The line in the text of the model, from 1.
  public let line: Int

  /// How far from zero the number lies at the estimates, in its standard uncertainties to first order; 0
  /// where it has no finite variance.
  public let distance: Double

  /// Up to so many standard uncertainties it is told: beyond them lie 3 of ten million normal draws.
  public static let limit = 5.0
}

extension NearZero {
  init(_ argument: SensitiveArgument, distance: Double) {
    self.init(
      role: argument.role, term: argument.source.text, line: argument.source.line,
      distance: distance)
  }
}

extension PropagationProblem {
  /// What comes near zero, in the order of the model; a branch of an `if` is taken to be guarded.
  ///
  /// A number whose range does not reach zero, by the ends of the distributions of the inputs, is not told.
  ///
  /// Complexity: linear in the instructions for each operation of such a kind.
  func nearZeros() -> [NearZero] {
    if case .solution(let model, let unknown, let equation) = program.origin {
      return nearZeros(solving: model, for: unknown, equation: equation)
    }
    let found = program.sensitiveArguments(of: program.outputs)
    guard !found.isEmpty else { return [] }
    let ranges = program.ranges(inputs.map(\.distribution.range))
    let reaching = found.filter { ranges[$0.register].reachesZero }
    let arguments = program.reading(reaching.map(\.register))
    let values = arguments.evaluate(estimates)
    let gradients = arguments.gradients(at: estimates)
    return reaching.indices.compactMap { index in
      let distance = distance(values[index], gradients[index])
      return distance < NearZero.limit ? NearZero(reaching[index], distance: distance) : nil
    }
  }

  /// How far a number lies from zero in its standard uncertainties to first order, from its gradient by the
  /// inputs; 0 where it has no finite variance.
  func distance(_ value: Double, _ gradient: [Double]) -> Double {
    let isUnbounded = inputs.indices.contains {
      gradient[$0] != 0 && inputs[$0].standardUncertainty == nil
    }
    if isUnbounded { return 0 }
    let u = combined(signedContributions(gradient))
    return u > 0 ? value.magnitude / u : .infinity
  }
}

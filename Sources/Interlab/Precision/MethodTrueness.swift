import Mathematics

/// The bias of a method, and of each laboratory, against an accepted reference value μ.
///
///     δ̂ = m − μ,   s_δ² = s_L² Σn_i²/N² + s_r²/N,   δ̂ ± 1.96 √(s_δ² + u²(μ))
///     Δ̂_i = ȳ_i − μ,   Δ̂_i ± 1.96 √(s_r²/n_i + u²(μ))
///
/// For equal n the s_δ² is (s_R² − s_r²(1 − 1/n))/p, as the standard has it. Without replicates it is the
/// variance of the laboratory means over p, and there is no interval for a laboratory.
///
/// Edge cases: one laboratory has no interval for the method. A bias is significant when the interval
/// does not hold zero.
///
/// Reference: ISO 5725-4:2020, 4.7 and 5.3.
public struct MethodTrueness: Hashable, Sendable {
  /// A bias and how well it is known.
  public struct Bias: Hashable, Sendable {
    /// The bias.
    public let value: Double

    /// Its standard uncertainty, u(μ) included, or why it is not known.
    public let standardUncertainty: PrecisionFigure

    /// 1.96 times that.
    public var expandedUncertainty: PrecisionFigure {
      standardUncertainty.map { MethodTrueness.coverageFactor * $0 }
    }

    /// Whether the interval leaves zero out; `nil` without an interval.
    public var isSignificant: Bool? {
      (try? expandedUncertainty.get()).map { value.magnitude > $0 }
    }
  }

  /// What may be known of the accepted value.
  public struct AcceptedValue: Hashable, Sendable {
    /// μ.
    public let value: Double

    /// u(μ), zero or more.
    public let standardUncertainty: Double

    /// Creates an accepted value.
    public init(value: Double, standardUncertainty: Double = 0) {
      self.value = value
      self.standardUncertainty = standardUncertainty
    }
  }

  /// The factor that the standard prints for 95 %.
  public static let coverageFactor = 1.96

  /// The accepted value μ.
  public let acceptedValue: AcceptedValue

  /// The bias of the method, δ̂.
  public let method: Bias

  /// The bias of each laboratory, Δ̂, in the order of the cells.
  public let laboratories: [Bias]

  /// Compares a level with its accepted value; `nil` when nothing is left of the level.
  public init?(of level: LevelPrecision, acceptedValue: AcceptedValue) {
    guard let mean = level.mean else { return nil }
    self.acceptedValue = acceptedValue
    let u_μ = acceptedValue.standardUncertainty
    method = Bias(
      value: mean - acceptedValue.value,
      standardUncertainty: Self.deviation(of: level).map { rootSumOfSquares($0, u_μ) })
    laboratories = level.cells.map { cell in
      Bias(
        value: cell.mean - acceptedValue.value,
        standardUncertainty: level.repeatability.map { s_r in
          rootSumOfSquares(s_r / Double(cell.count).squareRoot(), u_μ)
        })
    }
  }

  /// s_δ.
  private static func deviation(of level: LevelPrecision) -> PrecisionFigure {
    guard level.cells.count > 1 else { return .failure(.oneLaboratory) }
    let N = Double(level.resultCount)
    if case .success(let s_r) = level.repeatability, case .success(let s_L) = level.between {
      let squares = level.cells.reduce(0.0) { $0 + Double($1.count) * Double($1.count) }
      return .success(rootSumOfSquares(s_L * squares.squareRoot() / N, s_r / N.squareRoot()))
    }
    let moments = SampleMoments(level.cells.centeredMeans().sorted().span)
    return moments.standardErrorOfMean.map { .success($0) } ?? .failure(.oneLaboratory)
  }
}

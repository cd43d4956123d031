import Mathematics

/// The variance components of a nested design, fully or staggered nested, by sequential sums of
/// squares.
///
///     SS_s = Σ n_g (ȳ_g − ȳ_above)²,   ν_s = groups at s − groups above
///     E(MS_s) = σ_r² + Σ_{t ≥ s} c_st σ_t²
///     c_st = Σ_h n_h² (1/n_{s(h)} − 1/n_{s−1(h)}) / ν_s,   h over the groups at t
///
/// s(h) is the group at s that h lies in. The equations are solved from the innermost factor outwards.
/// The intermediate precision when some inner factors vary is the root of the sum of their components
/// and σ_r²; when all vary it is s_R.
///
/// Edge cases: a negative component counts as zero in the standard deviations, and is kept as it came
/// out where it enters the equations above it. A factor without a degree of freedom has no component,
/// nor have those outside it.
///
/// Accuracy: a few roundings where the design is balanced.
/// Complexity: O(N k) for N results and k factors, after sorting.
/// Reference: ISO 5725-3:1994, clauses 8 and annexes B and C.
public struct NestedPrecision: Hashable, Sendable {
  /// One line of the analysis: a factor, or what is left.
  public struct Stratum: Hashable, Sendable {
    /// The factor; `nil` for the residual.
    public let factor: String?

    /// SS_s.
    public let sumOfSquares: Double

    /// ν_s.
    public let degreesOfFreedom: Int

    /// SS_s/ν_s, or `nil` without a degree of freedom.
    public var meanSquare: Double? {
      degreesOfFreedom > 0 ? sumOfSquares / Double(degreesOfFreedom) : nil
    }

    /// The component σ_s² as it came out, or why there is none.
    public let unclippedVariance: PrecisionFigure

    /// Whether it came out negative.
    public var isClipped: Bool { ((try? unclippedVariance.get()) ?? 0) < 0 }

    /// The standard deviation √max(0, σ_s²).
    public var deviation: PrecisionFigure {
      unclippedVariance.map { max(0, $0).squareRoot() }
    }
  }

  /// A precision in between: these factors vary, those outside them do not.
  public struct Intermediate: Hashable, Sendable {
    /// The factors that vary beside the replicates, from the outermost.
    public let varying: [String]

    /// The standard deviation: s_r when none varies, s_R when all do.
    public let deviation: PrecisionFigure
  }

  /// The factors, from the outermost, the laboratory.
  public let factors: [String]

  /// The mean of all results.
  public let mean: Double

  /// The number of results N.
  public let count: Int

  /// The factors' lines from the outermost, then the residual.
  public let strata: [Stratum]

  /// The precisions from s_r, where only replicates vary, to s_R.
  public let intermediates: [Intermediate]

  /// Analyses `values` by the codes of their `factors`, a column of codes for each.
  ///
  /// - Precondition: at least one value and one factor; each column as long as the values.
  public init(factors: [String], codes: [[Int]], values: [Double]) {
    precondition(!values.isEmpty && !factors.isEmpty, "a nested design has results and factors")
    precondition(
      codes.count == factors.count && codes.allSatisfy { $0.count == values.count },
      "each result has a code for each factor")
    self.factors = factors
    count = values.count
    let tree = NestedTree(codes: codes, values: values)
    mean = tree.mean
    strata = Self.strata(of: tree, factors)
    let residual = strata.last?.unclippedVariance ?? .failure(.noReplicates)
    var sum = residual
    var intermediates = [Intermediate(varying: [], deviation: sum.map { $0.squareRoot() })]
    for (index, stratum) in strata.dropLast().enumerated().reversed() {
      switch (sum, stratum.deviation) {
      case (.success(let inner), .success(let own)): sum = .success(inner + own * own)
      case (.failure, _): break
      case (_, .failure(let absence)): sum = .failure(absence)
      }
      intermediates.append(
        Intermediate(varying: Array(factors[index...]), deviation: sum.map { $0.squareRoot() }))
    }
    self.intermediates = intermediates
  }

  private static func strata(of tree: NestedTree, _ factors: [String]) -> [Stratum] {
    let residual = Stratum(
      factor: nil, sumOfSquares: tree.residualSumOfSquares,
      degreesOfFreedom: tree.residualDegreesOfFreedom,
      unclippedVariance: tree.residualDegreesOfFreedom > 0
        ? .success(tree.residualSumOfSquares / Double(tree.residualDegreesOfFreedom))
        : .failure(.noReplicates))
    var found: [Stratum] = [residual]
    for stage in factors.indices.reversed() {
      let ν = tree.degreesOfFreedom(stage)
      let SS = tree.sumOfSquares(stage)
      found.insert(
        Stratum(
          factor: factors[stage], sumOfSquares: SS, degreesOfFreedom: ν,
          unclippedVariance: component(stage, SS, ν, of: tree, inner: found)), at: 0)
    }
    return found
  }

  /// (MS_s − σ_r² − Σ_{t > s} c_st σ_t²)/c_ss.
  private static func component(
    _ stage: Int, _ SS: Double, _ ν: Int, of tree: NestedTree, inner: [Stratum]
  ) -> PrecisionFigure {
    guard ν > 0 else {
      return .failure(stage == 0 ? .oneLaboratory : .noDegreesOfFreedom)
    }
    guard case .success(let residual) = inner[inner.count - 1].unclippedVariance else {
      return .failure(.noReplicates)
    }
    var rest = SS / Double(ν) - residual
    for (offset, stratum) in inner.dropLast().enumerated() {
      switch stratum.unclippedVariance {
      case .success(let variance):
        rest -= tree.coefficient(stage, stage + 1 + offset) * variance
      case .failure(let absence): return .failure(absence)
      }
    }
    return .success(rest / tree.coefficient(stage, stage))
  }
}

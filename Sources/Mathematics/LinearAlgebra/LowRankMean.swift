/// The generalized least squares mean of quantities that share components of uncertainty.
///
///     x̄ = (1ᵀV⁻¹x) / (1ᵀV⁻¹1) ,   u²(x̄) = 1 / (1ᵀV⁻¹1) ,   RSS = rᵀV⁻¹r ,   V = D + C Cᵀ
///
/// V⁻¹ by Woodbury's formula, D⁻¹ − D⁻¹C(I + CᵀD⁻¹C)⁻¹CᵀD⁻¹, loses all digits where D is small. The
/// same minimum is that of Σ_i (x_i − μ − Σ_k c_ik b_k)²/D_i + Σ_k b_k² over μ and the amplitudes
/// b_k of the components: p + r rows, r + 1 columns, orthogonalized here in double-double. With q
/// the part of the column of μ that is orthogonal to the components,
///
///     w_i = q_i / (√D_i |q|²) ,   u(x̄) = 1 / |q|
///
/// Accuracy: about κ · 1e-30, κ² the ratio of the largest V_ii to the smallest D_i.
/// Complexity: O(p r²) time, O(p r) memory.
/// Reference: C. R. Henderson, Biometrics 31 (1975) 423; M. A. Woodbury, Princeton 1950.
public struct LowRankMean: Hashable, Sendable {
  /// x̄.
  public let value: DoubleDouble

  /// u(x̄).
  public let standardUncertainty: Double

  /// w_i, one for each member; their sum is 1.
  public let weights: [Double]

  /// rᵀV⁻¹r, of which χ² with one degree of freedom less than members is expected.
  public let residualSumOfSquares: Double

  /// Finds the mean of `values`, those of the quantities `members` of `covariance`; `nil` where one
  /// of them has no independent part, so that D has no inverse.
  ///
  /// - Precondition: at least one member, one value for each, each finite.
  public init?(_ values: [Double], members: [Int], of covariance: LowRankCovariance) {
    precondition(!members.isEmpty && members.count == values.count, "one value for each member")
    let roots = members.map { covariance.independentVariances[$0].squareRoot() }
    guard roots.allSatisfy({ $0.value > 0 }) else { return nil }
    let scale = covariance.scale
    let origin = values[0]
    var columns = covariance.components.map { component in
      zip(members, roots).map { DoubleDouble(component[$0] * scale.factor) / $1 }
    }
    columns.append(roots.map { DoubleDouble(1) / $0 })
    columns.append(zip(values, roots).map { DoubleDouble.sum($0, -origin) * scale.factor / $1 })
    let rest = Self.orthogonalized(columns)
    let (ones, results) = (rest[0], rest[1])
    let total = Self.product(ones, ones)
    let shares = zip(ones, roots).map { $0 / $1 / total }
    var sum = CompensatedSum()
    for (share, x) in zip(shares, values) { sum.add(share * DoubleDouble.sum(x, -origin)) }
    let mean = Self.product(ones, results) / total
    var residual = CompensatedSum()
    for (y, q) in zip(results, ones) {
      let r = y - q * mean
      residual.add(r * r)
    }
    value = DoubleDouble(origin) + sum.total
    standardUncertainty = (DoubleDouble(1) / total.squareRoot()).value * scale.inverse
    weights = shares.map(\.value)
    residualSumOfSquares = residual.value
  }

  /// The last two columns without their parts along the others, each of which is prolonged by a row
  /// with 1 for itself.
  private static func orthogonalized(_ columns: [[DoubleDouble]]) -> [[DoubleDouble]] {
    let (rank, rows) = (columns.count - 2, columns[0].count)
    var columns = columns
    for k in columns.indices {
      columns[k] += (0..<rank).map { DoubleDouble($0 == k ? 1 : 0) }
    }
    for k in 0..<rank {
      let square = product(columns[k], columns[k])
      for j in (k + 1)..<columns.count {
        let share = product(columns[k], columns[j]) / square
        for i in 0..<(rows + rank) { columns[j][i] = columns[j][i] - columns[k][i] * share }
      }
    }
    return Array(columns.suffix(2))
  }

  private static func product(_ a: [DoubleDouble], _ b: [DoubleDouble]) -> DoubleDouble {
    var sum = DoubleDouble(0)
    for (x, y) in zip(a, b) { sum = sum + x * y }
    return sum
  }
}

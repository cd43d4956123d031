import Mathematics
import Metrology

/// The deviations from a weighted mean of independent results.
///
///     d_i = (1 − w_i) x_i − Σ_{j≠i} w_j x_j
///     u²(d_i) = (Σ_{j≠i} w_j)² u_i² [a contributor] + Σ_{j≠i} w_j² u_j²
///
/// Written so, no large terms cancel; for weights 1/u_i² it equals u_i² − u²(x_ref), and for a
/// result that takes no part (w_i = 0) u_i² + u²(x_ref).
struct PropagatedSpread {
  private let weights: [Double]
  private let uncertainties: [Double]
  private let degreesOfFreedom: [Double]
  private let sums: PropagatedVariance

  /// Σ (w_j u_j)⁴ / ν_j.
  private let totalFourth: DoubleDouble

  init(_ weights: [Double], _ uncertainties: [Double], _ degreesOfFreedom: [Double]) {
    self.weights = weights
    self.uncertainties = uncertainties
    self.degreesOfFreedom = degreesOfFreedom
    sums = PropagatedVariance(PropagatedVariance.totals(weights.span, uncertainties.span))
    var fourth = CompensatedSum()
    for row in weights.indices where weights[row] != 0 {
      fourth.add(Self.fourth(.product(weights[row], uncertainties[row]), degreesOfFreedom[row]))
    }
    totalFourth = fourth.total
  }

  /// Whether the result has a share in the mean.
  func isContributor(_ row: Int) -> Bool { weights[row] != 0 }

  /// u²(d_i) for a result with uncertainty `u`.
  func variance(at row: Int, _ u: Double) -> DoubleDouble {
    sums.variance(.init(repeating: weights[row]), .init(repeating: u))[0]
  }

  /// ν_eff of u(d_i), by Welch and Satterthwaite on the independent contributions.
  func degreesOfFreedom(at row: Int, _ u: Double, _ u_d: Double) -> DegreesOfFreedom {
    let direct = (sums.complement(.init(repeating: weights[row])) * .init(repeating: u))[0]
    let own = Self.fourth(contribution(at: row), degreesOfFreedom[row])
    let sum = Self.fourth(direct, degreesOfFreedom[row]) + (totalFourth - own)
    let square = u_d * u_d
    return (try? DegreesOfFreedom(square * square / sum.value)) ?? .infinite
  }

  private func contribution(at row: Int) -> DoubleDouble {
    weights[row] == 0 ? DoubleDouble(0) : .product(weights[row], uncertainties[row])
  }

  private static func fourth(_ x: DoubleDouble, _ degreesOfFreedom: Double) -> DoubleDouble {
    guard degreesOfFreedom.isFinite else { return DoubleDouble(0) }
    let square = x * x
    return square * square / degreesOfFreedom
  }
}

/// The covariance matrix of quantities that share a few components of uncertainty.
///
///     V = D + Σ_k c_k c_kᵀ ,   D = diag(u_i² − Σ_k c_ik²)
///
/// u_i is the whole standard uncertainty of quantity _i_, the shared components inside it; c_ik is
/// what component _k_ contributes to it, with its sign. V is never formed.
///
/// Edge cases: an uncertainty that is NaN stands for a quantity without one, which no mean may
/// contain. An independent part within 4 ulp of u_i² of zero is zero: decimal numbers such as
/// 0.003² − 0.0018² − 0.0024² leave no more.
///
/// Accuracy: the independent parts in double-double, exact to a rounding of that.
/// Complexity: O(p r) memory for p quantities and r components.
public struct LowRankCovariance: Hashable, Sendable {
  /// u_i.
  public let standardUncertainties: [Double]

  /// For each component its contribution to each quantity.
  public let components: [[Double]]

  /// The power of two that all inside is relative to.
  let scale: BinaryScale

  /// D_i, relative to the square of the scale.
  let independentVariances: [DoubleDouble]

  /// Takes the whole uncertainties and, for each component, one contribution for each quantity.
  ///
  /// - Precondition: as many contributions as quantities, each finite; no negative uncertainty.
  public init(
    standardUncertainties: [Double], components: [[Double]]
  ) throws(Failure) {
    precondition(
      components.allSatisfy { $0.count == standardUncertainties.count },
      "a component has a contribution to each quantity")
    let largest = standardUncertainties.reduce(0) { $1 > $0 ? $1 : $0 }
    let scale = BinaryScale(bringingToOne: largest)
    var variances: [DoubleDouble] = []
    variances.reserveCapacity(standardUncertainties.count)
    for (index, u) in standardUncertainties.enumerated() {
      let scaled = u * scale.factor
      var left = DoubleDouble.product(scaled, scaled)
      for component in components {
        let c = component[index] * scale.factor
        left = left - .product(c, c)
      }
      let rounding = 4 * Double.ulpOfOne * scaled * scaled
      if left.value < -rounding {
        throw Failure(index: index, sharedUncertainty: Self.shared(components, index))
      }
      variances.append(left.magnitude.value <= rounding ? DoubleDouble(0) : left)
    }
    self.standardUncertainties = standardUncertainties
    self.components = components
    self.scale = scale
    independentVariances = variances
  }

  /// The components of a quantity exceed its whole uncertainty.
  public struct Failure: Error, Hashable, Sendable {
    /// The quantity, counted from zero.
    public let index: Int

    /// √Σ_k c_ik².
    public let sharedUncertainty: Double
  }

  private static func shared(_ components: [[Double]], _ index: Int) -> Double {
    let scale = BinaryScale(
      bringingToOne: components.reduce(0) { max($0, $1[index].magnitude) })
    var sum = CompensatedSum()
    for component in components {
      sum.add(product: component[index] * scale.factor, component[index] * scale.factor)
    }
    return sum.total.squareRoot().value * scale.inverse
  }

  /// How many quantities there are.
  public var count: Int { standardUncertainties.count }

  /// The covariance of two quantities, u_i² of one with itself.
  public func covariance(_ i: Int, _ j: Int) -> Double {
    if i == j { return standardUncertainties[i] * standardUncertainties[i] }
    var sum = CompensatedSum()
    for component in components { sum.add(product: component[i], component[j]) }
    return sum.value
  }

  /// V itself.
  ///
  /// Complexity: O(p² r).
  public var matrix: Matrix {
    var matrix = Matrix(rowCount: count, columnCount: count)
    for j in 0..<count {
      for i in 0..<count { matrix[i, j] = covariance(i, j) }
    }
    return matrix
  }

  /// V w, in units of `unit`²; a quantity without uncertainty has only what it shares.
  ///
  /// Complexity: O(p r).
  public func product(_ weights: [Double], unit: Double) -> [DoubleDouble] {
    precondition(weights.count == count, "one weight for each quantity")
    let shared = components.map { component in
      var sum = CompensatedSum()
      for (c, w) in zip(component, weights) { sum.add(product: c / unit, w) }
      return sum.total
    }
    let factor = scale.inverse / unit
    return weights.indices.map { i in
      var sum = CompensatedSum()
      if weights[i] != 0 { sum.add(independentVariances[i] * factor * factor * weights[i]) }
      for (component, s) in zip(components, shared) { sum.add(s * (component[i] / unit)) }
      return sum.total
    }
  }
}

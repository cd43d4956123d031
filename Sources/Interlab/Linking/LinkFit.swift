import Mathematics

/// The reference value, the correction and the covariances behind a ``ComparisonLink``, in units of
/// its results.
struct LinkFit {
  let reference: DoubleDouble
  let referenceVariance: DoubleDouble
  let referenceChiSquared: DoubleDouble
  let correction: DoubleDouble
  let correctionVariance: DoubleDouble
  let chiSquared: DoubleDouble
  let laboratories: [ComparisonLink.Laboratory]
  let covariances: LinkCovariances

  init(
    _ results: LinkedResults, correlation r: Double
  ) throws(ComparisonLink.Undefined) {
    let mean = WeightedSums(results.key.map { ($0.value, .product($0.u, $0.u)) })
    (reference, referenceVariance) = (mean.value, DoubleDouble(1) / mean.weight)
    referenceChiSquared = mean.chiSquared
    // Sorted, so that sums do not depend on the order of the rows.
    let pairs = results.pairs.sorted { $0.code < $1.code }
    var differences: [(value: DoubleDouble, variance: DoubleDouble)] = []
    for pair in pairs {
      let (x, y) = (results.key[pair.key], results.own[pair.own])
      let variance = Self.variance(x.u, y.u, r)
      guard variance.value > 0 else {
        throw .noVariance(laboratory: pair.code, comparison: results.comparison)
      }
      differences.append((x.value - y.value, variance))
    }
    let link = WeightedSums(differences)
    (correction, correctionVariance) = (link.value, DoubleDouble(1) / link.weight)
    chiSquared = link.chiSquared
    let byCode = Dictionary(
      zip(pairs, differences).map { ($0.code, $1) }, uniquingKeysWith: { first, _ in first })
    let (estimate, variance) = (correction, correctionVariance)
    laboratories = results.pairs.compactMap { pair in
      byCode[pair.code].map { difference in
        let rest = (difference.variance - variance).squareRoot()
        let residual = (difference.value - estimate) / rest
        return ComparisonLink.Laboratory(
          code: pair.code, difference: (difference.value * results.unit).value,
          standardUncertainty: difference.variance.squareRoot().value * results.unit,
          weight: (variance / difference.variance).value,
          normalizedResidual: pairs.count > 1 && residual.value.isFinite ? residual.value : nil)
      }
    }
    covariances = LinkCovariances(
      results, pairs, correlation: r, meanWeight: mean.weight,
      weights: differences.map { variance / $0.variance })
  }

  /// u² + v² − 2 r u v = (u − v)² + 2 (1 − r) u v, where nothing cancels for r near 1.
  private static func variance(_ u: Double, _ v: Double, _ r: Double) -> DoubleDouble {
    let difference = DoubleDouble.sum(u, -v)
    return difference * difference + DoubleDouble.product(u, v) * DoubleDouble.sum(1, -r) * 2
  }
}

/// A weighted mean with weights 1/variance.
private struct WeightedSums {
  let value: DoubleDouble
  let weight: DoubleDouble
  let chiSquared: DoubleDouble

  init(_ members: [(value: DoubleDouble, variance: DoubleDouble)]) {
    var (weight, sum, square) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    for member in members {
      weight.add(DoubleDouble(1) / member.variance)
      sum.add(member.value / member.variance)
    }
    let mean = members.count == 1 ? members[0].value : sum.total / weight.total
    for member in members {
      let residual = member.value - mean
      square.add(residual * residual / member.variance)
    }
    (value, self.weight, chiSquared) = (mean, weight.total, square.total)
  }
}

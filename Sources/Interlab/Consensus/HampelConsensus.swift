import Mathematics

/// Hampel's location about the scale of the Q method, or about Qn (ISO 13528:2022, C.5.3).
///
///     x*: Σ ψ((x_i − x*)/s*) = 0 ,   u(x_pt) = 1.25 s* / √p
///
/// The weights for the covariance are ψ′/Σψ′ with s* held; where that sum is not above zero they do
/// not exist. s* = 0 leaves the median. With replicates the Q method looks at the differences between
/// single results of two laboratories, and Hampel's location at the laboratories' means.
enum HampelConsensus {
  static func estimate(_ results: IncludedResults, scale kind: HampelScale) -> LocationEstimate {
    let sorted = results.values.span
    let replicated = kind == .qMethod && results.count > 1 && !results.replicates.isEmpty
    let qMethod = replicated ? QMethod(groups: results.replicates) : nil
    guard let scale = qMethod?.standardDeviation ?? scale(kind, sorted) else {
      return LocationEstimate(value: DoubleDouble(results.values[0]), weights: [1])
    }
    let fit = HampelLocation(sorted: sorted, scale: scale)
    let weights =
      scale == 0
      ? MedianConsensus.weights(results.values)
      : fit.weights(sorted: sorted) ?? undefinedWeights(count: results.count)
    var estimate = LocationEstimate(value: fit.preciseLocation, weights: weights)
    estimate.setRobustScale(scale, count: results.count)
    if let qMethod {
      let counts = results.replicates.map(\.count)
      estimate.details += [
        Detail("replicates", .count(counts.reduce(0, +))),
        Detail("fewestReplicates", .count(counts.min() ?? 1)),
        Detail("mostReplicates", .count(counts.max() ?? 1)),
      ]
      if let s = qMethod.repeatabilityStandardDeviation {
        estimate.details.append(Detail("repeatabilityStandardDeviation", .number(s)))
      }
    }
    if case .qn(let variant, let constants) = kind {
      estimate.details += [
        Detail("variant", .text(variant.rawValue)), Detail("constants", .text(constants.rawValue)),
      ]
    }
    return estimate
  }

  /// `nil` for a single result.
  private static func scale(_ kind: HampelScale, _ sorted: Span<Double>) -> Double? {
    switch kind {
    case .qMethod: sorted.count > 1 ? QMethod(sorted: sorted).standardDeviation : nil
    case .qn(let variant, let constants):
      qnScale(sorted: sorted, variant: variant, constants: constants)
    }
  }
}

/// The weights where the covariance of a robust location with its results does not exist.
func undefinedWeights(count: Int) -> [Double] {
  [Double](repeating: .nan, count: count)
}

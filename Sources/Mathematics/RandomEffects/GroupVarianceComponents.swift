import RealModule

/// The variance components of groups of repeated values by restricted maximum likelihood.
///
///     y_ij = μ + a_i + e_ij ,   var a = σ_a² ,   var e = σ_e²
///     −2ℓ = (N − 1) ln σ_e² + Σ ln(1 + γ n_i) + ln Σ w_i ,   γ = σ_a²/σ_e² ,   w_i = n_i/(1 + γ n_i)
///     σ_e² = (SS_within + Σ w_i (ȳ_i − μ)²)/(N − 1)
///
/// The least of all minima over γ ≥ 0 is taken; with equal n_i they are the moment estimates, unless σ_a²
/// is zero.
///
/// Edge cases: without any spread within, σ_e² = 0 and σ_a² is the variance of the means.
/// Accuracy: γ to the last digits, means about the first group's.
/// Complexity: O(p) for each of about a hundred γ.
/// Reference: R. R. Corbeil, S. R. Searle, Technometrics 18 (1976) 31.
public struct GroupVarianceComponents: Hashable, Sendable {
  /// σ_a².
  public let between: Double

  /// σ_e².
  public let within: Double

  /// Estimates the components; `nil` for fewer than two groups or without repeated values.
  ///
  /// - Precondition: one mean for each count; counts of at least one; a finite sum of squares, not
  ///   negative.
  public init?(counts: [Int], means: [Double], withinSumOfSquares: Double) {
    precondition(counts.count == means.count, "one mean for each count")
    let total = counts.reduce(0, +)
    guard counts.count > 1, total > counts.count else { return nil }
    let profile = Profile(
      counts: counts.map(Double.init), means: means, within: withinSumOfSquares, total: total)
    guard withinSumOfSquares > 0 else {
      within = 0
      between = SampleMoments(means.span).variance ?? 0
      return
    }
    let γ = profile.bestRatio()
    within = profile.residualVariance(γ)
    between = γ * within
  }
}

private struct Profile {
  let counts: [Double]
  let means: [Double]
  let within: Double
  let total: Int

  private struct Sums {
    var weights = 0.0
    var squaredWeights = 0.0
    var deviations = 0.0
    var weightedDeviations = 0.0
    var logarithms = 0.0
    var shrinkages = 0.0
  }

  private func sums(_ γ: Double) -> Sums {
    var sums = Sums()
    var moment = 0.0
    for (n, mean) in zip(counts, means) {
      let w = n / (1 + γ * n)
      sums.weights += w
      sums.squaredWeights += w * w
      sums.shrinkages += w
      sums.logarithms += Double.log(onePlus: γ * n)
      moment += w * (mean - means[0])
    }
    let center = moment / sums.weights
    for (n, mean) in zip(counts, means) {
      let w = n / (1 + γ * n)
      let d = mean - means[0] - center
      sums.deviations += w * d * d
      sums.weightedDeviations += w * w * d * d
    }
    return sums
  }

  func residualVariance(_ γ: Double) -> Double {
    (within + sums(γ).deviations) / Double(total - 1)
  }

  /// −2ℓ but for a constant.
  private func deviance(_ γ: Double) -> Double {
    let s = sums(γ)
    return Double(total - 1) * Double.log(within + s.deviations) + s.logarithms
      + Double.log(s.weights)
  }

  private func slope(_ γ: Double) -> Double {
    let s = sums(γ)
    return -Double(total - 1) * s.weightedDeviations / (within + s.deviations) + s.shrinkages
      - s.squaredWeights / s.weights
  }

  func bestRatio() -> Double {
    let grid = [0] + (-40...40).map { Double.exp(0.5 * Double($0)) }
    let slopes = grid.map(slope)
    var candidates = [0.0]
    for i in grid.indices.dropFirst() where slopes[i - 1] < 0 && slopes[i] >= 0 {
      if let root = try? bracketedRoot(in: grid[i - 1]...grid[i], of: slope) {
        candidates.append(root)
      }
    }
    if let last = slopes.last, last < 0 { candidates.append(grid[grid.count - 1]) }
    return candidates.min { deviance($0) < deviance($1) } ?? 0
  }
}

import Dispatch
import Mathematics
import Metrology
import Synchronization

/// The mean of random effects under results drawn anew, by parametric bootstrap: the honest interval
/// where few laboratories leave τ uncertain.
///
///     x_i^(1) = μ + √(τ² + u_i²) ε_i ,      τ_* by the estimator from the x_i^(1)
///     x_i^(2) = μ + √(τ_*² + u_i²) ε′_i ,   μ_* by the estimator from the x_i^(2)
///
/// so that τ varies as its own sampling distribution says before the results do. The u_i are taken as
/// known. The interval is that with equal tails of the μ_*.
///
/// A draw depends on the seed and its index alone (``RandomStream``): neither the number of threads
/// nor the order of the results matters, nor a unit that is a power of two.
///
/// Complexity: O(M p) for M draws, twice a fit each.
/// Reference: A. Koepke et al., NIST Consensus Builder User's Manual (2020); R. B. Biggerstaff, R. L.
/// Tweedie, Stat. Med. 16 (1997) 753, for the distribution of τ².
public struct RandomEffectsBootstrap: Sendable {
  /// The number of draws where none is stated.
  public static let usualDraws = 10_000

  /// The standard deviation of the means drawn.
  public let standardUncertainty: Double

  /// The interval of 95 % with equal tails.
  public let interval: ClosedRange<Double>

  /// Draws from a fitted model; where τ is beyond 1e140 u, whose squares leave the range of `Double`,
  /// an interval without bounds.
  ///
  /// - Precondition: at least 1000 draws.
  public init(_ fit: RandomEffects, draws: Int = usualDraws, seed: UInt64 = 0) {
    precondition(draws >= 1000, "an interval takes some draws")
    guard fit.scaledTauSquared < 1e280 else {
      (standardUncertainty, interval) = (.infinity, -.infinity ... .infinity)
      return
    }
    let stream = RandomStream(seed: seed)
    let model = Model(
      uncertainties: fit.sample.scaledUncertainties, tauSquared: fit.scaledTauSquared,
      estimator: fit.estimator, stream: stream)
    var means = model.means(draws)
    let moments = SampleMoments(means.span)
    sortAscending(&means)
    let unit = fit.sample.unit
    let scaled = symmetricCoverageInterval(sorted: means.span, probability: 0.95)
    standardUncertainty = (moments.standardDeviation ?? 0) * unit
    let (low, high) = (scaled.lowerBound * unit, scaled.upperBound * unit)
    interval = (fit.exactMean + low).value...(fit.exactMean + high).value
  }
}

extension RandomEffectsBootstrap {
  /// The model about μ = 0, in units of its sample.
  private struct Model: Sendable {
    let uncertainties: [Double]
    let tauSquared: Double
    let estimator: HeterogeneityEstimator
    let stream: RandomStream

    static let blockSize = 512

    /// The means in the order of the draws.
    func means(_ draws: Int) -> [Double] {
      let blockCount = (draws + Self.blockSize - 1) / Self.blockSize
      let blocks = Mutex([[Double]](repeating: [], count: blockCount))
      DispatchQueue.concurrentPerform(iterations: blockCount) { index in
        let first = index * Self.blockSize
        let block = means(first..<min(first + Self.blockSize, draws))
        blocks.withLock { $0[index] = block }
      }
      return blocks.withLock { $0.flatMap(\.self) }
    }

    private func means(_ draws: Range<Int>) -> [Double] {
      let count = uncertainties.count
      var numbers = [Double](repeating: 0, count: 2 * count)
      var x = [Double](repeating: 0, count: count)
      return draws.map { draw in
        var all = numbers.mutableSpan
        stream.fillNormal(&all, draw: draw)
        for i in 0..<count { x[i] = spread(i, tauSquared) * numbers[i] }
        let drawn = sample(x)
        let tau = drawn.heterogeneity(by: estimator) * drawn.unit * drawn.unit
        for i in 0..<count { x[i] = spread(i, tau) * numbers[count + i] }
        let again = sample(x)
        let mean = again.weightedMean(at: again.heterogeneity(by: estimator))
        return again.origin + mean * again.unit
      }
    }

    private func spread(_ index: Int, _ tauSquared: Double) -> Double {
      (tauSquared + uncertainties[index] * uncertainties[index]).squareRoot()
    }

    private func sample(_ x: [Double]) -> RandomEffectsSample {
      RandomEffectsSample(x.span, standardUncertainties: uncertainties.span)
    }
  }
}

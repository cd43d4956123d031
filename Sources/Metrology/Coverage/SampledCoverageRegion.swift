import Mathematics

extension JointFigures {
  /// The figures of one block of draws, a column for each output, as an adaptive run holds block against block;
  /// `nil` where the outputs determine one another.
  init?(draws: [[Double]], probability: Double) {
    let moments = TrialMoments(draws)
    let search = RegionSearch(
      draws: draws, origins: [Double](repeating: 0, count: draws.count), means: moments.means,
      covariance: moments.covariance(of: Array(draws.indices)), probability: probability)
    guard let region = search.ellipsoid() else { return nil }
    self.init(covariance: search.covariance, region: region)
  }
}

/// The coverage regions of several outputs by the draws of a Monte Carlo.
///
/// Covariances are those of all trials. Coverage factors, and the smallest region, come from the first
/// 200 000 of them: a coverage of 95 % is then met to 0.05 % (one standard deviation).
///
/// Reference: JCGM 102:2011, 7.7.
public struct SampledCoverageRegion: Hashable, Sendable {
  /// The outputs, by position.
  public let outputs: [Int]

  /// The ellipsoidal region; `nil` where the outputs determine one another, or no draw is left outside.
  public let ellipsoid: EllipsoidalRegion?

  /// The rectangular region; `nil` where an output does not vary, or no draw is left outside.
  public let rectangle: RectangularRegion?

  /// The smallest region.
  public let smallest: Result<SmallestRegion, SmallestRegionAbsence>

  /// λ_max and _k_P_ of the ellipsoidal region; `nil` where there is none.
  public let jointFigures: JointFigures?

  /// Finds the regions from draws of the outputs, one column for each, relative to `origins`; `moments`
  /// are those of all draws, relative to them too.
  init(
    of outputs: [Int], draws: [[Double]], origins: [Double], moments: TrialMoments,
    probability: Double
  ) {
    let search = RegionSearch(
      draws: outputs.map { draws[$0] }, origins: outputs.map { origins[$0] },
      means: outputs.map { moments.means[$0] }, covariance: moments.covariance(of: outputs),
      probability: probability)
    self.outputs = outputs
    let ellipsoid = search.ellipsoid()
    self.ellipsoid = ellipsoid
    jointFigures = ellipsoid.flatMap {
      JointFigures(covariance: search.covariance, region: $0)
    }
    rectangle = search.rectangle()
    smallest = search.smallest()
  }
}

private struct RegionSearch {
  let draws: [[Double]]
  let origins: [Double]
  let means: [Double]
  let covariance: Matrix
  let probability: Double

  func ellipsoid() -> EllipsoidalRegion? {
    guard leavesSomeOutside, let factor = try? Cholesky(covariance) else { return nil }
    return EllipsoidalRegion(
      covariance: covariance, coverageFactor: covered(distances(factor)))
  }

  /// √((y − ȳ)ᵀ V⁻¹ (y − ȳ)) of each trial, output after output so that no trial needs a vector of its own.
  private func distances(_ factor: Cholesky) -> [Double] {
    var squares = [Double](repeating: 0, count: trials.count)
    let inverse = factor.whitened(
      Matrix(diagonal: [Double](repeating: 1, count: draws.count)))
    for row in draws.indices {
      var whitened = [Double](repeating: 0, count: trials.count)
      for column in 0...row {
        let (weight, mean, values) = (inverse[row, column], means[column], draws[column])
        for trial in trials { whitened[trial] += weight * (values[trial] - mean) }
      }
      for trial in trials { squares[trial] += whitened[trial] * whitened[trial] }
    }
    return squares.map { $0.squareRoot() }
  }

  func rectangle() -> RectangularRegion? {
    let deviations = covariance.diagonal.map { $0.squareRoot() }
    guard leavesSomeOutside, deviations.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    let k = covered(
      trials.map { trial in
        zip(offsets(trial), deviations).reduce(0) { max($0, $1.0.magnitude / $1.1) }
      })
    return RectangularRegion(
      coverageFactor: k,
      bounds: deviations.indices.map { output in
        let middle = origins[output] + means[output]
        return (middle - k * deviations[output])...(middle + k * deviations[output])
      })
  }

  func smallest() -> Result<SmallestRegion, SmallestRegionAbsence> {
    guard draws.count == 2 else { return .failure(.notTwoOutputs) }
    return SmallestRegionSearch(draws[0], draws[1], probability: probability).region()
      .map { $0.moved(by: origins[0], origins[1]) }
  }

  private var trials: Range<Int> { 0..<(draws.first?.count ?? 0) }

  private var leavesSomeOutside: Bool {
    Double(trials.count) * (1 - probability) >= 1 && Double(trials.count) * probability >= 1
  }

  private func offsets(_ trial: Int) -> [Double] {
    draws.indices.map { draws[$0][trial] - means[$0] }
  }

  /// The least size that holds as many of them as the probability asks for.
  private func covered(_ sizes: [Double]) -> Double {
    var sorted = sizes
    sortAscending(&sorted)
    return sorted[coveredCount(sorted.count, probability) - 1]
  }
}

extension SmallestRegion {
  fileprivate func moved(by dx: Double, _ dy: Double) -> SmallestRegion {
    SmallestRegion(
      area: area, outlines: outlines.map { $0.map { Point(x: $0.x + dx, y: $0.y + dy) } })
  }
}

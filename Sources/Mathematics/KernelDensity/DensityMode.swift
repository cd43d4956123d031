import RealModule

/// A mode of a kernel density: a value about which results gather.
public struct DensityMode: Hashable, Sendable {
  /// Where the density has its local maximum.
  public let value: Double

  /// The density there.
  public let height: Double

  /// The share of the density between the minima on either side.
  public let share: Double

  /// The standard deviation of the mode over the resamples that have one between the same minima;
  /// `nil` without resamples and for fewer than two of them.
  public let standardError: Double?

  /// The part of the resamples that have a mode between the same minima; `nil` without resamples.
  public let frequency: Double?
}

extension KernelDensity {
  /// How many kernel values may be kept for resampling; above, modes have no standard error.
  public static let resamplingLimit = 2e6

  /// The modes, the highest first; of equally high ones the lower value.
  ///
  /// With `resamples` above zero each mode has a standard error by the bootstrap: values are drawn with
  /// replacement, the bandwidth is held, and the highest mode of the resample between the two minima
  /// that enclose the mode stands for it. The numbers of `stream` are addressed by resample and place in
  /// the sample, so that they depend on nothing else. A sample whose kernels exceed
  /// ``resamplingLimit`` is not resampled.
  ///
  /// Accuracy: modes to the last digits of the bandwidth; those of resamples to about a thousandth of
  /// it.
  /// Complexity: O(n g) for a grid of g sixteenths of the bandwidth, and as much for each resample.
  /// Reference: ISO 13528:2022, 10.3; P. J. Lowthian, M. Thompson, "Bump-hunting for the proficiency
  /// tester", Analyst 127 (2002) 1359.
  public func modes(resamples: Int = 0, stream: RandomStream) -> [DensityMode] {
    var scan = DensityScan(self)
    let once = [Int](repeating: 1, count: values.count)
    let turns = scan.turns(counts: once)
    let basins = Basin.enclosing(turns, scan)
    var spreads = [ModeSpread](repeating: ModeSpread(), count: basins.count)
    let isResampled = resamples > 0 && scan.kernelCount <= Self.resamplingLimit
    if isResampled {
      scan.keepKernels()
      for draw in 0..<resamples {
        resample(draw, stream, scan, basins, &spreads)
      }
    }
    let modes = basins.indices.map { index in
      let basin = basins[index]
      return DensityMode(
        value: basin.mode, height: density(at: basin.mode),
        share: cumulative(at: basin.upper) - cumulative(at: basin.lower),
        standardError: spreads[index].standardDeviation,
        frequency: isResampled ? Double(spreads[index].count) / Double(resamples) : nil)
    }
    return modes.sorted { $0.height != $1.height ? $0.height > $1.height : $0.value < $1.value }
  }

  private func resample(
    _ draw: Int, _ stream: RandomStream, _ scan: DensityScan, _ basins: [Basin],
    _ spreads: inout [ModeSpread]
  ) {
    let n = values.count
    var counts = [Int](repeating: 0, count: n)
    for place in 0..<n {
      counts[min(n - 1, Int(stream.uniform(draw: draw, variable: place) * Double(n)))] += 1
    }
    var best = [(height: Double, value: Double)?](repeating: nil, count: basins.count)
    for turn in scan.turns(counts: counts) where turn.isMode {
      let value = scan.value(scan.crossing(turn, counts: counts), in: turn.cluster)
      guard let index = basins.firstIndex(where: { value < $0.upper }) else { continue }
      let height = height(at: value, counts)
      if (best[index]?.height ?? 0) < height { best[index] = (height, value) }
    }
    for (index, mode) in best.enumerated() {
      if let mode { spreads[index].add((mode.value - basins[index].mode)) }
    }
  }

  private func height(at point: Double, _ counts: [Int]) -> Double {
    var sum = 0.0
    for (value, count) in zip(values, counts) where count > 0 {
      let t = (point - value) / bandwidth
      sum += Double(count) * .exp(-t * t / 2)
    }
    return sum
  }
}

/// A mode with the minima on either side.
private struct Basin {
  let lower: Double
  let mode: Double
  let upper: Double

  static func enclosing(_ turns: [DensityScan.Turn], _ scan: DensityScan) -> [Basin] {
    let places = turns.map { turn in
      let root = try? bracketedRoot(in: turn.lower...turn.upper) {
        scan.slope(at: $0, of: turn.cluster)
      }
      return scan.value(root ?? turn.lower, in: turn.cluster)
    }
    let modes = turns.indices.filter { turns[$0].isMode }
    return modes.enumerated().map { rank, index in
      // Between clusters there is no minimum but an empty stretch; its middle parts them.
      func border(_ other: Int?, _ neighbour: Int) -> Double? {
        guard let other else { return nil }
        return turns.indices.contains(neighbour) && !turns[neighbour].isMode
          ? places[neighbour] : places[index] / 2 + places[other] / 2
      }
      let before = rank > 0 ? modes[rank - 1] : nil
      let after = rank + 1 < modes.count ? modes[rank + 1] : nil
      return Basin(
        lower: border(before, index - 1) ?? -.infinity, mode: places[index],
        upper: border(after, index + 1) ?? .infinity)
    }
  }
}

/// The spread of a mode over resamples, about the mode of the sample.
private struct ModeSpread {
  private(set) var count = 0
  private var sum = CompensatedSum()
  private var squares = CompensatedSum()

  mutating func add(_ distance: Double) {
    count += 1
    sum.add(distance)
    squares.add(product: distance, distance)
  }

  var standardDeviation: Double? {
    guard count > 1 else { return nil }
    let n = Double(count)
    let mean = sum.value / n
    return max(0, (squares.value - n * mean * mean) / (n - 1)).squareRoot()
  }
}

/// What a Monte Carlo says of one output.
public struct MonteCarloOutput: Hashable, Sendable {
  /// The name of the output.
  public let name: String

  /// The mean of the draws.
  public let mean: Double

  /// Their standard deviation.
  public let standardUncertainty: Double

  /// The interval with as many draws below as above.
  public let symmetric: ClosedRange<Double>

  /// The shortest interval.
  public let shortest: ClosedRange<Double>

  /// The numerical tolerance δ that an adaptive run reached; `nil` for a fixed number of trials.
  public let tolerance: Double?

  /// The density of the draws for a plot.
  public let histogram: DrawHistogram
}

/// The draws of an output in equal classes, for a plot.
public struct DrawHistogram: Hashable, Sendable {
  /// Where the classes begin and end.
  public let range: ClosedRange<Double>

  /// The share of the draws in each class.
  public let shares: [Double]

  /// Sorts `draws`, counted from `origin` and not empty, into `count` classes between their extremes; what lies
  /// beyond eight standard deviations of the mean goes to the last classes.
  init(_ draws: [Double], from origin: Double, count: Int, mean: Double, deviation: Double) {
    var (least, greatest) = (mean + 8 * deviation, mean - 8 * deviation)
    for draw in draws { (least, greatest) = (min(least, draw), max(greatest, draw)) }
    (least, greatest) = (max(least, mean - 8 * deviation), min(greatest, mean + 8 * deviation))
    let width = greatest - least
    guard width > 0, width.isFinite else {
      range = (origin + mean)...(origin + mean)
      shares = [1]
      return
    }
    var counts = [Int](repeating: 0, count: count)
    let last = Double(count - 1)
    for draw in draws {
      let place = (draw - least) / width * Double(count)
      counts[Int(min(last, max(0, place)))] += 1
    }
    range = (origin + least)...(origin + greatest)
    shares = counts.map { Double($0) / Double(draws.count) }
  }
}

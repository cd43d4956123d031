import Interlab
import Mathematics

/// Simulated rounds with a travelling standard that drifts: how often the true value at a date lies within
/// 1.96 u of the predicted one.
enum DriftCoverage {
  static let rounds = 2000

  /// Four standard deviations of the binomial count about 95 %.
  static let band = 1861...1939

  /// The number of rounds in which it does, without the enlargement by max(1, RSS/ν).
  static func covered(seed: UInt64) throws -> Int {
    let stream = RandomStream(seed: seed)
    let times = [0.0, 72, 150, 251, 352]
    let u = [0.001, 0.002, 0.001, 0.0015, 0.001]
    var count = 0
    for draw in 0..<rounds {
      let shared = 0.003 * stream.normal(draw: draw, variable: 7)
      let values = times.indices.map { j in
        0.012 + 2e-5 * times[j] + shared + u[j] * stream.normal(draw: draw, variable: j)
      }
      let fit = try DriftFit(
        PilotSeries(
          times: times, values: values, standardUncertainties: u,
          commonUncertainties: u.map { _ in 0.003 }), model: .linear)
      guard let factor = fit.varianceFactor, let variance = fit.covariance(200, 200) else {
        continue
      }
      let error = (fit.value(at: 200).value - (0.012 + 200 * 2e-5)).magnitude
      if error < 1.959964 * (variance / factor).squareRoot() { count += 1 }
    }
    return count
  }
}

import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Properties of the drift")
struct DriftPropertyTests {
  private let times = [20820.0, 20892, 20970, 21071, 21172]
  private let values = [0.0120, 0.0132, 0.0151, 0.0168, 0.0187]
  private let u = [0.001, 0.002, 0.001, 0.0015, 0.001]

  private func series(
    times: [Double]? = nil, values: [Double]? = nil, scale: Double = 1, common: Double = 0.003
  ) -> PilotSeries {
    PilotSeries(
      times: times ?? self.times, values: (values ?? self.values).map { $0 * scale },
      standardUncertainties: u.map { $0 * scale },
      commonUncertainties: u.map { _ in common * scale })
  }

  private func turns(_ times: [Double]) -> [ScheduledMeasurement] {
    times.enumerated().map { ScheduledMeasurement(laboratory: "\($0)", time: $1) }
  }

  /// Rows in any order, and values and times in units that differ by a power of two: the same bits.
  @Test func orderAndUnits() throws {
    let plain = try TravellingStandard(
      [series()], schedule: turns([20900, 21000]), settings: DriftSettings())
    let order = [3, 0, 4, 1, 2]
    let permuted = PilotSeries(
      times: order.map { times[$0] }, values: order.map { values[$0] },
      standardUncertainties: order.map { u[$0] }, commonUncertainties: u.map { _ in 0.003 })
    let shuffled = try TravellingStandard(
      [permuted], schedule: turns([20900, 21000]), settings: DriftSettings())
    let scaled = try TravellingStandard(
      [series(times: times.map { $0 / 8 }, scale: 1024)],
      schedule: turns([20900 / 8, 21000 / 8]), settings: DriftSettings())
    for i in 0..<2 {
      #expect(shuffled.predictions[i].value == plain.predictions[i].value)
      #expect(
        shuffled.predictions[i].standardUncertainty == plain.predictions[i].standardUncertainty)
      #expect(scaled.predictions[i].value == 1024 * plain.predictions[i].value)
      let own = try #require(plain.predictions[i].standardUncertainty)
      #expect(scaled.predictions[i].standardUncertainty == 1024 * own)
    }
  }

  /// Times count from anywhere; only their rounding differs.
  @Test func shiftOfTime() throws {
    let plain = try DriftFit(series(), model: .quadratic)
    let shifted = try DriftFit(series(times: times.map { $0 - 20820 }), model: .quadratic)
    #expect(
      Tolerance.digits(12).accepts(
        shifted.value(at: 100).value, oracle: plain.value(at: 20920).value)
    )
    #expect(
      Tolerance.digits(12).accepts(
        try #require(shifted.covariance(100, 50)),
        oracle: try #require(plain.covariance(20920, 20870))
      ))
  }

  /// With one common part for all, β̂ and the residuals are those without it (it lies in the span of
  /// the design), and each covariance gains u_B², however large.
  @Test func commonPart() throws {
    let with = try DriftFit(series(common: 1000), model: .linear)
    let without = try DriftFit(series(common: 0), model: .linear)
    #expect(with.coefficients == without.coefficients)
    #expect(with.residualSumOfSquares == without.residualSumOfSquares)
    let gain = try #require(with.covariance(20900, 21000))
    #expect(Tolerance.digits(12).accepts(gain, oracle: 1e6))
  }

  /// An exact line: the line is taken for it, and no curvature is read into its rounding.
  @Test func exactLines() throws {
    let line = try DriftChoice(series(values: times.map { 5 + 0.1 * $0 }), DriftSettings())
    #expect(line.fit.model == .linear)
    #expect(line.degreeTests.map(\.isSignificant) == [true, false])
    let still = try DriftChoice(series(values: times.map { _ in 10.1 }), DriftSettings())
    #expect(still.fit.model == .constant && still.fit.value(at: 0).value == 10.1)
  }

  /// Two measurements choose the constant, since a line would leave no degree of freedom; named, the
  /// line goes through both, and nothing enlarges its variance.
  @Test func fewMeasurements() throws {
    let two = PilotSeries(times: [0, 10], values: [1, 2], standardUncertainties: [0.1, 0.1])
    #expect(try DriftChoice(two, DriftSettings()).fit.model == .constant)
    let line = try DriftFit(two, model: .linear)
    #expect(line.degreesOfFreedom == 0 && line.varianceFactor == 1)
    #expect(line.value(at: 5).value == 1.5)
    #expect(throws: DriftFailure.tooFewMeasurements(artefact: nil, found: 2, times: 2, needed: 3)) {
      try DriftFit(two, model: .quadratic)
    }
    let bare = PilotSeries(times: [0, 10], values: [1, 2])
    let standard = try TravellingStandard(
      [bare], schedule: turns([5]), settings: DriftSettings(model: .linear))
    #expect(standard.predictions[0].standardUncertainty == nil && standard.covariance == nil)
  }

  /// u_stab is each turn's own: it enlarges variances and no covariance.
  @Test func stability() throws {
    let plain = try TravellingStandard(
      [series()], schedule: turns([20900, 21000]), settings: DriftSettings())
    let loose = try TravellingStandard(
      [series()], schedule: turns([20900, 21000]), settings: DriftSettings(stability: 0.004))
    let (V, W) = (try #require(plain.covariance), try #require(loose.covariance))
    #expect(W[0, 1] == V[0, 1] && W[0, 1] == W[1, 0])
    #expect(Tolerance.digits(12).accepts(W[0, 0] - V[0, 0], oracle: 1.6e-5))
    #expect((try? Cholesky(W)) != nil)
  }

  /// 400 simulated rounds, seed 9: the true slope and the true value at a date lie within 1.96 u in
  /// 95 % of them; the band is 4 standard deviations of the binomial count, 380 ± 17. Enlarging by
  /// max(1, RSS/ν) only widens.
  @Test func coverage() throws {
    let stream = RandomStream(seed: 9)
    var (slopes, values, enlarged) = (0, 0, 0)
    for draw in 0..<400 {
      let shared = 0.003 * stream.normal(draw: draw, variable: 7)
      let y = times.enumerated().map { j, t in
        0.012 + 2e-5 * (t - 21000) + shared + u[j] * stream.normal(draw: draw, variable: j)
      }
      let fit = try DriftFit(series(values: y), model: .linear)
      let factor = try #require(fit.varianceFactor)
      let slope = fit.unscaledCovariance[1, 1].squareRoot()
      if (fit.coefficients[1] - 2e-5).magnitude < 1.959964 * slope { slopes += 1 }
      let error = (fit.value(at: 20940).value - (0.012 - 60 * 2e-5)).magnitude
      let variance = try #require(fit.covariance(20940, 20940))
      if error < 1.959964 * (variance / factor).squareRoot() { values += 1 }
      if error < 1.959964 * variance.squareRoot() { enlarged += 1 }
    }
    #expect((363...397).contains(slopes) && (363...397).contains(values))
    #expect(enlarged >= values)
  }
}

import Foundation
import Mathematics
import TestSupport
import Testing

@Suite("Quadrature on adaptive panels")
struct AdaptivePanelsTests {
  /// ∫ e^x = e − 1; ∫ 1/(1 + 25x²) over [−1, 1] = 2 atan(5)/5; ∫ |x − 0.3| over [0, 1] = 0.29.
  @Test func integralsInClosedForm() throws {
    let exponential = try AdaptivePanels(breakpoints: [0, 1], tolerance: 1e-13) { exp($0) }
    #expect(Tolerance.roundings(8).accepts(exponential.integral, oracle: 1.718281828459045))
    let runge = try AdaptivePanels(breakpoints: [-1, 1], tolerance: 1e-13) {
      1 / (1 + 25 * $0 * $0)
    }
    #expect(Tolerance.digits(13).accepts(runge.integral, oracle: 0.5493603067780064))
    let kink = try AdaptivePanels(breakpoints: [0, 1], tolerance: 1e-11) { ($0 - 0.3).magnitude }
    #expect(Tolerance.digits(10).accepts(kink.integral, oracle: 0.29))
    #expect(kink.ends.count > exponential.ends.count)
  }

  @Test func aFunctionWithoutIntegralIsRefused() {
    #expect(throws: QuadratureFailure.self) {
      try AdaptivePanels(breakpoints: [0, 1], tolerance: 1e-10) { _ in .nan }
    }
    #expect(throws: QuadratureFailure.tooManyPanels) {
      try AdaptivePanels(breakpoints: [0, 1], tolerance: 1e-14) { sin(1e9 * $0) }
    }
  }

  /// The normal distribution by its density, against the distribution's own functions.
  @Test func normalDistribution() throws {
    let panels = try AdaptivePanels(breakpoints: [-12, -1, 2, 12], tolerance: 1e-14) {
      exp(-$0 * $0 / 2)
    }
    let distribution = PanelDistribution(panels, density: panels.values)
    let normal = Normal()
    let close = Tolerance.absolute(1e-13, because: "the tolerance of the panels")
    for x in [-3.0, -1, -0.25, 0, 0.5, 2, 3.75] {
      #expect(close.accepts(distribution.cumulative(x), oracle: normal.cumulative(x)))
      #expect(close.accepts(distribution.density(x), oracle: normal.density(x)))
    }
    for p in [0.025, 0.3, 0.5, 0.975] {
      let wide = Tolerance.absolute(2e-12, because: "1e-13 over the density")
      #expect(wide.accepts(distribution.quantile(p), oracle: normal.quantile(p)))
    }
    #expect(distribution.cumulative(-13) == 0 && distribution.cumulative(13) == 1)
    let short = distribution.shortestInterval(probability: 0.95, value: { $0 }, slope: { _ in 1 })
    let edge = Tolerance.absolute(1e-10, because: "densities equal to 1e-12")
    #expect(edge.accepts(try #require(short.lower), oracle: normal.quantile(0.025)))
    #expect(edge.accepts(short.upper, oracle: normal.quantile(0.975)))
  }

  /// The exponential distribution is shortest from its beginning: [0, −ln 0.05].
  @Test func anIntervalFromTheBeginning() throws {
    let panels = try AdaptivePanels(breakpoints: [0, 1, 8, 40], tolerance: 1e-14) { exp(-$0) }
    let distribution = PanelDistribution(panels, density: panels.values)
    let short = distribution.shortestInterval(probability: 0.95, value: { $0 }, slope: { _ in 1 })
    #expect(short.lower == nil)
    #expect(Tolerance.digits(11).accepts(short.upper, oracle: 2.995732273553991))
  }
}

import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("A step of the travelling standard")
struct DriftStepTests {
  private func series(_ values: [Double], artefact: String? = nil) -> PilotSeries {
    PilotSeries(
      artefact: artefact, times: values.indices.map { Double(10 * $0) }, values: values,
      standardUncertainties: values.map { _ in 0.1 })
  }

  /// 0.1 up and down about 10, then about 12: means 10 and 12, RSS_0 = 8.08/0.01, RSS_1 = 0.08/0.01,
  /// F = 8/(0.08/6) = 600; five gaps with two measurements on either side.
  @Test func detected() throws {
    let found = try DriftChoice(
      series([10.1, 9.9, 10.1, 9.9, 12.1, 11.9, 12.1, 11.9]),
      DriftSettings(model: .constant, step: .detected))
    let step = try #require(found.step)
    #expect(step.isTaken && step.candidateCount == 5)
    #expect(step.step.gap == 30...40 && step.step.time == 35)
    #expect(Tolerance.digits(12).accepts(step.height, oracle: 2))
    #expect(Tolerance.digits(9).accepts(try #require(step.statistic), oracle: 600))
    // SciPy 1.17.1: 5 * f.sf(600, 1, 6) = 1.5222e-06.
    #expect(try #require(step.pValue) < 1e-4)
    #expect(found.fit.value(at: 20).value < 11 && found.fit.value(at: 50).value > 11)
  }

  /// A laboratory in the gap gets the middle, its variance enlarged by δ²/4.
  @Test func withinTheGap() throws {
    let standard = try TravellingStandard(
      [series([10.1, 9.9, 10.1, 9.9, 12.1, 11.9, 12.1, 11.9])],
      schedule: [5, 33, 60].map { ScheduledMeasurement(laboratory: "a", time: $0) },
      settings: DriftSettings(step: .detected))
    let predictions = standard.predictions
    #expect(predictions.map(\.isWithinStep) == [false, true, false])
    let digits = Tolerance.digits(12)
    #expect(digits.accepts(predictions[0].value, oracle: 10))
    #expect(digits.accepts(predictions[1].value, oracle: 11))
    #expect(digits.accepts(predictions[2].value, oracle: 12))
    // var(11) = (0.05² + 0.05²)/4 enlarged by RSS/ν = 8/6, and δ²/4 = 1.
    let u = try #require(predictions[1].standardUncertainty)
    #expect(Tolerance.digits(11).accepts(u * u, oracle: 1 + 0.00125 * 8 / 6))
  }

  /// A steady drift is no step, and noise is none.
  @Test func notTaken() throws {
    let drift = try DriftChoice(
      series([1.01, 2, 3.02, 4, 4.99, 6.01, 7, 8]), DriftSettings(step: .detected))
    #expect(drift.fit.model == .linear && drift.fit.step == nil)
    let noise = try DriftChoice(
      series([1.1, 0.9, 1, 1.05, 0.95, 1.02]), DriftSettings(step: .detected))
    #expect(noise.fit.step == nil && noise.step?.isTaken == false)
    let few = try DriftChoice(series([1, 1, 5]), DriftSettings(step: .detected))
    #expect(few.fit.step == nil && few.step == nil)
  }

  /// Declared: only for the standards measured before and after it.
  @Test func declared() throws {
    let pilots = [series([10, 10, 12, 12], artefact: "A"), series([5, 5], artefact: "B")]
    let standard = try TravellingStandard(
      pilots,
      schedule: [
        ScheduledMeasurement(laboratory: "x", time: 15, artefact: "A"),
        ScheduledMeasurement(laboratory: "x", time: 16, artefact: "A"),
        ScheduledMeasurement(laboratory: "x", time: 16, artefact: "B"),
      ], settings: DriftSettings(step: .declared(16)))
    #expect(standard.predictions.map(\.value) == [10, 12, 5])
    #expect(standard.choices[0].step?.isTaken == true && standard.choices[1].step == nil)
    #expect(standard.covariance?[0, 2] == 0)
    #expect(throws: DriftFailure.stepOutside) {
      try TravellingStandard(
        pilots, schedule: [], settings: DriftSettings(step: .declared(100)))
    }
    #expect(throws: DriftFailure.unknownArtefact(laboratory: "x", artefact: "C")) {
      try TravellingStandard(
        pilots, schedule: [ScheduledMeasurement(laboratory: "x", time: 1, artefact: "C")],
        settings: DriftSettings())
    }
  }

  /// Standards measured with one common part share it.
  @Test func commonPartAcrossStandards() throws {
    let pilots = ["A", "B"].map { name in
      PilotSeries(
        artefact: name, times: [0, 10], values: [1, 1], standardUncertainties: [0.1, 0.1],
        commonUncertainties: [0.3, 0.3])
    }
    let standard = try TravellingStandard(
      pilots,
      schedule: ["A", "B"].map {
        ScheduledMeasurement(laboratory: $0, time: 5, artefact: $0)
      }, settings: DriftSettings())
    let V = try #require(standard.covariance)
    #expect(Tolerance.digits(14).accepts(V[0, 1], oracle: 0.09))
    #expect(Tolerance.digits(14).accepts(V[0, 0], oracle: 0.095))
    let u = try #require(standard.predictions[0].transferUncertainty)
    #expect(Tolerance.digits(14).accepts(u * u, oracle: 0.005))
  }
}

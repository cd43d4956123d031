import Interlab
import TestSupport
import Testing

@Suite("Loops joined through laboratories")
struct CirculationNetworkTests {
  private static func measured(
    _ laboratory: String, _ artefact: String, _ time: Double, _ value: Double, u: Double,
    common: Double = 0
  ) -> CirculationNetwork.Measurement {
    CirculationNetwork.Measurement(
      laboratory: laboratory, artefact: artefact, time: time, value: value,
      standardUncertainty: u, commonUncertainty: common)
  }

  /// The reference P measured only A; B hangs on L1 and L2, which measured both; L3 only B.
  private let loops = [
    measured("P", "A", 0, 10.00, u: 0.1, common: 0.3),
    measured("P", "A", 30, 10.31, u: 0.1, common: 0.3),
    measured("L1", "A", 10, 10.52, u: 0.2), measured("L2", "A", 20, 9.9, u: 0.2, common: 0.1),
    measured("L1", "B", 40, 20.71, u: 0.2), measured("L2", "B", 50, 20.14, u: 0.2, common: 0.1),
    measured("L3", "B", 60, 20.5, u: 0.3), measured("L1", "B", 80, 20.95, u: 0.2),
  ]

  /// mpmath 1.3.0, 50 digits: the design matrix with both lines and three biases, V inverted as it
  /// stands. Eleven digits, since V is factored in doubles.
  @Test func agreesWithFiftyDigits() throws {
    let network = try CirculationNetwork(loops, references: ["P"], model: .linear)
    let eleven = Tolerance.digits(11)
    #expect(network.artefacts == ["A", "B"] && network.laboratories == ["L1", "L2", "L3"])
    #expect(network.degreesOfFreedom == 1 && network.varianceFactor == 1)
    #expect(eleven.accepts(network.residualSumOfSquares, oracle: 0.05916981132075406))
    let a = try #require(network.value(of: "A", at: 15))
    let b = try #require(network.value(of: "B", at: 70))
    #expect(eleven.accepts(a, oracle: 10.155) && eleven.accepts(b, oracle: 20.50890566037736))
    func u(_ name: String, _ time: Double) throws -> Double {
      try #require(network.covariance(name, at: time, name, at: time)).squareRoot()
    }
    #expect(eleven.accepts(try u("A", 15), oracle: 0.3082207001484488))
    #expect(eleven.accepts(try u("B", 70), oracle: 0.3730547028530196))
    let shared = try #require(network.covariance("A", at: 15, "B", at: 70))
    #expect(eleven.accepts(shared, oracle: 0.095))
    let oracles = [
      ("L1", 0.3906037735849052, 0.35224348354244), ("L2", -0.2806037735849058, 0.3661631763273216),
      ("L3", 0.04792452830188634, 0.4692426656275866),
    ]
    for (name, value, uncertainty) in oracles {
      let bias = try #require(network.bias(of: name))
      #expect(eleven.accepts(bias.value, oracle: value), "\(name)")
      #expect(eleven.accepts(bias.standardUncertainty, oracle: uncertainty), "\(name)")
    }
    #expect(network.bias(of: "P") == nil && network.value(of: "C", at: 0) == nil)
  }

  /// The order of the measurements changes nothing but rounding.
  @Test func order() throws {
    let plain = try CirculationNetwork(loops, references: ["P"], model: .linear)
    let back = try CirculationNetwork(loops.reversed(), references: ["P"], model: .linear)
    let value = try #require(plain.value(of: "B", at: 70))
    #expect(Tolerance.digits(13).accepts(try #require(back.value(of: "B", at: 70)), oracle: value))
  }

  /// One standard that only the reference measured: the same as its drift, with a common part.
  @Test func oneStandard() throws {
    let own = [(0.0, 1.0), (10, 1.2), (20, 1.1), (30, 1.5)]
    let network = try CirculationNetwork(
      own.map { Self.measured("P", "A", $0.0, $0.1, u: 0.1, common: 0.2) }, references: ["P"],
      model: .linear)
    let series = PilotSeries(
      times: own.map(\.0), values: own.map(\.1), standardUncertainties: own.map { _ in 0.1 },
      commonUncertainties: own.map { _ in 0.2 })
    let standard = try TravellingStandard(
      [series], schedule: [ScheduledMeasurement(laboratory: "x", time: 12)],
      settings: DriftSettings(model: .linear))
    let prediction = standard.predictions[0]
    let eleven = Tolerance.digits(11)
    #expect(
      eleven.accepts(try #require(network.value(of: "A", at: 12)), oracle: prediction.value))
    let variance = try #require(network.covariance("A", at: 12, "A", at: 12))
    #expect(
      eleven.accepts(variance.squareRoot(), oracle: try #require(prediction.standardUncertainty)))
  }

  /// What cannot be joined is named.
  @Test func failures() {
    #expect(throws: CirculationNetwork.Failure.noReference) {
      try CirculationNetwork(loops, references: ["Q"], model: .linear)
    }
    let apart = loops + [Self.measured("L9", "C", 0, 1, u: 1)]
    #expect(throws: CirculationNetwork.Failure.notJoined(artefacts: ["C"])) {
      try CirculationNetwork(apart, references: ["P"], model: .constant)
    }
    #expect(throws: CirculationNetwork.Failure.undetermined) {
      try CirculationNetwork(loops, references: ["P"], model: .quadratic)
    }
    #expect(throws: CirculationNetwork.Failure.noReference) {
      try CirculationNetwork([], references: ["P"], model: .constant)
    }
  }
}

import Mathematics
import Metrology
import TestSupport
import Testing

@Suite("Calibration curves")
struct CalibrationCurveTests {
  /// JCGM 100:2008, H.3, table H.6: the corrections of a thermometer, about 20 °C.
  private let thermometer = (
    t: [21.521, 22.012, 22.512, 23.003, 23.507, 23.999, 24.513, 25.002, 25.503, 26.010, 26.511],
    b: [
      -0.171, -0.169, -0.166, -0.159, -0.164, -0.165, -0.156, -0.157, -0.159, -0.161, -0.160,
    ]
  )

  /// Printed in the GUM, and with more figures by GTC 1.5.1.
  @Test func thermometerOfTheGUM() throws {
    let curve = try CalibrationCurve(standards: thermometer.t, responses: thermometer.b, origin: 20)
    let (a, b) = (curve.coefficients[0], curve.coefficients[1])
    let u = curve.covariance.diagonal.map { $0.squareRoot() }
    #expect(Tolerance.published(decimals: 4).accepts(a, oracle: -0.1712))
    #expect(Tolerance.published(decimals: 4).accepts(u[0], oracle: 0.0029))
    #expect(Tolerance.published(decimals: 5).accepts(b, oracle: 0.00218))
    #expect(Tolerance.published(decimals: 5).accepts(u[1], oracle: 0.00067))
    let r = curve.covariance[0, 1] / (u[0] * u[1])
    #expect(Tolerance.published(decimals: 2).accepts(r, oracle: -0.93))
    let digits = Tolerance.digits(11)
    #expect(digits.accepts(a, oracle: -0.17120379013135004))
    #expect(digits.accepts(u[0], oracle: 0.0028775978351599563))
    #expect(digits.accepts(b, oracle: 0.0021826977398872894))
    #expect(digits.accepts(u[1], oracle: 0.0006679387732278323))
    #expect(digits.accepts(r, oracle: -0.9304296030934459))
    #expect(digits.accepts(curve.residualSumOfSquares, oracle: 0.00011009658310929731))
    #expect(curve.degreesOfFreedom.value == 9)
    let at30 = curve.response(at: 30)
    #expect(Tolerance.published(decimals: 4).accepts(at30.value, oracle: -0.1494))
    #expect(digits.accepts(at30.value, oracle: -0.14937681273247713))
    #expect(digits.accepts(at30.standardUncertainty, oracle: 0.004138595752854951))
  }

  private let standards = [1.0, 2, 4, 5, 7]
  private let responses = [2.125, 3.75, 8.25, 9.875, 14.5]

  /// u = 1/8, 1/4, 1/8, 1/2, 1/4 with r = 1/4 between any two.
  private var covariance: Matrix {
    let u = [0.125, 0.25, 0.125, 0.5, 0.25]
    return Matrix(
      rows: u.indices.map { i in u.indices.map { j in u[i] * u[j] * (i == j ? 1 : 0.25) } })
  }

  /// Every derivative by mpmath 1.3, which moved each coordinate of each point with 50 digits.
  @Test(arguments: [
    (
      1, [6.2202217256789274665, 2.0645625644551392231], 3.1355145536095241069,
      0.4843641056060274942, 0.13027529291152660065,
      [
        -0.17572457358639370717, -0.0095569328070622015027, -0.26518472309047596047,
        0.012934118978334181992, -0.046831995100429807047,
      ],
      [
        0.36062213326471296428, 0.022174458884035565638, 0.54736647938058811371,
        -0.026109542879872030925, 0.095946471350535387299,
      ]
    ),
    (
      2, [6.172003994205589075, 2.0503275178262520569, 0.014499212410165534506],
      3.1597919297643695846, 0.48662718516773096262, 0.13432643283646556101,
      [
        -0.068634332642822904405, -0.03240957714136886779, -0.43517351166546741296,
        0.005312386441507546126, 0.044277849840420676414,
      ],
      [
        0.12647708663092313308, 0.078050731722940928492, 0.90574957562861502336,
        -0.013078417525229047809, -0.097198976457250037123,
      ]
    ),
  ])
  func inverseUse(
    _ degree: Int, _ coefficients: [Double], _ value: Double, _ byReading: Double, _ u: Double,
    _ byResponses: [Double], _ byStandards: [Double]
  ) throws {
    let curve = try CalibrationCurve(
      standards: standards, responses: responses, degree: degree, origin: 3,
      weighting: .known(covariance))
    let close = Tolerance.absolute(2e-13, because: "whitening by a covariance of condition 20")
    #expect(curve.degreesOfFreedom == .infinite)
    for (k, oracle) in coefficients.enumerated() {
      #expect(close.accepts(curve.coefficients[k], oracle: oracle))
    }
    let reading = try curve.standard(for: 6.5, standardUncertainty: 0.25)
    #expect(close.accepts(reading.value, oracle: value))
    #expect(close.accepts(reading.standardUncertainty, oracle: u))
    #expect(close.accepts(try #require(reading.readingSensitivity), oracle: byReading))
    for i in standards.indices {
      #expect(close.accepts(reading.responseSensitivities[i], oracle: byResponses[i]))
      #expect(close.accepts(reading.standardSensitivities[i], oracle: byStandards[i]))
    }
  }

  @Test func uncertainStandardsAddToTheCurve() throws {
    let covariance = Matrix(diagonal: [0.01, 0.01, 0.04, 0.01, 0.01])
    let exact = try CalibrationCurve(
      standards: standards, responses: responses, weighting: .known(self.covariance))
    let curve = try CalibrationCurve(
      standards: standards, responses: responses, weighting: .known(self.covariance),
      standardCovariance: covariance)
    #expect(curve.coefficients == exact.coefficients)
    var variance = exact.covariance[1, 1]
    for i in standards.indices {
      let c = curve.standardSensitivities[1, i]
      variance += c * c * covariance[i, i]
    }
    #expect(Tolerance.roundings(20).accepts(curve.covariance[1, 1], oracle: variance))
  }

  @Test func equalUncertaintiesWeighLikeNone() throws {
    let scatter = try CalibrationCurve(standards: standards, responses: responses)
    let known = try CalibrationCurve(
      standards: standards, responses: responses,
      weighting: .standardUncertainties([Double](repeating: 0.5, count: 5)))
    let few = Tolerance.roundings(50)
    for k in 0...1 {
      #expect(few.accepts(known.coefficients[k], oracle: scatter.coefficients[k]))
    }
    #expect(few.accepts(known.residualSumOfSquares / 4, oracle: scatter.residualSumOfSquares))
  }

  @Test func pointsThatGiveNoCurve() {
    #expect(throws: CalibrationFailure.tooFewPoints(needed: 3)) {
      try CalibrationCurve(standards: [1, 2], responses: [1, 2])
    }
    #expect(throws: CalibrationFailure.undetermined) {
      try CalibrationCurve(standards: [2, 2, 2], responses: [1, 2, 3])
    }
    #expect(throws: CalibrationFailure.notFinite) {
      try CalibrationCurve(standards: [1, 2, .infinity], responses: [1, 2, 3])
    }
    #expect(throws: CalibrationFailure.self) {
      try CalibrationCurve(
        standards: [1, 2, 3], responses: [1, 2, 3], weighting: .standardUncertainties([1, 0, 1]))
    }
  }

  @Test func responsesThatTheCurveDoesNotTake() throws {
    let level = try CalibrationCurve(standards: [1, 2, 3], responses: [4, 4, 4])
    #expect(throws: CalibrationFailure.level) { try level.standard(for: 5) }
    let parabola = try CalibrationCurve(
      standards: [0, 1, 2, 3], responses: [0, 1, 4, 9], degree: 2)
    #expect(throws: CalibrationFailure.outsideRange(lower: 0, upper: 3)) {
      try parabola.standard(for: 10)
    }
    #expect(
      Tolerance.digits(12).accepts(
        try parabola.standard(for: 16, in: 0...10).value, oracle: 4))
  }
}

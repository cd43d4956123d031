import Mathematics
import TestSupport
import Testing

@Suite("Mean of quantities that share components")
struct LowRankMeanTests {
  private static let x = [34.30, 32.90, 34.53, 32.42, 31.90, 35.80]
  private static let u = [1.03, 0.69, 0.83, 0.29, 0.40, 0.38]
  private static let components = [
    [-0.3, 0, 0, 0.2, 0, 0.25], [0, 0.3, 0, 0, 0.1, 0],
  ]

  private func mean(_ x: [Double], _ covariance: LowRankCovariance) throws -> LowRankMean {
    try #require(LowRankMean(x, members: Array(x.indices), of: covariance))
  }

  /// mpmath, 50 digits: V from these doubles, inverted.
  @Test func agreesWithTheDenseInverse() throws {
    let covariance = try LowRankCovariance(
      standardUncertainties: Self.u, components: Self.components)
    let found = try mean(Self.x, covariance)
    let near = Tolerance.roundings(2)
    #expect(near.accepts(found.value.value, oracle: 33.13060732972747920108697))
    #expect(near.accepts(found.standardUncertainty, oracle: 0.1967031251959804422795414))
    #expect(near.accepts(found.residualSumOfSquares, oracle: 104.6305487877028250117744))
    let weights = [
      0.071348350618815810642, 0.066820441177035484847, 0.056165073975708462237,
      0.41508972091996405112, 0.22929691391596554533, 0.16127949939251064582,
    ]
    for (w, oracle) in zip(found.weights, weights) { #expect(near.accepts(w, oracle: oracle)) }
  }

  /// Independent parts of 1e-14 u²: V has a condition number of some 1e15. mpmath, 50 digits.
  @Test func smallIndependentParts() throws {
    let covariance = try LowRankCovariance(
      standardUncertainties: [
        1.0000000000000049, 1.1180339887499127, 2.0615528128088547, 0.500000000001,
        1.0000000000000149,
      ],
      components: [[1, 1, 2, 0, -1], [0, 0.5, 0.5, 0.5, 0]])
    let found = try mean([10, 10.5, 9, 11, 12], covariance)
    let near = Tolerance.roundings(2)
    #expect(near.accepts(found.value.value, oracle: 11.01429917294738068807863))
    #expect(near.accepts(found.standardUncertainty, oracle: 9.83908427506586122055635e-8))
    #expect(near.accepts(found.residualSumOfSquares, oracle: 1814744073233.242630063134))
    #expect(near.accepts(found.weights[3], oracle: 0.0057395417510724429582))
  }

  /// Random quantities against the Cholesky factor of V.
  @Test func agreesWithCholesky() throws {
    let stream = RandomStream(seed: 3)
    for draw in 0..<20 {
      let (p, r) = (3 + draw, draw % 4)
      var variable = 0
      func next() -> Double {
        variable += 1
        return stream.normal(draw: draw, variable: variable)
      }
      let components = (0..<r).map { _ in (0..<p).map { _ in next() } }
      let u = (0..<p).map { i in
        (components.reduce(0.1 + next().magnitude) { $0 + $1[i] * $1[i] }).squareRoot()
      }
      let x = (0..<p).map { _ in next() }
      let covariance = try LowRankCovariance(standardUncertainties: u, components: components)
      let dense = try GeneralizedLeastSquares(
        design: Matrix(columns: [[Double](repeating: 1, count: p)]), responses: x,
        covariance: covariance.matrix)
      let found = try mean(x, covariance)
      let near = Tolerance.absolute(1e-12, because: "the factor of V, condition below 1e3")
      #expect(near.accepts(found.value.value, oracle: dense.coefficients[0]))
      #expect(
        near.accepts(
          found.standardUncertainty, oracle: dense.covariance[0, 0].squareRoot()))
      #expect(
        Tolerance.digits(10).accepts(
          found.residualSumOfSquares, oracle: dense.residualSumOfSquares))
      let product = covariance.product(found.weights, unit: 1).map(\.value)
      let oracle = covariance.matrix * found.weights
      for (a, b) in zip(product, oracle) { #expect(near.accepts(a, oracle: b)) }
    }
  }

  @Test func theUnitDoesNotMatter() throws {
    let covariance = try LowRankCovariance(
      standardUncertainties: Self.u, components: Self.components)
    let found = try mean(Self.x, covariance)
    for unit in [0x1p-400, 0x1p-20, 0x1p30, 0x1p300] {
      let scaled = try LowRankCovariance(
        standardUncertainties: Self.u.map { $0 * unit },
        components: Self.components.map { $0.map { $0 * unit } })
      let other = try mean(Self.x.map { $0 * unit }, scaled)
      #expect(other.value.value == found.value.value * unit)
      #expect(other.standardUncertainty == found.standardUncertainty * unit)
      #expect(other.weights == found.weights)
      #expect(other.residualSumOfSquares == found.residualSumOfSquares)
    }
  }

  @Test func anOffsetCostsNothing() throws {
    let covariance = try LowRankCovariance(
      standardUncertainties: [0.001, 0.002, 0.001], components: [[0.0005, 0.001, 0]])
    let near = try mean([0, 0.0009765625, 0.001953125], covariance)
    let far = try mean([1e9, 1e9 + 0.0009765625, 1e9 + 0.001953125], covariance)
    #expect(far.weights == near.weights)
    #expect(far.residualSumOfSquares == near.residualSumOfSquares)
  }

  @Test func withoutComponentsItIsTheWeightedMean() throws {
    let covariance = try LowRankCovariance(standardUncertainties: [1, 2], components: [])
    let found = try mean([10, 15], covariance)
    #expect(found.value.value == 11 && found.weights == [0.8, 0.2])
    #expect(Tolerance.roundings(1).accepts(found.residualSumOfSquares, oracle: 5))
  }

  /// 0.003² = 0.0018² + 0.0024²: what rounding leaves is no independent part.
  @Test func nothingButSharedComponents() throws {
    let covariance = try LowRankCovariance(
      standardUncertainties: [0.003, 0.004], components: [[0.0018, 0.001], [0.0024, 0]])
    #expect(LowRankMean([1, 2], members: [0, 1], of: covariance) == nil)
    #expect(LowRankMean([2], members: [1], of: covariance)?.weights == [1])
  }

  @Test func moreThanTheWhole() {
    #expect {
      try LowRankCovariance(
        standardUncertainties: [4, 4.9], components: [[3, 3], [0, -4]])
    } throws: { error in
      let failure = error as? LowRankCovariance.Failure
      return failure?.index == 1 && failure?.sharedUncertainty == 5
    }
  }
}

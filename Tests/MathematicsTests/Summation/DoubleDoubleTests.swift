import Mathematics
import Testing

@Suite("Double-double arithmetic")
struct DoubleDoubleTests {
  // MARK: Exact oracles

  @Test func sumKeepsWhatRoundingLosesExactly() {
    let s = DoubleDouble.sum(0x1p60, 0x1.8p0)
    #expect(s.high == 0x1p60 && s.low == 0x1.8p0)
    #expect(DoubleDouble.sum(0x1.8p0, 0x1p60) == s)
  }

  /// (1 + 2⁻³⁰)² = 1 + 2⁻²⁹ + 2⁻⁶⁰.
  @Test func productKeepsWhatRoundingLosesExactly() {
    let p = DoubleDouble.product(1 + 0x1p-30, 1 + 0x1p-30)
    #expect(p.high == 1 + 0x1p-29 && p.low == 0x1p-60)
  }

  @Test func undoesItselfWhereTheResultIsExact() {
    let x = DoubleDouble.product(1 + 0x1p-30, 1 + 0x1p-30)
    #expect(x.squareRoot() == DoubleDouble(1 + 0x1p-30))
    #expect(x / (1 + 0x1p-30) == DoubleDouble(1 + 0x1p-30))
    #expect(x - x == DoubleDouble(0))
  }

  // MARK: High-precision oracles

  /// The factors before u² are the bounds of the documentation, u = 2⁻⁵³; the oracle itself, held
  /// in two doubles, adds one more.
  @Test(arguments: DoubleDoubleCase.exactFractions)
  func agreesWithExactFractions(_ c: DoubleDoubleCase) {
    #expect(within(4, of: c.sum, c.x + c.y))
    #expect(within(6, of: c.product, c.x * c.y))
    #expect(within(16, of: c.quotient, c.x / c.y))
    #expect(within(5, of: c.root, c.x.squareRoot()))
  }

  private func within(
    _ factor: Double, of oracle: DoubleDouble, _ observed: DoubleDouble
  ) -> Bool {
    (observed - oracle).magnitude.value <= factor * 0x1p-106 * oracle.value.magnitude
  }

  // MARK: Edge cases

  @Test func overflowIsInfiniteAndNotNaN() {
    let huge = DoubleDouble(.greatestFiniteMagnitude)
    #expect((huge + huge).value == .infinity)
    #expect((huge * huge).value == .infinity)
    #expect((huge * 2 + huge).low == 0)
    #expect((huge / DoubleDouble(0x1p-60)).value == .infinity)
    #expect((-huge - huge).value == -.infinity)
  }

  @Test func zeroStaysZero() {
    let zero = DoubleDouble(0)
    #expect(zero.squareRoot() == zero)
    #expect(zero / DoubleDouble(3) == zero)
    #expect(zero * DoubleDouble(3) == zero)
  }

  @Test func lowPartDecidesBetweenEqualHighParts() {
    #expect(DoubleDouble.sum(1, 1e-20) > DoubleDouble(1))
    #expect(DoubleDouble.sum(1, -1e-20) < DoubleDouble(1))
    #expect(DoubleDouble.sum(-1, 1e-20).magnitude < DoubleDouble(1))
  }
}

/// Two numbers and what exact arithmetic makes of them.
struct DoubleDoubleCase: Sendable {
  let x, y, sum, product, quotient, root: DoubleDouble

  init(
    x: (Double, Double), y: (Double, Double), sum: (Double, Double), product: (Double, Double),
    quotient: (Double, Double), root: (Double, Double)
  ) {
    self.x = .sum(x.0, x.1)
    self.y = .sum(y.0, y.1)
    self.sum = .sum(sum.0, sum.1)
    self.product = .sum(product.0, product.1)
    self.quotient = .sum(quotient.0, quotient.1)
    self.root = .sum(root.0, root.1)
  }

  /// Python 3 `fractions`, the root with 70 digits: `x = Fraction(high) + Fraction(low)`, then for
  /// each result q the doubles `float(q)` and `float(q - Fraction(float(q)))`.
  static let exactFractions = [
    DoubleDoubleCase(
      x: (3.141592653589793, 1.2246467991473532e-16),
      y: (2.718281828459045, 1.4456468917292502e-16),
      sum: (5.859874482048839, -1.7705984076240228e-16),
      product: (8.539734222673568, -6.773815290502424e-16),
      quotient: (1.1557273497909217, -1.3998972600526045e-17),
      root: (1.772453850905516, -7.666586499825799e-17)),
    DoubleDoubleCase(
      x: (1000000000.1, 3e-09), y: (0.7071067811865476, -4.833646656726457e-17),
      sum: (1000000000.8071069, -4.450302767091165e-08),
      product: (707106781.2572582, 4.4695969995274683e-08),
      quotient: (1414213562.5145164, 8.939193999054938e-08),
      root: (31622.776603264934, -1.6633729423040698e-12)),
    DoubleDoubleCase(
      x: (1.0000000000000002, 1e-17), y: (0.9999999999999999, -1e-18),
      sum: (2.0, 1.2002230246251565e-16), product: (1.0000000000000002, -1.0202230246251568e-16),
      quotient: (1.0000000000000004, -1.0002230246251561e-16),
      root: (1.0000000000000002, -1.0602230246251566e-16)),
    DoubleDoubleCase(
      x: (6.02214076e+23, -31234567.0), y: (6.62607015e-34, 3.3e-51),
      sum: (6.02214076e+23, -31234567.0), product: (3.990312712893431e-10, -4.514476311001848e-27),
      quotient: (9.088555695414724e+56, 6.665309035473125e+40),
      root: (776024533117.3492, 5.381720583736196e-05)),
    DoubleDoubleCase(
      x: (0.1, 0.0), y: (0.3, 0.0), sum: (0.4, -2.7755575615628914e-17),
      product: (0.03, 1.6653345369377347e-18),
      quotient: (0.33333333333333337, -6.16790569236198e-18),
      root: (0.31622776601683794, 8.004969469767158e-19)),
  ]
}

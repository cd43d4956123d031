import Foundation
import Mathematics
import TestSupport
import Testing

@Suite("Bracketed root")
struct BracketedRootTests {
  /// √2; Wallis's x³ − 2x − 5 (Newton 1669; OEIS A007493); cos x = x (OEIS A003957); ln 10.
  @Test func findsPublishedRoots() throws {
    let few = Tolerance.roundings(8)  // twice the reach of 2 units of the last place
    #expect(few.accepts(try bracketedRoot(in: 0...2) { $0 * $0 - 2 }, oracle: 1.41421356237309505))
    #expect(
      few.accepts(
        try bracketedRoot(in: 2...3) { $0 * $0 * $0 - 2 * $0 - 5 }, oracle: 2.09455148154232659))
    #expect(few.accepts(try bracketedRoot(in: 0...1) { cos($0) - $0 }, oracle: 0.73908513321516064))
    #expect(
      few.accepts(try bracketedRoot(in: -9...9) { exp($0) - 10 }, oracle: 2.30258509299404568))
  }

  /// Steps, poles, a root of order nine, a function that is flat and one that is steep at one end: the
  /// sign changes inside the reach of the result.
  @Test func survivesFunctionsThatInterpolateBadly() throws {
    let functions: [(ClosedRange<Double>, Double, (Double) -> Double)] = [
      (-1...4, 1, { $0 < 1 ? -1 : 1 }), (0...3, 1, { 1 / ($0 - 1) }),
      (-7...10, 2, { pow($0 - 2, 9) }), (0...20, 1, { $0 <= 1 ? $0 - 1 : 1e-300 * ($0 - 1) }),
      (0...700, 699, { exp($0) - exp(699) }), (-1e300...1e308, 3, { $0 - 3 }),
    ]
    for (bracket, root, function) in functions {
      var calls = 0
      let found = try bracketedRoot(in: bracket) {
        calls += 1
        return function($0)
      }
      // The ninth power is exactly zero, or below its rounding, within 1e-15 of the root.
      #expect(Tolerance.roundings(8).accepts(found, oracle: root), "\(root) \(found)")
      #expect(calls <= 200)
    }
  }

  @Test func isFastWhereTheFunctionIsSmooth() throws {
    var calls = 0
    _ = try bracketedRoot(in: 0...2) {
      calls += 1
      return $0 * $0 - 2
    }
    #expect(calls <= 12)
  }

  @Test func stopsAtTheTolerance() throws {
    var calls = 0
    let found = try bracketedRoot(in: 0...2, tolerance: 1e-3) {
      calls += 1
      return $0 * $0 - 2
    }
    #expect(
      Tolerance.absolute(1e-3, because: "it is what was asked for").accepts(
        found, oracle: 2.0.squareRoot()))
    #expect(calls <= 8)
  }

  /// A power of two in the argument and another in the value change no bit of the significand.
  @Test(arguments: [-300, -1, 40])
  func changingTheUnitsMovesTheRootAlong(_ exponent: Int) throws {
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let root = try bracketedRoot(in: 0.5...2) { log($0) - 0.25 }
    let scaled = try bracketedRoot(in: 0.5 * unit...2 * unit) { 8 * (log($0 / unit) - 0.25) }
    #expect(Tolerance.roundings(2).accepts(scaled, oracle: root * unit))
    #expect(try bracketedRoot(in: 0.5...2) { 0.25 - log($0) } == root)
  }

  // MARK: Edge cases

  @Test func aZeroAtAnEndIsTheRoot() throws {
    #expect(try bracketedRoot(in: 1...2) { $0 - 1 } == 1)
    #expect(try bracketedRoot(in: 1...2) { $0 - 2 } == 2)
    #expect(try bracketedRoot(in: 3...3) { $0 - 3 } == 3)
    #expect(try bracketedRoot(in: -1...2) { $0 } == 0)
  }

  @Test func asksForAChangeOfSign() {
    #expect(throws: RootError.noSignChange(valueAtLowerBound: 2, valueAtUpperBound: 5)) {
      try bracketedRoot(in: 1...2) { $0 * $0 + 1 }
    }
    #expect(throws: RootError.self) { try bracketedRoot(in: -1...1) { $0.squareRoot() } }
  }

  @Test func stopsWhereTheFunctionHasNoValue() {
    #expect(throws: RootError.self) {
      try bracketedRoot(in: -1...1) { $0.magnitude == 1 ? $0 : .nan }
    }
  }
}

import Interlab
import Mathematics
import Metrology
import TestSupport
import Testing

@Suite("Scores do not depend on the order of the rows, the origin or the unit")
struct InvarianceTests {
  private static let methods: [AssignedValueMethod] = [
    .consensus(.mean), .consensus(.median(scale: .madE, constants: .exact)),
    .consensus(.median(scale: .nIQR(.type7), constants: .printed)),
    .consensus(.algorithmA(stop: .fixedPoint, constants: .printed)),
    .consensus(.algorithmA(stop: .thirdDigit, constants: .exact), covariance: .account),
    .reference(.weightedMean), .reference(.birge), .reference(.powerModeratedMean),
    .reference(.randomEffects(.mandelPaule)),
    .reference(.randomEffects(.restrictedMaximumLikelihood)),
    .reference(.graybillDeal),
  ]

  private static let results = [
    TestResult(lab: "A", x: 10.013, u: 0.011, ν: 5), TestResult(lab: "B", x: 9.981, u: 0.02),
    TestResult(lab: "C", x: 10.013, u: 0.007, k: 2.3), TestResult(lab: "D", x: 10.22, u: 0.013),
    TestResult(lab: "E", x: 9.97, u: 0.05), TestResult(lab: "F", x: 10.013, u: 0.011),
    TestResult(lab: "G", x: 10.001, u: 0.03, isIncluded: false),
    TestResult(lab: "H", x: 10.04, u: 0.009),
  ]

  private func scores(
    _ results: [TestResult], _ method: AssignedValueMethod
  ) throws -> [String: [Double?]] {
    let found = try TestRound.analysis(results, method) {
      $0.sigmaPt = .robust(stop: .fixedPoint, constants: .printed)
      $0.scores = [.z, .zPrime, .zeta, .En, .EnCombined]
    }
    var scores: [String: [Double?]] = [:]
    for (row, result) in results.enumerated() {
      scores[result.lab] = found.scores.map { $0[row].value }
    }
    return scores
  }

  @Test(arguments: methods.indices)
  func permutingTheRowsKeepsEveryBit(_ method: Int) throws {
    let method = Self.methods[method]
    let original = try scores(Self.results, method)
    var rows = Self.results
    for shift in 1..<rows.count {
      rows.append(rows.removeFirst())
      rows.swapAt(0, shift % rows.count)
      #expect(try scores(rows, method) == original)
    }
    #expect(try scores(Self.results.reversed(), method) == original)
  }

  /// A power of two only moves exponents. (Three significant figures of x* move with the unit.)
  @Test(arguments: methods.indices, [-200, -1, 1, 200])
  func aUnitOfAPowerOfTwoKeepsEveryBit(_ method: Int, _ exponent: Int) throws {
    let method = Self.methods[method]
    if case .consensus(.algorithmA(.thirdDigit, _), _) = method { return }
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let scaled = Self.results.map { result in
      var result = result
      result.x *= unit
      result.u = result.u.map { $0 * unit }
      return result
    }
    #expect(try scores(scaled, method) == scores(Self.results, method))
  }

  /// 2²⁰ is added exactly to values on a grid of 2⁻²⁰, so nothing but the origin changes.
  @Test(arguments: methods.indices)
  func aShiftChangesNothingBeyondRounding(_ method: Int) throws {
    let method = Self.methods[method]
    if case .consensus(.algorithmA(.thirdDigit, _), _) = method { return }
    let grid = 1_048_576.0
    let onGrid = Self.results.map { result in
      var result = result
      result.x = (result.x * grid).rounded() / grid
      return result
    }
    let shifted = onGrid.map { result in
      var result = result
      result.x += grid
      return result
    }
    let (before, after) = (try scores(onGrid, method), try scores(shifted, method))
    for (lab, numbers) in before {
      for (a, b) in zip(numbers, after[lab] ?? []) {
        expectEqual(b, a)
      }
    }
  }

  private func expectEqual(_ observed: Double?, _ expected: Double?) {
    guard let observed, let expected else {
      #expect(observed == nil && expected == nil)
      return
    }
    let tolerance = Tolerance.absolute(1e-12, because: "a rounding of the sums")
    #expect(tolerance.accepts(observed, oracle: expected))
  }

  /// The negative of every value negates every score.
  @Test(arguments: methods.indices)
  func reflectionNegates(_ method: Int) throws {
    let method = Self.methods[method]
    if case .consensus(.median(.nIQR, _), _) = method { return }
    let reflected = Self.results.map { result in
      var result = result
      result.x = -result.x
      return result
    }
    let (before, after) = (try scores(Self.results, method), try scores(reflected, method))
    for (lab, numbers) in before {
      for (a, b) in zip(numbers, after[lab] ?? []) {
        expectEqual(b, a.map { -$0 })
      }
    }
  }

  /// An excluded result changes no score but its own.
  @Test func anExcludedResultHasNoInfluence() throws {
    for method in Self.methods {
      let without = try scores(Self.results.filter(\.isIncluded), method)
      let with = try scores(Self.results, method)
      for (lab, numbers) in without { #expect(with[lab] == numbers) }
      #expect(with["G"] != nil)
    }
  }
}

import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Largest consistent subset (Cox 2007)")
struct LargestConsistentSubsetTests {
  private static let method = AssignedValueMethod.reference(
    .largestConsistentSubset(covariance: nil))

  private static let oracles = try? ReferenceOracle.all(in: "subset_pool_bayes_values.csv")

  // MARK: Known results

  @Test(arguments: try #require(oracles).filter { $0["LCS.size"] > 0 })
  func againstSixtyDigits(_ oracle: ReferenceOracle) throws {
    let results = oracle.results
    let found = try TestRound.analysis(results, Self.method).assignedValue
    let largest = results.map(\.x.magnitude).max() ?? 0
    let place = Tolerance.absolute(
      4 * largest.ulp, because: "x_i is the nearest double to its text")
    let spread = results.map { $0.x.magnitude.ulp / ($0.u ?? 1) }.max() ?? 0
    let chiSquared = oracle["LCS.chi2"]
    let inputs = Tolerance.absolute(
      1e-12 * chiSquared + 8 * spread * (chiSquared + 1).squareRoot(),
      because: "each (x − x_ref)/u carries the rounding of x to a double")
    #expect(found.count("subsetSize") == Int(oracle["LCS.size"]))
    #expect(inputs.accepts(try #require(found.number("Q")), oracle: chiSquared))
    // Where several tie the oracle lists the one that was found first.
    guard found.count("tiedSubsets") == 1 else { return }
    #expect(place.accepts(try #require(found.value), oracle: oracle["LCS.mu"]))
    #expect(
      Tolerance.roundings(8).accepts(
        try #require(found.standardUncertainty), oracle: oracle["LCS.u"]))
    guard case .propagated(let weights, _) = found.dependence else {
      Issue.record("a weighted mean of the members")
      return
    }
    let members = weights.indices.filter { weights[$0] > 0 }.map { $0 + 1 }
    #expect(members == oracle.integers("LCS.members"))
  }

  /// CCQM-K25, PCB 28: members 1, 2, 4, 5, χ² 5.4950271 (definitions of the project, 60 digits).
  @Test func pcb28() throws {
    let results = [
      (34.30, 1.03), (32.90, 0.69), (34.53, 0.83), (32.42, 0.29), (31.90, 0.40), (35.80, 0.38),
    ].enumerated().map { TestResult(lab: "L\($0 + 1)", x: $1.0, u: $1.1) }
    let found = try TestRound.analysis(results, Self.method)
    let assigned = found.assignedValue
    #expect(assigned.text("subset") == "L1, L2, L4, L5")
    #expect(
      Tolerance.published(decimals: 7).accepts(
        try #require(assigned.number("Q")), oracle: 5.4950271))
    #expect(found.notices.contains(.leftOutOfConsistentSubset(laboratories: ["L3", "L6"])))
    // Not a member: u² = u_i² + u²(x_ref); a member: the difference.
    let u_ref = try #require(assigned.standardUncertainty)
    for (row, deviation) in try #require(found.deviations).enumerated() {
      let u = try #require(results[row].u)
      let variance = [2, 5].contains(row) ? u * u + u_ref * u_ref : u * u - u_ref * u_ref
      #expect(
        Tolerance.roundings(40).accepts(
          try #require(deviation.standardUncertainty), oracle: variance.squareRoot()))
    }
  }

  /// Two subsets of five with χ² = 4.8 and means 3.4 and 4.6, by hand; the mean of all is 41/9.
  @Test func twoSubsetsTie() throws {
    let x = [3.0, 3, 3, 4, 4, 5, 5, 5, 9]
    let found = LargestConsistentSubset(
      values: x, standardUncertainties: x.map { _ in 0.5 })
    #expect(found.members == [3, 4, 5, 6, 7])
    #expect(found.tied == [[3, 4, 5, 6, 7], [0, 1, 2, 3, 4]])
    #expect(found.tiedCount == 2)
    #expect(Tolerance.roundings(4).accepts(found.chiSquared, oracle: 4.8))
    let results = x.enumerated().map { TestResult(lab: "\($0.offset)", x: $0.element, u: 0.5) }
    let analysis = try TestRound.analysis(results, Self.method)
    #expect(Tolerance.roundings(4).accepts(analysis.assignedValue.value ?? 0, oracle: 4.6))
    #expect(analysis.notices.contains(.consistentSubsetsTie(count: 2)))
    #expect(analysis.assignedValue.text("otherSubsets") == "0, 1, 2, 3, 4")
  }

  // MARK: Every subset looked at

  /// Small grids of values and uncertainties, so that equal and symmetric results abound.
  @Test(arguments: 0..<60)
  func everySubsetAgrees(_ seed: UInt64) {
    var random = Numbers(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let count = 2 + random.next(9)
    let isTied = seed.isMultiple(of: 2)
    let sample = (0..<count).map { _ in
      isTied
        ? (x: Double(random.next(9)), u: [0.5, 1, 0.5, 0.25][random.next(4)])
        : (x: Double(random.next(10_000)) / 1250, u: Double(1 + random.next(1000)) / 900)
    }.sorted { $0 < $1 }
    let x = sample.map(\.x)
    let u = sample.map(\.u)
    let expected = bruteForce(x, u)
    let found = LargestConsistentSubset(values: x, standardUncertainties: u)
    #expect(Set(found.tied) == Set(expected.subsets), "\(x) \(u)")
    #expect(found.tiedCount == expected.subsets.count)
    #expect(found.members == found.tied.first)
    #expect(
      Tolerance.absolute(1e-12 * (1 + expected.chiSquared), because: "sums of about ten squares")
        .accepts(found.chiSquared, oracle: expected.chiSquared))
  }

  @Test(arguments: 0..<12)
  func aDiagonalCovarianceChangesNothing(_ seed: UInt64) throws {
    var random = Numbers(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 77)
    let count = 3 + random.next(9)
    let x = (0..<count).map { _ in Double(random.next(12)) }.sorted()
    let u = x.map { _ in [0.5, 1, 0.75][random.next(3)] }
    let independent = LargestConsistentSubset(values: x, standardUncertainties: u)
    let correlated = try LargestConsistentSubset(
      values: x, covariance: Matrix(diagonal: u.map { $0 * $0 }))
    #expect(Set(correlated.tied) == Set(independent.tied))
    #expect(correlated.members == independent.members)
  }

  /// Results that share a component: V = diag(u²) + c². Then χ²_obs of a subset is that without c.
  @Test func aSharedComponentChangesNothing() throws {
    let x = [31.90, 32.42, 32.90, 34.30, 34.53, 35.80]
    let u = [0.40, 0.29, 0.69, 1.03, 0.83, 0.38]
    let rows = u.indices.map { i in u.indices.map { j in (i == j ? u[i] * u[i] : 0) + 4.0 } }
    let found = try LargestConsistentSubset(values: x, covariance: Matrix(rows: rows))
    #expect(found.members == [0, 1, 2, 3])
    #expect(Tolerance.published(decimals: 7).accepts(found.chiSquared, oracle: 5.4950271))
  }

  @Test func aMatrixThatIsNoneIsRefused() {
    let matrix = Matrix(rows: [[1, 2], [2, 1]])
    #expect(throws: LargestConsistentSubset.Failure.self) {
      try LargestConsistentSubset(values: [1, 2], covariance: matrix)
    }
    let V = Matrix(rows: [[1, 2], [2, 1]])
    #expect(throws: AnalysisFailure.self) {
      try TestRound.analysis(
        TestRound.results([1, 2]), .reference(.largestConsistentSubset(covariance: V)))
    }
  }

  // MARK: Degenerate input

  @Test func degenerateSamples() {
    let one = LargestConsistentSubset(values: [7], standardUncertainties: [1])
    #expect(one.members == [0] && one.chiSquared == 0)
    let apart = LargestConsistentSubset(values: [0, 100], standardUncertainties: [1, 2])
    #expect(apart.members == [0] && apart.tiedCount == 2)
    let equal = LargestConsistentSubset(
      values: [5, 5, 5], standardUncertainties: [1, 0.001, 1])
    #expect(equal.members == [0, 1, 2] && equal.chiSquared == 0)
    // One tiny uncertainty: it stays with those that agree with it.
    let ruled = LargestConsistentSubset(
      values: [1, 1, 1, 2], standardUncertainties: [1e-9, 0.1, 0.1, 0.1])
    #expect(ruled.members == [0, 1, 2])
  }

  /// Choices beyond counting are counted and not listed.
  @Test func manyTies() {
    let x = (0..<40).map { $0 < 20 ? 0.0 : 6.0 }
    let found = LargestConsistentSubset(values: x, standardUncertainties: x.map { _ in 1 })
    #expect(found.tied.count <= LargestConsistentSubset.listedLimit)
    #expect(found.members.count >= 20)
  }

  @Test func offsetsAndUnits() {
    let x = [31.90, 32.42, 32.90, 34.30, 34.53, 35.80].map { ($0 * 64).rounded() / 64 }
    let u = [0.40, 0.29, 0.69, 1.03, 0.83, 0.38]
    let plain = LargestConsistentSubset(values: x, standardUncertainties: u)
    let far = LargestConsistentSubset(
      values: x.map { $0 + 0x1p40 }, standardUncertainties: u)
    #expect(far == plain)
    for unit in [0x1p-300, 0x1p300] {
      let scaled = LargestConsistentSubset(
        values: x.map { $0 * unit }, standardUncertainties: u.map { $0 * unit })
      #expect(scaled == plain)
    }
  }
}

/// Numbers without an order of their own (SplitMix64).
private struct Numbers {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}

/// The largest consistent subsets with the smallest χ², from all 2^p.
private func bruteForce(_ x: [Double], _ u: [Double]) -> (subsets: [[Int]], chiSquared: Double) {
  var best: (size: Int, chiSquared: Double, subsets: [([Int], Double)]) = (0, .infinity, [])
  for mask in 1..<(1 << x.count) where mask.nonzeroBitCount >= best.size {
    let members = x.indices.filter { mask >> $0 & 1 == 1 }
    let w = members.map { 1 / (u[$0] * u[$0]) }
    let mean = zip(w, members).map { $0 * x[$1] }.reduce(0, +) / w.reduce(0, +)
    let chiSquared = members.map { (x[$0] - mean) / u[$0] * ((x[$0] - mean) / u[$0]) }
      .reduce(0, +)
    if members.count > 1 {
      guard let distribution = try? ChiSquared(degreesOfFreedom: Double(members.count - 1)),
        distribution.upperTail(chiSquared) >= 0.05
      else { continue }
    }
    if members.count > best.size { best = (members.count, .infinity, []) }
    best.chiSquared = min(best.chiSquared, chiSquared)
    best.subsets.append((members, chiSquared))
  }
  let limit = best.chiSquared * (1 + 1e-11) + 1e-13
  return (best.subsets.filter { $0.1 <= limit }.map(\.0), best.chiSquared)
}

extension AssignedValue {
  /// A counted detail.
  func count(_ name: String) -> Int? {
    guard case .count(let value)? = details.first(where: { $0.name == name })?.content else {
      return nil
    }
    return value
  }

  /// A detail in words.
  func text(_ name: String) -> String? {
    guard case .text(let value)? = details.first(where: { $0.name == name })?.content else {
      return nil
    }
    return value
  }
}

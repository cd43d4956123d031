import Foundation
import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Q method over replicates from a file")
struct ReplicatesTests {
  private static let qHampel = AssignedValueMethod.consensus(.hampel(scale: .qMethod))

  private func assigned(
    _ csv: String, _ method: AssignedValueMethod = qHampel
  ) throws -> AssignedValue {
    try Analysis(of: Reading.round(csv, method, scores: [.D])).comparisons[0].assignedValue
  }

  private func number(_ name: String, of value: AssignedValue) -> Double? {
    for detail in value.details where detail.name == name {
      if case .number(let number) = detail.content { return number }
      if case .count(let count) = detail.content { return Double(count) }
    }
    return nil
  }

  private let near = Tolerance.absolute(
    128 * .ulpOfOne, because: "a few roundings of results near 10")

  /// Arsenic by 27 laboratories, one with two replicates, the others with five. All pairs listed in
  /// exact fractions, 40-digit quantiles and roots (Python with mpmath 1.3.0).
  @Test func unequalCounts() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Oracles/Data/arsenic_replicates.csv")
    let found = try assigned(try String(contentsOf: file, encoding: .utf8))
    #expect(near.accepts(try #require(found.scale), oracle: 0.52340171867879956738))
    #expect(near.accepts(try #require(found.value), oracle: 10.129339007092563594))
    #expect(
      near.accepts(try #require(found.standardUncertainty), oracle: 0.12591088465563238))
    let s_r = try #require(number("repeatabilityStandardDeviation", of: found))
    #expect(near.accepts(s_r, oracle: 0.20040277727676561086))
    #expect(number("replicates", of: found) == 132)
    #expect(number("fewestReplicates", of: found) == 2)
    #expect(number("mostReplicates", of: found) == 5)
  }

  /// One figure more than half of the single results have at least: they have 1, 1, 2, 1 and 6.
  @Test func meansOfReplicatesHaveOneFigureMore() throws {
    let csv = "lab,replicate,value\nA,1,10.1\nA,2,10.3\nB,1,9.85\nB,2,9.9\nC,1,10.123456\n"
    let results = try Reading.round(csv, .consensus(.mean), scores: [.D]).results
    #expect((0..<3).map { results.valuePlace(at: $0) } == [-2, -2, -6])
  }

  private let few = """
    lab,replicate,value
    A,1,10.1
    A,2,10.3
    A,3,10.2
    B,1,9.8
    C,1,10.5
    C,2,10.2
    D,1,10.0
    D,2,10.0
    D,3,10.1
    D,4,9.9
    E,1,11.7
    E,2,11.2

    """

  /// As above.
  @Test func aLaboratoryWithASingleResult() throws {
    let found = try assigned(few)
    #expect(near.accepts(try #require(found.scale), oracle: 0.55983699947465363055))
    #expect(near.accepts(try #require(found.value), oracle: 10.297438874802995171))
    #expect(
      near.accepts(
        try #require(number("repeatabilityStandardDeviation", of: found)),
        oracle: 0.2442590402541321092))
  }

  @Test func theOrderOfTheRowsDoesNotMatter() throws {
    let lines = few.split(separator: "\n")
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    let (first, second) = (try assigned(few), try assigned(turned))
    #expect(first.exactValue == second.exactValue && first.scale == second.scale)
  }

  /// Without replicates there is no repeatability, and other methods look at the means as ever.
  @Test func onlyTheQMethodLooksAtReplicates() throws {
    let single = try assigned("lab,value\nA,1\nB,2\nC,4\n")
    #expect(number("repeatabilityStandardDeviation", of: single) == nil)
    let algorithmA = try assigned(few, Reading.algorithmA)
    #expect(number("repeatabilityStandardDeviation", of: algorithmA) == nil)
  }

  @Test func soManyThatTheirDifferencesCannotBeListed() throws {
    var csv = "lab,replicate,value\n"
    for lab in 0..<2501 { csv += "L\(lab),1,\(lab)\nL\(lab),2,\(lab).5\n" }
    #expect { try assigned(csv) } throws: { error in
      String(describing: error).contains("takes up to 5000 replicates, and there are 5002")
    }
  }
}

import Interlab
import Mathematics
import Testing

@Suite("Precision of a round")
struct RoundPrecisionTests {
  private func round(_ cells: [[Double]], excluding excluded: Int? = nil) -> Round {
    var round = Round(laboratories: cells.indices.map { "L\($0)" })
    for (index, values) in cells.enumerated() {
      round.results.append(
        laboratory: index, value: SampleMoments(values.span).mean, isIncluded: index != excluded,
        replicates: values.count > 1 ? values : [])
    }
    round.comparisons = [
      Comparison(assignedValue: .consensus(.usualMedian), rows: 0..<round.results.count)
    ]
    return round
  }

  @Test func replicatesOfTwoLaboratoriesHavePrecision() throws {
    let cells: [[Double]] = [[10, 10.2], [11, 11.4], [9.8]]
    let precision = RoundPrecision(of: round(cells))
    let level = try #require(precision.comparisons.first??.levels.first)
    let alone = PrecisionAnalysis(
      of: precisionExperiment(cells.enumerated().map { ("L\($0)", $1) }))
    #expect(level.variances == alone.levels.first?.variances)
    #expect(level.resultCount == 5)
  }

  @Test func replicatesOfOneLaboratoryHaveNone() throws {
    let precision = RoundPrecision(of: round([[10, 10.2], [11], [9.8]]))
    #expect(precision.comparisons.count == 1 && precision.comparisons.compactMap(\.self).isEmpty)
    #expect(precision.experiment == nil)
  }

  @Test func excludedResultsAreLeftOutAndSaid() throws {
    let precision = RoundPrecision(
      of: round([[10, 10.2], [11, 11.4], [9.8, 9.9], [50, 70]], excluding: 3))
    let analysis = try #require(precision.comparisons.first ?? nil)
    #expect(analysis.levels.first?.laboratoryCount == 3)
    #expect(analysis.removals.map(\.cause) == [.stated(reason: "include = false")])
  }
}

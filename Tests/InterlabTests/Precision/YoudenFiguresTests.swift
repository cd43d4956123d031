import Interlab
import TestSupport
import Testing

@Suite("Youden plot")
struct YoudenFiguresTests {
  /// Two allergens, ISO 13528:2022, E.12.
  private static let allergens = [
    (12.95, 9.15), (6.47, 6.42), (11.4, 6.6), (8.32, 4.93), (18.88, 13.52), (15.14, 8.22),
    (10.12, 7.26), (17.94, 9.89), (11.68, 4.17), (12.44, 7.39), (6.93, 7.78), (9.57, 5.8),
    (11.73, 5.77), (12.29, 6.97), (10.95, 6.23), (10.95, 5.9), (11.17, 7.74), (11.2, 8.63),
    (7.64, 3.74), (12.17, 7.33), (10.71, 5.7), (7.84, 6.07), (20.47, 15.66), (12.6, 11.76),
    (11.37, 4.91), (11.36, 13.51), (10.75, 5.48), (12.21, 9.77), (7.49, 5.82),
  ]

  private func round(_ pairs: [(Double, Double)], units: [String?] = ["mg", "mg"]) -> Round {
    var round = Round(laboratories: pairs.indices.map { "L\($0)" })
    for (measurand, unit) in zip(["a", "b"], units) {
      let start = round.results.count
      for (index, pair) in pairs.enumerated() {
        round.results.append(laboratory: index, value: measurand == "a" ? pair.0 : pair.1)
      }
      round.comparisons.append(
        Comparison(
          key: ComparisonKey(measurand: measurand), unit: unit,
          assignedValue: .consensus(.usualMedian), rows: start..<round.results.count))
    }
    return round
  }

  private func figures(_ round: Round) -> YoudenFigures? {
    YoudenFigures.pairs(of: round).first.flatMap { YoudenFigures($0.0, $0.1, in: round) }
  }

  /// Means, standard deviations and correlation as printed; T² with SciPy 1.17.
  @Test func agreesWithThePrintedExample() throws {
    let found = try #require(figures(round(Self.allergens)))
    let two = Tolerance.published(decimals: 2)
    #expect(two.accepts(found.means.x, oracle: 11.54) && two.accepts(found.means.y, oracle: 7.66))
    #expect(two.accepts(found.deviations.x, oracle: 3.29))
    #expect(two.accepts(found.deviations.y, oracle: 2.90))
    #expect(Tolerance.published(decimals: 3).accepts(found.correlation, oracle: 0.706))
    #expect(Tolerance.digits(12).accepts(found.squaredRadius, oracle: 6.956715792504999))
  }

  @Test func theEllipseIsWhereTheShareIsOne() throws {
    let found = try #require(figures(round(Self.allergens)))
    for point in found.ellipse(steps: 24) {
      let share = found.share(
        of: YoudenFigures.Point(laboratory: 0, x: point.x, y: point.y, isIncluded: true))
      #expect(Tolerance.digits(12).accepts(share, oracle: 1))
    }
    let outside = found.points.filter { found.share(of: $0) > 1 }.map(\.laboratory)
    #expect(outside == [22, 25])
  }

  @Test func perfectCorrelationIsALine() throws {
    let found = try #require(figures(round([(1, 10), (2, 20), (3, 30), (4, 40)])))
    #expect(Tolerance.roundings(8).accepts(found.correlation, oracle: 1))
    #expect(found.ellipse(steps: 8).allSatisfy { $0.x.isFinite && $0.y.isFinite })
  }

  @Test func pairsAreThoseNamedOrTheTwoInOneUnit() {
    #expect(YoudenFigures.pairs(of: round(Self.allergens)).count == 1)
    #expect(YoudenFigures.pairs(of: round(Self.allergens, units: ["mg", "g"])).isEmpty)
    var named = round(Self.allergens, units: ["mg", "g"])
    named.youdenPairs = [MeasurandPair(first: "b", second: "a")]
    #expect(YoudenFigures.pairs(of: named).first?.0.key.measurand == "b")
  }

  @Test func thereIsNoEllipseWithoutSpreadOrLaboratories() {
    #expect(figures(round([(1, 2), (2, 3)])) == nil)
    #expect(figures(round([(1, 5), (2, 5), (3, 5)])) == nil)
  }
}

import Interlab
import TestSupport
import Testing

@Suite("Power-moderated mean")
struct PowerModeratedMeanTests {
  private func results(_ set: String) throws -> (results: [TestResult], rows: [[String: String]]) {
    let rows = try ReferenceOracle.records("power_moderated_results.csv").filter {
      $0["set"] == set
    }
    let results = rows.enumerated().map { index, row in
      TestResult(
        lab: "\(row["lab"] ?? "") \(index)", x: Double(row["x"] ?? "") ?? .nan,
        u: Double(row["u"] ?? ""), isIncluded: row["include"] == "1")
    }
    return (results, rows)
  }

  @Test(arguments: try ReferenceOracle.records("power_moderated_means.csv"))
  func referenceValues(_ oracle: [String: String]) throws {
    func number(_ name: String) -> Double { Double(oracle[name] ?? "") ?? .nan }
    let (results, _) = try results(oracle["set"] ?? "")
    let found = try TestRound.analysis(results, .reference(.powerModeratedMean)).assignedValue
    let (value, u) = (try #require(found.value), try #require(found.standardUncertainty))
    #expect(Tolerance.digits(13).accepts(value, oracle: number("value")))
    #expect(Tolerance.digits(12).accepts(u, oracle: number("u")))
    let tau = Tolerance.absolute(
      1e-9 * u, because: "the script bisects τ², to half the digits near zero")
    #expect(tau.accepts(try #require(found.tau), oracle: number("s")))
    let printed = Tolerance.absolute(
      0.5 * number("unit"), because: "half a unit of the last printed digit")
    #expect(printed.accepts(value, oracle: number("published")))
    #expect(printed.accepts(u, oracle: number("published_u")))
  }

  /// The published degrees of equivalence, contributors and others.
  @Test(arguments: ["Ce-139", "Ge-68"])
  func degreesOfEquivalence(_ set: String) throws {
    let (results, rows) = try results(set)
    let found = try TestRound.analysis(results, .reference(.powerModeratedMean))
    let deviations = try #require(found.deviations)
    var checked = 0
    for (deviation, row) in zip(deviations, rows) {
      guard let d = row["d"], let U = row["U"], let unit = Double(row["unit"] ?? "") else {
        continue
      }
      let expanded = try (deviation.uncertainty.get().expanded ?? .nan) / unit
      let lab: Comment = "\(row["lab"] ?? "")"
      let (D, U_D) = (try #require(Double(d)), try #require(Double(U)))
      let value = deviation.value / unit
      #expect(Tolerance.published(decimals: decimals(d)).accepts(value, oracle: D), lab)
      #expect(Tolerance.published(decimals: decimals(U)).accepts(expanded, oracle: U_D), lab)
      checked += 1
    }
    #expect(checked == (set == "Ce-139" ? 9 : 16))
  }

  /// Asked for by its name, it has a table of its own, and none by another method stands beside it.
  @Test func aSurveyHasItsDegreesOfEquivalence() throws {
    let (results, _) = try results("Ge-68")
    let round = try TestRound.round(results, .reference(.powerModeratedMean))
    let deviations = try #require(try Analysis(of: round).comparisons[0].deviations)
    let survey = ReferenceSurvey(
      of: round.comparisons[0], in: round, methods: [.reference(.powerModeratedMean)],
      followsMethods: true)
    let table = try #require(survey.tables.first)
    #expect(survey.tables.count == 1 && survey.equivalences.isEmpty)
    #expect(table.method == "power-moderated-mean" && table.convention == "power-moderated")
    #expect(table.isShown(among: [.claims]) && table.degrees.count == results.count)
    for (degree, deviation) in zip(table.degrees, deviations) {
      #expect(degree?.value == deviation.value)
      #expect(degree?.standardUncertainty == deviation.standardUncertainty)
    }
  }

  private func decimals(_ text: String) -> Int {
    text.split(separator: ".").last.map(\.count) ?? 0
  }

  /// SMU's 17487 lies 1714 kBq from the reference value, u 77 kBq.
  @Test func extremeDataAreNamedAndKept() throws {
    let (results, _) = try results("Ge-68")
    let found = try TestRound.analysis(results, .reference(.powerModeratedMean))
    let named = found.notices.compactMap { notice in
      if case .extremeResults(let laboratories) = notice { laboratories } else { nil }
    }
    #expect(named.count == 1 && named[0].contains { $0.hasPrefix("SMU") })
    #expect(found.deviations?.count == results.count)
  }

  @Test func oneResultStandsAsItIs() throws {
    let found = try TestRound.analysis(
      [TestResult(lab: "A", x: 5, u: 0.25)], .reference(.powerModeratedMean)
    ).assignedValue
    #expect(found.value == 5 && found.standardUncertainty == 0.25 && found.tau == 0)
  }

  /// Consistent results with equal u: the weighted mean.
  @Test func equalUncertaintiesGiveTheMean() throws {
    let results = [1.0, 1.5, 2.0].map { TestResult(lab: "\($0)", x: $0, u: 1) }
    let found = try TestRound.analysis(results, .reference(.powerModeratedMean)).assignedValue
    #expect(found.value == 1.5)
    #expect(
      Tolerance.roundings(8).accepts(
        try #require(found.standardUncertainty), oracle: (1.0 / 3).squareRoot()))
  }
}

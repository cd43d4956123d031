import Interlab
import Metrology
import TestSupport
import Testing

@testable import Reporting
import Wording

@Suite("The plot of a propagation")
struct PropagationPlotTests {
  /// A triangle over `middle` ± `half` with the intervals of its 95 %.
  private func triangle(
    _ middle: Double = 0, _ half: Double = 1, name: String = "L", unit: String? = "nm",
    framework: PropagatedDensity.Framework? = nil,
    contributions: [PropagatedDensity.Contribution] = []
  ) -> PropagatedDensity? {
    let shares = (0..<40).map { index in
      (1 - ((Double(index) + 0.5) / 20 - 1).magnitude) / 20
    }
    // 1 − √0.05 of the half width.
    let end = 0.776393202250021 * half
    return PropagatedDensity(
      name: name, unit: unit, range: (middle - half)...(middle + half), shares: shares,
      symmetric: (middle - end)...(middle + end), shortest: (middle - end)...(middle + end),
      coverageProbability: 0.95, framework: framework, contributions: contributions)
  }

  private func page(_ outputs: [PropagatedDensity], _ language: Language = .english) -> ParsedPage {
    ParsedPage(PropagationPlot(of: outputs, title: "Blocks <1>", language: language).svg)
  }

  @Test(arguments: [
    (0.0, 1.0), (5e7, 30), (1e9, 1e-6), (0, 1e-300), (0, 1e300), (-1e300, 1e290), (1e-3, 1e-9),
  ])
  func staysInItsFrame(_ middle: Double, _ half: Double) throws {
    let framework = PropagatedDensity.Framework(
      value: middle, standardUncertainty: half * 0.408, expandedUncertainty: half * 0.8,
      degreesOfFreedom: 16)
    for framework in [framework, nil] {
      let found = try #require(
        triangle(
          middle, half, framework: framework,
          contributions: [.init(input: "a<b>&\"", share: 0.75), .init(input: "c_x", share: 0.25)]))
      for language in Language.allCases {
        let page = page([found, found], language)
        #expect(page.isWellFormed)
        try page.expectPositionsInFrame()
        #expect(page.count("polygon") == 2)
        #expect(page.count("polyline") == (framework == nil ? 0 : 2))
      }
    }
  }

  @Test func classesHoldAllTrials() throws {
    let found = try #require(triangle(10, 2))
    let steps = found.steps(in: -100...100)
    let area = steps.map { ($0.to - $0.from) * $0.density }.reduce(0, +)
    // Forty classes, each rounded a few times.
    #expect((area - 1).magnitude < 1e-13)
    #expect(steps.count == 40)
    // The triangle's greatest class is 1 − 1/40 of its height, 1/half.
    #expect((found.peak(in: -100...100) - 0.4875).magnitude < 1e-13)
  }

  @Test func windowShowsTheIntervals() throws {
    let far = PropagatedDensity.Framework(
      value: 0, standardUncertainty: 1e6, expandedUncertainty: 2e6, degreesOfFreedom: .infinity)
    let near = PropagatedDensity.Framework(
      value: 0.2, standardUncertainty: 0.8, expandedUncertainty: 1.6, degreesOfFreedom: .infinity)
    let alone = try #require(triangle())
    #expect(alone.window.contains(-0.77) && alone.window.contains(0.77))
    #expect(try #require(triangle(framework: far)).window == alone.window)
    let window = try #require(triangle(framework: near)).window
    #expect(window.contains(-1.4) && window.contains(1.8))
  }

  @Test func curveIsThatOfTheDistribution() throws {
    let normal = try #require(
      PropagatedDensity.Framework(
        value: 3, standardUncertainty: 2, expandedUncertainty: 4, degreesOfFreedom: .infinity))
    // exp(−1/2)/(2√(2π)), by mpmath at 30 digits; a few roundings.
    #expect((normal.density(5) - 0.120985362259571675).magnitude < 1e-15)
    let student = try #require(
      PropagatedDensity.Framework(
        value: 3, standardUncertainty: 2, expandedUncertainty: 4, degreesOfFreedom: 1))
    // Cauchy at 1 over 2: 1/(4π).
    #expect((student.density(5) - 0.0795774715459476679).magnitude < 1e-15)
  }

  @Test func contributionsAreOrderedAndPartlyAddedUp() throws {
    let many = (1...20).map {
      PropagatedDensity.Contribution(input: "x\($0)", share: Double($0) / 210)
    }
    let bars = ContributionBars(many, language: .english)
    // 20/210 = 9.52 %.
    #expect(bars.leading == "x20 (9.5\u{00A0}%)")
    let page = page([try #require(triangle(contributions: many))])
    #expect(page.isWellFormed)
    // The ground, the band in the legend, and twelve bars.
    #expect(page.count("rect") == 2 + 12)
  }

  @Test func saysWhereCovariancesTakePart() throws {
    let shares = [0.9, 0.6].map { PropagatedDensity.Contribution(input: "x", share: $0) }
    let found = try #require(triangle(contributions: shares))
    let english = PropagationPlot(of: [found], title: "", language: .english).svg
    #expect(english.contains("They add up to 150.0\u{00A0}%"))
    let vietnamese = PropagationPlot(of: [found], title: "", language: .vietnamese).svg
    #expect(vietnamese.contains("Tổng cộng 150,0\u{00A0}%"))
  }

  @Test func drawsTrialsThatAreAllTheSame() throws {
    for value in [0, 12.5, -1e308, 1e308, 5e-324] {
      let found = try #require(
        PropagatedDensity(
          name: "y", unit: nil, range: value...value, shares: [1], symmetric: value...value,
          shortest: value...value, coverageProbability: 0.95, framework: nil,
          contributions: [.init(input: "x", share: .nan), .init(input: "z", share: .infinity)]))
      let page = page([found])
      #expect(page.isWellFormed)
      try page.expectPositionsInFrame()
      #expect(page.count("polygon") == 0)
    }
  }

  @Test func refusesWhatIsNoNumber() {
    #expect(triangle(.infinity) == nil)
    #expect(triangle(1e308, 1e308) == nil)
    let sound = (value: 1.0, u: 1.0, U: 2.0, ν: 5.0)
    for figures in [
      (.nan, sound.u, sound.U, sound.ν), (sound.value, 0, sound.U, sound.ν),
      (sound.value, sound.u, .infinity, sound.ν), (sound.value, sound.u, sound.U, 0),
    ] {
      let framework = PropagatedDensity.Framework(
        value: figures.0, standardUncertainty: figures.1, expandedUncertainty: figures.2,
        degreesOfFreedom: figures.3)
      #expect(framework == nil)
    }
  }
}

extension PropagationPlotTests {
  /// y = 3a + 4b with u = 1 each: u(y) = 5, shares 9/25 and 16/25.
  @Test func takesTheLawOfPropagation() throws {
    let inputs = try ["a", "b"].map { name in
      InputQuantity(
        name: name, value: 1, standardUncertainty: try StandardUncertainty(1), unit: "mg",
        distribution: .normal(mean: 1, standardDeviation: 1))
    }
    let program = try ModelProgram(parsing: "y = 3*a + 4*b", inputs: ["a", "b"])
    let propagation = try LinearPropagation(
      of: PropagationProblem(program: program, inputs: inputs, coverageProbability: 0.95))
    let found = try #require(
      PropagatedDensity(
        of: propagation, output: 0, range: -13...27, shares: [0.5, 0.5], symmetric: -3...17,
        shortest: -3...17))
    #expect(found.name == "y" && found.coverageProbability == 0.95)
    let framework = try #require(found.framework)
    #expect(framework.value == 7 && framework.standardUncertainty == 5)
    #expect(framework.degreesOfFreedom == .infinity)
    #expect(found.contributions.map(\.input) == ["a", "b"])
    // Exact in rationals; a few roundings.
    for (found, exact) in zip(found.contributions.compactMap(\.share), [0.36, 0.64]) {
      #expect((found - exact).magnitude < 1e-15)
    }
  }
}

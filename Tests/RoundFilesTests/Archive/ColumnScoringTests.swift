import Interlab
import Mathematics
import Metrology
import RoundFiles
import Tables
import Testing
import Wording

/// Scoring in columns is held against ``Analysis``: the same bytes, the same notices.
@Suite("Archives in columns")
struct ColumnScoringTests {
  static let methods = [
    "mean", "median-MADe", "median-nIQR", "algorithm-a", "weighted-mean", "birge",
  ]

  /// Scores some archive both ways.
  private func compare(
    _ archive: SyntheticArchive, _ rules: Comparison, _ template: Round = Round(),
    threads: Int = 2, pieceSize: Int = 3000, memoryLimit: Int = 1 << 30
  ) throws {
    let definition = ComparisonDefinition(rules: rules)
    let analysis = try archive.analysis(definition, template)
    for form in [ArchiveForm.csv, .summaryCSV, .summaryJSON, .summaryText(.english)] {
      let pieces = try #require(
        try archive.scoredInPieces(
          definition, template, form, threads: threads, pieceSize: pieceSize,
          memoryLimit: memoryLimit))
      #expect(pieces.text == String(decoding: form.bytes(of: analysis), as: UTF8.self))
      guard form == .csv else { continue }
      let notices = analysis.comparisons.flatMap(\.notices)
      #expect(Set(pieces.outcome.notices.map(\.first.code)) == Set(notices.map(\.code)))
      for (first, comparisons) in pieces.outcome.notices {
        #expect(notices.first { $0.code == first.code } == first)
        let count = analysis.comparisons.count { comparison in
          comparison.notices.contains { $0.code == first.code }
        }
        #expect(count == comparisons, "\(first.code)")
      }
    }
  }

  /// Makes the summary of some archive both ways, without notices.
  private func compareSummaries(
    _ archive: SyntheticArchive, _ rules: Comparison, _ template: Round, pieceSizes: [Int]
  ) throws {
    let definition = ComparisonDefinition(rules: rules)
    let expected = ArchiveForm.summaryCSV.bytes(of: try archive.analysis(definition, template))
    for pieceSize in pieceSizes {
      let pieces = try #require(
        try archive.scoredInPieces(
          definition, template, .summaryCSV, threads: 2, pieceSize: pieceSize))
      #expect(pieces.text == String(decoding: expected, as: UTF8.self))
    }
  }

  @Test(arguments: methods, [1, 2, 3] as [UInt64])
  func consensusAndReferenceValues(method: String, seed: UInt64) throws {
    let archive = SyntheticArchive(seed: seed, rows: 500)
    let assigned = try #require(assignedValueMethod(named: method, MethodOptions()))
    for sigmaPt in [SigmaPtMethod.usualRobust, .standardDeviation, .prescribed(0.4), nil] {
      var rules = Comparison(assignedValue: assigned)
      rules.sigmaPt = sigmaPt
      rules.scores = [.zeta, .D, .En, .Dpercent] + (sigmaPt == nil ? [] : [.zPrime, .z])
      try compare(archive, rules)
    }
  }

  @Test func valuesWithoutUncertainties() throws {
    let archive = SyntheticArchive(seed: 5, rows: 500, hasUncertainties: false)
    for method in ["mean", "median-MADe", "algorithm-a"] {
      let assigned = try #require(assignedValueMethod(named: method, MethodOptions()))
      var rules = Comparison(assignedValue: assigned, sigmaPt: .usualRobust)
      rules.scores = [.z, .zPrime]
      try compare(archive, rules)
    }
  }

  /// Results on a limit are decided by their written digits.
  @Test func statedValues() throws {
    var archive = SyntheticArchive(seed: 6, rows: 400)
    for (x, lab) in zip(["100.3", "99.8", "100.2", "100.4", "99.6"], "ABCDE") {
      archive.text += "R900,S1,x,\(lab),\(x),0.3,2\n"
    }
    let uncertainty = try ReportedUncertainty(
      expanded: ExpandedUncertainty(0.4, coverageFactor: .two), coverageFactorIsAssumed: true)
    for u in [uncertainty, nil] {
      let stated = try StatedValue(origin: .certified, value: 100, uncertainty: u)
      var rules = Comparison(assignedValue: .stated(stated), sigmaPt: .prescribed(0.1))
      rules.scores = u == nil ? [.D, .z] : [.D, .z, .zPrime, .zeta, .En]
      try compare(archive, rules)
      try compare(archive, rules, Round(edition: .iso13528_2005))
    }
  }

  /// Ties, zero scales, a single result, huge offsets, codes like formulas, standard uncertainties.
  @Test func extremes() throws {
    var archive = SyntheticArchive(seed: 0, rows: 0)
    archive.text = "measurand,lab,value,u\n"
    let groups: [[Double]] = [
      [1], [1, 1], [1, 1, 1, 2], [0, 0, 0], [1e9, 1e9 + 1e-6, 1e9 + 2e-6], [-1, 1], [3, 3, 4, 4],
      Array(repeating: 5, count: 60) + [7, 8], (0..<100).map { Double($0 * $0 % 37) },
      [1e-300, 2], [1e60, -1e60, 1e61],
    ]
    for (index, group) in groups.enumerated() {
      for (lab, value) in group.enumerated() {
        archive.text += "m\(index),\(lab == 1 ? "-" : "a;")\(lab),\(shortestText(value)),"
        archive.text += "\(shortestText(0.1 + Double(lab % 7) / 5))\n"
      }
    }
    archive.text = archive.text.replacing("1e-300", with: "1e-30")
    for method in Self.methods {
      let assigned = try #require(assignedValueMethod(named: method, MethodOptions()))
      var rules = Comparison(assignedValue: assigned, sigmaPt: .usualRobust)
      rules.scores = [.D, .z, .zeta, .En]
      try compare(archive, rules)
    }
  }

  /// A comparison with so many results that they are not sorted, over many pieces.
  @Test(arguments: ["median-MADe", "weighted-mean"])
  func veryManyResults(method: String) throws {
    var archive = SyntheticArchive(seed: 0, rows: 0)
    archive.text = "measurand,lab,value,U,k\nfirst,A,1.5,0.2,2\nfirst,B,1.25,0.3,\n"
    var state: UInt64 = 5
    func random(_ count: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % count
    }
    for lab in 0..<20_500 {
      archive.text += "m,L\(lab),\(random(900) + random(900)).\(random(100_000)),"
      archive.text += "\(random(50) + 1).\(random(100)),\(random(10) == 0 ? "2.2" : "2")\n"
    }
    archive.text += "last,A,1.5,0.2,2\nlast,B,1.25,0.3,\n"
    let assigned = try #require(assignedValueMethod(named: method, MethodOptions()))
    var rules = Comparison(
      assignedValue: assigned,
      sigmaPt: method == "median-MADe" ? .robust(stop: .fixedPoint, constants: .exact) : nil)
    rules.scores = method == "median-MADe" ? [.z] : [.En]
    let definition = ComparisonDefinition(rules: rules)
    let expected = ArchiveForm.summaryCSV.bytes(of: try archive.analysis(definition, Round()))
    for (threads, pieceSize) in [(1, 1 << 20), (3, 9000)] {
      let pieces = try #require(
        try archive.scoredInPieces(
          definition, Round(), .summaryCSV, threads: threads, pieceSize: pieceSize))
      #expect(pieces.text == String(decoding: expected, as: UTF8.self))
    }
  }

  /// Comparisons so long, for the memory that there may be, that their columns are shared and their lines
  /// written ahead, with short ones before, between and after.
  @Test(arguments: ["weighted-mean", "algorithm-a", "median-MADe", "100"])
  func veryLongComparisons(method: String) throws {
    var archive = SyntheticArchive(seed: 0, rows: 0)
    archive.text = "measurand,lab,value,U,k\n"
    var generator = SplitMix(state: 3)
    for (group, count) in [2, 6000, 3, 12_000, 2].enumerated() {
      for lab in 0..<count {
        let value = 100 + Double(Int.random(in: 0...9999, using: &generator)) / 1000
        let k = ["2", "2", "", "2.13"].randomElement(using: &generator) ?? ""
        archive.text +=
          "m\(group),\(lab == 7 ? "=" : "")L\(lab),\(value),\(0.5 + value / 1000),\(k)\n"
      }
    }
    let stated = try StatedValue(origin: .certified, value: 100, uncertainty: nil)
    var rules = Comparison(
      assignedValue: assignedValueMethod(named: method, MethodOptions()) ?? .stated(stated),
      sigmaPt: .prescribed(2.5))
    rules.scores = method == "weighted-mean" ? [.En, .z] : [.D, .z]
    try compare(archive, rules, threads: 3, pieceSize: 1 << 15, memoryLimit: 1 << 24)
  }

  /// Scores that need no uncertainties, of results of which some have none.
  @Test(arguments: ["mean", "median-MADe", "algorithm-a", "100"])
  func resultsOfWhichSomeLackAnUncertainty(method: String) throws {
    for lacking in [",", "2"] {
      var archive = SyntheticArchive(seed: 4, rows: 500)
      archive.text = archive.text.split(separator: "\n").enumerated().map { number, line in
        guard (number + 1).isMultiple(of: 5) else { return String(line) }
        return line.split(separator: ",")[..<5].joined(separator: ",") + ",,"
          + (lacking == "2" ? "2" : "")
      }.joined(separator: "\n")
      let stated = try StatedValue(origin: .certified, value: 100, uncertainty: nil)
      var rules = Comparison(
        assignedValue: assignedValueMethod(named: method, MethodOptions()) ?? .stated(stated),
        sigmaPt: .prescribed(2.5))
      rules.scores = [.D, .z]
      try compare(archive, rules)
      rules.sigmaPt = .usualRobust
      try compare(archive, rules)
    }
  }

  /// Scores of which plain doubles tell the verdict and the largest, and others: results on a limit, ties for
  /// the largest, one that dominates, an offset that leaves deviations few digits; of few results and of many.
  @Test(arguments: ["weighted-mean", "birge"], [EnLimit.strict, .inclusive])
  func verdictsAndLargestScores(method: String, limit: EnLimit) throws {
    var archive = SyntheticArchive(seed: 0, rows: 0)
    archive.text = "measurand,lab,value,U,k\n"
    var generator = SplitMix(state: 17)
    for group in 0..<200 {
      let count = [2, 20, 20, 33, 150, 3000][group % 5 + (group == 104 ? 1 : 0)]
      let offset = group % 7 == 3 ? 1e12 : 100
      for lab in 0..<count {
        let value = offset + Double.random(in: -1...1, using: &generator)
        let U =
          Double.random(in: 0.1...1.5, using: &generator) * (lab == 5 && group % 4 == 0 ? 1e-5 : 1)
        let k = ["2", "2", "", "2.13"].randomElement(using: &generator) ?? ""
        archive.text += "m\(group),L\(lab),\(shortestText(value)),\(shortestText(U)),\(k)\n"
      }
      // Twice the largest score, of one sign or of both.
      if group % 9 == 2 {
        archive.text += "m\(group),A,\(shortestText(offset + 9)),0.5,2\n"
        archive.text +=
          "m\(group),B,\(shortestText(offset + (group.isMultiple(of: 2) ? 9 : -9))),0.5,2\n"
      }
    }
    // Of two alike E_n = |x_1 − x_2|/(√2 U), and ζ twice that.
    for (group, difference) in [1, 2, 0.5, 1.5].map({ $0 * 2.0.squareRoot() }).enumerated() {
      for x in [difference.nextDown, difference, difference.nextUp] {
        let name = "limit \(group) \(shortestText(x))"
        archive.text += "\(name),A,0,1,2\n\(name),B,\(shortestText(x)),1,2\n"
      }
    }
    let assigned = try #require(assignedValueMethod(named: method, MethodOptions()))
    for scores in [[ScoreKind.En], [.zeta, .En]] {
      var rules = Comparison(assignedValue: assigned)
      rules.scores = scores
      try compareSummaries(archive, rules, Round(enLimitOverride: limit), pieceSizes: [1 << 16])
    }
  }

  /// Eight comparisons at once: of 2 to 120 results, with ties, one dominant result, blanks among the
  /// coverage factors, and now and then a size that needs more care.
  @Test(arguments: ["U", "u"], [EnLimit.strict, .inclusive])
  func eightAtATime(column: String, limit: EnLimit) throws {
    var archive = SyntheticArchive(seed: 0, rows: 0)
    archive.text = "measurand,lab,value,\(column),k\n"
    var generator = SplitMix(state: 11)
    for group in 0..<300 {
      let count = Int.random(in: group % 40 == 7 ? 80...120 : 2...30, using: &generator)
      let scale = group % 50 == 9 ? 1e61 : [1e-6, 1, 1e9][group % 3]
      for lab in 0..<count {
        let value = 10 + Double(Int.random(in: -40...40, using: &generator)) / 64
        let u = (lab == 3 ? 1e-4 : 0.1) * Double(Int.random(in: 1...9, using: &generator))
        let k = ["2", "", "2.13", "3"].randomElement(using: &generator) ?? ""
        archive.text += "m\(group),L\(lab),\(shortestText(scale * value)),"
        archive.text += "\(shortestText(scale * u)),\(k)\n"
      }
    }
    for scores in [[ScoreKind.En], [.zeta], [.En, .zeta]] {
      var rules = Comparison(assignedValue: .reference(.weightedMean))
      rules.scores = scores
      try compareSummaries(
        archive, rules, Round(enLimitOverride: limit), pieceSizes: [3000, 1 << 20])
    }
  }
}

/// Steele, Lea, Flood (2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}

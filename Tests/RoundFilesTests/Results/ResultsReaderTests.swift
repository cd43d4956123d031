import Interlab
import RoundFiles
import Tables
import Testing
import Wording

@Suite("Reading results")
struct ResultsReaderTests {
  // MARK: What is read

  @Test func columnsAreFoundByName() throws {
    let round = try Reading.round("value,lab,k,U,dof,include\n1.5,A,2.5,0.5,9,true\n2,B,,,,0\n")
    #expect(round.laboratories == ["A", "B"])
    #expect(round.results.values == [1.5, 2])
    #expect(round.results.standardUncertainties[0] == 0.2)
    #expect(round.results.expandedUncertainties[0] == 0.5)
    #expect(round.results.degreesOfFreedom == [9, .infinity])
    #expect(round.results.standardUncertainties[1].isNaN)
    #expect(round.results.isIncluded == [true, false])
  }

  @Test func semicolonsAndDeclaredCommas() throws {
    let round = try Reading.round("lab;value;U\nA;1,5;0,25\n", mark: .comma)
    #expect(round.results.values == [1.5])
    #expect(round.results.coverageFactorIsAssumed == [true])
    #expect(round.results.coverageFactors == [2])
  }

  @Test func identifyingColumnsSeparateComparisons() throws {
    let round = try Reading.round(
      "round,item,measurand,lab,value\n1,a,m,A,1\n1,b,m,A,2\n1,a,m,B,3\n2,a,m,A,4\n")
    #expect(
      round.comparisons.map(\.key) == [
        ComparisonKey(round: "1", item: "a", measurand: "m"),
        ComparisonKey(round: "1", item: "b", measurand: "m"),
        ComparisonKey(round: "2", item: "a", measurand: "m"),
      ])
    #expect(round.comparisons.map(\.rows) == [0..<2, 2..<3, 3..<4])
    #expect(round.results.values == [1, 3, 2, 4])
  }

  @Test func replicatesBecomeTheirMean() throws {
    let round = try Reading.round(
      "lab,replicate,value,U\nA,1,1,0.2\nB,1,5,0.2\nA,2,2,0.2\nA,3,6,0.2\n")
    #expect(round.results.values == [3, 5])
    #expect(round.laboratories == ["A", "B"])
  }

  @Test func ofUAndUWithoutKTheQuotientIsTheCoverageFactor() throws {
    let round = try Reading.round("lab,value,U,u\nA,1,0.6,0.2\n")
    #expect(round.results.coverageFactors == [0.6 / 0.2])
    #expect(round.results.coverageFactorIsAssumed == [false])
  }

  /// 0.29 and 2 · 0.14 = 0.28 differ by less than half a unit of the last digit of U plus k times
  /// that of u, 0.015.
  @Test func roundedUncertaintiesAgree() throws {
    let round = try Reading.round("lab,value,U,k,u\nA,1,0.29,2,0.14\n")
    #expect(round.results.standardUncertainties == [0.14])
    #expect(round.results.expandedUncertainties == [0.29])
  }

  // MARK: What is refused, each with its place and a remedy

  @Test(arguments: [
    ("lab,value\nA,x\n", "results.csv:2:2: \"x\" is not a number"),
    ("lab,value\nA,\n", "results.csv:2:2: the value is empty"),
    ("lab,value\n,1\n", "results.csv:2:1: the laboratory is empty"),
    ("lab,value,U\nA,1,-1\n", "results.csv:2:3: U is not zero or more"),
    ("lab,value,U,k\nA,1,1,0\n", "results.csv:2:4: k is not above zero"),
    ("lab,value,U,k\nA,1,1,-2\n", "results.csv:2:4: k is not above zero"),
    ("lab,value,u\nA,1,-0.5\n", "results.csv:2:3: u is not zero or more"),
    ("lab,value,U,k,u\nA,1,0.6,2,0.2\n", "results.csv:2:3: U and u contradict each other"),
    ("lab,value,U,u\nA,1,0.1,0.2\n", "results.csv:2:3: U and u contradict each other"),
    ("lab,value,U\nA,1,0\n", "results.csv:2:3: the uncertainty is zero"),
    ("lab,value,dof\nA,1,0\n", "results.csv:2:3: the degrees of freedom are not above zero"),
    (
      "lab,value\nA,1\nB,2\nA,3\n",
      "results.csv:4:1: the laboratory \"A\" stands twice, first in row 2"
    ),
    ("lab,value,include\nA,1,maybe\n", "results.csv:2:3: \"maybe\" is neither true nor false"),
    ("lab,vlaue\nA,1\n", "results.csv:1:2: \"vlaue\" is not a known column. Did you mean value?"),
    ("lab,k\nA,1\n", "results.csv:1: there is no column value"),
    (
      "lab,value,replicate,U\nA,1,1,0.1\nA,2,2,0.2\n",
      "results.csv:3:4: the replicates of \"A\" state different"
    ),
    (
      "lab,value,replicate,include\nA,1,1,1\nA,2,2,0\n",
      "results.csv:3:4: the replicates of \"A\" are partly"
    ),
    ("lab,value\nA,\"1,5\"\n", "results.csv:2:2: "),
    (
      "lab,value,replicate\nA,1,1\nA,2,1\n",
      "results.csv:3:3: the replicate \"1\" of \"A\" stands twice"
    ),
    ("lab,value,replicate\nA,1,\n", "results.csv:2:3: the replicate is empty"),
    ("lab,value\nA\u{200B}1,1\n", "results.csv:2:1: "),
    ("lab,value\nA,1e300\n", "results.csv:2:2: 1e+300 is too large for a quantity"),
    ("lab,value,U\nA,1,1e-99\n", "results.csv:2:3: 1e-99 is too small for a quantity"),
    ("lab,value,,\nA,1,,x\n", "results.csv:2:4: \"x\" stands in a column without a name"),
  ])
  func refuses(_ csv: String, _ message: String) {
    let mistakes = Reading.mistakes(csv)
    #expect(mistakes.contains { $0.hasPrefix(message) }, "\(mistakes)")
  }

  /// A laboratory that stands twice is told together with what is wrong in cells, its own too.
  @Test func tellsRepetitionsWithTheRest() {
    let mistakes = Reading.mistakes("lab,value,U\nA,1,-1\nB,x,1\nA,2,1\nC,3,1\nC,y,1\nC,5,1\n")
    let places = mistakes.map { $0.prefix { $0 != " " } }
    #expect(
      places == [
        "results.csv:2:3:", "results.csv:3:2:", "results.csv:4:1:", "results.csv:6:2:",
        "results.csv:6:1:", "results.csv:7:1:",
      ])
    let replicates = Reading.mistakes(
      "lab,value,replicate,U\nA,1,1,0.1\nA,x,2,0.3\nA,2,2,0.1\nA,2,3,0.2\n")
    #expect(
      replicates.map { $0.prefix { $0 != " " } } == [
        "results.csv:3:2:", "results.csv:4:3:", "results.csv:5:4:",
      ])
  }

  @Test func aWeightedMeanNeedsUncertaintiesInItsFile() {
    let missing = Reading.mistakes("lab,value,U\nA,1,0.1\nB,2,\n", .reference(.weightedMean))
    #expect(missing.first?.hasPrefix("results.csv:3:3: there is no uncertainty") == true)
    let zero = Reading.mistakes(
      "lab,value,U\nA,1,0.1\nB,2,0\n", .reference(.weightedMean), scores: [.z])
    #expect(zero.first?.hasPrefix("results.csv:3:3: the uncertainty is zero") == true)
  }

  /// Where no score uses U(x_i), its zero does no harm; an excluded laboratory needs none.
  @Test func zeroAndMissingUncertaintiesWhereTheyDoNoHarm() throws {
    #expect(Reading.mistakes("lab,value,U\nA,1,0\n", scores: [.z]).isEmpty)
    let csv = "lab,value,U,include\nA,1,0.1,1\nB,2,,0\n"
    #expect(Reading.mistakes(csv, .reference(.weightedMean)).isEmpty)
  }

  @Test func allErrorsComeAtOnce() {
    let rows = (1...30).map { "L\($0),x\n" }.joined()
    let mistakes = Reading.mistakes("lab,value\n" + rows)
    #expect(mistakes.count == TableErrors.limit)
  }

  @Test func anUnknownColumnCanBePassedOver() throws {
    let round = try Reading.round("lab,value,remark\nA,1,hello\n", ignoring: ["remark"])
    #expect(round.results.count == 1)
  }

  /// Excel leaves empty columns at the end of a table that once was wider.
  @Test func emptyColumnsAtTheEndArePassedOver() throws {
    let round = try Reading.round("lab;value;;;\nA;1;;;\nB;2;;;\n")
    #expect(round.results.values == [1, 2])
  }

  @Test func writtenDigitsAreKept() throws {
    let round = try Reading.round("lab,value,U\nA,10.010,0.20\nB,1e3,\n")
    #expect(round.results.valuePlace(at: 0) == -3 && round.results.uncertaintyPlace(at: 0) == -2)
    #expect(round.results.valuePlace(at: 1) == 3 && round.results.uncertaintyPlace(at: 1) == nil)
  }

  @Test func repairsAreListed() throws {
    let table = try Table(
      csv: Array("lab,value,U\nA, 1.5,0.1\nB,\u{2212}2,0.1\n".utf8), file: "r.csv")
    let rules = Comparison(assignedValue: Reading.algorithmA)
    let reader = ResultsReader(
      table, decimalMark: .point, definitions: [ComparisonDefinition(rules: rules)])
    let repairs = try reader.repairs().map(\.description)
    #expect(
      repairs.count == 2 && repairs[0].hasPrefix("r.csv:2:2: ")
        && repairs[1].hasPrefix("r.csv:3:2: "))
    #expect(try reader.read(into: Round()).results.values == [1.5, -2])
  }
}

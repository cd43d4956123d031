import Foundation
import TestSupport
import Testing

@Suite("lienphong homogeneity")
struct HomogeneityCommandTests {
  private let items = """
    item,replicate,value
    1,1,10.0
    1,2,10.2
    2,1,10.1
    2,2,10.3
    3,1,9.9
    3,2,10.1

    """

  /// By hand: means 10.1, 10.2, 10.0: s_x = 0.1; duplicates 0.2 apart: s_w² = 0.02; s_s = 0.
  @Test func json() throws {
    let run = try CommandRun(
      arguments: ["homogeneity", "-", "--sigma-pt", "0.5", "--format", "json"], input: items)
    #expect(run.status == 0 && run.errors.isEmpty)
    let root = try run.json()
    #expect(root["schema"] as? String == "lienphong.homogeneity" && root["g"] as? Int == 3)
    #expect(root["m"] as? Int == 2 && root["sufficient"] as? Bool == true)
    let close = Tolerance.digits(12)
    #expect(close.accepts(try #require(root["itemSd"] as? Double), oracle: 0.1))
    #expect(close.accepts(try #require(root["withinSd"] as? Double), oracle: 0.02.squareRoot()))
    #expect(try #require(root["betweenSd"] as? Double) < 1e-7)
    #expect(close.accepts(try #require(root["criterion"] as? Double), oracle: 0.15))
    let anova = try #require(root["anova"] as? [String: Any])
    #expect(anova["betweenDF"] as? Int == 2 && anova["withinDF"] as? Int == 3)
    #expect(close.accepts(try #require(anova["F"] as? Double), oracle: 1))
  }

  @Test func inBothLanguages() throws {
    for (language, word) in [("vi", "đủ đồng nhất"), ("en", "homogeneous enough")] {
      let run = try CommandRun(
        arguments: ["homogeneity", "-", "--sigma-pt", "0.5", "--lang", language], input: items)
      #expect(run.status == 0 && run.output.contains(word))
    }
  }

  @Test func severalMeasurands() throws {
    let csv = "item,measurand,value\nA,x,1\nA,x,2\nB,x,1\nB,y,3\nB,y,4\nA,y,3\n"
    let run = try CommandRun(
      arguments: ["homogeneity", "-", "--format", "json"], input: csv)
    let measurands = try #require(try run.json()["measurands"] as? [[String: Any]])
    #expect(measurands.compactMap { $0["measurand"] as? String } == ["x", "y"])
  }

  @Test(arguments: [
    ("item,value\nA,0,05\n", "homogeneity", 65), ("lab,value\nA,1\n", "lab", 65),
    ("item,value\n", "no rows", 65), ("item,value\nA,one\n", "not a number", 65),
    ("item,value,order\nA,1,x\n", "stdin:2:3", 65),
    ("item,value,replicate\nA,1,1\nA,2,1\n", "stands in row 2 already", 65),
  ])
  func badInput(_ csv: String, _ words: String, _ status: Int32) throws {
    let run = try CommandRun(arguments: ["homogeneity", "-"], input: csv)
    #expect(run.status == status && run.output.isEmpty)
    #expect(run.errors.contains(words) || words == "homogeneity", "\(run.errors)")
  }

  @Test func contradictoryOptions() throws {
    let run = try CommandRun(
      arguments: [
        "homogeneity", "-", "--sigma-pt", "1", "--maximum-permissible-error", "2",
      ], input: items)
    #expect(run.status == 64)
  }
}

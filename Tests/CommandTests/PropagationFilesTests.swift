import Foundation
import TestSupport
import Testing

/// Numbers of a propagation that stand in files beside it.
@Suite("Columns of files in a propagation")
struct PropagationFilesTests {
  private func outputs(_ run: CommandRun) throws -> [[String: Any]] {
    try #require(run.status == 0, "\(run.errors)")
    return try #require(try run.json()["outputs"] as? [[String: Any]])
  }

  /// JCGM 100:2008, H.5: the means of ten days. suncal (sandialabs/suncal, test/test_anova.py) has the table
  /// and quotes the mean 10.000 097 V and s(V̄_j) = 57 µV of table H.9.
  @Test func observations() throws {
    let means = [172, 116, 13, 144, 106, 31, 60, 125, 163, 41]
    let lines = means.map { "10,\(String(format: "%06d", $0))" }
    let folder = try WorkFolder([
      "days.csv": "day;V\n"
        + lines.enumerated().map { "\($0.offset + 1);\($0.element)\n" }.joined(),
      "m.yaml": """
      model: y = V
      inputs: {V: {observations: {file: days.csv, column: V, decimal: comma}, unit: V}}
      """,
    ])
    let run = try CommandRun(
      "propagate", "m.yaml", "--trials", "none", "--format", "json", folder: folder)
    let y = try #require(try outputs(run).first)
    let value = try #require(y["value"] as? Double)
    let u = try #require(y["standardUncertainty"] as? Double)
    #expect(Tolerance.published(decimals: 6).accepts(value, oracle: 10.000097))
    #expect(Tolerance.published(decimals: 6).accepts(u * 10.0.squareRoot(), oracle: 57e-6))
    #expect(y["degreesOfFreedom"] as? Double == 9)
  }

  /// The same numbers in the file of the definition and in a file of their own.
  @Test func curvesAndCommonObservations() throws {
    let folder = try WorkFolder([
      "points.csv": "t,b,u\n1,2.1,0.1\n2,3.9,0.1\n3,6.2,0.2\n4,7.8,0.2\n",
      "pairs.csv": "V,I\n5.007,19.663\n4.994,19.639\n5.005,19.640\n",
      "files.yaml": """
      calibration:
        coefficients: [c0, c1]
        standards: {file: points.csv, column: t}
        responses: {file: points.csv, column: b}
        u: {file: points.csv, column: u}
      observed together: {V: {file: pairs.csv, column: V}, I: {file: pairs.csv, column: I}}
      model: y = (V/I - c0)/c1
      """,
      "lists.yaml": """
      calibration:
        coefficients: [c0, c1]
        standards: [1, 2, 3, 4]
        responses: [2.1, 3.9, 6.2, 7.8]
        u: [0.1, 0.1, 0.2, 0.2]
      observed together: {V: [5.007, 4.994, 5.005], I: [19.663, 19.639, 19.640]}
      model: y = (V/I - c0)/c1
      """,
    ])
    let runs = try ["files.yaml", "lists.yaml"].map {
      try CommandRun("propagate", $0, "--trials", "1000", "--format", "json", folder: folder)
    }
    #expect(runs[0].status == 0 && runs[0].output == runs[1].output, "\(runs[0].errors)")
  }

  @Test(arguments: [
    ("{file: days.csv, column: W}", 65, "m.yaml:2:28: \"days.csv\" has no column \"W\""),
    ("{file: days.csv}", 65, "m.yaml:2:28: \"days.csv\" has several columns"),
    ("{column: V}", 65, "m.yaml:2:28: there is no file"),
    ("{file: bad.csv}", 65, "bad.csv:3:1: \"1O\" is not a number"),
    ("{file: one.csv}", 65, "fewer than two observations have no spread"),
    ("{fil: one.csv}", 65, "Did you mean file?"),
    ("{file: missing.csv}", 65, "missing.csv"),
    ("{file: /dev/zero}", 65, "more than 256 MiB"),
  ])
  func whatIsWrongHasItsPlace(_ list: String, _ status: Int, _ message: String) throws {
    let folder = try WorkFolder([
      "days.csv": "day,V\n1,2\n", "bad.csv": "x\n10\n1O\n", "one.csv": "x\n10\n",
      "m.yaml": "model: y = V\ninputs: {V: {observations: \(list)}}\n",
    ])
    let run = try CommandRun("propagate", "m.yaml", "--trials", "none", folder: folder)
    #expect(run.status == status && run.errors.contains(message), "\(run.errors)")
  }
}

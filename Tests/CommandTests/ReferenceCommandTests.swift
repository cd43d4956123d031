import Foundation
import TestSupport
import Testing

@Suite("lienphong reference")
struct ReferenceCommandTests {
  /// PCB 28 in sediment, CCQM-K25.
  private let csv = """
    lab,value,u,dof
    IRMM,34.30,1.03,60
    KRISS,32.90,0.69,4
    NARL,34.53,0.83,18
    NIST,32.42,0.29,2
    NMIJ,31.90,0.40,13
    NRC,35.80,0.38,60

    """

  private func measurand(_ arguments: [String]) throws -> [String: Any] {
    let run = try CommandRun(
      arguments: ["reference", "-", "--format", "json"] + arguments, input: csv)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let root = try run.json()
    #expect(root["schema"] as? String == "lienphong.reference")
    return try #require((root["measurands"] as? [[String: Any]])?.first)
  }

  /// Published by NIST for this comparison: Q 68.2154, DerSimonian-Laird μ 33.6004, u 0.7450,
  /// τ 1.711; Mandel-Paule τ 1.4051849 (60 digits).
  @Test func everyEstimatorSideBySide() throws {
    let found = try measurand([])
    let consistency = try #require(found["consistency"] as? [String: Any])
    let Q = try #require(consistency["Q"] as? Double)
    #expect(Tolerance.published(decimals: 4).accepts(Q, oracle: 68.2154))
    let estimates = try #require(found["estimates"] as? [[String: Any]])
    let names = estimates.compactMap { $0["method"] as? String }
    #expect(names.count >= 25 && Set(names).count == names.count)
    func number(_ method: String, _ key: String) throws -> Double {
      let estimate = try #require(estimates.first { $0["method"] as? String == method })
      return try #require(estimate[key] as? Double)
    }
    let printed = Tolerance.published(decimals: 4)
    #expect(printed.accepts(try number("dersimonian-laird", "value"), oracle: 33.6004))
    #expect(printed.accepts(try number("dersimonian-laird", "standardUncertainty"), oracle: 0.7450))
    #expect(
      Tolerance.published(decimals: 7).accepts(try number("mandel-paule", "tau"), oracle: 1.4051849)
    )
    let panel = try #require(found["panel"] as? [[String: Any]])
    for entry in panel {
      let verdicts = try #require(entry["verdicts"] as? [String: Int])
      #expect(verdicts.values.reduce(0, +) <= names.count && !verdicts.isEmpty)
    }
  }

  @Test func degreesOfEquivalenceByConventionAndPair() throws {
    let found = try measurand(
      ["--method", "weighted-mean,mandel-paule", "--convention", "claims,predictive", "--pairs"])
    let equivalence = try #require(found["equivalence"] as? [[String: Any]])
    #expect(equivalence.count == 2 * 2 * 6)
    let pairs = try #require(found["pairs"] as? [[String: Any]])
    #expect(pairs.count == 15)
  }

  /// An estimator that does not apply says so; the others still run.
  @Test func anInapplicableEstimatorIsListedWithItsReason() throws {
    let run = try CommandRun(
      "reference", "-", "--format", "json", input: "lab,value,u\nA,1,0.1\nB,2,\nC,1.5,0.2\n")
    #expect(run.status == 0)
    let measurand = try #require((run.json()["measurands"] as? [[String: Any]])?.first)
    let estimates = try #require(measurand["estimates"] as? [[String: Any]])
    let weighted = try #require(estimates.first { $0["method"] as? String == "weighted-mean" })
    #expect((weighted["absent"] as? String)?.hasPrefix("B has no uncertainty") == true)
    let mean = try #require(estimates.first { $0["method"] as? String == "mean" })
    #expect(mean["value"] as? Double == 1.5)
  }

  @Test(arguments: [
    (["--method", "mandel-paul"], "Did you mean mandel-paule?"),
    (["--convention", "claim"], "Did you mean claims?"),
  ])
  func refuses(_ arguments: [String], _ message: String) throws {
    let run = try CommandRun(arguments: ["reference", "-"] + arguments, input: csv)
    #expect(run.status == 64 && run.errors.contains(message) && run.output.isEmpty)
  }

  @Test func textAndTableInBothLanguages() throws {
    for language in ["vi", "en"] {
      let run = try CommandRun(
        "reference", "-", "--lang", language, "--method", "mandel-paule,mean", input: csv)
      #expect(run.status == 0 && run.output.contains("mandel-paule"))
    }
    let table = try CommandRun(
      "reference", "-", "--format", "csv", "--method", "mandel-paule,mean", input: csv)
    #expect(
      table.output.hasPrefix("method,value,standardUncertainty,expandedUncertainty,tau,absent\n"))
  }
}

import Foundation
import TestSupport
import Testing

@Suite("Links and shared components on the command line")
struct LinkCommandTests {
  private static let files = [
    "key.csv":
      "lab,value,u\nIRMM,34.30,1.03\nKRISS,32.90,0.69\nNARL,34.53,0.83\nNIST,32.42,0.29\n"
      + "NMIJ,31.90,0.40\nNRC,35.80,0.38\n",
    "rmo.csv":
      "lab,value,u\nNIST,30.50,0.30\nNMIJ,30.10,0.35\nVMI,31.2,0.5\nKIM,33.0,0.6\nNIMT,31.0,0.4\n",
    "components.csv":
      "component,lab,u\nstandard,NIST,0.2\nstandard,NRC,0.25\nstandard,IRMM,-0.3\n"
      + "solution,NMIJ,0.1\nsolution,KRISS,0.3\n",
  ]

  private func measurand(_ arguments: String...) throws -> [String: Any] {
    let run = try CommandRun(
      arguments: ["reference"] + arguments + ["--format", "json"],
      folder: WorkFolder(Self.files))
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    return try #require((run.json()["measurands"] as? [[String: Any]])?.first)
  }

  private func degrees(_ found: [String: Any], _ convention: String) throws -> [[String: Any]] {
    try #require(found["equivalence"] as? [[String: Any]])
      .filter { $0["convention"] as? String == convention }
  }

  /// mpmath, 50 digits, dense inverses of the covariance matrix of all results.
  @Test func aLinkedComparison() throws {
    let found = try measurand("rmo.csv", "--link", "key.csv", "--link-correlation", "0.5")
    let link = try #require(found["link"] as? [String: Any])
    let near = Tolerance.roundings(4)
    #expect(
      near.accepts(
        try #require(link["correction"] as? Double), oracle: 1.8744773519163762904))
    #expect(
      near.accepts(
        try #require(link["correctionStandardUncertainty"] as? Double),
        oracle: 0.23250407437140350657))
    let linked = try degrees(found, "linked")
    #expect(linked.compactMap { $0["lab"] as? String } == ["NIST", "NMIJ", "VMI", "KIM", "NIMT"])
    #expect(
      near.accepts(try #require(linked[3]["d"] as? Double), oracle: 1.5749111386144482267))
    #expect(
      near.accepts(
        try #require(linked[3]["U"] as? Double), oracle: 2 * 0.6427892223525376775))
    let covariances = try #require(link["covariances"] as? [[Double]])
    #expect(near.accepts(covariances[2][3], oracle: 0.053177984372580149656))
    // Published by NIST for the key comparison: Q = 68.2154.
    let consistency = try #require(link["referenceConsistency"] as? [String: Any])
    #expect(
      Tolerance.published(decimals: 4).accepts(
        try #require(consistency["Q"] as? Double), oracle: 68.2154))
    #expect(consistency["degreesOfFreedom"] as? Int == 5)
    let laboratories = try #require(link["laboratories"] as? [[String: Any]])
    #expect(laboratories.compactMap { $0["lab"] as? String } == ["NIST", "NMIJ"])
  }

  @Test func theLinkAsText() throws {
    let folder = try WorkFolder(Self.files)
    let english = try CommandRun(
      "reference", "rmo.csv", "--link", "key.csv", "--method", "weighted-mean", "--lang", "en",
      folder: folder)
    #expect(english.output.contains("Link to the other comparison through 2 laboratories"))
    #expect(english.output.contains("correction t = 1.87 ± 0.66"))
    #expect(english.output.contains("note: the results behind x_K are not consistent"))
    #expect(english.output.contains("the linking laboratories are consistent"))
    #expect(english.output.contains("Linked degrees of equivalence d, U(d) (k = 2)"))
    let vietnamese = try CommandRun(
      "reference", "rmo.csv", "--link", "key.csv", "--method", "weighted-mean", "--lang", "vi",
      folder: folder)
    #expect(vietnamese.output.contains("số hiệu chính t = 1,87 ± 0,66"))
    #expect(vietnamese.output.contains("Mức độ tương đương liên kết (linked)"))
  }

  @Test func measurandsMatchByTheirId() throws {
    let folder = try WorkFolder([
      "own.csv": "lab,measurand,value,u\nA,m1,1,0.1\nB,m1,2,0.1\nA,m2,5,0.1\nB,m2,5,0.1\n",
      "key.csv": "lab,measurand,value,u\nA,m3,1,0.1\nA,m2,7,0.1\nC,m2,7.2,0.1\n",
      "foreign.csv": "lab,measurand,value,u\nA,m4,1,0.1\n",
    ])
    let run = try CommandRun(
      "reference", "own.csv", "--link", "key.csv", "--format", "json", folder: folder)
    let measurands = try #require(run.json()["measurands"] as? [[String: Any]])
    let links = measurands.compactMap { $0["link"] as? [String: Any] }
    #expect(links.count == 2 && links[0]["absent"] != nil)
    #expect(links[1]["correction"] as? Double == 2)
    let foreign = try CommandRun("reference", "own.csv", "--link", "foreign.csv", folder: folder)
    #expect(foreign.status == 65 && foreign.errors.contains("The results have: \"m1\", \"m2\"."))
    #expect(foreign.errors.contains("This file has: \"m4\"."), "\(foreign.errors)")
  }

  @Test func noCommonLaboratory() throws {
    let folder = try WorkFolder([
      "a.csv": "lab,value,u\nA,1,0.1\nB,2,0.1\n", "b.csv": "lab,value,u\nC,1,0.1\nD,2,0.1\n",
    ])
    let run = try CommandRun("reference", "a.csv", "--link", "b.csv", folder: folder)
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains("This one has: A, B. The one linked to has: C, D."))
  }

  @Test(arguments: [
    (["rmo.csv", "--link-correlation", "0.5"], 64, "belongs to --link"),
    (["rmo.csv", "--link", "key.csv", "--link-correlation", "1.5"], 64, "out of range"),
    (["rmo.csv", "--link", "key.csv", "--format", "csv"], 64, "take json or text"),
    (["rmo.csv", "--link", "none.csv"], 66, "none.csv"),
    (["-", "--link", "-"], 64, "Standard input holds one file only"),
    (["key.csv", "--method", "gls"], 64, "gls needs --covariance-matrix"),
    (
      ["key.csv", "--components", "components.csv", "--covariance-matrix", "V.csv"], 64,
      "state the same"
    ),
  ])
  func mistakes(_ arguments: [String], _ status: Int32, _ message: String) throws {
    let run = try CommandRun(
      arguments: ["reference"] + arguments, folder: WorkFolder(Self.files))
    #expect(run.status == status && run.errors.contains(message), "\(run.status) \(run.errors)")
  }

  /// mpmath, 50 digits, the dense inverse of V.
  @Test func sharedComponents() throws {
    let found = try measurand(
      "key.csv", "--method", "gls", "--components", "components.csv", "--pairs")
    let estimate = try #require((found["estimates"] as? [[String: Any]])?.first)
    let near = Tolerance.roundings(4)
    #expect(
      near.accepts(
        try #require(estimate["value"] as? Double), oracle: 33.13060732972747920108697))
    #expect(
      near.accepts(
        try #require(estimate["standardUncertainty"] as? Double),
        oracle: 0.1967031251959804422795414))
    let claims = try degrees(found, "claims")
    #expect(claims.count == 6 && claims.allSatisfy { $0["method"] as? String == "gls" })
    #expect(
      Tolerance.roundings(8).accepts(
        try #require(claims[3]["U"] as? Double), oracle: 2 * 0.21309124932322873896))
    let pairs = try #require(found["pairs"] as? [[String: Any]])
    #expect(pairs.count == 15)
  }

  @Test func scoreTakesThemToo() throws {
    let run = try CommandRun(
      "score", "key.csv", "--assigned-value", "gls", "--components", "components.csv",
      "--score", "En", "--format", "json", folder: WorkFolder(Self.files))
    let measurand = try #require((run.json()["measurands"] as? [[String: Any]])?.first)
    let assigned = try #require(measurand["assignedValue"] as? [String: Any])
    #expect(
      Tolerance.roundings(4).accepts(
        try #require(assigned["value"] as? Double), oracle: 33.13060732972747920108697))
  }

  @Test(arguments: [
    ("component,lab,u\ns,NISTT,0.1\n", "reported no result. Did you mean \"NIST\"?"),
    ("component,lab,u\ns,NIST,0.3\n", "more than its whole uncertainty u = 0.29"),
    ("component,lab,u\ns,NIST,0.1\ns,NIST,0.1\n", "c.csv:3:2: \"NIST\" stands twice"),
    ("component,lab,u\ns,NIST,x\n", "c.csv:2:3: \"x\" is not a number"),
    ("component,lab,u\n,NIST,1\n", "c.csv:2:1: the component is empty"),
    ("component,lab,u\ns,NIST,\n", "c.csv:2:3: the u is empty"),
    ("component,lab\ns,NIST\n", "there is no column u"),
    ("component,lab,u,measurnd\ns,NIST,1,a\n", "Did you mean measurand?"),
    ("", "c.csv"),
  ])
  func mistakesInComponents(_ text: String, _ message: String) throws {
    var files = Self.files
    files["c.csv"] = text
    let run = try CommandRun(
      "reference", "key.csv", "--components", "c.csv", folder: WorkFolder(files))
    #expect(run.status == 65 && run.errors.contains(message), "\(run.errors)")
  }

  @Test func bootstrapOptions() throws {
    let found = try measurand(
      "key.csv", "--method", "dersimonian-laird,algorithm-a", "--ci", "bootstrap", "--uncertainty",
      "bootstrap", "--draws", "1000")
    let estimates = try #require(found["estimates"] as? [[String: Any]])
    for estimate in estimates {
      let details = try #require(estimate["details"] as? [String: Any])
      #expect(details["draws"] as? Int == 1000)
      #expect((estimate["coverageInterval"] as? [Double])?.count == 2)
    }
    let few = try CommandRun(
      "reference", "key.csv", "--draws", "10", folder: WorkFolder(Self.files))
    #expect(few.status == 64 && few.errors.contains("--draws"))
  }

  @Test func procedureB() throws {
    let found = try measurand("key.csv", "--method", "median-monte-carlo", "--draws", "2000")
    let degrees = try degrees(found, "procedure-b")
    #expect(degrees.count == 6)
    #expect(degrees.allSatisfy { ($0["coverageInterval"] as? [Double])?.count == 2 })
  }
}

import Foundation
import Metrology
import RoundFiles
import Tables
import TestSupport
import Testing

@Suite("Distributions of a propagation file")
struct DistributionReaderTests {
  private func file(_ distribution: String, folder: String = "") throws -> PropagationFile {
    let yaml = "model: y = a\ninputs: {a: {distribution: \(distribution)}}"
    return try PropagationFile(yaml: Array(yaml.utf8), file: folder + "model.yaml")
  }

  /// What is written by --save is read again as the same distribution.
  @Test(arguments: [
    "{normal: {mean: 1, u: 2}, from: 0, to: 5}", "{exponential: {mean: 2}, from: 1}",
    "{triangular: {a: -1, b: 1}, to: 0.25}", "{empirical: {values: [4, 1, 2, 2]}}",
    "{t: {mean: 1, scale: 2, dof: 3}, from: -1, to: 6}", "{gamma: {counts: 3}}",
  ])
  func roundTrip(_ distribution: String) throws {
    let file = try file(distribution)
    let written = uncertainNumbersJSON(file.uncertainNumbers(try file.evaluated()))
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("lienphong-\(UUID().uuidString).json")
    try Data(written).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let read = try UncertainNumbers(path.path)
    #expect(read.inputs.map(\.distribution) == file.problem.inputs.map(\.distribution))
    #expect(uncertainNumbersJSON(read) == written)
  }

  @Test func samplesFromAFile() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lienphong-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("n,x\n1,4\n2,1\n3,\n4,2\n5,9\n".utf8).write(
      to: folder.appendingPathComponent("draws.csv"))
    try Data("x\n1\ntwo\n".utf8).write(to: folder.appendingPathComponent("bad.csv"))
    let own = folder.path + "/"
    let input = try file("{empirical: {file: draws.csv, column: x}}", folder: own).problem.inputs[0]
    #expect(input.value == 4 && input.standardUncertainty?.value == 9.5.squareRoot())
    for (text, word) in [
      ("{empirical: {file: draws.csv}}", "several columns"),
      ("{empirical: {file: draws.csv, column: z}}", "no column"),
      ("{empirical: {file: bad.csv}}", "bad.csv:3"),
      ("{empirical: {file: none.csv}}", "cannot be read"),
    ] {
      let errors = #expect(throws: TableErrors.self) { try file(text, folder: own) }
      #expect(errors.map { "\($0)" }?.contains(word) ?? false, "\(String(describing: errors))")
    }
  }

  @Test(arguments: [
    ("{normal: {mean: 0, u: 1}, from: 2, to: 1}", "not below"),
    ("{normal: {mean: 0, u: 1}, from: 9, to: 10}", "less than 1e-6"),
    ("{t: {mean: 0, scale: 1, dof: 4}, from: 0}", "both from and to"),
    ("{constant: {value: 1}, from: 0}", "cannot be truncated"),
    ("{empirical: {values: [1, 2]}, from: 0}", "cannot be truncated"),
    ("{empirical: {values: [1]}}", "a sample of 1"), ("{empirical: {}}", "no values"),
    ("{empirical: {values: [1, x]}}", "not a number"), ("{from: 1, to: 2}", "has no name"),
    ("{normal: {mean: 0, u: 1}, form: 1}", "Did you mean from?"),
  ])
  func mistakes(_ distribution: String, _ word: String) {
    let errors = #expect(throws: TableErrors.self) { try file(distribution) }
    #expect(errors.map { "\($0)" }?.contains(word) ?? false, "\(String(describing: errors))")
  }
}

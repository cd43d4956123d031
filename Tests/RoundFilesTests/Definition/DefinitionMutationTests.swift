import Foundation
import Testing

@testable import RoundFiles
import Tables
import Wording

/// Definitions with bytes changed, moved, doubled and lost: each is read or refused with its place.
@Suite("Mutated definitions")
struct DefinitionMutationTests {
  private static let datasets = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Datasets")

  private func mutants(_ names: [String], seed: UInt64, count: Int) throws -> [[UInt8]] {
    let seeds = try names.map {
      Array(try Data(contentsOf: Self.datasets.appendingPathComponent($0)))
    }
    var generator = SeededWords(seed: seed)
    return (0..<count).map { index in
      var bytes = seeds[index % seeds.count]
      for _ in 0...Int.random(in: 0..<4, using: &generator) { mutate(&bytes, &generator) }
      return bytes
    }
  }

  /// Tokens that mean something to YAML, to numbers or to models.
  private static let tokens: [[UInt8]] =
    [
      "*a", "&a ", "<<: *a", "!!binary ", "? ", "| \n", ">- \n", "{", "}", "[", "]", "---\n",
      "...\n", "%YAML 9.9\n", "\t", "1e999", "-1e-999", ".inf", "0x1F", "1_000", "~", "null", "'",
      "\"", "\"\\u0000\"", "\"\\uD800\"", "\u{200B}", "- ", ": ", "#", "@", "`", "&a [*a]", "(((((",
      "/0", "^", "sqrt(",
    ].map { Array($0.utf8) } + [[0], [0xFF, 0xFE], [0xC3], Array(repeating: 0x39, count: 400)]

  private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededWords) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
    switch Int.random(in: 0..<4, using: &generator) {
    case 0 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 1: bytes.removeSubrange(place..<end)
    case 2:
      let source = Array(bytes[place..<end])
      bytes.insert(contentsOf: source, at: Int.random(in: 0...bytes.count, using: &generator))
    default:
      bytes.insert(
        contentsOf: Self.tokens.randomElement(using: &generator) ?? [], at: place)
    }
  }

  /// Whether `read` reads it, or says where it is wrong.
  private func isReadOrRefused(_ read: () throws -> Void) -> Bool {
    do {
      try read()
      return true
    } catch let errors as TableErrors {
      return !errors.isEmpty
        && errors.first.allSatisfy {
          $0.description.hasPrefix("f.yaml") && $0.description.utf8.count < 2000
        }
    } catch {
      return false
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func rounds(_ seed: UInt64) throws {
    let names = [
      "ccl-k1-gauge-block/round.yaml", "lgc-drinking-water/round.yaml",
      "synthetic-province/electricity/round.yaml", "iso13528-e12-allergens/round.yaml",
    ]
    for mutant in try mutants(names, seed: seed, count: 150) {
      let isFine = isReadOrRefused { _ = try RoundDefinition(yaml: mutant, file: "f.yaml") }
      #expect(isFine, "\(String(decoding: mutant, as: UTF8.self))")
    }
  }

  @Test(arguments: [3, 4] as [UInt64])
  func models(_ seed: UInt64) throws {
    let names = [
      "gum-h1-end-gauge/model.yaml", "gum-h2-impedance/model.yaml", "gum-h3-thermometer/model.yaml",
    ]
    for mutant in try mutants(names, seed: seed, count: 150) {
      let isFine = isReadOrRefused { _ = try PropagationFile(yaml: mutant, file: "f.yaml") }
      #expect(isFine, "\(String(decoding: mutant, as: UTF8.self))")
    }
  }

  /// The first mistakes are told, the others counted: nearest names cost time.
  @Test func manyUnknownKeysAreCounted() throws {
    let yaml = (0..<20_000).map { "k\($0): 1\n" }.joined()
    let errors = #expect(throws: TableErrors.self) {
      try RoundDefinition(yaml: Array(yaml.utf8), file: "f.yaml")
    }
    #expect((errors?.count ?? 0) >= 20_000 && errors?.first.count == TableErrors.limit)
  }

  /// What the head of a round says of every measurand is wrong once, not once for each.
  @Test func sayingOfAllIsWrongOnce() {
    let yaml = "assignedValue: mean\nsigmaPt: foo\nmeasurands: [{id: a}, {id: b}, {id: c}]\n"
    let mistakes = Reading.definitionMistakes(yaml).filter { $0.contains("sigma_pt") }
    #expect(mistakes.count == 1, "\(mistakes)")
  }
}

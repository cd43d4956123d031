import Foundation
import TestSupport
import Testing

/// The measurement models of the datasets against the figures printed with them.
@Suite("Published measurement models")
struct PropagationDatasetTests {
  private struct Expected: Decodable {
    let figures: [Figure]
  }

  private struct Figure: Decodable {
    let figure: String
    let tolerance: String?
    let because: String?
    let printed: Printed

    enum Printed: Decodable {
      case one(String)
      case byOutput([String: String])

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
          self = .one(text)
        } else {
          self = .byOutput(try container.decode([String: String].self))
        }
      }
    }
  }

  @Test(arguments: [
    "gum-h1-end-gauge", "gum-h2-impedance", "gum-h3-thermometer", "gum-h4-activity",
  ])
  func figuresComeOut(_ name: String) throws {
    let folder = datasets.appendingPathComponent(name)
    let run = try CommandRun(
      "propagate", folder.appendingPathComponent("model.yaml").path, "--trials", "none",
      "--format", "json")
    try #require(run.status == 0, "\(run.errors)")
    let json = try run.json()
    let data = try Data(contentsOf: folder.appendingPathComponent("expected.json"))
    let expected = try JSONDecoder().decode(Expected.self, from: data)
    #expect(!expected.figures.isEmpty)
    for figure in expected.figures {
      let texts: [(output: String, text: String)] =
        switch figure.printed {
        case .one(let text): [("", text)]
        case .byOutput(let texts): texts.map { ($0.key, $0.value) }
        }
      for (output, text) in texts {
        let observed = try #require(try value(figure.figure, output, json), "\(figure.figure)")
        #expect(
          try tolerance(figure, text).accepts(observed, oracle: try #require(Double(text))),
          "\(figure.figure) of \(output), printed \(text), is \(observed)")
      }
    }
    for language in ["vi", "en"] {
      let text = try CommandRun(
        "propagate", folder.appendingPathComponent("model.yaml").path, "--trials", "none",
        "--lang", language)
      #expect(text.status == 0 && !text.output.contains("nan"))
    }
  }

  private func tolerance(_ figure: Figure, _ text: String) throws -> Tolerance {
    if let width = figure.tolerance.flatMap(Double.init), let because = figure.because {
      return .absolute(width, because: because)
    }
    return .published(decimals: text.split(separator: ".").dropFirst().first?.count ?? 0)
  }

  /// A key of an output, or r(A, B).
  private func value(_ key: String, _ name: String, _ json: [String: Any]) throws -> Double? {
    let outputs = try #require(json["outputs"] as? [[String: Any]])
    let names = outputs.compactMap { $0["name"] as? String }
    if key.hasPrefix("r(") {
      let pair = key.dropFirst(2).dropLast().split(separator: ", ").map(String.init)
      let places = pair.compactMap { names.firstIndex(of: $0) }
      try #require(places.count == 2)
      return (json["outputCorrelation"] as? [[Double]])?[places[0]][places[1]]
    }
    let output = try #require(outputs.first { $0["name"] as? String == name })
    if key == "secondOrder" {
      return (output[key] as? [String: Any])?["standardUncertainty"] as? Double
    }
    return output[key] as? Double
  }
}

import Foundation
import Testing

/// One folder of `Datasets`: a published comparison with the figures printed for it.
struct Dataset: CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }

  /// Every folder that holds a round, by name.
  static var all: [Dataset] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).sorted().map { Dataset(name: $0) }.filter { $0.has("round.yaml") }
  }

  private static let folder = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }.appendingPathComponent("Datasets")

  func path(_ file: String) -> String {
    Self.folder.appendingPathComponent(name).appendingPathComponent(file).path
  }

  func has(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: path(file))
  }

  func figures() throws -> [PublishedFigure] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path("expected.json")))
    return try JSONDecoder().decode(PublishedFigures.self, from: data).figures
  }
}

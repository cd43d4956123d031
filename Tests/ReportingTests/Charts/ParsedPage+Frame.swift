import Testing

extension ParsedPage {
  /// Expects every position of the chart to lie in its view box.
  func expectPositionsInFrame() throws {
    let box = try #require(elements.first?.attributes["viewBox"])
    let size = box.split(separator: " ").compactMap { Double($0) }
    for element in elements {
      for (key, limit) in [("x", size[2]), ("y", size[3]), ("cx", size[2]), ("cy", size[3])] {
        guard let text = element.attributes[key] else { continue }
        let position = try #require(Double(text))
        #expect((-1...limit + 1).contains(position), "\(element.name) \(key)")
      }
    }
  }
}

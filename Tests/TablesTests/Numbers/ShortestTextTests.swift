import Foundation
import Tables
import Testing

@Suite("Numbers for machines")
struct ShortestTextTests {
  @Test(
    arguments: [
      (0.1920553198993439, "0.1920553198993439"), (5, "5"), (-5, "-5"), (0, "0"), (-0.0, "0"),
      (1e-7, "1e-07"), (0.1 + 0.2, "0.30000000000000004"), (1e16, "1e+16"),
      (123_456_789, "123456789"), (.leastNonzeroMagnitude, "5e-324"),
    ] as [(Double, String)])
  func isTheShortestThatReadsBack(_ value: Double, text: String) {
    #expect(shortestText(value) == text)
  }

  @Test func isANumberOfJSON() throws {
    var generator = SeededGenerator(seed: 3)
    let values = (0..<1_000).map { _ in Double(bitPattern: generator.next()) }.filter(\.isFinite)
    let json = "[" + values.map(shortestText).joined(separator: ",") + "]"
    #expect(try JSONDecoder().decode([Double].self, from: Data(json.utf8)) == values)
  }
}

import Foundation
import Tables
import Testing

/// ``shortestText(_:)``, which is tested by itself, is the oracle.
@Suite("Many numbers for machines")
struct ShortestNumbersTests {
  private func texts(_ values: [Double], decimals: Int = 0) -> [String] {
    var numbers = ShortestNumbers()
    // Some before, so that nothing of them may stay.
    numbers.set(3) { for index in 0..<3 { $0[index] = -12345.6789 } }
    numbers.set(values.count, width: 3, decimals: decimals) {
      for index in values.indices { $0[index] = values[index] }
    }
    return values.indices.map { index in
      var bytes: [UInt8] = []
      bytes.appendText(atMost: LineText.longestNumber) { $0.append(numbers, index) }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  @Test func areWrittenAsOneByOne() {
    var generator = SeededGenerator(seed: 4)
    var values: [Double] = [
      0, -0.0, .nan, 1, -1, 9.5, 10, 0.0001, 0.00009, 0x1p53, 0x1p53 + 2, 0x1p-1074, 5e-324, 1e22,
      123_456_789, 1e-6, 9e-7, 999_999_999.999999, 999_999_999.9999999, 1e9, 1e9 - 1e-6,
      99_999_999.5, 1e16, 0.1 + 0.2, -90.53411, .greatestFiniteMagnitude,
    ]
    for _ in 0..<20_000 {
      values.append(Double(bitPattern: generator.next()))
      values.append(Double.random(in: -100...100, using: &generator))
      values.append(Double(Int.random(in: 0...99_999_999, using: &generator)) / 1e5)
      values.append(Double(Int.random(in: 0...999_999_999_999_999, using: &generator)) / 1e6)
      values.append(Double(Int.random(in: 0...9_999, using: &generator)) / 1e6)
    }
    values = values.map { $0.isInfinite ? .nan : $0 }
    for decimals in 0...3 {
      #expect(texts(values, decimals: decimals) == values.map { $0.isNaN ? "" : shortestText($0) })
    }
  }

  @Test(arguments: 0...17) func anyCount(count: Int) {
    let values = (0..<count).map { 1 / Double($0 + 3) }
    #expect(texts(values) == values.map(shortestText))
  }
}

import Tables
import Testing

/// The standard library's shortest digits are the oracle.
@Suite("Shortest digits")
struct ShortestDigitsTests {
  private func expected(_ value: Double) -> String {
    if value == 0 { return "0" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  @Test func bitPatternsOfAllMagnitudes() {
    var generator = SeededGenerator(seed: 20)
    for _ in 0..<50_000 {
      let value = Double(bitPattern: generator.next())
      if value.isFinite { #expect(shortestText(value) == expected(value)) }
    }
  }

  @Test func decimalsAsPeopleWriteThem() {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<50_000 {
      let digits = Double(generator.next() >> (generator.next() % 54 + 10))
      for power in [1, 1e3, 1e5, 1e9, 1e17] {
        #expect(shortestText(digits / power) == expected(digits / power))
        #expect(shortestText(-digits * power) == expected(-digits * power))
      }
    }
  }

  @Test func powersAndEnds() {
    for exponent in -1074...1023 {
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      for value in [power, power.nextUp, power.nextDown, -power] where value != 0 {
        #expect(shortestText(value) == expected(value))
      }
    }
    for value in [
      0, -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 0x1p53,
      0x1p53 + 2, 1e15, 1e16, 1e17, 0.0001, 0.00001, 123456.789, 1e22, 1e23, 5e-5,
    ] {
      #expect(shortestText(value) == expected(value))
      #expect(Double(shortestText(value)) == value)
    }
    for power in -320...308 {
      let value = Double("1e\(power)") ?? 0
      #expect(shortestText(value) == expected(value))
    }
  }
}

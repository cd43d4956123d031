import Tables
import Testing

@Suite("Decimals of fixed places")
struct FixedDecimalTests {
  private func text(_ number: Double, _ places: Int) -> String {
    var bytes = [UInt8](repeating: 0, count: FixedDecimal.room)
    var span = bytes.mutableSpan
    let end = FixedDecimal(places: places).write(number, to: &span, at: 0)
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  /// Exact arithmetic: each of these is a whole number of units of the last place, or a half that is
  /// exact in binary and goes to the even neighbour.
  @Test(arguments: [
    (0.0, 0, "0"), (-0.0, 3, "0.000"), (7, 0, "7"), (-7.5, 1, "-7.5"), (0.5, 0, "0"), (1.5, 0, "2"),
    (2.5, 0, "2"), (0.125, 2, "0.12"), (0.375, 2, "0.38"), (-0.001, 2, "0.00"),
    (99.999, 2, "100.00"),
    (12345678, 0, "12345678"), (99999999.5, 0, "100000000"), (99999999.75, 1, "99999999.8"),
    (10, 5, "10.00000"), (0.00000001, 8, "0.00000001"), (-99999999, 8, "-99999999.00000000"),
    (1e-300, 4, "0.0000"), (3.14159, 5, "3.14159"),
  ])
  func writes(_ number: Double, _ places: Int, _ expected: String) {
    #expect(text(number, places) == expected)
  }

  /// n/10^p is the double nearest to a decimal of p places, so that the digits of n come back.
  @Test func digitsOfWholeNumbersComeBack() {
    var generator = SeededGenerator(seed: 11)
    for places in 0...8 {
      let unit = (0..<places).reduce(1) { power, _ in power * 10 }
      for _ in 0..<500 {
        let digits = Int.random(in: 1...(min(15, 8 + places)), using: &generator)
        let limit = (0..<digits).reduce(1) { power, _ in power * 10 }
        let n = Int.random(in: 0..<limit, using: &generator)
        let fraction = String(n % unit)
        let zeros = String(repeating: "0", count: places - (places == 0 ? 0 : fraction.count))
        let expected = "\(n / unit)" + (places == 0 ? "" : "." + zeros + fraction)
        #expect(text(Double(n) / Double(unit), places) == expected)
      }
    }
  }

  /// Every group of four digits, in both halves.
  @Test func paddedNumbers() {
    var bytes = [UInt8](repeating: 0, count: 16)
    for n in 0..<10_000 {
      for number in [n, n * 10_000 + (9999 - n)] {
        var span = bytes.mutableSpan
        let end = FixedDecimal.put(UInt64(number), 8, &span, at: 3)
        let digits = String(number)
        #expect(
          String(decoding: bytes[3..<end], as: UTF8.self)
            == String(repeating: "0", count: 8 - digits.count) + digits)
      }
    }
  }
}

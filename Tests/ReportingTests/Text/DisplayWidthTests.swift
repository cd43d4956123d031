import Testing

@testable import Reporting

@Suite("Widths on a terminal")
struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("mass", 4), ("Phòng", 5), ("Pho\u{0300}ng", 5), ("x\u{0304}", 1), ("−0,5", 4),
    ("zero\u{200B}width", 9), ("質量", 2),
  ])
  func countsWhatTakesRoom(_ text: String, _ width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test func breaksAtBlanks() {
    #expect(wrapped("one two three", width: 7) == ["one two", "three"])
    #expect(wrapped("incomprehensibilities do", width: 5) == ["incomprehensibilities", "do"])
    #expect(wrapped("a\nb c", width: 1) == ["a", "b", "c"])
    #expect(wrapped("", width: 5) == [""])
  }

  @Test func keepsRelationsTogether() {
    #expect(wrapped("at p = 10 it is", width: 6) == ["at", "p = 10", "it is"])
    #expect(wrapped("about 50 %: half", width: 8) == ["about", "50 %:", "half"])
  }
}

import Tables
import Testing

@Suite("Order of names and codes")
struct AlphabeticalKeyTests {
  private func sorted(_ texts: [String]) -> [String] {
    texts.sorted { AlphabeticalKey($0) < AlphabeticalKey($1) }
  }

  /// The order of the Vietnamese alphabet, of its tones, and of numbers by size.
  static let orders: [[String]] = [
    ["PTN 2", "PTN2", "PTN10", "PTN100"], ["2", "10", "A", "a2", "a10"],
    ["An", "Ăn", "Ân", "Ba"], ["Dung", "Đông", "Em"], ["hoa", "hoà", "hoả", "hoã", "hoá", "hoạ"],
    ["Bạc", "Bắc", "Bằng", "Cao"], ["nghỉ", "nghĩa", "Nguyên", "nước"], ["z", "я"],
    ["007", "07", "7", "8"],
  ]

  @Test(arguments: orders)
  func followsTheAlphabet(_ order: [String]) {
    #expect(sorted(order.reversed()) == order)
    #expect(sorted(order) == order)
    #expect(Set(order).alphabetical == order)
  }

  /// Composed and decomposed letters stand in the same place.
  @Test func doesNotDependOnHowALetterIsComposed() {
    let decomposed = "Ba\u{0306}\u{0301}c"
    #expect(sorted(["Cao", decomposed, "Bạc"]) == ["Bạc", decomposed, "Cao"])
  }

  @Test func isTotal() {
    let texts = ["", " ", "a", "A", "á", "Á", "a1", "a01", "=x", "🧪", "\u{0301}"]
    for a in texts {
      for b in texts {
        let (x, y) = (AlphabeticalKey(a), AlphabeticalKey(b))
        #expect((x < y) != (y < x) || x == y)
        #expect((x == y) == Array(a.unicodeScalars).elementsEqual(b.unicodeScalars))
      }
    }
  }
}

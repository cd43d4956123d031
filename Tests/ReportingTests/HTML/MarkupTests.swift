import Testing

@testable import Reporting

@Suite("Markup")
struct MarkupTests {
  @Test(arguments: [
    ("a<b", "a&lt;b"), ("a>b", "a&gt;b"), ("a&amp;", "a&amp;amp;"), ("\"'", "&quot;&#39;"),
    (
      "a\u{0}\u{8}\u{1B}\u{7F}\u{85}\u{FFFE}",
      "a" + String(repeating: "\u{FFFD}", count: 5) + "\u{FFFD}"
    ),
    ("a\tb\r\nc", "a b  c"), ("độ không đảm bảo", "độ không đảm bảo"), ("", ""),
  ])
  func escapes(_ text: String, _ expected: String) {
    #expect(escaped(text) == expected)
    #expect(Markup { $0.element("p", text: text) }.source == "<p>\(expected)</p>")
    #expect(
      Markup { $0.empty("br", ["title": text]) }.source == "<br title=\"\(expected)\"/>")
    #expect(
      Markup { $0.label(text, at: ChartPosition(0, 0)) }.source.contains(">\(expected)</text>"))
  }

  @Test func leavesOutAttributesWithoutValue() {
    #expect(Markup { $0.element("a", ["id": nil, "href": "#x"]) }.source == "<a href=\"#x\"></a>")
  }

  @Test func setsSymbols() {
    let markup = Markup { $0.phrase("_u_^2^(_x_~pt~) < 1") }
    #expect(markup.source == "<i>u</i><sup>2</sup>(<i>x</i><sub>pt</sub>) &lt; 1")
  }

  @Test func setsSymbolsInProseAndLeavesCodesAlone() {
    let markup = Markup { $0.prose("u(x_pt) of a_b~c, <E_n>") }
    #expect(
      markup.source
        == "<i>u</i>(<i>x</i><sub>pt</sub>) of a_b~c, &lt;<i>E</i><sub>n</sub>&gt;")
  }

  @Test func lettersFootnotesInTheirOrder() {
    var notes = Footnotes()
    #expect(notes.mark("first") == "a")
    #expect(notes.mark("second") == "b")
    #expect(notes.mark("first") == "a")
    for index in 2..<26 { _ = notes.mark("\(index)") }
    #expect(notes.mark("last") == "aa")
  }
}

import Interlab
import Testing

@testable import Reporting
import Wording

@Suite("Codes of laboratories in tables")
struct LaboratoryCodeTests {
  @Test func aLongCodeIsCut() {
    let long = String(repeating: "x", count: 10_000)
    #expect(LaboratoryCode.cell(long) == String(repeating: "x", count: 39) + "…")
    #expect(LaboratoryCode.onPage(long) == String(repeating: "x", count: 199) + "…")
    let accented = String(repeating: "ộ", count: 10_000)
    #expect(displayWidth(LaboratoryCode.cell(accented)) == 40)
  }

  @Test(arguments: ["07", "", "Phòng đo lường", String(repeating: "x", count: 40)])
  func aShortCodeStands(_ code: String) {
    #expect(LaboratoryCode.cell(code) == code && LaboratoryCode.onPage(code) == code)
  }

  @Test func marksWithoutWidthAreBoundedToo() {
    let stacked = "a" + String(repeating: "\u{0301}", count: 10_000)
    #expect(LaboratoryCode.cell(stacked).unicodeScalars.count <= 161)
    #expect(LaboratoryCode.onPage(stacked).unicodeScalars.count == 200)
    let steering = String(repeating: "\u{1B}", count: 10_000)
    let cell = LaboratoryCode.cell(steering)
    #expect(!cell.contains("\u{1B}") && displayWidth(cell) == 40)
  }

  @Test func noticesNameItAsTheTableDoes() {
    let long = String(repeating: "x", count: 10_000)
    let notice = Notice.laboratoriesExcluded([long, "07"])
    let message = notice.message(in: .english, showing: LaboratoryCode.onPage) { "\($0)" }
    #expect(message.count < 600 && message.contains("x…") && message.contains("07"))
  }
}

import Tables
import Testing

@Suite("Writing delimited text")
struct CSVWriterTests {
  @Test func quotesWhatNeedsIt() {
    var writer = CSVWriter()
    writer.appendRecord(["a", "b,c", "say \"hi\"", "two\nlines", " ", "x;y", "phòng"])
    #expect(text(writer) == "a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",\" \",\"x;y\",phòng\n")
  }

  @Test func writesNumbersAndAbsence() {
    var writer = CSVWriter(separator: .semicolon)
    writer.append("07")
    writer.append(-0.05)
    writer.appendEmpty()
    writer.append(1e-7)
    writer.endRecord()
    #expect(text(writer) == "07;-0.05;;1e-07\n")
  }

  @Test func aRecordOfEmptyCellsIsNoBlankRow() {
    var writer = CSVWriter()
    writer.appendRecord(["", ""])
    writer.appendRecord([""])
    #expect(text(writer) == "\"\",\n\"\"\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1", true), ("+cmd", "'+cmd", true), ("-2+3", "'-2+3", true),
    ("@SUM(A1)", "'@SUM(A1)", true), ("=a,b", "\"'=a,b\"", true), ("\tx", "\"'\tx\"", true),
    ("\rx", "\"'\rx\"", true), ("-5.2", "-5.2", false), ("+1e3", "+1e3", false),
    ("-0,5", "\"-0,5\"", false), ("a=1", "a=1", false), ("-", "'-", true),
  ])
  func neutralisesFormulas(_ cell: String, written: String, isNeutralised: Bool) {
    var writer = CSVWriter()
    #expect(writer.append(cell) == isNeutralised)
    writer.endRecord()
    #expect(text(writer) == written + "\n")
  }

  private func text(_ writer: CSVWriter) -> String {
    String(decoding: writer.bytes, as: UTF8.self)
  }
}

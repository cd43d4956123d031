import RoundFiles
import Testing

@Suite("File names of laboratories")
struct LaboratoryFileNamesTests {
  @Test func keepsPlainCodes() {
    #expect(
      LaboratoryFileNames(["01", "L_2", "PTB-4"]).names == ["lab-01", "lab-L_2", "lab-PTB-4"])
  }

  @Test func letsNothingOutOfItsFolder() {
    let codes = [
      "../../etc/passwd", "a/b", "C:\\x", "", "...", "\u{0}", "CON", "-rf", "Phòng số 3", "a\nb",
      "<script>", String(repeating: "x", count: 5000),
    ]
    let names = LaboratoryFileNames(codes).names
    #expect(names.count == codes.count)
    for name in names {
      #expect(name.hasPrefix("lab-") && name.utf8.count <= 50)
      #expect(
        name.utf8.allSatisfy {
          UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0
            || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: "-")
            || $0 == UInt8(ascii: "_")
        })
    }
  }

  @Test func tellsAllApartWhateverTheCaseOfLetters() {
    let names = LaboratoryFileNames(["A", "a", "a-2", "A/", "a:", "??", "!!", "a-2"]).names
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
  }
}

import Tables
import Testing

@Suite("Text of old Vietnamese fonts")
struct OldVietnameseFontTests {
  /// "Phòng thí nghiệm đo lường", "Trạm Kiểm định" by `iconv -t TCVN` (glibc 2.36), shown as Latin-1; in
  /// VNI as its font shows a vowel and then its mark.
  @Test(arguments: [
    ("Phßng thÝ nghiÖm ®o l\u{AD}êng", OldVietnameseFont.tcvn3), ("Tr¹m KiÓm ®Þnh", .tcvn3),
    ("Phoøng thí nghieäm ño löôøng", .vni), ("Trung taâm Kieåm ñònh Ño löôøng", .vni),
  ])
  func suspects(_ text: String, font: OldVietnameseFont) {
    #expect(OldVietnameseFont(of: text) == font)
  }

  @Test(arguments: [
    "Phòng thí nghiệm đo lường", "PHÒNG THÍ NGHIỆM", "Laboratory 07", "Noël", "Straße 5", "5 µm",
    "Physikalisch-Technische Bundesanstalt, Größe", "N·m", "Brand® name", "Électricité", "",
    "Đà Nẵng", "Cà Mau", "Phòng đo", "Ngô Quốc Öst", "“trích”",
  ])
  func letsPass(_ text: String) {
    #expect(OldVietnameseFont(of: text) == nil)
  }
}

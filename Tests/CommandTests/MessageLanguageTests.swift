import Testing

/// The language of messages: of the option, else of the locale.
@Suite("Messages in Vietnamese")
struct MessageLanguageTests {
  @Test(arguments: [
    (["--lang", "vi"], "C.UTF-8", true), (["--lang=vi"], "en_US.UTF-8", true),
    ([], "vi_VN.UTF-8", true), (["--lang", "en"], "vi_VN.UTF-8", false), ([], "en_US.UTF-8", false),
  ])
  func aFileThatIsNotThere(_ options: [String], _ locale: String, _ isVietnamese: Bool) throws {
    let run = try CommandRun(
      arguments: ["score", "no-such.csv", "--assigned-value", "algorithm-a"] + options,
      environment: ["LANG": locale])
    let message =
      isVietnamese
      ? "no-such.csv: không có tệp hoặc thư mục này\n" : "no-such.csv: No such file or directory\n"
    #expect(run.status == 66 && run.errors == message && run.output.isEmpty)
  }

  @Test(arguments: [(["--lang", "vi"], "C.UTF-8"), ([], "vi_VN.UTF-8")])
  func aFileThatIsWrong(_ options: [String], _ locale: String) throws {
    let folder = try WorkFolder(["r.csv": "lab,value\nA,0,5\nB,1.x\n"])
    let run = try CommandRun(
      arguments: ["score", "r.csv", "--assigned-value", "algorithm-a"] + options, folder: folder,
      environment: ["LANG": locale])
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(
      run.errors
        == "r.csv:2:3: dòng có 3 ô, dòng tiêu đề có 2. Đặt ô có chứa dấu phẩy trong ngoặc kép, hoặc "
        + "xóa phần thừa.\n")
  }

  @Test func repairsAreListed() throws {
    let folder = try WorkFolder(["r.csv": "lab,value\nA,\u{2212}1.5\nB,2\nC,3\n"])
    let run = try CommandRun(
      "score", "r.csv", "--assigned-value", "algorithm-a", "--show-repairs", "--lang", "vi",
      folder: folder)
    #expect(run.status == 0)
    #expect(
      run.errors.hasPrefix("r.csv:2:2: \"\u{2212}1.5\" được đọc sau khi sửa (dấu trừ U+2212).\n"))
  }

  @Test func aFailureOfTheAnalysis() throws {
    let folder = try WorkFolder(["r.csv": "lab,value,U\nA,1,0.1\nB,2,\n"])
    let run = try CommandRun(
      "score", "r.csv", "--assigned-value", "weighted-mean", "--lang", "vi", folder: folder)
    #expect(run.status == 65)
    #expect(
      run.errors
        == "r.csv:3:3: không có độ không đảm bảo đo, nhưng weighted-mean được tạo từ các độ không đảm "
        + "bảo đo. Nêu U và k (hoặc u), loại phòng thí nghiệm, hoặc chọn giá trị ấn định khác.\n")
  }
}

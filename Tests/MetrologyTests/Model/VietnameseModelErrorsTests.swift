import Metrology
import TestSupport
import Testing
import Wording

@Suite("What is wrong with a model, in Vietnamese")
struct VietnameseModelErrorsTests {
  @Test(arguments: [
    ("y = sin(a, b)", "sin cần 1 đối số, không phải 2. Sửa lời gọi hàm."),
    ("y = (a", "ngoặc đơn không được đóng. Đóng bằng \")\"."),
    ("y = 1\ny = 2", "\"y\" được định nghĩa hai lần. Đặt tên khác cho một trong hai."),
    ("y = 1..2", "\"1..2\" không phải là số. Viết với dấu chấm thập phân, như 0.005 hoặc 5e-3."),
  ])
  func models(_ text: String, _ message: String) {
    let error = #expect(throws: ModelError.self) { try ModelProgram(parsing: text) }
    #expect(error.map { ($0.message + ". " + $0.remedy).vietnamese } == message)
  }

  @Test func units() throws {
    let program = try ModelProgram(parsing: "y = a + b")
    guard case .inconsistent(let error) = program.checkUnits(["nm", "kg"]) else {
      Issue.record("nm and kg add up")
      return
    }
    #expect(error.message.vietnamese == "b theo kg không thể cộng với a theo nm")
  }

  @Test func monteCarlo() {
    let causes = [
      ModelFault(
        cause: Phrase(vi: "chia cho 0", en: "division by zero"), term: "y", line: 2, column: 7)
    ]
    let failures: [MonteCarloFailure] = [
      .tooManyWithoutValue(count: 12, trials: 10_000, causes: causes),
      .tooFewTrials(needed: 42), .tooManyTrials(limit: 1000),
    ]
    for failure in failures { #expect(lostInTranslation(failure.message) == []) }
    #expect(
      failures[0].message.vietnamese
        == "12 trong 10000 lần thử không có giá trị (chia cho 0 trong \"y\" (dòng 2 của mô hình)). "
        + "Hãy sửa mô hình hoặc phân bố của các đại lượng đầu vào.")
  }
}

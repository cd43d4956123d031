import Tables
import TestSupport
import Testing
import Wording

@Suite("What is wrong in a table, in Vietnamese")
struct VietnameseTableErrorsTests {
  @Test(arguments: [
    ("", "r.csv: tệp trống. Cần một dòng tiêu đề và ít nhất một dòng số liệu."),
    (
      "a,b,\"a\"\n1,2,3\n",
      #"r.csv:1:3: tên "a" đã đứng ở cột 1. Đặt cho mỗi cột một tên riêng."#
    ),
    (
      "a;b;c\n1;2;3\n1;2\n",
      "r.csv:3:3: dòng có 2 ô, dòng tiêu đề có 3. Thêm ô còn thiếu."
    ),
    (
      "a,b\n1,0,5\n",
      "r.csv:2:3: dòng có 3 ô, dòng tiêu đề có 2. "
        + "Đặt ô có chứa dấu phẩy trong ngoặc kép, hoặc xóa phần thừa."
    ),
    (
      "a,b\n1,\"2\" x\n",
      #"r.csv:2:2: "\"2\" x" còn tiếp tục sau dấu ngoặc kép đóng. "#
        + #"Dấu ngoặc kép thuộc về văn bản thì viết hai lần ("")."#
    ),
    ("a,b\n1,x\ty\n", #"r.csv:2:2: "x\ty" có ký tự điều khiển (U+0009). Xóa ký tự đó."#),
  ])
  func delimitedText(_ text: String, _ message: String) {
    let errors = #expect(throws: TableErrors.self) {
      try Table(csv: Array(text.utf8), file: "r.csv")
    }
    #expect(errors?.message.text(in: .vietnamese) == message)
  }

  @Test(arguments: [
    (
      "0,0O5", DecimalMark.comma,
      #""0,0O5" không phải là số (có chữ cái O). Cần một số thập phân như 0,005."#
    ),
    (
      "1,5", .point,
      #""1,5" dùng dấu phẩy thập phân, nhưng tệp được đọc với dấu chấm thập phân. "#
        + "Dùng --decimal comma (trong vòng: results: {decimal: comma}), hoặc viết 1.5."
    ),
    (
      "1 234 567", .point,
      #""1 234 567" có dấu phân cách hàng nghìn (khoảng trắng). Viết 1234567."#
    ),
    (
      "1e999", .point,
      #""1e999" quá lớn (giới hạn khoảng 1.8e308). Dùng đơn vị lớn hơn."#
    ),
    ("n/a", .point, #""n/a" không phải là số. Để trống ô ở nơi không có giá trị."#),
    (
      "3 mg", .point,
      #""3 mg" không phải là số ("m" ở vị trí 3). Cần một số thập phân như 0.005."#
    ),
  ])
  func numbers(_ text: String, _ mark: DecimalMark, _ message: String) {
    let fault = #expect(throws: NumberFault.self) { try DecimalNumber(text, mark: mark) }
    #expect(fault?.message.vietnamese == message)
  }

  @Test func repairs() throws {
    let number = try DecimalNumber(" \u{2212}1.5", mark: .point)
    let repair = NumberRepair(
      at: CellLocation(file: "r.csv", row: 2, column: 3), text: " \u{2212}1.5",
      repairs: number.repairs)
    #expect(
      repair.message.vietnamese
        == "r.csv:2:3: \" \u{2212}1.5\" được đọc sau khi sửa (bỏ khoảng trắng ở hai đầu, dấu trừ U+2212)."
    )
  }

  @Test func whatIsNotShownIsCounted() {
    let text = "a,b\n" + (1...25).map { "\($0)\n" }.joined()
    let errors = #expect(throws: TableErrors.self) {
      try Table(csv: Array(text.utf8), file: "r.csv")
    }
    #expect(errors?.message.vietnamese.split(separator: "\n").last == "và 5 lỗi nữa")
    #expect(errors?.description.split(separator: "\n").last == "and 5 more errors")
  }

  @Test func json() {
    var scanner = JSONScanner(Array(#"{"a" 1}"#.utf8))
    let fault = #expect(throws: JSONFault.self) {
      try scanner.open("{", Phrase(vi: "dòng", en: "the line"))
      _ = try scanner.nextKey()
    }
    #expect(fault?.problem.vietnamese == #"thiếu dấu hai chấm sau "a""#)
    #expect(fault?.remedy.vietnamese == "Viết khóa: giá trị.")
  }
}

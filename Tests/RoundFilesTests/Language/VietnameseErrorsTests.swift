import Interlab
import RoundFiles
import Tables
import TestSupport
import Testing
import Wording

@Suite("What is wrong with the files of a round, in Vietnamese")
struct VietnameseErrorsTests {
  @Test(arguments: [
    (
      "lab,value,unc\n1,2,3\n",
      #"results.csv:1:3: "unc" không phải là cột được biết. Các cột được biết: lab, value, U, k, u, "#
        + "dof, measurand, item, round, replicate, include, date, method, note. Đổi tên cột, hoặc nêu "
        + "nó trong --ignore (trong vòng: results: {ignore: […]})."
    ),
    (
      "lab,value\nA,1\nA,2\n",
      #"results.csv:3:1: phòng thí nghiệm "A" có hai lần, lần đầu ở dòng 2. Bỏ một trong các dòng, "#
        + "hoặc thêm cột replicate và đánh số chúng."
    ),
    (
      "lab,value,U\nA,1,-2\n",
      "results.csv:2:3: U không lớn hơn hoặc bằng 0. "
        + "Độ không đảm bảo đo mở rộng phải lớn hơn hoặc bằng 0."
    ),
    (
      "lab,value,U,k,u\nA,1,0.4,2,0.3\n",
      "results.csv:2:3: U và u mâu thuẫn nhau: U = 0.4, nhưng k u = 0.6. "
        + "Sửa một trong U, k và u, hoặc chỉ nêu U và k."
    ),
    (
      "lab,value\n,1\n",
      "results.csv:2:1: phòng thí nghiệm để trống. Viết mã số của nó."
    ),
  ])
  func results(_ csv: String, _ message: String) {
    let errors = #expect(throws: TableErrors.self) { try Reading.round(csv) }
    #expect(errors?.message.text(in: .vietnamese) == message)
  }

  @Test(arguments: [
    (
      "round: R\nmeasurand: []\nassignedValue: mean\n",
      #"round.yaml:2:1: "measurand" không phải là khóa được biết. Có phải ý bạn là measurands? "#
        + "vòng có các khóa: "
    ),
    (
      "round: R\nassignedValue: mediann\n",
      #"round.yaml:2:16: "mediann" không phải là phương pháp được biết. Có phải ý bạn là median? "#
        + "Các tên được biết: "
    ),
    (
      "assignedValue: {method: certified, value: 1, U: 0,1, k: 2}\n",
      "round.yaml:1:51: "
    ),
    (
      "assignedValue: mean\nmaximumPermissibleError: -1\n",
      "round.yaml:2:26: sai số cho phép lớn nhất không lớn hơn 0. Viết một số lớn hơn 0."
    ),
    (
      "assignedValue: [mean\n",
      "round.yaml:2:1: không thấy ',' hoặc ']' ở chỗ cần có. Sửa YAML ở đây."
    ),
  ])
  func definitions(_ yaml: String, _ start: String) {
    let errors = #expect(throws: TableErrors.self) { try Reading.definition(yaml) }
    #expect(
      errors?.message.vietnamese.hasPrefix(start) == true, "\(errors?.message.vietnamese ?? "")")
  }

  @Test func covariances() throws {
    let definition = try Reading.definition(
      "assignedValue: {method: gls, correlations: [{between: [A, X], r: 0.5}]}")
    let table = try Table(csv: Array("lab,value,u\nA,1,0.1\nB,2,0.1\n".utf8), file: "r.csv")
    let reader = ResultsReader(table, decimalMark: .point, definitions: definition.comparisons)
    let error = #expect(throws: CovarianceMistake.self) {
      try reader.read(into: definition.round)
    }
    #expect(
      error?.message.vietnamese
        == #""X" được nêu tương quan, nhưng không báo cáo kết quả. Sửa mã số, hoặc bỏ tương quan này."#
    )
  }

  @Test func streams() {
    func answer(_ line: String, _ language: Language) -> String {
      var rules = Comparison(assignedValue: Reading.algorithmA)
      rules.scores = []
      var stream = ComparisonStream(
        ComparisonDefinition(rules: rules), in: Round(), language: language)
      return String(decoding: stream.answer(Array(line.utf8), number: 3), as: UTF8.self)
    }
    let line = #"{"results":[{"lab":"A","value":1,"U":-1},{"lab":"B","value":2}]}"#
    #expect(
      answer(line, .vietnamese)
        == #"{"error":"dòng 1, U: U không lớn hơn hoặc bằng 0. "#
        + #"Độ không đảm bảo đo mở rộng phải lớn hơn hoặc bằng 0.","line":3}"# + "\n")
    #expect(
      answer(line, .english)
        == #"{"error":"row 1, U: U is not zero or more. An expanded uncertainty is zero or more.","#
        + #""line":3}"# + "\n")
    #expect(answer("[]", .vietnamese).contains("cột 1: dòng không phải là một đối tượng."))
  }
}

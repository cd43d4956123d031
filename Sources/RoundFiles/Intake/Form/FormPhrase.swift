import Interlab

/// A phrase of a form in both languages. A missing translation does not compile.
struct FormPhrase: Hashable, Sendable {
  let vietnamese: String
  let english: String

  init(vi vietnamese: String, en english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }

  func text(in language: Language) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }
}

extension FormPhrase {
  static let results = FormPhrase(vi: "Kết quả", en: "Results")
  static let budget = FormPhrase(vi: "Bảng ĐKĐBĐ", en: "Budget")
  static let heading = FormPhrase(
    vi: "PHIẾU BÁO CÁO KẾT QUẢ SO SÁNH LIÊN PHÒNG",
    en: "RESULT FORM OF AN INTERLABORATORY COMPARISON")
  static let round = FormPhrase(vi: "Vòng", en: "Round")
  static let code = FormPhrase(vi: "Mã số PTN", en: "Laboratory code")
  static let coordinator = FormPhrase(vi: "Tổ chức điều phối", en: "Coordinator")
  static let deadline = FormPhrase(vi: "Hạn gửi kết quả", en: "Deadline")
  static let none = FormPhrase(vi: "không nêu", en: "not stated")
  static let fillIn = FormPhrase(
    vi: "Chỉ điền vào các ô màu vàng; nhãn, đơn vị và tên trang không được sửa.",
    en: "Fill in the yellow cells only; labels, units and names of sheets must not be changed.")
  static let numbers = FormPhrase(
    vi:
      "Nhập số ở dạng số, dấu thập phân theo thiết lập của máy tính; không dùng dấu phân cách hàng nghìn.",
    en:
      "Enter numbers as numbers, with the decimal mark of your computer, without thousands separators."
  )
  static let uncertainty = FormPhrase(
    vi: "U là độ không đảm bảo đo mở rộng với hệ số phủ k đã nêu, cùng đơn vị với kết quả.",
    en:
      "U is the expanded uncertainty with the coverage factor k stated beside it, in the unit of the result."
  )
  static let measurand = FormPhrase(vi: "Ký hiệu", en: "Measurand")
  static let quantity = FormPhrase(vi: "Đại lượng đo", en: "Quantity")
  static let unit = FormPhrase(vi: "Đơn vị", en: "Unit")
  static let nominal = FormPhrase(vi: "giá trị danh định", en: "nominal value")
  static let conditions = FormPhrase(
    vi: "Điều kiện đo và chuẩn đã dùng", en: "Conditions and standards used")
  static let declaration = FormPhrase(vi: "Cam kết", en: "Declaration")
  static let yes = FormPhrase(vi: "Có", en: "Yes")
  static let no = FormPhrase(vi: "Không", en: "No")
  static let budgetHeading = FormPhrase(
    vi: "BẢNG THÀNH PHẦN ĐỘ KHÔNG ĐẢM BẢO ĐO", en: "UNCERTAINTY BUDGET")
  static let budgetHint = FormPhrase(
    vi:
      "Mỗi thành phần một dòng; u_i là phần đóng góp vào độ không đảm bảo đo chuẩn của kết quả, cùng đơn vị với kết quả.",
    en:
      "One line a component; u_i is its contribution to the standard uncertainty of the result, in the unit of the result."
  )
  static let refuseNumber = FormPhrase(
    vi: "Hãy nhập một số.", en: "Enter a number.")
  static let refusePositive = FormPhrase(
    vi: "Hãy nhập một số lớn hơn 0.", en: "Enter a number above 0.")
  static let refuseFactor = FormPhrase(
    vi: "Hệ số phủ k là một số từ 1 đến 5, thường là 2.",
    en: "The coverage factor k is a number from 1 to 5, usually 2.")
  static let refuseDate = FormPhrase(vi: "Hãy nhập một ngày.", en: "Enter a date.")
  static let refusePercent = FormPhrase(
    vi: "Hãy nhập một số từ 0 đến 100.", en: "Enter a number from 0 to 100.")
  static let refuseText = FormPhrase(
    vi: "Nội dung dài quá 500 ký tự.", en: "The text is longer than 500 characters.")
  static let refuseChoice = FormPhrase(
    vi: "Hãy chọn trong danh sách.", en: "Choose from the list.")
}

extension FormField {
  /// The heading of its column.
  var heading: FormPhrase {
    switch self {
    case .value: FormPhrase(vi: "Kết quả x", en: "Result x")
    case .U: FormPhrase(vi: "U", en: "U")
    case .k: FormPhrase(vi: "k", en: "k")
    case .date: FormPhrase(vi: "Ngày đo", en: "Date")
    case .method: FormPhrase(vi: "Phương pháp", en: "Method")
    case .cmc: FormPhrase(vi: "CMC (U)", en: "CMC (U)")
    case .note: FormPhrase(vi: "Ghi chú", en: "Note")
    }
  }
}

extension FormDetail {
  /// What stands before its cell.
  var label: FormPhrase {
    switch self {
    case .temperature: FormPhrase(vi: "Nhiệt độ (°C)", en: "Temperature (°C)")
    case .humidity: FormPhrase(vi: "Độ ẩm tương đối (%)", en: "Relative humidity (%)")
    case .standard:
      FormPhrase(vi: "Chuẩn đã dùng, số nhận dạng", en: "Standard used, identification")
    case .traceability:
      FormPhrase(vi: "Liên kết chuẩn (giấy chứng nhận)", en: "Traceability (certificate)")
    case .declaration:
      FormPhrase(
        vi: "Kết quả do chính PTN đo, không trao đổi với bên tham gia khác",
        en: "Measured by this laboratory, not discussed with any other participant")
    case .signatory: FormPhrase(vi: "Người chịu trách nhiệm", en: "Responsible person")
    }
  }
}

extension BudgetColumn {
  /// The heading of the column.
  var heading: FormPhrase {
    switch self {
    case .measurand: .measurand
    case .component: FormPhrase(vi: "Thành phần", en: "Component")
    case .type: FormPhrase(vi: "Loại (A/B)", en: "Type (A/B)")
    case .distribution: FormPhrase(vi: "Phân bố", en: "Distribution")
    case .contribution: FormPhrase(vi: "u_i", en: "u_i")
    case .degreesOfFreedom: FormPhrase(vi: "Bậc tự do", en: "Degrees of freedom")
    case .note: FormPhrase(vi: "Ghi chú", en: "Note")
    }
  }
}

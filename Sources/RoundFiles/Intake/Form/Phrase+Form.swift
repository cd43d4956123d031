import Interlab
import Wording

/// The words of the forms.
extension Phrase {
  static let results = Phrase(vi: "Kết quả", en: "Results")
  static let budget = Phrase(vi: "Bảng ĐKĐBĐ", en: "Budget")
  static let heading = Phrase(
    vi: "PHIẾU BÁO CÁO KẾT QUẢ SO SÁNH LIÊN PHÒNG",
    en: "RESULT FORM OF AN INTERLABORATORY COMPARISON")
  static let round = Phrase(vi: "Vòng", en: "Round")
  static let code = Phrase(vi: "Mã số PTN", en: "Laboratory code")
  static let coordinator = Phrase(vi: "Tổ chức điều phối", en: "Coordinator")
  static let deadline = Phrase(vi: "Hạn gửi kết quả", en: "Deadline")
  static let none = Phrase(vi: "không nêu", en: "not stated")
  static let fillIn = Phrase(
    vi: "Chỉ điền vào các ô màu vàng; nhãn, đơn vị và tên trang không được sửa.",
    en: "Fill in the yellow cells only; labels, units and names of sheets must not be changed.")
  static let numbers = Phrase(
    vi:
      "Nhập số ở dạng số, dấu thập phân theo thiết lập của máy tính; không dùng dấu phân cách hàng nghìn.",
    en:
      "Enter numbers as numbers, with the decimal mark of your computer, without thousands separators."
  )
  static let uncertainty = Phrase(
    vi: "U là độ không đảm bảo đo mở rộng với hệ số phủ k đã nêu, cùng đơn vị với kết quả.",
    en:
      "U is the expanded uncertainty with the coverage factor k stated beside it, in the unit of the result."
  )
  static let measurand = Phrase(vi: "Ký hiệu", en: "Measurand")
  static let quantity = Phrase(vi: "Đại lượng đo", en: "Quantity")
  static let unit = Phrase(vi: "Đơn vị", en: "Unit")
  static let nominal = Phrase(vi: "giá trị danh định", en: "nominal value")
  static let conditions = Phrase(
    vi: "Điều kiện đo và chuẩn đã dùng", en: "Conditions and standards used")
  static let declaration = Phrase(vi: "Cam kết", en: "Declaration")
  static let yes = Phrase(vi: "Có", en: "Yes")
  static let no = Phrase(vi: "Không", en: "No")
  static let budgetHeading = Phrase(
    vi: "BẢNG THÀNH PHẦN ĐỘ KHÔNG ĐẢM BẢO ĐO", en: "UNCERTAINTY BUDGET")
  static let budgetHint = Phrase(
    vi:
      "Mỗi thành phần một dòng; u_i là phần đóng góp vào độ không đảm bảo đo chuẩn của kết quả, cùng đơn vị với kết quả.",
    en:
      "One line a component; u_i is its contribution to the standard uncertainty of the result, in the unit of the result."
  )
  static let refuseNumber = Phrase(
    vi: "Hãy nhập một số.", en: "Enter a number.")
  static let refusePositive = Phrase(
    vi: "Hãy nhập một số lớn hơn 0.", en: "Enter a number above 0.")
  static let refuseFactor = Phrase(
    vi: "Hệ số phủ k là một số từ 1 đến 5, thường là 2.",
    en: "The coverage factor k is a number from 1 to 5, usually 2.")
  static let refuseDate = Phrase(vi: "Hãy nhập một ngày.", en: "Enter a date.")
  static let refusePercent = Phrase(
    vi: "Hãy nhập một số từ 0 đến 100.", en: "Enter a number from 0 to 100.")
  static let refuseText = Phrase(
    vi: "Nội dung dài quá 500 ký tự.", en: "The text is longer than 500 characters.")
  static let refuseChoice = Phrase(
    vi: "Hãy chọn trong danh sách.", en: "Choose from the list.")
}

extension FormField {
  /// The heading of its column.
  var heading: Phrase {
    switch self {
    case .value: Phrase(vi: "Kết quả x", en: "Result x")
    case .U: Phrase(vi: "U", en: "U")
    case .k: Phrase(vi: "k", en: "k")
    case .date: Phrase(vi: "Ngày đo", en: "Date")
    case .method: Phrase(vi: "Phương pháp", en: "Method")
    case .cmc: Phrase(vi: "CMC (U)", en: "CMC (U)")
    case .note: Phrase(vi: "Ghi chú", en: "Note")
    }
  }
}

extension FormDetail {
  /// What stands before its cell.
  var label: Phrase {
    switch self {
    case .temperature: Phrase(vi: "Nhiệt độ (°C)", en: "Temperature (°C)")
    case .humidity: Phrase(vi: "Độ ẩm tương đối (%)", en: "Relative humidity (%)")
    case .standard:
      Phrase(vi: "Chuẩn đã dùng, số nhận dạng", en: "Standard used, identification")
    case .traceability:
      Phrase(vi: "Liên kết chuẩn (giấy chứng nhận)", en: "Traceability (certificate)")
    case .declaration:
      Phrase(
        vi: "Kết quả do chính PTN đo, không trao đổi với bên tham gia khác",
        en: "Measured by this laboratory, not discussed with any other participant")
    case .signatory: Phrase(vi: "Người chịu trách nhiệm", en: "Responsible person")
    }
  }
}

extension BudgetColumn {
  /// The heading of the column.
  var heading: Phrase {
    switch self {
    case .measurand: .measurand
    case .component: Phrase(vi: "Thành phần", en: "Component")
    case .type: Phrase(vi: "Loại (A/B)", en: "Type (A/B)")
    case .distribution: Phrase(vi: "Phân bố", en: "Distribution")
    case .contribution: Phrase(vi: "u_i", en: "u_i")
    case .degreesOfFreedom: Phrase(vi: "Bậc tự do", en: "Degrees of freedom")
    case .note: Phrase(vi: "Ghi chú", en: "Note")
    }
  }
}

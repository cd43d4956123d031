import Wording

/// What can be wrong with a ZIP archive, in words.
enum ZIPFault: Error, Hashable {
  case notAnArchive, truncated, multipleDisks, zip64, tooManyEntries, overlapping
  case nameless, unsafeName(String), repeatedName(String)
  case encrypted(String), unknownMethod(String, Int), badHeader(String)
  case missing(String), tooLarge(String, limit: Int), damaged(String), wrongLength(String)
  case wrongChecksum(String)

  /// The error to show for `file`.
  func error(_ file: String) -> TableError {
    let (problem, remedy) = words
    return TableError(at: CellLocation(file: file), problem, remedy: remedy)
  }

  private static let fetchAgain = Phrase(
    vi: "Xin lại tệp, hoặc mở tệp và lưu lại thành .xlsx.",
    en: "Ask for the file again, or open it and save it anew as .xlsx.")
  static let saveAnew = Phrase(
    vi: "Mở tệp bằng một chương trình bảng tính và lưu lại thành .xlsx.",
    en: "Open it in a spreadsheet program and save it anew as .xlsx.")

  private var words: (problem: Phrase, remedy: Phrase) {
    switch self {
    case .notAnArchive:
      (
        Phrase(
          vi: "tệp không phải là sổ Excel (.xlsx)", en: "the file is not an Excel workbook (.xlsx)"),
        Self.saveAnew
      )
    case .truncated:
      (
        Phrase(
          vi: "sổ không trọn vẹn: thiếu phần cuối của tệp nén",
          en: "the workbook is incomplete: the end of the archive is missing"), Self.fetchAgain
      )
    case .multipleDisks:
      (
        Phrase(
          vi: "tệp nén bị chia thành nhiều tệp", en: "the archive is split over several files"),
        Self.saveAnew
      )
    case .zip64:
      (
        Phrase(
          vi: "tệp nén có dạng dành cho hơn 4 GiB (ZIP64)",
          en: "the archive has the form for more than 4 GiB (ZIP64)"), Self.saveAnew
      )
    case .tooManyEntries:
      (
        Phrase(
          vi: "tệp nén có hơn \(ZIPArchive.entryLimit) phần",
          en: "the archive has more than \(ZIPArchive.entryLimit) parts"), Self.saveAnew
      )
    case .overlapping:
      (
        Phrase(
          vi: "các phần của tệp nén chồng lên nhau, như trong bom zip",
          en: "parts of the archive overlap, as in a zip bomb"), Self.saveAnew
      )
    case .nameless:
      (
        Phrase(
          vi: "một phần của tệp nén không có tên theo UTF-8",
          en: "a part of the archive has no name in UTF-8"), Self.saveAnew
      )
    case .unsafeName(let name):
      (
        Phrase(
          vi: "phần \(excerpt(of: name)) dẫn ra ngoài tệp nén",
          en: "the part \(excerpt(of: name)) leads out of the archive"), Self.saveAnew
      )
    case .repeatedName(let name):
      (
        Phrase(
          vi: "phần \(excerpt(of: name)) có hai lần trong tệp nén",
          en: "the part \(excerpt(of: name)) stands twice in the archive"), Self.saveAnew
      )
    case .encrypted(let name):
      (
        Phrase(
          vi: "phần \(excerpt(of: name)) bị mã hóa",
          en: "the part \(excerpt(of: name)) is encrypted"),
        Phrase(
          vi: "Mở sổ bằng mật khẩu rồi lưu lại không có mật khẩu.",
          en: "Open the workbook with its password and save it without one.")
      )
    case .unknownMethod(let name, let method):
      (
        Phrase(
          vi:
            "phần \(excerpt(of: name)) được nén bằng phương pháp (\(method)) mà sổ Excel không dùng",
          en:
            "the part \(excerpt(of: name)) is compressed by a method (\(method)) that workbooks do not use"
        ),
        Self.saveAnew
      )
    case .badHeader(let name):
      (
        Phrase(
          vi: "phần \(excerpt(of: name)) không bắt đầu ở chỗ tệp nén đã ghi",
          en: "the part \(excerpt(of: name)) does not begin where the archive says"),
        Self.fetchAgain
      )
    case .missing(let name):
      (
        Phrase(
          vi: "sổ không có phần \(excerpt(of: name))",
          en: "the workbook has no part \(excerpt(of: name))"), Self.saveAnew
      )
    case .tooLarge(let name, let limit):
      (
        Phrase(
          vi: "phần \(excerpt(of: name)) bung ra hơn \(limit >> 20) MiB",
          en: "the part \(excerpt(of: name)) expands to more than \(limit >> 20) MiB"),
        Phrase(
          vi: "Xóa những gì không phải là số liệu, hoặc lưu trang dưới dạng CSV.",
          en: "Delete what is not data, or save the sheet as CSV.")
      )
    case .damaged(let name):
      (
        Phrase(
          vi: "phần \(excerpt(of: name)) bị hỏng: không giải nén được",
          en: "the part \(excerpt(of: name)) is damaged: it does not expand"), Self.fetchAgain
      )
    case .wrongLength(let name):
      (
        Phrase(
          vi: "phần \(excerpt(of: name)) bị hỏng: độ dài khác với độ dài đã ghi",
          en: "the part \(excerpt(of: name)) is damaged: it has not the length that is stated"),
        Self.fetchAgain
      )
    case .wrongChecksum(let name):
      (
        Phrase(
          vi: "phần \(excerpt(of: name)) bị hỏng: mã kiểm tra sai",
          en: "the part \(excerpt(of: name)) is damaged: its checksum is wrong"), Self.fetchAgain
      )
    }
  }
}

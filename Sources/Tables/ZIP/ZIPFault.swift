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

  private static let fetchAgain = "Ask for the file again, or open it and save it anew as .xlsx."
  private static let saveAnew = "Open it in a spreadsheet program and save it anew as .xlsx."

  private var words: (problem: String, remedy: String) {
    switch self {
    case .notAnArchive: ("the file is not an Excel workbook (.xlsx)", Self.saveAnew)
    case .truncated:
      ("the workbook is incomplete: the end of the archive is missing", Self.fetchAgain)
    case .multipleDisks: ("the archive is split over several files", Self.saveAnew)
    case .zip64: ("the archive has the form for more than 4 GiB (ZIP64)", Self.saveAnew)
    case .tooManyEntries:
      ("the archive has more than \(ZIPArchive.entryLimit) parts", Self.saveAnew)
    case .overlapping: ("parts of the archive overlap, as in a zip bomb", Self.saveAnew)
    case .nameless: ("a part of the archive has no name in UTF-8", Self.saveAnew)
    case .unsafeName(let name):
      ("the part \(excerpt(of: name)) leads out of the archive", Self.saveAnew)
    case .repeatedName(let name):
      ("the part \(excerpt(of: name)) stands twice in the archive", Self.saveAnew)
    case .encrypted(let name):
      (
        "the part \(excerpt(of: name)) is encrypted",
        "Open the workbook with its password and save it without one."
      )
    case .unknownMethod(let name, let method):
      (
        "the part \(excerpt(of: name)) is compressed by a method (\(method)) that workbooks do not use",
        Self.saveAnew
      )
    case .badHeader(let name):
      ("the part \(excerpt(of: name)) does not begin where the archive says", Self.fetchAgain)
    case .missing(let name):
      ("the workbook has no part \(excerpt(of: name))", Self.saveAnew)
    case .tooLarge(let name, let limit):
      (
        "the part \(excerpt(of: name)) expands to more than \(limit >> 20) MiB",
        "Delete what is not data, or save the sheet as CSV."
      )
    case .damaged(let name):
      ("the part \(excerpt(of: name)) is damaged: it does not expand", Self.fetchAgain)
    case .wrongLength(let name):
      (
        "the part \(excerpt(of: name)) is damaged: it has not the length that is stated",
        Self.fetchAgain
      )
    case .wrongChecksum(let name):
      ("the part \(excerpt(of: name)) is damaged: its checksum is wrong", Self.fetchAgain)
    }
  }
}

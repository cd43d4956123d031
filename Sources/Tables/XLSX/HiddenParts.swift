public import Wording

/// What of a sheet someone who looks at it does not see, and is read all the same: hidden rows and
/// columns that hold something, or the sheet itself, where it was named.
///
/// Hiding is how a spreadsheet sets a draft or a rejected value aside, so a reader says that it reads
/// them. Leaving them out would drop results in silence.
public struct HiddenParts: Hashable, Sendable {
  /// The name of the sheet.
  public let sheet: String

  /// Whether the sheet is hidden as a whole.
  public let isSheetHidden: Bool

  /// The hidden rows that hold something.
  public let rows: [ClosedRange<Int>]

  /// The hidden columns that hold something, by number from 1.
  public let columns: [ClosedRange<Int>]

  /// Whether everything is seen.
  public var isEmpty: Bool { !isSheetHidden && rows.isEmpty && columns.isEmpty }

  /// What is hidden, and what to do.
  public var message: Phrase {
    remark
      + Phrase(
        vi: ". Số liệu ở đó vẫn được đọc: hãy bỏ ẩn để kiểm tra, hoặc xóa những gì không thuộc về "
          + "kết quả.",
        en: ". What stands there is read all the same: unhide and check it, or delete what is no "
          + "result.")
  }

  /// What is hidden, in short.
  public var remark: Phrase {
    var parts: [Phrase] = []
    if isSheetHidden { parts.append(Phrase(vi: "cả trang bị ẩn", en: "the whole sheet is hidden")) }
    if !rows.isEmpty {
      let list = Self.list(rows) { String($0) }
      parts.append(Phrase(vi: "dòng ẩn \(list)", en: "hidden rows \(list)"))
    }
    if !columns.isEmpty {
      let list = Self.list(columns) { CellAddress.letters(ofColumn: $0) }
      parts.append(Phrase(vi: "cột ẩn \(list)", en: "hidden columns \(list)"))
    }
    let vietnamese = parts.map(\.vietnamese).joined(separator: "; ")
    let english = parts.map(\.english).joined(separator: "; ")
    return Phrase(
      vi: "trang \(excerpt(of: sheet)): \(vietnamese)",
      en: "sheet \(excerpt(of: sheet)): \(english)")
  }

  private static func list(_ ranges: [ClosedRange<Int>], _ name: (Int) -> String) -> String {
    ranges.prefix(10).map { range in
      range.count == 1
        ? name(range.lowerBound) : name(range.lowerBound) + "–" + name(range.upperBound)
    }.joined(separator: ", ") + (ranges.count > 10 ? ", …" : "")
  }
}

extension [ClosedRange<Int>] {
  /// Appends a number that is not below the last one.
  mutating func append(number: Int) {
    guard let end = last, number <= end.upperBound + 1 else { return append(number...number) }
    self[count - 1] = end.lowerBound...Swift.max(number, end.upperBound)
  }
}

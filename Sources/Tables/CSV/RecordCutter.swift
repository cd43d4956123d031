/// Cuts delimited text that is read bit by bit where one comparison ends and another begins: between
/// whole records, quotes and all, with different texts in some columns.
public struct RecordCutter: Sendable {
  /// How much of a text can be read as whole comparisons.
  public struct Cut: Hashable, Sendable {
    /// How many bytes.
    public var byteCount = 0

    /// How many rows they are, blank ones too.
    public var rowCount = 0

    /// Whether there is anything but blank rows.
    public var hasRecords = false

    /// Whether nothing beyond them can be read: the end of the file, or a mistake that hides it.
    public var isLast = false
  }

  private let separator: FieldSeparator
  private let scanner: FieldScanner
  private let keys: [Int]

  /// `keys` are the columns that tell comparisons apart.
  public init(separator: FieldSeparator, keys: [Int]) {
    self.separator = separator
    scanner = FieldScanner(separator)
    self.keys = keys.sorted()
  }

  /// Cuts behind the last comparison that is whole; nowhere where none is.
  ///
  /// `isAtEnd` says that the file ends with the text. Two spellings of a key are two keys.
  ///
  /// Complexity: O(n) for n bytes.
  public func cut(_ bytes: Span<UInt8>, isAtEnd: Bool) -> Cut {
    var (whole, all) = (Cut(), Cut())
    var (last, cells) = ([Range<Int>](), [Range<Int>]())
    while all.byteCount < bytes.count {
      guard let end = record(bytes, from: all.byteCount, isAtEnd: isAtEnd, keys: &cells) else {
        return whole
      }
      let isBlank = isBlank(bytes, all.byteCount..<end.position)
      if !isBlank {
        if !all.hasRecords || !areEqual(last, cells, bytes) { whole = all }
        swap(&last, &cells)
      }
      all.byteCount = end.position
      all.rowCount += 1
      all.hasRecords = all.hasRecords || !isBlank
      if end.hidesTheRest {
        all.isLast = true
        return all
      }
    }
    all.isLast = isAtEnd
    return isAtEnd ? all : whole
  }

  /// Where a record ends; `nil` where that is not certain yet. Notes the cells of the keys.
  private func record(
    _ bytes: Span<UInt8>, from start: Int, isAtEnd: Bool, keys cells: inout [Range<Int>]
  ) -> (position: Int, hidesTheRest: Bool)? {
    cells.removeAll(keepingCapacity: true)
    var (position, column) = (start, 0)
    while true {
      let field = scanner.field(in: bytes, from: position)
      if !isAtEnd, field.next >= bytes.count { return nil }
      if let fault = field.fault, !fault.canBePassed { return (field.next, true) }
      if cells.count < keys.count, keys[cells.count] == column {
        cells.append(position..<field.end)
      }
      position = field.next
      if field.isLast || position >= bytes.count { return (position, false) }
      column += 1
    }
  }

  private func isBlank(_ bytes: Span<UInt8>, _ row: Range<Int>) -> Bool {
    row.allSatisfy { index in
      switch bytes[index] {
      case separator.rawValue, .space, .tab, .lineFeed, .carriageReturn: true
      default: false
      }
    }
  }

  private func areEqual(_ a: [Range<Int>], _ b: [Range<Int>], _ bytes: Span<UInt8>) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy { x, y in
        x.count == y.count && zip(x, y).allSatisfy { bytes[$0] == bytes[$1] }
      }
  }
}

import Tables

/// The header of an archive, read with its first row by the reader of whole files.
struct ArchiveHead {
  /// The header with the first row.
  let table: Table

  /// Where the rows begin.
  let start: Int

  /// `nil` where the beginning of the file is not plain.
  init?(_ source: ArchiveSource) throws(FileFailure) {
    let bytes = try source.bytes(0..<min(source.count, 1 << 20))
    let lines = bytes.split(
      separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count > 1, !lines[0].isEmpty,
      lines.count == 3 || bytes.count == source.count,
      let table = try? Table(csv: Array((lines[0] + [UInt8(ascii: "\n")]) + lines[1]), file: ""),
      table.recordCount == 1, table.location(record: 0, column: 0).row == 2
    else { return nil }
    self.table = table
    start = lines[0].count + 1
  }
}

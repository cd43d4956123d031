import Tables

/// The header of an archive, read by the reader of whole files.
struct ArchiveHead {
  /// The header, with itself as its first row.
  let table: Table

  /// The line of the header.
  let bytes: [UInt8]

  /// Where the rows begin.
  var start: Int { bytes.count }

  /// `nil` where the header is no line of its own, or nothing follows it.
  init?(_ source: ArchiveSource) throws(FileFailure) {
    let beginning = try source.bytes(0..<min(source.count, 1 << 20))
    guard let end = beginning.firstIndex(of: .lineFeed) else { return nil }
    bytes = Array(beginning[...end])
    guard let table = try? Table(csv: bytes + bytes, file: ""), table.recordCount == 1,
      table.location(record: 0, column: 0).row == 2,
      beginning[(end + 1)...].contains(where: { !$0.isBlank && $0 != table.separator.rawValue })
    else { return nil }
    self.table = table
  }
}

extension UInt8 {
  fileprivate static let lineFeed = UInt8(ascii: "\n")

  /// Whether it is a blank or a line end.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

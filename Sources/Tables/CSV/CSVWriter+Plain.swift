extension CSVWriter {
  /// Whether a cell of this text, which is no blank and has no controls, is written as it stands.
  public static func isPlain(_ cell: Span<UInt8>) -> Bool {
    guard !cell.isEmpty else { return true }
    switch cell[0] {
    case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "-"), 0xEF:
      return false
    default: break
    }
    for index in cell.indices {
      let byte = cell[index]
      // A comma, a semicolon, a quotation mark.
      if byte == 0x2C || byte == 0x3B || byte == 0x22 { return false }
    }
    return true
  }
}

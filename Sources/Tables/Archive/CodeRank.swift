/// The place of a code among others: the shorter first, then by their bytes.
struct CodeRank {
  let cell: PlainRows.Cell

  /// The first eight bytes, or fewer, the first the highest.
  let head: UInt64

  @inline(__always)
  init(_ cell: PlainRows.Cell, _ bytes: Span<UInt8>) {
    self.cell = cell
    let start = Int(cell.start)
    if start + 8 <= bytes.count {
      // SAFETY: start is not below zero and start + 8 at most the count; any eight bytes are a UInt64.
      let word = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
      head = word.bigEndian >> UInt64(8 * max(0, 8 - Int(cell.count)))
    } else {
      head = cell.range.prefix(8).reduce(0) { $0 << 8 | UInt64(bytes[$1]) }
    }
  }

  @inline(__always)
  func isBelow(_ other: CodeRank, _ bytes: Span<UInt8>) -> Bool {
    if cell.count != other.cell.count { return cell.count < other.cell.count }
    if head != other.head || cell.count <= 8 { return head < other.head }
    for offset in 8..<Int(cell.count) {
      let (x, y) = (bytes[Int(cell.start) + offset], bytes[Int(other.cell.start) + offset])
      if x != y { return x < y }
    }
    return false
  }
}

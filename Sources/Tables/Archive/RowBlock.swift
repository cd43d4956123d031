/// Rows of some comparisons of an archive packed into a few kilobytes: records from the front, codes from
/// the back, until the two meet.
///
/// One thread fills it; then it does not change any more, so that any thread may read it.
///
/// A row takes 8 bytes a number, 4 bytes more, and the bytes of its code.
@safe public final class RowBlock: @unchecked Sendable {
  /// The bytes of a block.
  public static let size = 1 << 13

  /// How many comparisons the rows of a block may belong to.
  public static let groupLimit = 1 << 10

  /// The bytes of a code at most. Where it stands, how long it is and the comparison make 32 bits.
  static let longestCode = 511

  /// How many rows there are, and where their codes begin, stand before the first record: the checks on
  /// stored properties of a class would take longer than adding a row.
  private static let headSize = 8

  private let start: UnsafeMutableRawPointer
  private let width: Int

  /// Starts without rows of `width` numbers, at most 32.
  public init(width: Int) {
    precondition(width <= 32, "a row of a block has at most 32 numbers")
    self.width = width
    unsafe start = .allocate(byteCount: Self.size, alignment: 16)
    set(rowCount: 0, textStart: Self.size)
  }

  /// Takes over what ``bytes`` gave.
  public convenience init(width: Int, bytes: [UInt8]) {
    self.init(width: width)
    precondition(bytes.count == Self.size, "the bytes are of a block")
    // SAFETY: both have `size` bytes.
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      unsafe start.copyMemory(from: base, byteCount: Self.size)
    }
    precondition(
      Self.headSize + rowCount * recordSize <= textStart && textStart <= Self.size,
      "the bytes are of a block")
  }

  deinit { unsafe start.deallocate() }

  /// All of its bytes.
  public var bytes: [UInt8] {
    // SAFETY: the memory has `size` bytes; those that were never set may hold anything.
    unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: Self.size))
  }

  /// How many rows there are.
  public var rowCount: Int {
    // SAFETY: the head lies in the block and was set.
    unsafe Int(start.load(as: UInt32.self))
  }

  private var textStart: Int {
    // SAFETY: as above.
    unsafe Int(start.load(fromByteOffset: 4, as: UInt32.self))
  }

  private func set(rowCount: Int, textStart: Int) {
    // SAFETY: the head lies in the block.
    unsafe start.storeBytes(of: UInt32(rowCount), as: UInt32.self)
    unsafe start.storeBytes(of: UInt32(textStart), toByteOffset: 4, as: UInt32.self)
  }

  private var recordSize: Int { 8 * width + 4 }

  /// Adds a row of the comparison `group` of this block; false where it has no room.
  @inline(__always)
  public func append(_ numbers: Span<Double>, code: Span<UInt8>, group: Int) -> Bool {
    precondition(
      numbers.count == width && code.count <= Self.longestCode && group >= 0
        && group < Self.groupLimit, "a row of the block")
    let rows = rowCount
    let (place, text) = (Self.headSize + rows * recordSize, textStart - code.count)
    guard place + recordSize <= text else { return false }
    for column in 0..<width {
      // SAFETY: the record ends at or before the text, which ends at or before the end of the block.
      unsafe start.storeBytes(
        of: numbers[column], toByteOffset: place + 8 * column, as: Double.self)
    }
    let word = UInt32(truncatingIfNeeded: text << 19 | code.count << 10 | group)
    // SAFETY: as above.
    unsafe start.storeBytes(of: word, toByteOffset: place + 8 * width, as: UInt32.self)
    for offset in code.indices {
      // SAFETY: as above.
      unsafe start.storeBytes(of: code[offset], toByteOffset: text + offset, as: UInt8.self)
    }
    set(rowCount: rows + 1, textStart: text)
    return true
  }

  /// The comparison of a row, and where its code stands.
  @inline(__always)
  func particulars(of row: Int) -> (group: Int, text: Range<Int>) {
    precondition(row >= 0 && row < rowCount, "a row of the block")
    // SAFETY: the record of the row lies in the block.
    let word = unsafe start.loadUnaligned(
      fromByteOffset: Self.headSize + row * recordSize + 8 * width, as: UInt32.self)
    let (first, count) = (Int(word >> 19), Int(word >> 10) % (Self.longestCode + 1))
    return (Int(word) % Self.groupLimit, first..<first + count)
  }

  /// Adds to `counts` how many of `rows` each comparison has.
  public func count(_ rows: Range<Int>, into counts: inout [Int]) {
    for row in rows { counts[particulars(of: row).group] += 1 }
  }

  /// Copies the numbers of a row into `target` from `place` on.
  @inline(__always)
  func copyNumbers(_ row: Int, to target: inout MutableSpan<Double>, _ place: Int) {
    precondition(row >= 0 && row < rowCount, "a row of the block")
    for column in 0..<width {
      // SAFETY: the record of the row lies in the block.
      target[place + column] = unsafe start.loadUnaligned(
        fromByteOffset: Self.headSize + row * recordSize + 8 * column, as: Double.self)
    }
  }

  /// Adds the text at a place of the block to `bytes`.
  @inline(__always)
  func appendText(_ text: Range<Int>, to bytes: inout [UInt8]) {
    precondition(text.upperBound <= Self.size, "a text of the block")
    // SAFETY: the text lies in the block, and was set.
    unsafe bytes.append(
      contentsOf: UnsafeRawBufferPointer(start: start + text.lowerBound, count: text.count))
  }
}

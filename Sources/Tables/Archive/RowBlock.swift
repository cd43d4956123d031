/// Rows of an archive packed into a few kilobytes: numbers and the number of their comparison from
/// the front, codes from the back, until the two meet.
///
/// One thread fills it, under the lock of the store that holds it; then it does not change any more, so
/// that any thread may read it.
///
/// A row takes 8 bytes a number, 8 bytes more, and the bytes of its code.
@safe public final class RowBlock: @unchecked Sendable {
  /// The bytes of a block.
  public static let size = 8192

  /// How many rows there are.
  public private(set) var rowCount = 0

  private let start: UnsafeMutableRawPointer
  private let width: Int
  private var textStart = RowBlock.size

  /// Starts without rows of `width` numbers, at most 32.
  public init(width: Int) {
    precondition(width <= 32, "a row of a block has at most 32 numbers")
    self.width = width
    unsafe start = .allocate(byteCount: Self.size, alignment: 16)
  }

  /// Takes over what ``bytes`` gave.
  public convenience init(width: Int, rowCount: Int, bytes: [UInt8]) {
    self.init(width: width)
    precondition(
      bytes.count == Self.size && rowCount * recordSize <= Self.size, "the bytes are of a block")
    // SAFETY: both have `size` bytes.
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      unsafe start.copyMemory(from: base, byteCount: Self.size)
    }
    self.rowCount = rowCount
  }

  deinit { unsafe start.deallocate() }

  /// All of its bytes.
  public var bytes: [UInt8] {
    // SAFETY: the memory has `size` bytes; those that were never set may hold anything.
    unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: Self.size))
  }

  private var recordSize: Int { 8 * width + 8 }

  /// Adds a row of a comparison; false where it has no room.
  public func append(_ row: Int, of piece: PlainRows, group: UInt32) -> Bool {
    let code = piece.codes[row].range
    let place = rowCount * recordSize
    guard place + recordSize + code.count <= textStart else { return false }
    textStart -= code.count
    // SAFETY: the record ends at or before the text, which ends at or before the end of the block;
    // records are aligned to 8 bytes; the rows and codes of a piece lie in its columns.
    unsafe piece.numbers.withUnsafeBytes { numbers in
      unsafe (start + place).copyMemory(
        from: numbers.baseAddress.map { unsafe $0 + 8 * row * width } ?? UnsafeRawPointer(start),
        byteCount: 8 * width)
    }
    let text = UInt32(textStart) << 16 | UInt32(code.count)
    unsafe start.storeBytes(of: text, toByteOffset: place + 8 * width, as: UInt32.self)
    unsafe start.storeBytes(of: group, toByteOffset: place + 8 * width + 4, as: UInt32.self)
    unsafe piece.bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      unsafe (start + textStart).copyMemory(from: base + code.lowerBound, byteCount: code.count)
    }
    rowCount += 1
    return true
  }

  /// The comparison of a row.
  func group(_ row: Int) -> UInt32 {
    precondition(row < rowCount, "a row of the block")
    // SAFETY: the record of the row lies in the block.
    return unsafe start.load(fromByteOffset: row * recordSize + 8 * width + 4, as: UInt32.self)
  }

  /// Copies the numbers of a row into `target` from `place` on.
  @inline(__always)
  func copyNumbers(_ row: Int, to target: inout MutableSpan<Double>, _ place: Int) {
    precondition(row < rowCount && place + width <= target.count, "a row of the block, and room")
    for column in 0..<width {
      // SAFETY: the record of the row lies in the block.
      target[place + column] = unsafe start.load(
        fromByteOffset: row * recordSize + 8 * column, as: Double.self)
    }
  }

  /// Adds the code of a row to `bytes`; returns how many it has.
  func appendCode(_ row: Int, to bytes: inout [UInt8]) -> Int {
    precondition(row < rowCount, "a row of the block")
    // SAFETY: the record of the row lies in the block, and so does the text that it names.
    let text = unsafe start.load(fromByteOffset: row * recordSize + 8 * width, as: UInt32.self)
    let (first, count) = (Int(text >> 16), Int(text & 0xFFFF))
    precondition(first + count <= Self.size, "a text of the block")
    unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: start + first, count: count))
    return count
  }
}

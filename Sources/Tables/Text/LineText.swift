/// Lays out one line of text after the other in memory of its own: numbers by
/// ``shortestText(_:)``, without a text object for any of them.
@safe public final class LineText {
  private let start: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  private var count = 0

  /// Makes room for a line of at most `capacity` bytes.
  public init(capacity: Int) {
    self.capacity = capacity
    unsafe start = .allocate(capacity: capacity)
  }

  deinit { unsafe start.deallocate() }

  /// Starts the line anew.
  public func removeAll() { count = 0 }

  /// Appends a byte.
  public func append(_ byte: UInt8) {
    precondition(count < capacity, "the line has room")
    // SAFETY: count lies within the memory.
    unsafe start[count] = byte
    count += 1
  }

  /// Appends bytes.
  public func append(_ bytes: Span<UInt8>) {
    precondition(capacity - count >= bytes.count, "the line has room")
    // SAFETY: the memory has room for them, and is not that of the span.
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return }
      unsafe (start + count).update(from: first, count: buffer.count)
    }
    count += bytes.count
  }

  /// Appends a part of an array.
  public func append(_ bytes: [UInt8], _ range: Range<Int>) {
    append(bytes.span.extracting(range))
  }

  /// Appends a finite number.
  public func append(_ number: Double) {
    precondition(number.isFinite && capacity - count >= longestNumber, "the line has room")
    // SAFETY: the memory has the room that `writeShortest` asks for.
    count += unsafe writeShortest(number, to: start + count)
  }

  /// Adds the line to `bytes`.
  public func move(to bytes: inout [UInt8]) {
    // SAFETY: the first `count` bytes are set.
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    count = 0
  }
}

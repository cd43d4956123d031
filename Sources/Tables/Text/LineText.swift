/// Text that is being laid out at the end of an array of bytes: numbers by ``shortestText(_:)``,
/// without a text object for any of them. See ``Swift/Array/appendText(atMost:_:)``.
@safe @frozen public struct LineText {
  @usableFromInline let start: UnsafeMutablePointer<UInt8>
  @usableFromInline let capacity: Int
  @usableFromInline let powers: PowersOfTen
  @usableFromInline var count = 0

  /// SAFETY: `start` points to `capacity` bytes that may be written while this lives; the caller asks
  /// for ``slack`` more than the text takes.
  @usableFromInline
  init(_ start: UnsafeMutablePointer<UInt8>, capacity: Int, _ powers: PowersOfTen) {
    unsafe self.start = unsafe start
    (self.capacity, self.powers) = (capacity, powers)
  }

  /// The most bytes of a number.
  public static var longestNumber: Int { 24 }

  /// The bytes that may be touched beyond the text.
  @usableFromInline static var slack: Int { 64 }

  /// Appends a byte.
  @inlinable @inline(__always)
  public mutating func append(_ byte: UInt8) {
    precondition(count < capacity, "the text has room")
    // SAFETY: count lies within the memory.
    unsafe start[count] = byte
    count &+= 1
  }

  /// Appends bytes of a text, sixteen at a time where the source goes on so far.
  @inlinable @inline(__always)
  public mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let whole = (range.count &+ 15) & ~15
    precondition(
      range.lowerBound >= 0 && range.upperBound <= bytes.count && whole <= capacity &- count,
      "the text has room")
    // SAFETY: the memory has room for `whole` bytes, and is not that of the span; what is read
    // lies within the span.
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let source = unsafe UnsafeRawPointer(base) + range.lowerBound
      let target = unsafe UnsafeMutableRawPointer(start + count)
      guard range.lowerBound &+ whole <= buffer.count else {
        return unsafe target.copyMemory(from: source, byteCount: range.count)
      }
      var offset = 0
      while offset < whole {
        let block = unsafe source.loadUnaligned(
          fromByteOffset: offset, as: SIMD16<UInt8>.self)
        unsafe target.storeBytes(of: block, toByteOffset: offset, as: SIMD16<UInt8>.self)
        offset &+= 16
      }
    }
    count &+= range.count
  }

  /// Appends all bytes of a text.
  @inlinable @inline(__always)
  public mutating func append(_ bytes: Span<UInt8>) { append(bytes, 0..<bytes.count) }

  /// Appends a whole number that is not below zero.
  public mutating func append(_ number: Int) {
    guard number < 100 else { return append(Double(number)) }
    if number >= 10 { append(UInt8(ascii: "0") + UInt8(number / 10)) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Appends a finite number.
  public mutating func append(_ number: Double) {
    precondition(
      number.isFinite && capacity &- count >= Tables.longestNumber, "the text has room")
    // SAFETY: the memory has the room that `writeShortest` asks for.
    count &+= unsafe writeShortest(number, to: start + count, powers)
  }

  /// Appends one of some numbers; nothing for NaN.
  @inline(__always)
  public mutating func append(_ numbers: ShortestNumbers, _ index: Int) {
    let value = numbers.values[index]
    guard !value.isNaN else { return }
    precondition(capacity &- count >= Tables.longestNumber, "the text has room")
    // SAFETY: the memory has the room that `writeDigits` asks for.
    count &+= unsafe writeDigits(numbers.digits(index), of: value, to: start + count)
  }
}

extension [UInt8] {
  /// Appends what `body` lays out, at most `capacity` bytes.
  ///
  /// Room is made at once, and grows with the array as any other.
  @inlinable @inline(__always)
  public mutating func appendText(atMost capacity: Int, _ body: (inout LineText) -> Void) {
    let powers = PowersOfTen.shared
    append(addingCapacity: capacity + LineText.slack) { output in
      // SAFETY: the text writes within the capacity of the buffer, and all bytes before its count.
      unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        guard let start = buffer.baseAddress else { return }
        var text = unsafe LineText(start + count, capacity: buffer.count - count, powers)
        body(&text)
        count += text.count
      }
    }
  }
}

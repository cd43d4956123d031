import CZlib
public import Wording

/// Inflates gzip data (RFC 1952) block by block, its members one after another.
///
/// Zeros after a member are padding, as of tapes, and are passed over. Check sums and lengths of the
/// members are verified. Memory: zlib's window of 32 KiB, whatever the data expand to.
///
/// Complexity: O(n) for n bytes in and out.
@safe public final class GzipInflater {
  /// Why data cannot be inflated.
  public enum Fault: Error, Hashable, Sendable {
    /// The data end inside a member.
    case truncated

    /// The data are not what was compressed; zlib's word for it.
    case damaged(String)

    /// Bytes that are no gzip follow a whole member.
    case trailingBytes
  }

  private enum State { case atStart, inMember, afterMember }

  // SAFETY: allocated in `init`, freed in `deinit`, and nothing else names it.
  private let stream: UnsafeMutablePointer<z_stream>
  private var state = State.atStart

  /// Starts before the first member.
  public init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 31: gzip with a window of 32 KiB. It fails for lack of memory only; `inflate` then says so.
    _ = unsafe lp_inflateInit(stream, 31)
  }

  deinit {
    // SAFETY: the stream was initialized once, and nothing uses it any more.
    unsafe inflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// Whether `bytes` begin as gzip does.
  public static func begins(_ bytes: Span<UInt8>) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
  }

  /// Inflates from `input` into `output` until one of the two is at its end.
  ///
  /// What is inflated may wait inside for room: call again, with no input too, until nothing comes.
  ///
  /// - Returns: How many bytes were taken from `input` and put into `output`.
  public func inflate(
    _ input: Span<UInt8>, into output: inout MutableSpan<UInt8>
  ) throws(Fault) -> (consumed: Int, produced: Int) {
    var (consumed, produced) = (0, 0)
    while produced < output.count {
      if state != .inMember {
        guard consumed < input.count else { break }
        if state == .afterMember, input[consumed] == 0 {
          consumed += 1
          continue
        }
        try beginMember(input[consumed])
      }
      let step = try step(input, consumed, &output, produced)
      consumed += step.consumed
      produced += step.produced
      if step.consumed == 0, step.produced == 0, state == .inMember { break }
    }
    return (consumed, produced)
  }

  /// Says that no input follows. Throws when a member is not whole.
  public func finish() throws(Fault) {
    guard state == .afterMember else { throw .truncated }
  }

  private func beginMember(_ first: UInt8) throws(Fault) {
    if state == .afterMember {
      guard first == 0x1F else { throw .trailingBytes }
      unsafe inflateReset(stream)
    }
    state = .inMember
  }

  private func step(
    _ input: Span<UInt8>, _ start: Int, _ output: inout MutableSpan<UInt8>, _ filled: Int
  ) throws(Fault) -> (consumed: Int, produced: Int) {
    let given = min(input.count - start, 1 << 30)
    let room = min(output.count - filled, 1 << 30)
    // SAFETY: zlib reads at most `given` bytes from `start` and writes at most `room` from `filled`,
    // both inside the spans, whose memory it no longer names after the call.
    let status = unsafe input.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
          mutating: source.baseAddress.map { unsafe $0 + start })
        unsafe stream.pointee.avail_in = UInt32(given)
        unsafe stream.pointee.next_out = target.baseAddress.map { unsafe $0 + filled }
        unsafe stream.pointee.avail_out = UInt32(room)
        return unsafe CZlib.inflate(stream, Z_NO_FLUSH)
      }
    }
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: state = .afterMember
    default: throw .damaged(zlibMessage)
    }
    return unsafe (given - Int(stream.pointee.avail_in), room - Int(stream.pointee.avail_out))
  }

  private var zlibMessage: String {
    // SAFETY: zlib's messages are constant strings that end in zero.
    unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "zlib cannot go on"
  }
}

extension GzipInflater.Fault {
  /// What is wrong, without a full stop.
  public var problem: Phrase {
    switch self {
    case .truncated:
      Phrase(
        vi: "dữ liệu gzip kết thúc quá sớm, tệp không trọn vẹn",
        en: "the gzip data end too early, the file is not whole")
    case .damaged(let word):
      Phrase(vi: "dữ liệu gzip bị hỏng (\(word))", en: "the gzip data are damaged (\(word))")
    case .trailingBytes:
      Phrase(vi: "sau dữ liệu gzip còn các byte khác", en: "other bytes follow the gzip data")
    }
  }
}

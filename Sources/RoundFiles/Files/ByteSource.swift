import Tables
import Wording

#if canImport(Glibc)
  import Glibc
  private let systemRead = unsafe Glibc.read
#elseif canImport(Darwin)
  import Darwin
  private let systemRead = unsafe Darwin.read
#endif

/// The bytes of a file, or of standard input for `-`, block by block; of a gzip file what it holds.
///
/// Gzip is known by its first two bytes, not by the name. Memory: a block of 256 KiB, whatever the
/// size of the file.
public final class ByteSource {
  /// The path as the user gave it.
  public let path: String

  /// How many bytes were read from the file so far, before they were inflated.
  public private(set) var readCount = 0

  /// How many bytes it gave so far.
  public private(set) var givenCount = 0

  private let descriptor: Int32
  private let inflater: GzipInflater?
  private var block: [UInt8]
  private var waiting: Range<Int>

  /// Opens the file and looks at its first bytes.
  ///
  /// Throws a ``FileFailure`` when there is no such file or it cannot be read.
  public convenience init(_ path: String) throws(FileFailure) {
    let opened = path == "-" ? dup(STDIN_FILENO) : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw FileFailure(.input, path, systemMessage(errno)) }
    try self.init(path, taking: opened)
  }

  /// Takes over an open file and looks at its first bytes. It is closed with the source, or at once when it
  /// cannot be read.
  init(_ path: String, taking descriptor: Int32) throws(FileFailure) {
    (self.path, self.descriptor) = (path, descriptor)
    // A pipe may give one byte, which does not tell yet.
    var block = [UInt8](repeating: 0, count: 1 << 18)
    var count = 0
    while count < 2 {
      let more = Self.read(descriptor, into: &block, from: count)
      guard more >= 0 else {
        let message = systemMessage(errno)
        close(descriptor)
        throw FileFailure(.input, path, message)
      }
      if more == 0 { break }
      count += more
    }
    let isGzip = GzipInflater.begins(block.span.extracting(0..<count))
    inflater = isGzip ? GzipInflater() : nil
    self.block = block
    waiting = 0..<count
    readCount = count
  }

  deinit { close(descriptor) }

  /// Whether the file is gzip.
  public var isCompressed: Bool { inflater != nil }

  /// Puts the next bytes at the start of `target`, which has room for at least one.
  ///
  /// Throws a ``FileFailure`` when the file cannot be read further or its gzip data are damaged.
  ///
  /// - Returns: How many bytes; 0 at the end of the file only.
  public func read(into target: inout MutableSpan<UInt8>) throws(FileFailure) -> Int {
    precondition(!target.isEmpty, "room for bytes")
    let count = try next(into: &target)
    givenCount += count
    return count
  }

  /// As ``read(into:)``, for those who keep all of it: throws too when gzip data expand to more than 64
  /// MiB and a hundred times their size, as no table does.
  public func readToKeep(into target: inout MutableSpan<UInt8>) throws(FileFailure) -> Int {
    let count = try read(into: &target)
    guard isCompressed, givenCount > 64 << 20, givenCount / 100 > readCount else { return count }
    throw FileFailure(
      .content, path,
      Phrase(
        vi: "dữ liệu gzip bung ra hơn một trăm lần kích thước của nó. "
          + "Giải nén tệp (gunzip) nếu đúng là như vậy.",
        en: "the gzip data expand to more than a hundred times their size. "
          + "Expand the file (gunzip) if it is meant to be so."))
  }

  private func next(into target: inout MutableSpan<UInt8>) throws(FileFailure) -> Int {
    if let inflater { return try read(inflater, into: &target) }
    if !waiting.isEmpty {
      let count = min(waiting.count, target.count)
      for offset in 0..<count { target[offset] = block[waiting.lowerBound + offset] }
      waiting = (waiting.lowerBound + count)..<waiting.upperBound
      return count
    }
    // SAFETY: `read` writes at most as many bytes as the span holds.
    let count = unsafe target.withUnsafeMutableBytes { unsafe Self.read(descriptor, into: $0) }
    guard count >= 0 else { throw FileFailure(.input, path, systemMessage(errno)) }
    readCount += count
    return count
  }

  private func read(
    _ inflater: GzipInflater, into target: inout MutableSpan<UInt8>
  ) throws(FileFailure) -> Int {
    do throws(GzipInflater.Fault) {
      while true {
        let step = try inflater.inflate(block.span.extracting(waiting), into: &target)
        waiting = (waiting.lowerBound + step.consumed)..<waiting.upperBound
        if step.produced > 0 { return step.produced }
        guard waiting.isEmpty else { continue }
        let count = Self.read(descriptor, into: &block, from: 0)
        if count < 0 { break }
        if count == 0 {
          try inflater.finish()
          return 0
        }
        readCount += count
        waiting = 0..<count
      }
    } catch {
      throw FileFailure(
        .content, path,
        error.problem
          + Phrase(
            vi: ". Nén lại bảng, hoặc tải lại tệp.",
            en: ". Compress the table anew, or fetch the file again."))
    }
    throw FileFailure(.input, path, systemMessage(errno))
  }

  private static func read(
    _ descriptor: Int32, into block: inout [UInt8], from start: Int
  ) -> Int {
    // SAFETY: `read` writes at most as many bytes as are left from `start` on.
    unsafe block.withUnsafeMutableBytes { bytes in
      unsafe read(descriptor, into: UnsafeMutableRawBufferPointer(rebasing: bytes[start...]))
    }
  }

  /// What the system's `read` returns; a call that a signal interrupted is made again.
  private static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
  ) -> Int {
    while true {
      let count = unsafe systemRead(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 || errno != EINTR { return count }
    }
  }
}

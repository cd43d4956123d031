import Tables
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of an archive, readable from any place by several threads at once.
///
/// A regular file is read where it lies. What comes through a pipe or is gzip is kept: in memory while it
/// is small, then in a temporary file that has no name, so that nothing stays behind however the
/// program ends.
public final class ArchiveSource: Sendable {
  /// How many bytes there are.
  public let count: Int

  /// What messages call it.
  var name: String { path == "-" ? "stdin" : path }

  private let path: String
  private let descriptor: Int32
  private let memory: [UInt8]

  /// Opens the file at `path`, or standard input for `-`.
  public init(_ path: String, inMemory limit: Int = 16 << 20) throws(FileFailure) {
    self.path = path
    let opened = path == "-" ? dup(STDIN_FILENO) : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw FileFailure(.input, path, systemMessage(errno)) }
    var status = stat()
    if unsafe fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      lseek(opened, 0, SEEK_CUR) == 0, !Self.isGzip(opened)
    {
      descriptor = opened
      count = Int(status.st_size)
      memory = []
      return
    }
    var spool = Spool(try ByteSource(path, taking: opened), limit)
    do throws(FileFailure) {
      try spool.readAll()
    } catch {
      if spool.file >= 0 { close(spool.file) }
      throw error
    }
    (descriptor, count, memory) = (spool.file, spool.count, spool.memory)
  }

  /// Whether a regular file begins as gzip does.
  private static func isGzip(_ file: Int32) -> Bool {
    var start: [UInt8] = [0, 0]
    // SAFETY: `pread` writes at most the two bytes that the array has.
    return unsafe pread(file, &start, 2, 0) == 2 && GzipInflater.begins(start.span)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Reads bytes from `offset` on into `buffer`; returns how many: fewer only at the end.
  func read(
    from offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(FileFailure) -> Int {
    let wanted = min(buffer.count, max(0, count - offset))
    if descriptor < 0 {
      // SAFETY: the range lies within the memory and the buffer has at least as many bytes.
      unsafe memory.withUnsafeBytes { bytes in
        unsafe buffer.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + wanted]))
      }
      return wanted
    }
    var done = 0
    while done < wanted {
      // SAFETY: `pread` writes at most as many bytes as are left of the buffer.
      let got = unsafe pread(
        descriptor, buffer.baseAddress.map { unsafe $0 + done }, wanted - done, off_t(offset + done)
      )
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw FileFailure(.input, path, systemMessage(errno)) }
      if got == 0 { break }
      done += got
    }
    return done
  }

  /// All of it.
  public func contents() throws(FileFailure) -> [UInt8] {
    descriptor < 0 ? memory : try bytes(0..<count)
  }

  /// Reads a part as an array.
  func bytes(_ range: Range<Int>) throws(FileFailure) -> [UInt8] {
    var failure: FileFailure?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, initialized in
      do throws(FileFailure) {
        initialized = try unsafe read(
          from: range.lowerBound, into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}

/// Keeps what comes through a pipe or out of a gzip file.
private struct Spool {
  let input: ByteSource
  let limit: Int
  private(set) var memory: [UInt8] = []
  private(set) var file: Int32 = -1
  private(set) var count = 0

  init(_ input: ByteSource, _ limit: Int) {
    (self.input, self.limit) = (input, limit)
  }

  mutating func readAll() throws(FileFailure) {
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      var target = block.mutableSpan
      let got = try input.readToKeep(into: &target)
      if got == 0 { return }
      memory += block[..<got]
      count += got
      if file >= 0 || memory.count > limit { try flush() }
    }
  }

  private mutating func flush() throws(FileFailure) {
    if file < 0 { file = try temporaryFile() }
    try write(memory, to: file, temporaryFileName)
    memory.removeAll(keepingCapacity: true)
  }
}

/// How messages name a temporary file.
let temporaryFileName = Phrase(vi: "tệp tạm", en: "temporary file")

/// Opens a temporary file that no folder lists, in `TMPDIR` or `/tmp`.
func temporaryFile() throws(FileFailure) -> Int32 {
  // SAFETY: `getenv` returns a string that ends in zero, which is copied at once.
  let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
  let hidden = unsafe open(folder, O_TMPFILE_FLAG | O_RDWR | O_CLOEXEC, 0o600)
  if hidden >= 0 { return hidden }
  var name = Array("\(folder)/lienphong-XXXXXX".utf8CString)
  // SAFETY: `mkstemp` changes the letters of the name in place and keeps its length.
  let named = unsafe mkstemp(&name)
  guard named >= 0 else { throw FileFailure(.output, folder, systemMessage(errno)) }
  unsafe unlink(name)
  return named
}

/// `O_TMPFILE` of Linux, which the importer cannot see: `__O_TMPFILE | O_DIRECTORY`.
private let O_TMPFILE_FLAG = Int32(0o20_000_000) | O_DIRECTORY

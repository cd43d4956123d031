import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A temporary file without a name, made when the first bytes are written; nothing stays behind however
/// the program ends.
final class SpillFile: Sendable {
  private let state = Mutex<(file: Int32, count: Int)>((-1, 0))

  init() {}

  deinit {
    let file = state.withLock { $0.file }
    if file >= 0 { close(file) }
  }

  /// How many bytes were written.
  var count: Int { state.withLock { $0.count } }

  /// Writes bytes behind all others; returns where they begin.
  func append(_ bytes: [UInt8]) throws(FileFailure) -> Int {
    try state.withLock { state throws(FileFailure) in
      if state.file < 0 { state.file = try temporaryFile() }
      try write(bytes, to: state.file, temporaryFileName)
      defer { state.count += bytes.count }
      return state.count
    }
  }

  /// Reads `count` bytes that were written.
  func read(_ count: Int, from offset: Int) throws(FileFailure) -> [UInt8] {
    let file = state.withLock { $0.file }
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      // SAFETY: `pread` writes at most as many bytes as the array has from `done` on.
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(
          file, buffer.baseAddress.map { unsafe $0 + done }, count - done, off_t(offset + done))
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { throw FileFailure(.output, temporaryFileName, systemMessage(errno)) }
      done += got
    }
    return bytes
  }
}

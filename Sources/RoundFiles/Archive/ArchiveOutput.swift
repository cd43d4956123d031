public import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the scores of an archive are written.
public struct ArchiveOutput: Sendable {
  /// Writes bytes behind those before.
  let write: @Sendable ([UInt8]) throws -> Void

  /// Takes all back that was written; `nil` where it was seen at once, so that nothing may be written
  /// before the whole file is known to be sound.
  let takeBack: (@Sendable () throws -> Void)?

  /// Hands all bytes to `write`, in their order.
  public init(
    write: @escaping @Sendable ([UInt8]) throws -> Void,
    takeBack: (@Sendable () throws -> Void)? = nil
  ) {
    (self.write, self.takeBack) = (write, takeBack)
  }

  /// Writes to an open file, which messages call `name`.
  ///
  /// From a regular file that is written to at its end, what was written can be taken back: the file
  /// is cut where it ended before.
  public init(descriptor: Int32, _ name: Phrase) {
    self.init(write: { try RoundFiles.write($0, to: descriptor, name) })
    guard let start = end(of: descriptor) else { return }
    self.init(
      write: write,
      takeBack: {
        guard let end = end(of: descriptor), end > start else { return }
        guard ftruncate(descriptor, start) == 0, lseek(descriptor, start, SEEK_SET) == start else {
          throw FileFailure(.output, name, systemMessage(errno))
        }
      })
  }
}

/// The end of a regular file that is written to there, and not by appending; else `nil`.
private func end(of descriptor: Int32) -> off_t? {
  var status = stat()
  guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
    fcntl(descriptor, F_GETFL) & O_APPEND == 0,
    lseek(descriptor, 0, SEEK_CUR) == status.st_size
  else { return nil }
  return status.st_size
}

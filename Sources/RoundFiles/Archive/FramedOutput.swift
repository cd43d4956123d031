import Synchronization

/// Puts the head before the first of the pieces, and the tail behind the last.
final class FramedOutput: Sendable {
  private let writer: ArchiveWriter
  private let write: @Sendable ([UInt8]) throws -> Void
  private let isFirst = Mutex(true)

  init(_ writer: ArchiveWriter, _ write: @escaping @Sendable ([UInt8]) throws -> Void) {
    (self.writer, self.write) = (writer, write)
  }

  func append(_ bytes: [UInt8]) throws {
    let first = isFirst.withLock { first in
      defer { first = false }
      return first
    }
    try write(first ? writer.head + writer.dropSeparator(bytes) : bytes)
  }

  func end() throws {
    if !writer.tail.isEmpty { try write(writer.tail) }
  }
}

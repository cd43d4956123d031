import Synchronization
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Output that must not be seen before it is known to be right: kept in memory while it is small,
/// then in a temporary file without a name.
final class HeldOutput: Sendable {
  private struct State {
    var memory: [UInt8] = []
    var file: Int32 = -1
    var fileCount = 0
  }

  private let state = Mutex(State())
  private let limit: Int

  init(inMemory limit: Int = 32 << 20) { self.limit = limit }

  deinit {
    let file = state.withLock { $0.file }
    if file >= 0 { close(file) }
  }

  /// Adds bytes.
  func append(_ bytes: [UInt8]) throws {
    try state.withLock { state in
      state.memory += bytes
      guard state.memory.count > limit else { return }
      if state.file < 0 { state.file = try temporaryFile() }
      try write(state.memory, to: state.file, temporaryFileName)
      state.fileCount += state.memory.count
      state.memory.removeAll(keepingCapacity: true)
    }
  }

  /// Writes all that was held.
  func release(_ write: ([UInt8]) throws -> Void) throws {
    let (file, count, memory) = state.withLock { ($0.file, $0.fileCount, $0.memory) }
    var position = 0
    var block = [UInt8](repeating: 0, count: 1 << 20)
    while position < count {
      // SAFETY: `pread` writes at most as many bytes as the block holds.
      let got = unsafe pread(file, &block, min(block.count, count - position), off_t(position))
      guard got > 0 else {
        throw FileFailure(.output, temporaryFileName, systemMessage(errno))
      }
      try write(Array(block[..<got]))
      position += got
    }
    if !memory.isEmpty { try write(memory) }
  }
}

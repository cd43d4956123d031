import Synchronization

/// Output that must not be seen before it is known to be right: kept in memory while it is small,
/// then in a temporary file without a name.
final class HeldOutput: Sendable {
  private let memory = Mutex<[UInt8]>([])
  private let file = SpillFile()
  private let limit: Int

  init(inMemory limit: Int = 4 << 20) { self.limit = limit }

  /// Adds bytes.
  func append(_ bytes: [UInt8]) throws {
    try memory.withLock { memory in
      // At once, so that nothing is copied while it grows.
      if memory.isEmpty { memory.reserveCapacity(limit + bytes.count) }
      memory += bytes
      guard memory.count > limit else { return }
      _ = try file.append(memory)
      memory.removeAll(keepingCapacity: true)
    }
  }

  /// Writes all that was held.
  func release(_ write: ([UInt8]) throws -> Void) throws {
    let size = 1 << 20
    for position in stride(from: 0, to: file.count, by: size) {
      try write(file.read(min(size, file.count - position), from: position))
    }
    let memory = memory.withLock { $0 }
    if !memory.isEmpty { try write(memory) }
  }
}

import Dispatch
import Synchronization
public import Wording

/// Makes blocks of bytes on several threads and writes them to an open file in the order of their numbers.
///
/// Each thread makes the next block into a buffer of its own, then waits for its turn to write: the
/// others go on making theirs. The thread with the lowest number never waits, so that it ends however
/// many threads the system gives. The bytes written do not depend on how many there are.
///
/// - Parameters:
///   - blocks: How many blocks there are.
///   - threads: How many threads at most.
///   - room: The size of a buffer.
///   - descriptor: The open file.
///   - name: What the file is called in a message.
///   - make: Puts a block, by its number from 0, at the start of the buffer; how many bytes it takes.
/// - Throws: A ``FileFailure`` when the system takes no more, as on a full disk; at most one block for each
///   thread is made in vain.
public func writeInOrder(
  blocks: Int, threads: Int, room: Int, to descriptor: Int32, _ name: Phrase,
  make: @Sendable (Int, inout MutableSpan<UInt8>) -> Int
) throws(FileFailure) {
  guard blocks > 0 else { return }
  let order = WriteOrder(slots: max(1, min(threads, blocks)))
  DispatchQueue.concurrentPerform(iterations: order.slotCount) { _ in
    var buffer = [UInt8](repeating: 0, count: room)
    while !order.hasFailed {
      let block = order.nextBlock()
      guard block < blocks else { break }
      var target = buffer.mutableSpan
      let count = make(block, &target)
      order.wait(for: block)
      if !order.hasFailed {
        do throws(FileFailure) {
          try write(buffer.span.extracting(0..<count), to: descriptor, name)
        } catch {
          order.fail(error)
        }
      }
      order.finish(block)
    }
  }
  if let failure = order.failure { throw failure }
}

/// Whose turn it is to write. Blocks in work are consecutive and at most as many as there are slots, so
/// that each has a semaphore of its own.
private final class WriteOrder: Sendable {
  private let next = Atomic<Int>(0)
  private let failed = Atomic<Bool>(false)
  private let firstFailure = Mutex<FileFailure?>(nil)
  private let turns: [DispatchSemaphore]

  init(slots: Int) {
    turns = (0..<slots).map { _ in DispatchSemaphore(value: 0) }
    turns[0].signal()
  }

  var slotCount: Int { turns.count }

  var hasFailed: Bool { failed.load(ordering: .acquiring) }

  var failure: FileFailure? { firstFailure.withLock(\.self) }

  func nextBlock() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }

  func wait(for block: Int) { turns[block % turns.count].wait() }

  func finish(_ block: Int) { turns[(block + 1) % turns.count].signal() }

  func fail(_ failure: FileFailure) {
    firstFailure.withLock { $0 = $0 ?? failure }
    failed.store(true, ordering: .releasing)
  }
}

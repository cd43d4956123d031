import Dispatch
import Synchronization

/// Hands out numbered pieces of work to threads, lets them meet in order where they must, and
/// writes what they make in order.
///
/// A thread that is done early goes on with the next piece; what it made waits until all before it
/// is written, by whichever thread comes first; of a very long piece it may write a part before that. At
/// most three pieces a thread wait, not counting those that nothing was made of: so the work of one long
/// comparison does not hold up the next. The memory of what was written is used again.
final class AssemblyLine: Sendable {
  private struct State {
    var next = 0
    var waiting: [Int: [UInt8]] = [:]
    var spare: [[UInt8]] = []
    var written = 0
    var isWriting = false
    var waiters: [Int: DispatchSemaphore] = [:]
    var failure: (piece: Int, error: any Error)?
  }

  private let state = Mutex(State())
  private let turns: [DispatchSemaphore]
  private let room: DispatchSemaphore
  private let write: @Sendable ([UInt8]) throws -> Void
  private let progress: @Sendable (Int) -> Void

  init(
    threads: Int, write: @escaping @Sendable ([UInt8]) throws -> Void,
    progress: @escaping @Sendable (Int) -> Void
  ) {
    let pieces = 3 * threads
    turns = (0...pieces).map { _ in DispatchSemaphore(value: 0) }
    // Counted up from zero: a semaphore must not go below its first value when it is released.
    room = DispatchSemaphore(value: 0)
    (self.write, self.progress) = (write, progress)
    for _ in 0..<pieces { room.signal() }
    turns[0].signal()
  }

  /// The number of the next piece, or `nil` when there is none, or none is wanted any more.
  func take(of count: Int) -> Int? {
    room.wait()
    let ticket = state.withLock { state -> Int? in
      guard state.next < count, state.failure == nil else { return nil }
      defer { state.next += 1 }
      return state.next
    }
    if ticket == nil { room.signal() }
    return ticket
  }

  /// Does a part of the work of a piece, unless an earlier one failed.
  func attempt(_ piece: Int, _ body: () throws -> Void) {
    if state.withLock({ ($0.failure?.piece ?? .max) <= piece }) { return }
    do {
      try body()
    } catch {
      fail(piece, error)
    }
  }

  /// Does a part of the work once all earlier pieces have done theirs.
  func inTurn(_ piece: Int, _ body: () throws -> Void) {
    turns[piece % turns.count].wait()
    attempt(piece, body)
    turns[(piece + 1) % turns.count].signal()
  }

  /// Room for what is made of a piece, without bytes.
  func spareBytes() -> [UInt8] { state.withLock { $0.spare.popLast() } ?? [] }

  /// Takes what was made of a piece, and writes all that is next.
  func finish(_ piece: Int, _ bytes: consuming [UInt8], position: Int) {
    // No second reference stays, which would keep the memory from being used again.
    var made = bytes
    if made.isEmpty { room.signal() }
    var next = state.withLock { state -> [UInt8]? in
      if made.isEmpty { state.spare.append(made) }
      state.waiting[piece] = made.isEmpty ? [] : made
      made = []
      return Self.takeNext(&state)
    }
    while var bytes = next.take() {
      if !bytes.isEmpty {
        if state.withLock({ $0.failure == nil }) {
          do { try write(bytes) } catch { fail(-1, error) }
        }
        room.signal()
        bytes.removeAll(keepingCapacity: true)
      }
      next = state.withLock { state in
        if bytes.capacity > 0 { state.spare.append(bytes) }
        state.isWriting = false
        state.written += 1
        state.waiters.removeValue(forKey: state.written)?.signal()
        return Self.takeNext(&state)
      }
    }
    progress(position)
  }

  /// Waits until all is written that was made of the pieces before one that is not finished.
  func awaitTurn(_ piece: Int) {
    let turn = state.withLock { state -> DispatchSemaphore? in
      if state.written == piece { return nil }
      let turn = DispatchSemaphore(value: 0)
      state.waiters[piece] = turn
      return turn
    }
    turn?.wait()
  }

  /// Writes a part of what is made of a piece that is not finished, once all before it is written.
  func writeAhead(_ piece: Int, _ bytes: inout [UInt8]) throws {
    awaitTurn(piece)
    try writeNow(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Writes a part of what is made of a piece at its turn.
  func writeNow(_ bytes: [UInt8]) throws {
    if state.withLock({ $0.failure == nil }) { try write(bytes) }
  }

  private static func takeNext(_ state: inout State) -> [UInt8]? {
    guard !state.isWriting, let bytes = state.waiting.removeValue(forKey: state.written) else {
      return nil
    }
    state.isWriting = true
    return bytes
  }

  private func fail(_ piece: Int, _ error: any Error) {
    let isOfWholeFile = error is NotPlain || error is Scattered || error is NotAscending
    let place = isOfWholeFile ? -1 : piece
    state.withLock { state in
      if place < state.failure?.piece ?? .max { state.failure = (place, error) }
    }
  }

  /// Throws the failure of the earliest piece that had one.
  func end() throws {
    if let failure = state.withLock({ $0.failure }) { throw failure.error }
  }
}

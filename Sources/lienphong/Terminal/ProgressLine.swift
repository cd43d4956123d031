import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One line on the terminal that says how far a long work has come: from the first second on, ten
/// times a second at most. Nothing where standard error is no terminal.
final class ProgressLine: Sendable {
  private struct State {
    var done = 0
    var shown: Duration = .zero
    var isShown = false
  }

  private let total: Int
  private let start = ContinuousClock.now
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let state = Mutex(State())

  /// Starts the clock for `total` bytes.
  init(total: Int) { self.total = max(1, total) }

  /// Says that so many bytes are done, if it is time.
  func advance(to done: Int) {
    guard isTerminal else { return }
    let time = ContinuousClock.now - start
    let text = state.withLock { state -> String? in
      state.done = done < state.done / 2 ? done : max(done, state.done)
      guard time > .seconds(1), time - state.shown > .milliseconds(100) else { return nil }
      (state.shown, state.isShown) = (time, true)
      let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
      let rate = Int(Double(state.done) / seconds / 1e6)
      return "\r\(100 * state.done / total) %  \(rate) MB/s   "
    }
    if let text { standardErrorText(text) }
  }

  /// Takes the line away.
  func end() {
    if state.withLock({ $0.isShown }) { standardErrorText("\r\u{1B}[K") }
  }
}

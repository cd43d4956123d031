import Dispatch

/// Threads that help one that works on a very long comparison, while those that read must wait for it.
final class Helpers: Sendable {
  private let queues: [DispatchQueue]

  init(count: Int) {
    // Each of its own: a common one would give no thread while others wait.
    queues = (0..<count).map { DispatchQueue(label: "helper \($0)") }
  }

  /// How many threads work together.
  var threads: Int { queues.count + 1 }

  /// Does some work on every thread at once, this one too.
  func run(_ work: @escaping @Sendable () -> Void) {
    let group = DispatchGroup()
    for queue in queues { queue.async(group: group, execute: work) }
    work()
    group.wait()
  }
}

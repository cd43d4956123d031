import Interlab
import Synchronization

/// The columns of comparisons with very many results, for all threads together: while one of them scores
/// such a comparison, the others read the next, and columns of their own would lie idle.
final class LongColumns: Sendable {
  /// Comparisons with more results are scored in these columns.
  static let least = 1 << 16

  private let blank: ColumnAnalysis
  private let idle = Mutex<[ColumnAnalysis]>([])

  /// `blank` has no comparison yet.
  init(_ blank: ColumnAnalysis) { self.blank = blank }

  /// Columns that no thread uses.
  func take() -> ColumnAnalysis { idle.withLock { $0.popLast() } ?? blank }

  /// Takes columns back. The caller keeps no reference, which would make their next change a copy.
  func giveBack(_ columns: inout ColumnAnalysis) {
    idle.withLock { idle in
      idle.append(blank)
      swap(&idle[idle.count - 1], &columns)
    }
  }
}

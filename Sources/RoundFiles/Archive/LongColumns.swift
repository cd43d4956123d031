import Interlab
import Synchronization
import Tables

/// The columns of comparisons with very many results, for all threads together: such comparisons are scored
/// one at a time, while the other threads read on, for several at once would take much memory.
final class LongColumns: Sendable {
  private let columns: Mutex<ColumnAnalysis>

  /// Comparisons with more results are scored in these columns. Each result takes some 100 bytes.
  private let most: Int

  /// `blank` has no comparison yet.
  init(_ blank: ColumnAnalysis, memoryLimit: Int) {
    columns = Mutex(blank)
    most = min(1 << 18, memoryLimit >> 12)
  }

  /// Whether the one comparison of a part is scored in these columns.
  func areMeant(for part: ArchivePart) -> Bool {
    part.runs.count == 1 && part.rows.rowCount > most
  }

  /// Exchanges `own` columns for the shared ones, or back; at the caller's turn.
  func exchange(_ own: inout ColumnAnalysis) {
    columns.withLock { swap(&$0, &own) }
  }
}

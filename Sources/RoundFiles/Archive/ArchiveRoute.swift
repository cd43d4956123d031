import Dispatch
import Tables

/// Scores some comparisons of a piece with a number, and appends what is to be written.
typealias ArchiveWork = (inout [ArchivePart], Int, inout PieceOutput) throws -> Void

/// How the comparisons of an archive are come by: from the pieces of the file, where the rows of
/// each stand together, or from parts that they were gathered in.
enum ArchiveRoute: Sendable {
  case pieces(ArchiveWalk)
  case parts(ScatteredRows, threads: Int)

  /// Hands all comparisons to `work`, which is made once a thread, and writes what it appends, in
  /// the order of their first appearance.
  ///
  /// With `checksOrder` a comparison in pieces that comes back after another throws ``Scattered``, and one
  /// that may be such ``NotAscending``.
  func run(
    checksOrder: Bool, _ makeWork: @Sendable () -> ArchiveWork,
    writing write: @escaping @Sendable ([UInt8]) throws -> Void
  ) throws {
    switch self {
    case .pieces(var walk):
      walk.checksOrder = checksOrder
      try walk.run(makeWork, writing: write)
    case .parts(let rows, let threads):
      let line = AssemblyLine(threads: threads, write: write, progress: { _ in })
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        let work = makeWork()
        while let part = line.take(of: rows.partCount) {
          var output = PieceOutput(line, piece: part)
          line.attempt(part) {
            try rows.read(part) {
              var parts = [$0]
              try work(&parts, part, &output)
            }
          }
          line.finish(part, output.takeBytes(), position: 0)
        }
      }
      try line.end()
    }
  }
}

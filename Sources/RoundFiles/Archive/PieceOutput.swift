/// What is made of one piece of an archive, in bytes: written when the piece is done, or, where it is very
/// long, in parts as soon as all pieces before it are written.
struct PieceOutput {
  /// What is not yet written.
  var bytes: [UInt8]

  private let line: AssemblyLine
  private let piece: Int

  /// How many bytes are kept at most, and those of the lines that are appended in one go.
  private static let most = 1 << 22

  init(_ line: AssemblyLine, piece: Int) {
    (self.line, self.piece) = (line, piece)
    bytes = line.spareBytes()
  }

  /// Waits until all pieces before this one are written.
  func awaitTurn() { line.awaitTurn(piece) }

  /// Writes what there is, if it is much; waits until all pieces before this one are written.
  @inline(__always)
  mutating func writeAheadIfLong() throws {
    if bytes.count >= Self.most { try line.writeAhead(piece, &bytes) }
  }

  /// Writes all that there is, then what `make` hands on, which any thread may do.
  mutating func writeAhead(_ make: (@escaping @Sendable ([UInt8]) throws -> Void) throws -> Void)
    throws
  {
    try line.writeAhead(piece, &bytes)
    let line = line
    try make { try line.writeNow($0) }
  }

  /// Gives the bytes away, so that no second reference keeps their memory from being used again.
  mutating func takeBytes() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    return taken
  }
}

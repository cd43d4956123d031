/// The keys of comparisons in words, each a record: the fingerprint, where the texts end (two a word), the
/// texts.
///
/// Equal keys have equal records, and no two others have.
public struct KeyRecords: Sendable {
  private let keyCount: Int
  private var words: [UInt64] = []

  /// Where each record begins.
  private var starts: [UInt32] = []

  /// Starts without records.
  public init(_ layout: PlainLayout) { keyCount = layout.keyCount }

  /// How many records there are.
  var count: Int { starts.count }

  /// About how many bytes they take.
  var byteCount: Int { 8 * words.count + 4 * starts.count }

  /// The words of a record.
  @inline(__always)
  private func range(_ record: Int) -> Range<Int> {
    Int(starts[record])..<(record + 1 < count ? Int(starts[record + 1]) : words.count)
  }

  @inline(__always)
  func fingerprint(_ record: Int) -> UInt64 { words[Int(starts[record])] }

  /// Lays the keys of all runs of a piece, in the place of those before.
  public mutating func lay(_ piece: PlainRows) {
    words.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    for run in piece.runs.indices { append(run, of: piece) }
  }

  private mutating func append(_ run: Int, of piece: PlainRows) {
    begin()
    words.append(piece.runs[run].fingerprint)
    let (cells, bytes) = (piece.keys.span, piece.bytes.span)
    let keys = run * keyCount..<(run + 1) * keyCount
    var end: UInt32 = 0
    for (place, key) in keys.enumerated() {
      end += cells[key].count
      if place.isMultiple(of: 2) {
        words.append(UInt64(end))
      } else {
        words[words.count - 1] |= UInt64(end) << 32
      }
    }
    var (word, filled) = (UInt64(0), 0)
    for key in keys {
      var rest = cells[key].range
      while !rest.isEmpty {
        let part = rest.prefix(8)
        let eight = bytes.word(part)
        word |= eight << UInt64(8 * filled)
        if filled + part.count >= 8 {
          words.append(word)
          word = eight >> UInt64(8 * (8 - filled))
        }
        filled = (filled + part.count) % 8
        rest = rest.dropFirst(8)
      }
    }
    if filled > 0 { words.append(word) }
  }

  private mutating func begin() {
    precondition(words.count < UInt32.max, "the keys are below 32 GB")
    starts.append(UInt32(words.count))
  }

  /// Adds a record of others.
  mutating func append(_ record: Int, of others: KeyRecords) {
    begin()
    words += others.words[others.range(record)]
  }

  /// Whether a record is one of others.
  @inline(__always)
  func isSame(_ record: Int, as other: Int, of others: KeyRecords) -> Bool {
    let (start, range) = (Int(starts[record]), others.range(other))
    guard start + range.count <= words.count else { return false }
    for offset in 0..<range.count
    where words[start + offset] != others.words[range.lowerBound + offset] { return false }
    return true
  }

  /// Appends the texts of a record to `bytes`, and where they stand.
  func appendTexts(of record: Int, to bytes: inout [UInt8], _ cells: inout [PlainRows.Cell]) {
    let first = Int(starts[record]) + 1
    let text = first + (keyCount + 1) / 2
    var start = 0
    for key in 0..<keyCount {
      let end = Int(UInt32(truncatingIfNeeded: words[first + key / 2] >> UInt64(key % 2 * 32)))
      cells.append(PlainRows.Cell(start: bytes.count, count: end - start))
      for place in start..<end {
        bytes.append(UInt8(truncatingIfNeeded: words[text + place / 8] >> UInt64(8 * (place % 8))))
      }
      start = end
    }
  }
}

extension Span<UInt8> {
  /// At most eight bytes, the first the lowest.
  @inline(__always)
  fileprivate func word(_ range: Range<Int>) -> UInt64 {
    guard range.lowerBound >= 0, range.lowerBound + 8 <= count else {
      return range.reversed().reduce(0) { $0 << 8 | UInt64(self[$1]) }
    }
    // SAFETY: eight bytes from here on lie within the span; any eight bytes are a UInt64.
    let word = unsafe bytes.unsafeLoadUnaligned(
      fromByteOffset: range.lowerBound, as: UInt64.self
    ).littleEndian
    return word & (UInt64.max >> UInt64(8 * (8 - range.count)))
  }
}

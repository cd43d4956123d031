/// The keys of comparisons in words, each a record: the fingerprint, where the texts end, the texts.
///
/// Equal keys have equal records, and no two others have.
public struct KeyRecords: Sendable {
  private let keyCount: Int
  private(set) var words: [UInt64] = []

  /// Where each record begins.
  private(set) var starts: [Int] = []

  /// Starts without records.
  public init(_ layout: PlainLayout) { keyCount = layout.keyCount }

  /// How many records there are.
  var count: Int { starts.count }

  /// About how many bytes they take.
  var byteCount: Int { 8 * (words.count + starts.count) }

  /// The words of a record.
  func range(_ record: Int) -> Range<Int> {
    starts[record]..<(record + 1 < count ? starts[record + 1] : words.count)
  }

  func fingerprint(_ record: Int) -> UInt64 { words[starts[record]] }

  /// Lays the keys of all runs of a piece, in the place of those before.
  public mutating func lay(_ piece: PlainRows) {
    words.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    for run in piece.runs.indices { append(run, of: piece) }
  }

  private mutating func append(_ run: Int, of piece: PlainRows) {
    starts.append(words.count)
    words.append(piece.runs[run].fingerprint)
    var end: UInt64 = 0
    let keys = run * keyCount..<(run + 1) * keyCount
    for key in keys {
      end += UInt64(piece.keys[key].count)
      words.append(end)
    }
    var (word, shift): (UInt64, UInt64) = (0, 0)
    for key in keys {
      for place in piece.keys[key].range {
        word |= UInt64(piece.bytes[place]) << shift
        shift += 8
        guard shift == 64 else { continue }
        words.append(word)
        (word, shift) = (0, 0)
      }
    }
    if shift > 0 { words.append(word) }
  }

  /// Adds a record of others.
  mutating func append(_ record: Int, of others: KeyRecords) {
    starts.append(words.count)
    words += others.words[others.range(record)]
  }

  /// Whether the record that begins at `start` is one of others.
  @inline(__always)
  func isSame(at start: Int, as record: Int, of others: KeyRecords) -> Bool {
    let other = others.range(record)
    guard start + other.count <= words.count else { return false }
    for offset in 0..<other.count
    where words[start + offset] != others.words[other.lowerBound + offset] { return false }
    return true
  }

  /// Appends the texts of a record to `bytes`, and where they stand.
  func appendTexts(of record: Int, to bytes: inout [UInt8], _ cells: inout [PlainRows.Cell]) {
    let (first, text) = (starts[record] + 1, starts[record] + 1 + keyCount)
    var start = 0
    for key in 0..<keyCount {
      let end = Int(words[first + key])
      cells.append(PlainRows.Cell(start: bytes.count, count: end - start))
      for place in start..<end {
        bytes.append(UInt8(truncatingIfNeeded: words[text + place / 8] >> UInt64(8 * (place % 8))))
      }
      start = end
    }
  }
}

/// The keys of comparisons in words, each a record: a head, where the texts end (two a word), the texts with
/// separators between them.
///
/// Equal keys have equal words behind the head, and no two others have. The head of a key of a piece is its
/// fingerprint; that of a key of a table, the lower half of it and the number of the record.
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

  /// The fingerprint of a key of a piece.
  @inline(__always)
  func fingerprint(_ record: Int) -> UInt64 { words[Int(starts[record])] }

  /// The number of the record that begins at a word of a table.
  @inline(__always)
  func number(at start: Int) -> UInt32 { UInt32(truncatingIfNeeded: words[start]) }

  /// The lower half of the fingerprint of the record that begins at a word of a table.
  @inline(__always)
  func lowerFingerprint(at start: Int) -> UInt64 { words[start] >> 32 }

  /// Lays the keys of all runs of a piece, in the place of those before.
  public mutating func lay(_ piece: PlainRows) {
    words.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    for run in piece.runs.indices { append(run, of: piece) }
  }

  private mutating func append(_ run: Int, of piece: PlainRows) {
    let start = words.count
    begin()
    words.append(0)
    let cells = piece.keys.span.extracting(run * keyCount..<(run + 1) * keyCount)
    appendEnds(cells)
    if let text = Self.commonText(cells) {
      appendText(piece.bytes.span, text)
    } else {
      let text = Self.joinedText(cells, piece)
      appendText(text.span, 0..<text.count)
    }
    var print = Fingerprint()
    for place in start + 1..<words.count { print.add(words[place]) }
    words[start] = print.value
  }

  /// Where the texts end, each with the separator behind it counted.
  private mutating func appendEnds(_ cells: Span<PlainRows.Cell>) {
    var end: UInt32 = 0
    for place in cells.indices {
      end += cells[place].count
      if place.isMultiple(of: 2) {
        words.append(UInt64(end))
      } else {
        words[words.count - 1] |= UInt64(end) << 32
      }
      end += 1
    }
  }

  /// Where keys stand with nothing but a separator between them; `nil` where they do not.
  private static func commonText(_ cells: Span<PlainRows.Cell>) -> Range<Int>? {
    guard let last = cells.indices.last else { return 0..<0 }
    for place in 0..<last where cells[place].range.upperBound + 1 != Int(cells[place + 1].start) {
      return nil
    }
    return Int(cells[0].start)..<cells[last].range.upperBound
  }

  private static func joinedText(_ cells: Span<PlainRows.Cell>, _ piece: PlainRows) -> [UInt8] {
    var text: [UInt8] = []
    for place in cells.indices {
      if place > 0 { text.append(piece.layout.separator.rawValue) }
      text += piece.bytes[cells[place].range]
    }
    return text
  }

  private mutating func appendText(_ bytes: Span<UInt8>, _ text: Range<Int>) {
    for first in stride(from: text.lowerBound, to: text.upperBound, by: 8) {
      words.append(bytes.word(first..<min(first + 8, text.upperBound)))
    }
  }

  private mutating func begin() {
    precondition(words.count < UInt32.max, "the keys are below 32 GB")
    starts.append(UInt32(words.count))
  }

  /// Adds a key of a piece to a table; returns the word at which its record begins.
  mutating func append(_ record: Int, of piece: KeyRecords) -> Int {
    let start = words.count
    begin()
    words += piece.words[piece.range(record)]
    words[start] = words[start] << 32 | UInt64(count - 1)
    return start
  }

  /// The bits in which the record that begins at a word of a table differs from a key of a piece in the
  /// lower half of the fingerprint or in the last word; those that stand in the place of the last, where
  /// the key is longer or shorter.
  @inline(__always)
  func difference(at start: Int, from key: Int, of piece: KeyRecords) -> UInt64 {
    let range = piece.range(key)
    let last = min(start + range.count, words.count) - 1
    return (words[start] >> 32 ^ piece.words[range.lowerBound] & 0xFFFF_FFFF)
      | (words[last] ^ piece.words[range.upperBound - 1])
  }

  /// Whether the record that begins at a word of a table is that of a key of a piece.
  @inline(__always)
  func isSame(at start: Int, as key: Int, of piece: KeyRecords) -> Bool {
    let range = piece.range(key)
    guard start + range.count <= words.count else { return false }
    for offset in 1..<range.count
    where words[start + offset] != piece.words[range.lowerBound + offset] { return false }
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
      start = end + 1
    }
  }
}

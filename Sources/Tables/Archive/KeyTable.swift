/// The keys of the comparisons of an archive, numbered in the order of their first appearance.
public struct KeyTable: Sendable {
  private let keyCount: Int
  private var slots = [UInt32](repeating: 0, count: 1024)
  private var prints: [UInt64] = []
  private var ends: [UInt32] = []
  private var texts: [[UInt8]] = [[]]
  private var starts: [Int] = []

  /// One text holds at most so many bytes, so that ends fit in 32 bits.
  private static let textSize = 1 << 20

  /// Starts without keys.
  public init(_ layout: PlainLayout) { keyCount = layout.keyCount }

  /// How many keys there are.
  public var count: Int { prints.count }

  /// About how many bytes they take.
  public var byteCount: Int {
    4 * slots.count + 16 * prints.count + 4 * ends.count
      + (texts.count - 1) * Self.textSize + (texts.last?.count ?? 0)
  }

  /// The number of the keys of a run; a new one where they were not seen before.
  ///
  /// Complexity: O(1) on average.
  public mutating func number(of run: Int, in piece: PlainRows) -> Int {
    let print = piece.runs[run].fingerprint
    if 2 * prints.count >= slots.count { grow() }
    var slot = Int(truncatingIfNeeded: print) & (slots.count - 1)
    while slots[slot] != 0 {
      let known = Int(slots[slot]) - 1
      if prints[known] == print, isSame(known, run, piece) { return known }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(prints.count + 1)
    prints.append(print)
    add(run, piece)
    return prints.count - 1
  }

  private mutating func add(_ run: Int, _ piece: PlainRows) {
    if (texts.last?.count ?? 0) + 4096 > Self.textSize { texts.append([]) }
    starts.append((texts.count - 1) << 32 | (texts.last?.count ?? 0))
    for key in piece.keys[run * keyCount..<(run + 1) * keyCount] {
      texts[texts.count - 1] += piece.bytes[key.range]
      ends.append(UInt32(texts[texts.count - 1].count))
    }
  }

  private func ranges(_ number: Int) -> (text: Int, ranges: [Range<Int>]) {
    var start = starts[number] & 0xFFFF_FFFF
    let ranges = (0..<keyCount).map { key in
      let end = Int(ends[number * keyCount + key])
      defer { start = end }
      return start..<end
    }
    return (starts[number] >> 32, ranges)
  }

  private func isSame(_ number: Int, _ run: Int, _ piece: PlainRows) -> Bool {
    var start = starts[number] & 0xFFFF_FFFF
    let bytesOfText = texts[starts[number] >> 32]
    let text = bytesOfText.span
    let bytes = piece.bytes.span
    for key in 0..<keyCount {
      let end = Int(ends[number * keyCount + key])
      let cell = piece.keys[run * keyCount + key].range
      guard cell.count == end - start else { return false }
      for offset in 0..<cell.count
      where text[start + offset] != bytes[cell.lowerBound + offset] { return false }
      start = end
    }
    return true
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: 2 * slots.count)
    for (number, print) in prints.enumerated() {
      var slot = Int(truncatingIfNeeded: print) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// The texts of the keys with a number.
  func keys(_ number: Int) -> [ArraySlice<UInt8>] {
    let (text, ranges) = ranges(number)
    return ranges.map { texts[text][$0] }
  }
}

extension PlainRows {
  /// Takes the rows of the comparisons `groups` out of blocks, in the order of their numbers and,
  /// within each, of the file; `counts` holds how many rows each of them has.
  public mutating func gather(
    _ groups: Range<Int>, counts: ArraySlice<Int>, from blocks: [RowBlock], _ table: KeyTable
  ) {
    removeAll()
    bytes.removeAll(keepingCapacity: true)
    let width = layout.numberCount
    var places: [Int] = []
    for (group, count) in zip(groups, counts) {
      runs.append(Run(firstRow: rowCount, fingerprint: 0))
      for key in table.keys(group) {
        keys.append(Cell(start: bytes.count, count: key.count))
        bytes += key
      }
      places.append(rowCount)
      rowCount += count
    }
    numbers = [Double](repeating: 0, count: rowCount * width)
    codes = [Cell](repeating: Cell(start: 0, count: 0), count: rowCount)
    for block in blocks {
      for row in 0..<block.rowCount {
        let group = Int(block.group(row))
        guard groups.contains(group) else { continue }
        let place = places[group - groups.lowerBound]
        places[group - groups.lowerBound] = place + 1
        for column in 0..<width { numbers[place * width + column] = block.number(row, column) }
        let start = bytes.count
        codes[place] = Cell(start: start, count: block.appendCode(row, to: &bytes))
      }
    }
    byteCount = bytes.count
  }
}

/// The keys of the comparisons of an archive, numbered in the order of their first appearance, with
/// how many rows each has.
public struct KeyTable: Sendable {
  /// A place for a key: what tells it from nearly all others, its number plus one, and its rows.
  private struct Slot {
    var fingerprint: UInt64 = 0
    var mark: UInt32 = 0
    var rowCount: UInt32 = 0
  }

  private let keyCount: Int
  private var slots = [Slot](repeating: Slot(), count: 256)
  private var texts: [UInt8] = []

  /// For each number where its texts begin, and for each of them where it ends, counted from there.
  private var starts: [Int] = []
  private var ends: [UInt32] = []

  /// Starts without keys.
  public init(_ layout: PlainLayout) { keyCount = layout.keyCount }

  /// How many keys there are.
  public var count: Int { starts.count }

  /// About how many bytes they take.
  public var byteCount: Int {
    16 * slots.count + 8 * starts.count + 4 * ends.count + texts.count
  }

  /// How many rows each key has, by their numbers.
  public var rowCounts: [Int] {
    var counts = [Int](repeating: 0, count: count)
    for slot in slots where slot.mark != 0 { counts[Int(slot.mark) - 1] = Int(slot.rowCount) }
    return counts
  }

  /// Finds the numbers of the keys of all runs of a piece, new ones where they were not seen before,
  /// and counts their rows.
  ///
  /// Complexity: O(1) on average for each run.
  public mutating func number(_ piece: PlainRows, into numbers: inout [UInt32]) {
    numbers.removeAll(keepingCapacity: true)
    for run in piece.runs.indices {
      let rows = UInt32(truncatingIfNeeded: piece.rows(ofRun: run).count)
      numbers.append(number(of: run, in: piece, adding: rows))
    }
  }

  private mutating func number(of run: Int, in piece: PlainRows, adding rows: UInt32) -> UInt32 {
    let fingerprint = piece.runs[run].fingerprint
    var slot = Int(truncatingIfNeeded: fingerprint) & (slots.count - 1)
    while slots[slot].mark != 0 {
      if slots[slot].fingerprint == fingerprint {
        let number = slots[slot].mark - 1
        if isSame(Int(number), run, piece) {
          slots[slot].rowCount += rows
          return number
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    add(run, piece)
    let mark = UInt32(count)
    slots[slot] = Slot(fingerprint: fingerprint, mark: mark, rowCount: rows)
    if 2 * count >= slots.count { grow() }
    return mark - 1
  }

  private mutating func add(_ run: Int, _ piece: PlainRows) {
    starts.append(texts.count)
    for key in piece.keys[run * keyCount..<(run + 1) * keyCount] {
      texts += piece.bytes[key.range]
      ends.append(UInt32(texts.count - starts[starts.count - 1]))
    }
  }

  private func isSame(_ number: Int, _ run: Int, _ piece: PlainRows) -> Bool {
    let start = starts[number]
    var first = 0
    for key in 0..<keyCount {
      let end = Int(ends[number * keyCount + key])
      let cell = piece.keys[run * keyCount + key].range
      guard cell.count == end - first,
        areEqual(texts.span, start + first, piece.bytes.span, cell.lowerBound, cell.count)
      else { return false }
      first = end
    }
    return true
  }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(), count: 2 * slots.count)
    for slot in slots where slot.mark != 0 {
      var place = Int(truncatingIfNeeded: slot.fingerprint) & (larger.count - 1)
      while larger[place].mark != 0 { place = (place + 1) & (larger.count - 1) }
      larger[place] = slot
    }
    slots = larger
  }

  /// The texts of the keys with a number.
  func keys(_ number: Int) -> [ArraySlice<UInt8>] {
    var first = starts[number]
    return (0..<keyCount).map { key in
      let end = starts[number] + Int(ends[number * keyCount + key])
      defer { first = end }
      return texts[first..<end]
    }
  }
}

/// Whether `count` bytes from `i` on in `a` are those from `j` on in `b`.
@inline(__always)
private func areEqual(
  _ a: Span<UInt8>, _ i: Int, _ b: Span<UInt8>, _ j: Int, _ count: Int
) -> Bool {
  precondition(i >= 0 && j >= 0 && i + count <= a.count && j + count <= b.count, "bytes of both")
  var done = 0
  while done + 8 <= count {
    // SAFETY: eight bytes from here on lie within both, by the check above.
    let x = unsafe a.bytes.unsafeLoadUnaligned(fromByteOffset: i + done, as: UInt64.self)
    let y = unsafe b.bytes.unsafeLoadUnaligned(fromByteOffset: j + done, as: UInt64.self)
    if x != y { return false }
    done += 8
  }
  while done < count {
    if a[i + done] != b[j + done] { return false }
    done += 1
  }
  return true
}

extension PlainRows {
  /// Takes the rows of the comparisons `groups` out of blocks, in the order of their numbers and,
  /// within each, of the blocks; `counts` holds how many rows each of them has.
  public mutating func gather(
    _ groups: Range<Int>, counts: ArraySlice<Int>,
    from stretches: [(block: RowBlock, rows: Range<Int>)], _ table: KeyTable
  ) {
    removeAll()
    bytes.removeAll(keepingCapacity: true)
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
    let width = layout.numberCount
    if numbers.count < rowCount * width {
      numbers = [Double](repeating: 0, count: rowCount * width)
    }
    if codes.count < rowCount {
      codes = [Cell](repeating: Cell(start: 0, count: 0), count: rowCount)
    }
    // Taken out, so that the rest can change while they are filled.
    var (numbers, codes) = ([Double](), [Cell]())
    swap(&numbers, &self.numbers)
    swap(&codes, &self.codes)
    var numberSpan = numbers.mutableSpan
    for (block, rows) in stretches {
      for row in rows {
        let group = Int(block.group(row))
        guard groups.contains(group) else { continue }
        let place = places[group - groups.lowerBound]
        places[group - groups.lowerBound] = place + 1
        block.copyNumbers(row, to: &numberSpan, place * width)
        let start = bytes.count
        codes[place] = Cell(start: start, count: block.appendCode(row, to: &bytes))
      }
    }
    swap(&numbers, &self.numbers)
    swap(&codes, &self.codes)
    byteCount = bytes.count
  }
}

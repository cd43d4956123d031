/// The keys of the comparisons of an archive, numbered in the order of their first appearance, with
/// how many rows each has.
public struct KeyTable: Sendable {
  /// A place for a key: half of its fingerprint, its number plus one, where its record begins, and its
  /// rows.
  private struct Slot {
    var tag: UInt32 = 0
    var mark: UInt32 = 0
    var record: UInt32 = 0
    var rowCount: UInt32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 256)
  private var records: KeyRecords
  private var places: [UInt32] = []

  /// Starts without keys.
  public init(_ layout: PlainLayout) { records = KeyRecords(layout) }

  /// How many keys there are.
  public var count: Int { records.count }

  /// About how many bytes they take.
  public var byteCount: Int { 16 * slots.count + records.byteCount }

  /// How many rows each key has, by their numbers.
  public var rowCounts: [Int] {
    var counts = [Int](repeating: 0, count: count)
    for slot in slots where slot.mark != 0 { counts[Int(slot.mark) - 1] = Int(slot.rowCount) }
    return counts
  }

  /// Finds the numbers of the keys of all runs of a piece, which `keys` holds, new ones where they were
  /// not seen before, and counts their rows.
  ///
  /// Keys that are known are looked for first, slots and then records: each look waits for memory, and
  /// so many wait together.
  ///
  /// Complexity: O(1) on average for each run.
  public mutating func number(_ keys: KeyRecords, of piece: PlainRows, into numbers: inout [UInt32])
  {
    let unknown = UInt32.max
    numbers.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    for run in 0..<keys.count { places.append(place(of: keys.fingerprint(run))) }
    for run in 0..<keys.count {
      let slot = slots[Int(places[run])]
      let isKnown = slot.mark != 0 && records.isSame(at: Int(slot.record), as: run, of: keys)
      numbers.append(isKnown ? slot.mark - 1 : unknown)
    }
    for run in 0..<keys.count {
      let rows = UInt32(truncatingIfNeeded: piece.rows(ofRun: run).count)
      if numbers[run] == unknown {
        numbers[run] = number(of: run, keys, adding: rows)
      } else if slots[Int(places[run])].mark == numbers[run] + 1 {
        slots[Int(places[run])].rowCount += rows
      } else {
        // The table has grown since.
        _ = number(of: run, keys, adding: rows)
      }
    }
  }

  /// The slot of a fingerprint, or the empty one where it would stand.
  @inline(__always)
  private func place(of fingerprint: UInt64) -> UInt32 {
    let (mask, tag) = (slots.count - 1, Self.tag(fingerprint))
    var place = Int(truncatingIfNeeded: fingerprint) & mask
    while slots[place].mark != 0, slots[place].tag != tag { place = (place + 1) & mask }
    return UInt32(truncatingIfNeeded: place)
  }

  private static func tag(_ fingerprint: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: fingerprint >> 32)
  }

  private mutating func number(
    of key: Int, _ keys: KeyRecords, adding rows: UInt32
  ) -> UInt32 {
    let (mask, tag) = (slots.count - 1, Self.tag(keys.fingerprint(key)))
    var place = Int(truncatingIfNeeded: keys.fingerprint(key)) & mask
    while slots[place].mark != 0 {
      if slots[place].tag == tag,
        records.isSame(at: Int(slots[place].record), as: key, of: keys)
      {
        slots[place].rowCount += rows
        return slots[place].mark - 1
      }
      place = (place + 1) & mask
    }
    precondition(records.words.count < UInt32.max, "the keys are below 32 GB")
    let record = UInt32(records.words.count)
    records.append(key, of: keys)
    slots[place] = Slot(tag: tag, mark: UInt32(count), record: record, rowCount: rows)
    if 2 * count >= slots.count { grow() }
    return UInt32(count) - 1
  }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(), count: 2 * slots.count)
    let mask = larger.count - 1
    for slot in slots where slot.mark != 0 {
      var place = Int(truncatingIfNeeded: records.words[Int(slot.record)]) & mask
      while larger[place].mark != 0 { place = (place + 1) & mask }
      larger[place] = slot
    }
    slots = larger
  }

  /// Appends the texts of a key to `bytes`, and where they stand.
  func appendKeys(of number: Int, to bytes: inout [UInt8], _ cells: inout [PlainRows.Cell]) {
    records.appendTexts(of: number, to: &bytes, &cells)
  }
}

/// The keys of the comparisons of an archive, numbered in the order of their first appearance.
public struct KeyTable: Sendable {
  /// By a fingerprint's lower half: its upper half and the place of its record plus one, or zero.
  private var slots = [UInt64](repeating: 0, count: 256)

  private var records: KeyRecords

  /// The slots of the keys that are looked for, and in which bits their ends differ.
  private var found = [UInt64](repeating: 0, count: atOnce)
  private var differences = [UInt64](repeating: 0, count: atOnce)

  /// Starts without keys.
  public init(_ layout: PlainLayout) { records = KeyRecords(layout) }

  /// How many keys there are.
  public var count: Int { records.count }

  /// About how many bytes they take.
  public var byteCount: Int { 8 * slots.count + records.byteCount }

  /// The keys that are looked for together: many enough to wait for the memory of all at once, few
  /// enough for what was fetched to be near the processor still when it is compared.
  private static let atOnce = 64

  /// Finds the numbers of `keys`, new ones where they were not seen before.
  ///
  /// Complexity: O(1) on average for each.
  public mutating func number(_ keys: KeyRecords, into numbers: inout [UInt32]) {
    numbers.removeAll(keepingCapacity: true)
    for first in stride(from: 0, to: keys.count, by: Self.atOnce) {
      number(keys, first..<min(first + Self.atOnce, keys.count), into: &numbers)
    }
  }

  /// Each look waits for memory. So all slots are fetched first, without a branch that would wait for one
  /// of them, and then the beginnings and ends of all records.
  private mutating func number(
    _ keys: KeyRecords, _ range: Range<Int>, into numbers: inout [UInt32]
  ) {
    let mask = slots.count - 1
    for (place, key) in range.enumerated() {
      found[place] = slots[Self.place(keys.fingerprint(key), mask)]
    }
    for (place, key) in range.enumerated() {
      found[place] = look(for: keys.fingerprint(key), from: found[place])
    }
    if count > 0 { compareEnds(keys, range) }
    for (place, key) in range.enumerated() {
      let record = Self.record(found[place])
      let isKnown =
        record >= 0 && differences[place] == 0 && records.isSame(at: record, as: key, of: keys)
      numbers.append(isKnown ? records.number(at: record) : number(of: key, keys))
    }
  }

  /// Compares the fingerprints and the last words of the records that were found.
  private mutating func compareEnds(_ keys: KeyRecords, _ range: Range<Int>) {
    for (place, key) in range.enumerated() {
      // Of an empty slot, those of the first record.
      let record = max(0, Self.record(found[place]))
      differences[place] = records.difference(at: record, from: key, of: keys)
    }
  }

  @inline(__always)
  private static func place(_ fingerprint: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: fingerprint) & mask
  }

  /// The place of the record that a slot names, below zero for none.
  @inline(__always)
  private static func record(_ slot: UInt64) -> Int { Int(UInt32(truncatingIfNeeded: slot)) - 1 }

  /// The slot with the upper half of a fingerprint, or the empty one where it would stand; `slot` is the
  /// first that may be.
  @inline(__always)
  private func look(for fingerprint: UInt64, from slot: UInt64) -> UInt64 {
    var slot = slot
    var place = Int(truncatingIfNeeded: fingerprint)
    while slot != 0, slot >> 32 != fingerprint >> 32 {
      place &+= 1
      slot = slots[place & (slots.count - 1)]
    }
    return slot
  }

  /// The number of a key that is new, or whose half of a fingerprint another has too.
  private mutating func number(of key: Int, _ keys: KeyRecords) -> UInt32 {
    let (mask, fingerprint) = (slots.count - 1, keys.fingerprint(key))
    var place = Self.place(fingerprint, mask)
    while slots[place] != 0 {
      let record = Self.record(slots[place])
      if slots[place] >> 32 == fingerprint >> 32, records.isSame(at: record, as: key, of: keys) {
        return records.number(at: record)
      }
      place = (place + 1) & mask
    }
    let record = records.append(key, of: keys)
    slots[place] = (fingerprint & ~0xFFFF_FFFF) | UInt64(record + 1)
    if 2 * count >= slots.count { grow() }
    return UInt32(count) - 1
  }

  private mutating func grow() {
    precondition(count < 1 << 31, "the keys are fewer than two thousand million")
    var larger = [UInt64](repeating: 0, count: 2 * slots.count)
    let mask = larger.count - 1
    for slot in slots where slot != 0 {
      var place = Self.place(records.lowerFingerprint(at: Self.record(slot)), mask)
      while larger[place] != 0 { place = (place + 1) & mask }
      larger[place] = slot
    }
    slots = larger
  }

  /// Appends the texts of a key to `bytes`, and where they stand.
  func appendKeys(of number: Int, to bytes: inout [UInt8], _ cells: inout [PlainRows.Cell]) {
    records.appendTexts(of: number, to: &bytes, &cells)
  }
}

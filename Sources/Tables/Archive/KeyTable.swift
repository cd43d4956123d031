/// The keys of the comparisons of an archive, numbered in the order of their first appearance.
public struct KeyTable: Sendable {
  /// By a fingerprint's lower half: its upper half and the number of its key plus one, or zero.
  private var slots = [UInt64](repeating: 0, count: 256)

  private var records: KeyRecords

  /// The slots of the keys that are looked for, and in which bits their fingerprints differ.
  private var found: [UInt64] = []
  private var differences: [UInt64] = []

  /// Starts without keys.
  public init(_ layout: PlainLayout) { records = KeyRecords(layout) }

  /// How many keys there are.
  public var count: Int { records.count }

  /// About how many bytes they take.
  public var byteCount: Int { 8 * slots.count + records.byteCount }

  /// Finds the numbers of `keys`, new ones where they were not seen before.
  ///
  /// Each look waits for memory. So all slots are fetched first, without a branch that would wait for one
  /// of them, and then the beginnings of all records.
  ///
  /// Complexity: O(1) on average for each.
  public mutating func number(_ keys: KeyRecords, into numbers: inout [UInt32]) {
    let mask = slots.count - 1
    found.removeAll(keepingCapacity: true)
    for key in 0..<keys.count { found.append(slots[Self.place(keys.fingerprint(key), mask)]) }
    for key in 0..<keys.count { found[key] = look(for: keys.fingerprint(key), from: found[key]) }
    numbers.removeAll(keepingCapacity: true)
    compareFingerprints(keys)
    for key in 0..<keys.count {
      let mark = UInt32(truncatingIfNeeded: found[key])
      let isKnown =
        mark != 0 && differences[key] == 0 && records.isSame(Int(mark) - 1, as: key, of: keys)
      numbers.append(isKnown ? mark : 0)
    }
    for key in 0..<keys.count {
      numbers[key] = numbers[key] != 0 ? numbers[key] - 1 : number(of: key, keys)
    }
  }

  private mutating func compareFingerprints(_ keys: KeyRecords) {
    differences.removeAll(keepingCapacity: true)
    guard count > 0 else { return differences += repeatElement(0, count: keys.count) }
    for key in 0..<keys.count {
      // Of an empty slot, those of the first record.
      let record = max(1, Int(UInt32(truncatingIfNeeded: found[key]))) - 1
      differences.append(records.fingerprint(record) ^ keys.fingerprint(key))
    }
  }

  @inline(__always)
  private static func place(_ fingerprint: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: fingerprint) & mask
  }

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
      let mark = UInt32(truncatingIfNeeded: slots[place])
      if slots[place] >> 32 == fingerprint >> 32,
        records.isSame(Int(mark) - 1, as: key, of: keys)
      {
        return mark - 1
      }
      place = (place + 1) & mask
    }
    records.append(key, of: keys)
    slots[place] = (fingerprint & ~0xFFFF_FFFF) | UInt64(count)
    if 2 * count >= slots.count { grow() }
    return UInt32(count) - 1
  }

  private mutating func grow() {
    precondition(count < 1 << 31, "the keys are fewer than two thousand million")
    var larger = [UInt64](repeating: 0, count: 2 * slots.count)
    let mask = larger.count - 1
    for slot in slots where slot != 0 {
      let number = Int(UInt32(truncatingIfNeeded: slot)) - 1
      var place = Self.place(records.fingerprint(number), mask)
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

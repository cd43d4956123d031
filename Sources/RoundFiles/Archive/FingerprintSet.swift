/// A set of fingerprints, in at most 16 bytes each.
struct FingerprintSet: Sendable {
  private var slots = [UInt64](repeating: 0, count: 1024)
  private var count = 0
  private var hasZero = false

  /// How many bytes it takes.
  var byteCount: Int { 8 * slots.count }

  /// Adds one; false when it was there.
  mutating func insert(_ print: UInt64) -> Bool {
    if print == 0 {
      defer { hasZero = true }
      return !hasZero
    }
    if 2 * count >= slots.count { grow() }
    return Self.insert(print, in: &slots, &count)
  }

  private static func insert(
    _ print: UInt64, in slots: inout [UInt64], _ count: inout Int
  ) -> Bool {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: print) & mask
    while slots[slot] != 0 {
      if slots[slot] == print { return false }
      slot = (slot + 1) & mask
    }
    slots[slot] = print
    count += 1
    return true
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: 2 * slots.count)
    var moved = 0
    for print in slots where print != 0 { _ = Self.insert(print, in: &larger, &moved) }
    slots = larger
  }
}

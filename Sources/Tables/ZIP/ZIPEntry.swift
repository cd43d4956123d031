/// One part of a ZIP archive, as its central directory states it.
struct ZIPEntry: Hashable {
  /// The name, with slashes between folders.
  let name: String

  /// 0 for stored, 8 for deflated; anything else is refused when it is read.
  let method: Int

  let isEncrypted: Bool
  let checksum: UInt32
  let compressedSize: Int
  let size: Int

  /// Where the header before the part's bytes stands.
  let headerOffset: Int
}

/// Numbers in a ZIP archive, least significant byte first.
struct LittleEndianBytes {
  let bytes: [UInt8]

  func number16(_ position: Int) -> Int? {
    guard position >= 0, position <= bytes.count - 2 else { return nil }
    return Int(bytes[position]) | Int(bytes[position + 1]) << 8
  }

  func number32(_ position: Int) -> Int? {
    guard let low = number16(position), let high = number16(position + 2) else { return nil }
    return low | high << 16
  }
}

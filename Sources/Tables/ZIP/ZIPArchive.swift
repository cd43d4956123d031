/// A ZIP archive in memory: its parts by name, each checked when it is read.
///
/// Only what a workbook needs is read: one disk, below 4 GiB, stored and deflated parts. The central
/// directory decides; nothing is ever written under a name from it. Refused are names that lead out
/// of the archive, names that stand twice, encrypted parts, parts that overlap, and a part whose
/// length or CRC-32 is not the one stated.
///
/// Reference: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3 and 4.4.
struct ZIPArchive {
  static let entryLimit = 10_000

  let bytes: [UInt8]
  let entries: [ZIPEntry]
  private let positions: [String: Int]

  /// Reads the central directory.
  init(_ bytes: [UInt8]) throws(ZIPFault) {
    self.bytes = bytes
    let data = LittleEndianBytes(bytes: bytes)
    let end = try Self.endOfDirectory(data)
    entries = try Self.directory(data, end)
    var positions: [String: Int] = [:]
    for (position, entry) in entries.enumerated() {
      // Names of parts are compared without regard to case (ECMA-376-2, 6.2.2.3).
      guard positions.updateValue(position, forKey: entry.name.lowercased()) == nil else {
        throw .repeatedName(entry.name)
      }
    }
    self.positions = positions
  }

  /// The part of this name, in upper or lower case.
  func entry(named name: String) -> ZIPEntry? {
    positions[name.lowercased()].map { entries[$0] }
  }

  /// Opens a part that may expand to `limit` bytes.
  func stream(_ entry: ZIPEntry, limit: Int) throws(ZIPFault) -> ZIPStream {
    guard !entry.isEncrypted else { throw .encrypted(entry.name) }
    guard entry.method == 0 || entry.method == 8 else {
      throw .unknownMethod(entry.name, entry.method)
    }
    guard entry.size <= limit else { throw .tooLarge(entry.name, limit: limit) }
    let data = LittleEndianBytes(bytes: bytes)
    guard data.number32(entry.headerOffset) == 0x0403_4B50,
      let nameLength = data.number16(entry.headerOffset + 26),
      let extraLength = data.number16(entry.headerOffset + 28)
    else { throw .badHeader(entry.name) }
    let start = entry.headerOffset + 30 + nameLength + extraLength
    guard start + entry.compressedSize <= bytes.count else { throw .badHeader(entry.name) }
    return ZIPStream(bytes, start..<start + entry.compressedSize, entry)
  }

  /// All of a part that may expand to `limit` bytes.
  func contents(_ entry: ZIPEntry, limit: Int) throws(ZIPFault) -> [UInt8] {
    let stream = try stream(entry, limit: limit)
    var contents: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // SAFETY: the stream writes at most as many bytes as the block holds.
      let count = unsafe block.withUnsafeMutableBytes { unsafe stream.read(into: $0) }
      if let fault = stream.fault { throw fault }
      if count <= 0 { return contents }
      contents += block[..<count]
    }
  }

  private struct DirectoryEnd {
    let position: Int
    let count: Int
    let size: Int
    let offset: Int
  }

  /// The record at the end, found from the tail: its comment must end with the file.
  private static func endOfDirectory(_ data: LittleEndianBytes) throws(ZIPFault) -> DirectoryEnd {
    guard data.number32(0) == 0x0403_4B50 || data.number32(0) == 0x0605_4B50 else {
      throw .notAnArchive
    }
    let last = data.bytes.count - 22
    var position = last
    while position >= max(0, last - 0xFFFF) {
      if data.number32(position) == 0x0605_4B50,
        data.number16(position + 20) == data.bytes.count - position - 22,
        let count = data.number16(position + 10), let size = data.number32(position + 12),
        let offset = data.number32(position + 16)
      {
        guard count != 0xFFFF, size != 0xFFFF_FFFF, offset != 0xFFFF_FFFF else { throw .zip64 }
        guard data.number16(position + 4) == 0, data.number16(position + 6) == 0,
          data.number16(position + 8) == count
        else { throw .multipleDisks }
        return DirectoryEnd(position: position, count: count, size: size, offset: offset)
      }
      position -= 1
    }
    throw .truncated
  }

  private static func directory(
    _ data: LittleEndianBytes, _ end: DirectoryEnd
  ) throws(ZIPFault) -> [ZIPEntry] {
    guard end.offset + end.size <= end.position else { throw .truncated }
    guard end.count <= entryLimit else { throw .tooManyEntries }
    var entries: [ZIPEntry] = []
    var position = end.offset
    for _ in 0..<end.count {
      let (entry, length) = try entry(data, at: position)
      entries.append(entry)
      position += length
      guard position <= end.position else { throw .truncated }
    }
    try rejectOverlaps(entries, before: end.offset)
    return entries
  }

  private static func entry(
    _ data: LittleEndianBytes, at position: Int
  ) throws(ZIPFault) -> (ZIPEntry, length: Int) {
    guard data.number32(position) == 0x0201_4B50, let flags = data.number16(position + 8),
      let method = data.number16(position + 10), let checksum = data.number32(position + 16),
      let compressed = data.number32(position + 20), let size = data.number32(position + 24),
      let nameLength = data.number16(position + 28),
      let extraLength = data.number16(position + 30),
      let commentLength = data.number16(position + 32),
      let offset = data.number32(position + 42),
      position + 46 + nameLength <= data.bytes.count
    else { throw .truncated }
    guard compressed != 0xFFFF_FFFF, size != 0xFFFF_FFFF, offset != 0xFFFF_FFFF else {
      throw .zip64
    }
    let nameBytes = data.bytes[(position + 46)..<(position + 46 + nameLength)]
    guard let name = String(validating: nameBytes, as: UTF8.self), !name.isEmpty,
      !name.utf8.contains(0)
    else { throw .nameless }
    try rejectUnsafe(name)
    let entry = ZIPEntry(
      name: name, method: method, isEncrypted: flags & 0x2041 != 0,
      checksum: UInt32(truncatingIfNeeded: checksum), compressedSize: compressed, size: size,
      headerOffset: offset)
    return (entry, 46 + nameLength + extraLength + commentLength)
  }

  private static func rejectUnsafe(_ name: String) throws(ZIPFault) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if name.hasPrefix("/") || name.contains("\\") || name.contains(":") || parts.contains("..") {
      throw .unsafeName(name)
    }
  }

  /// Parts one after another fill the file at most once; those of a bomb share their bytes.
  private static func rejectOverlaps(_ entries: [ZIPEntry], before end: Int) throws(ZIPFault) {
    var position = 0
    for entry in entries.sorted(by: { $0.headerOffset < $1.headerOffset }) {
      guard entry.headerOffset >= position else { throw .overlapping }
      position = entry.headerOffset + 30 + entry.name.utf8.count + entry.compressedSize
    }
    guard position <= end else { throw entries.count > 1 ? .overlapping : .truncated }
  }
}

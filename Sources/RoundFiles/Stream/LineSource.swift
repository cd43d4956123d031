/// The lines of a source of bytes, one at a time, each as soon as it is there.
///
/// Memory: the longest line that is taken and a block of 64 KiB. Of a longer line the rest is passed
/// over.
public struct LineSource {
  /// The longest line, in bytes without its end.
  public static let longestLine = 64 << 20

  /// A line, or what stands for it.
  public enum Line {
    /// Its bytes, without LF and the CR before it.
    case bytes([UInt8])

    /// It is longer than the limit.
    case tooLong
  }

  private let source: ByteSource
  private let limit: Int
  private var block = [UInt8](repeating: 0, count: 1 << 16)
  private var waiting = 0..<0
  private var hasEnded = false

  /// Starts before the first line.
  public init(_ source: ByteSource, limit: Int = longestLine) {
    self.source = source
    self.limit = limit
  }

  /// The next line; `nil` at the end.
  public mutating func next() throws(FileFailure) -> Line? {
    var line: [UInt8] = []
    var (isTooLong, isEmpty) = (false, true)
    while true {
      if waiting.isEmpty {
        guard try refill() else { break }
      }
      isEmpty = false
      let end = block[waiting].firstIndex(of: UInt8(ascii: "\n"))
      let part = waiting.lowerBound..<(end ?? waiting.upperBound)
      if line.count + part.count > limit { isTooLong = true }
      if isTooLong { line = [] } else { line += block[part] }
      waiting = (end.map { $0 + 1 } ?? waiting.upperBound)..<waiting.upperBound
      if end != nil { break }
    }
    if isEmpty { return nil }
    if isTooLong { return .tooLong }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return .bytes(line)
  }

  private mutating func refill() throws(FileFailure) -> Bool {
    guard !hasEnded else { return false }
    let source = source
    var target = block.mutableSpan
    let count = try source.read(into: &target)
    waiting = 0..<count
    hasEnded = count == 0
    return !hasEnded
  }
}

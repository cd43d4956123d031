extension PlainRows {
  /// What is left of a piece when it was read.
  public enum Outcome: Hashable, Sendable {
    /// All of it was plain.
    case plain

    /// Something in it takes the slow way.
    case other
  }

  /// Fills the bytes of the piece: `body` writes at most `capacity` bytes and returns how many.
  public mutating func fill<Failure: Error>(
    capacity: Int, _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) {
    removeAll()
    let needed = capacity + Self.padding + 1
    if bytes.count < needed { bytes = [UInt8](repeating: 0, count: needed) }
    var failure: Failure?
    var count = 0
    // SAFETY: the buffer is used within the closure only, and cut to the capacity asked for.
    unsafe bytes.withUnsafeMutableBytes { buffer in
      do throws(Failure) {
        count = try unsafe body(UnsafeMutableRawBufferPointer(rebasing: buffer[..<capacity]))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    byteCount = min(count, capacity)
  }

  /// Keeps the lines that begin at `first` or after it and before `limit`; false where the last of
  /// them goes on beyond the text.
  ///
  /// A line begins behind a line feed; where `first` is above zero, the byte before it tells whether
  /// one begins there. The last line of a file, whose end the text holds if `isAtEnd`, may lack its
  /// line feed.
  public mutating func cutToLines(from first: Int, before limit: Int, isAtEnd: Bool) -> Bool {
    firstLine = first == 0 ? 0 : lineStart(from: first - 1)
    guard firstLine < min(limit, byteCount) else {
      byteCount = firstLine
      return true
    }
    let end = lineStart(from: limit - 1)
    if bytes[end - 1] == .lineFeed {
      byteCount = end
    } else if isAtEnd {
      bytes[byteCount] = .lineFeed
      byteCount += 1
    } else {
      return false
    }
    return true
  }

  /// Where the first line begins whose line feed before it stands at `position` or later; the end
  /// of the text where there is none.
  private func lineStart(from position: Int) -> Int {
    var position = position
    while position < byteCount, bytes[position] != .lineFeed { position += 1 }
    return min(position + 1, byteCount)
  }

  /// Reads the rows of the text, which ends with a line feed, from `start` on.
  ///
  /// Without `joinsRuns`, runs have no fingerprints, and two in turn may have the same keys: where blanks or
  /// quotes around a key keep them apart.
  ///
  /// Complexity: O(n); 20 ns a row of seven short cells.
  public mutating func read(from start: Int = 0, joinsRuns: Bool = true) -> Outcome {
    guard byteCount > start, bytes[byteCount - 1] == .lineFeed else {
      return byteCount == start ? .plain : .other
    }
    let capacity = (byteCount - start) / max(2, layout.roles.count) + 1
    let (count, layout) = (byteCount, layout)
    reserve(capacity)
    // Taken out, so that nothing is copied while the bytes are read.
    var (text, numbers, codes, lists) = ([UInt8](), self.numbers, self.codes, RunLists())
    (self.numbers, self.codes) = ([], [])
    swap(&text, &bytes)
    swap(&lists.runs, &runs)
    swap(&lists.keys, &keys)
    // SAFETY: the pointer is used within the closure only. The text ends with a line feed, and
    // `fill` has left the padding behind it.
    let outcome: Outcome = unsafe text.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return .plain }
      let scanner = unsafe PlainScanner(base, to: count, layout)
      var numberSpan = numbers.mutableSpan
      var codeSpan = codes.mutableSpan
      return lists.read(scanner, from: start, layout, &numberSpan, &codeSpan)
    }
    swap(&text, &bytes)
    rowCount = lists.rowCount
    (self.numbers, self.codes) = (numbers, codes)
    swap(&lists.runs, &runs)
    swap(&lists.keys, &keys)
    if outcome == .plain, joinsRuns { finishRuns() }
    return outcome
  }

  private mutating func reserve(_ rows: Int) {
    if numbers.count < rows * layout.numberCount {
      numbers = [Double](repeating: 0, count: rows * layout.numberCount)
    }
    if codes.count < rows * layout.codeCount {
      codes = [Cell](repeating: Cell(start: 0, count: 0), count: rows * layout.codeCount)
    }
  }

  /// Gives each run its fingerprint, and joins those that only blanks around a key kept apart.
  private mutating func finishRuns() {
    let keyCount = layout.keyCount
    var kept = 0
    for run in runs.indices {
      var print = Fingerprint()
      for key in keys[run * keyCount..<(run + 1) * keyCount] {
        print.add(bytes.span, key.range)
      }
      runs[run].fingerprint = print.value
      if kept > 0, hasSameKeys(run: run, as: self, run: kept - 1) { continue }
      if kept < run {
        runs[kept] = runs[run]
        for key in 0..<keyCount { keys[kept * keyCount + key] = keys[run * keyCount + key] }
      }
      kept += 1
    }
    runs.removeSubrange(kept...)
    keys.removeSubrange((kept * keyCount)...)
  }
}

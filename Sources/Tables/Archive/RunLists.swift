/// The runs that one reading finds.
struct RunLists {
  var rowCount = 0
  var runs: [PlainRows.Run] = []
  var keys: [PlainRows.Cell] = []

  /// The keys of the last row.
  private var current: [PlainRows.Cell] = []

  /// Columns that are read in one go: some of keys side by side, or one.
  private struct Step {
    let role: PlainLayout.Role
    var count = 1

    /// What its text was in the last row, if it holds keys; beyond all text where that was written anew.
    var text = PlainRows.Cell(start: 0, count: 0)
  }

  private static func steps(_ roles: [PlainLayout.Role]) -> [Step] {
    var steps: [Step] = []
    for role in roles {
      if role == .key, steps.last?.role == .key {
        steps[steps.count - 1].count += 1
      } else {
        steps.append(Step(role: role))
      }
    }
    return steps
  }

  /// Where reading stands: in the text, and in what was read.
  private struct Cursor {
    var position: Int
    var row = 0
    var number = 0
    var code = 0
  }

  /// Reads all rows.
  ///
  /// Keys side by side are compared with those of the row before as one text, and read one by one
  /// only where it is another.
  mutating func read(
    _ scanner: PlainScanner, from start: Int, _ layout: PlainLayout,
    _ numbers: inout MutableSpan<Double>, _ codes: inout MutableSpan<PlainRows.Cell>
  ) -> PlainRows.Outcome {
    var stepList = Self.steps(layout.roles)
    var steps = stepList.mutableSpan
    current = [PlainRows.Cell](
      repeating: PlainRows.Cell(start: 0, count: 0), count: layout.keyCount)
    var cursor = Cursor(position: start)
    while true {
      cursor.position = scanner.passingBlankLines(cursor.position)
      if cursor.position >= scanner.end { break }
      guard readRow(scanner, &steps, &cursor, &numbers, &codes) else { return .other }
      Self.readUsual(scanner, steps.span, &cursor, &numbers, &codes)
    }
    rowCount = cursor.row
    return .plain
  }

  /// Reads rows as long as they are as most are: with the keys of the row before, codes of ASCII, numbers
  /// of few digits, nothing in quotes. No call to anything else stands in this loop, so that all it needs
  /// stays in registers.
  @inline(never)
  private static func readUsual(
    _ scanner: PlainScanner, _ steps: Span<Step>, _ cursor: inout Cursor,
    _ numbers: inout MutableSpan<Double>, _ codes: inout MutableSpan<PlainRows.Cell>
  ) {
    var done = cursor
    rows: while done.position < scanner.end {
      var next = done
      for index in steps.indices {
        switch steps[index].role {
        case .key:
          guard scanner.isSame(steps[index].text, next.position) else { break rows }
          next.position &+= Int(steps[index].text.count)
        case .code:
          guard let (cell, end) = scanner.shortCode(next.position) else { break rows }
          codes[next.code] = cell
          (next.code, next.position) = (next.code &+ 1, end)
        case .number:
          guard let (value, end) = scanner.shortNumber(next.position) else { break rows }
          numbers[next.number] = value
          (next.number, next.position) = (next.number &+ 1, end)
        case .skipped:
          guard let end = scanner.endOfShortText(next.position) else { break rows }
          next.position = end
        case .flag: break rows
        }
        guard let end = scanner.endOfCell(next.position, isLast: index == steps.count &- 1) else {
          break rows
        }
        next.position = end
      }
      next.row &+= 1
      done = next
    }
    cursor = done
  }

  /// Reads one row of any kind; false where it is not plain.
  private mutating func readRow(
    _ scanner: PlainScanner, _ steps: inout MutableSpan<Step>, _ cursor: inout Cursor,
    _ numbers: inout MutableSpan<Double>, _ codes: inout MutableSpan<PlainRows.Cell>
  ) -> Bool {
    var isNewRun = cursor.row == 0
    var key = 0
    for index in steps.indices {
      switch steps[index].role {
      case .key:
        if cursor.row == 0 || !scanner.isSame(steps[index].text, cursor.position) {
          guard let (text, end) = keys(key, steps[index].count, scanner, cursor.position) else {
            return false
          }
          steps[index].text = text
          cursor.position = end
          isNewRun = true
        } else {
          cursor.position &+= Int(steps[index].text.count)
        }
        key &+= steps[index].count
      case .code:
        guard let (cell, end, _) = scanner.code(cursor.position) else { return false }
        codes[cursor.code] = cell
        (cursor.code, cursor.position) = (cursor.code &+ 1, end)
      case .number:
        guard let (value, end) = scanner.number(cursor.position) else { return false }
        numbers[cursor.number] = value
        (cursor.number, cursor.position) = (cursor.number &+ 1, end)
      case .flag:
        guard let (value, end) = scanner.flag(cursor.position) else { return false }
        numbers[cursor.number] = value
        (cursor.number, cursor.position) = (cursor.number &+ 1, end)
      case .skipped:
        guard let end = scanner.endOfSoundText(cursor.position) else { return false }
        cursor.position = end
      }
      guard
        let next = scanner.endOfCell(cursor.position, isLast: index == steps.count &- 1)
      else { return false }
      cursor.position = next
    }
    if isNewRun {
      runs.append(PlainRows.Run(firstRow: cursor.row, fingerprint: 0))
      // One by one: as a whole, they would be retained for each run.
      for key in current.indices { keys.append(current[key]) }
    }
    cursor.row &+= 1
    return true
  }

  /// Reads keys side by side; returns where they stand together, and where they end. Where one was written
  /// anew, the next row has none to be compared with: its place is beyond all text.
  @inline(never)
  private mutating func keys(
    _ first: Int, _ count: Int, _ scanner: PlainScanner, _ start: Int
  ) -> (text: PlainRows.Cell, end: Int)? {
    var (position, isRewritten) = (start, false)
    for key in 0..<count {
      if key > 0 {
        guard let next = scanner.endOfCell(position, isLast: false) else { return nil }
        position = next
      }
      guard let (cell, end, isOther) = scanner.code(position) else { return nil }
      current[first + key] = cell
      position = end
      isRewritten = isRewritten || isOther
    }
    let text = PlainRows.Cell(start: start, count: isRewritten ? scanner.end : position - start)
    return (text, position)
  }
}

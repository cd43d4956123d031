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

    /// What its text was in the last row, if it holds keys.
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
    var (number, code, row, position) = (0, 0, 0, start)
    while true {
      position = scanner.passingBlankLines(position)
      if position >= scanner.end { break }
      var isNewRun = row == 0
      var key = 0
      for index in steps.indices {
        switch steps[index].role {
        case .key:
          if row == 0 || !scanner.isSame(steps[index].text, position) {
            guard let text = keys(key, steps[index].count, scanner, position) else {
              return .other
            }
            steps[index].text = text
            isNewRun = true
          }
          key &+= steps[index].count
          position &+= Int(steps[index].text.count)
        case .code:
          guard let (cell, end) = scanner.code(position) else { return .other }
          codes[code] = cell
          (code, position) = (code &+ 1, end)
        case .number:
          guard let (value, end) = scanner.number(position) else { return .other }
          numbers[number] = value
          (number, position) = (number &+ 1, end)
        case .flag:
          guard let (value, end) = scanner.flag(position) else { return .other }
          numbers[number] = value
          (number, position) = (number &+ 1, end)
        case .skipped:
          guard let end = scanner.endOfSoundText(position) else { return .other }
          position = end
        }
        guard let next = scanner.endOfCell(position, isLast: index == steps.count &- 1) else {
          return .other
        }
        position = next
      }
      if isNewRun {
        runs.append(PlainRows.Run(firstRow: row, fingerprint: 0))
        keys += current
      }
      row &+= 1
    }
    rowCount = row
    return .plain
  }

  /// Reads keys side by side; returns where they stand together.
  @inline(never)
  private mutating func keys(
    _ first: Int, _ count: Int, _ scanner: PlainScanner, _ start: Int
  ) -> PlainRows.Cell? {
    var position = start
    for key in 0..<count {
      if key > 0 {
        guard let next = scanner.endOfCell(position, isLast: false) else { return nil }
        position = next
      }
      guard let (cell, end) = scanner.code(position) else { return nil }
      current[first + key] = cell
      position = end
    }
    return PlainRows.Cell(start: start, count: position - start)
  }
}

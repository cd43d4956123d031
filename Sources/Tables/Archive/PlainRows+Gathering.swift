extension PlainRows {
  /// Takes the rows of the comparisons `groups` out of blocks, in the order of their numbers and, within
  /// each, of the blocks; `counts` holds how many rows each of them has, and the first comparison of the
  /// blocks has the key `first`.
  public mutating func gather(
    _ groups: Range<Int>, counts: ArraySlice<Int>,
    _ stretches: [(block: RowBlock, rows: Range<Int>)], _ table: KeyTable, from first: Int
  ) {
    removeAll()
    bytes.removeAll(keepingCapacity: true)
    var places: [Int] = []
    for (group, count) in zip(groups, counts) {
      runs.append(Run(firstRow: rowCount, fingerprint: 0))
      table.appendKeys(of: first + group, to: &bytes, &keys)
      places.append(rowCount)
      rowCount += count
    }
    let width = layout.numberCount
    if numbers.count < rowCount * width {
      numbers = [Double](repeating: 0, count: rowCount * width)
    }
    if codes.count < rowCount {
      codes = [Cell](repeating: Cell(start: 0, count: 0), count: rowCount)
    }
    // Taken out, so that the rest can change while they are filled.
    var (numbers, codes) = ([Double](), [Cell]())
    swap(&numbers, &self.numbers)
    swap(&codes, &self.codes)
    var numberSpan = numbers.mutableSpan
    for (block, rows) in stretches {
      for row in rows {
        let (group, text) = block.particulars(of: row)
        guard groups.contains(group) else { continue }
        let place = places[group - groups.lowerBound]
        places[group - groups.lowerBound] = place + 1
        block.copyNumbers(row, to: &numberSpan, place * width)
        codes[place] = Cell(start: bytes.count, count: text.count)
        block.appendText(text, to: &bytes)
      }
    }
    swap(&numbers, &self.numbers)
    swap(&codes, &self.codes)
    byteCount = bytes.count
  }
}

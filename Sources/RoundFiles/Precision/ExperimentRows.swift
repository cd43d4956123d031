import Interlab
import Metrology
import Tables
import Wording

/// The rows of a precision experiment, in columns, and what is wrong with them.
struct ExperimentRows {
  private let reader: ExperimentReader
  private let columns: ExperimentColumns
  private var errors = TableErrors()

  private var laboratories = CodeList()
  private var levels = CodeList()
  private var replicates = CodeList()
  private var factors: [CodeList]

  private var laboratoryOf: [Int] = []
  private var levelOf: [Int] = []
  private var replicateOf: [Int] = []
  private var factorsOf: [[Int]]
  private var values: [Double] = []
  private var orders: [Double] = []

  private var table: Table { reader.table }

  init(_ reader: ExperimentReader, _ columns: ExperimentColumns) {
    self.reader = reader
    self.columns = columns
    factors = columns.factors.map { _ in CodeList() }
    factorsOf = columns.factors.map { _ in [] }
  }

  /// Reads every row; throws what is wrong with them.
  mutating func read() throws(TableErrors) {
    let count = table.recordCount
    values.reserveCapacity(count)
    laboratoryOf.reserveCapacity(count)
    levelOf.reserveCapacity(count)
    for record in 0..<count { read(record) }
    try errors.throwIfAny()
  }

  private mutating func read(_ record: Int) {
    laboratoryOf.append(laboratories.index(of: code(record, columns.lab, reader.subject.cellWord)))
    levelOf.append(
      columns.level.map {
        levels.index(of: code(record, $0, Phrase(verbatim: reader.subject.levelColumn)))
      } ?? 0)
    if let column = columns.replicate {
      replicateOf.append(
        replicates.index(of: code(record, column, Phrase(vi: "lần đo lặp", en: "replicate"))))
    }
    for (index, column) in columns.factors.enumerated() {
      let name = table.header[column]
      factorsOf[index].append(
        factors[index].index(of: code(record, column, Phrase(verbatim: name))))
    }
    values.append(number(record, columns.value, Phrase(vi: "giá trị", en: "the value")))
    if let column = columns.order {
      orders.append(number(record, column, Phrase(vi: "thứ tự", en: "the order")))
    }
  }

  private mutating func number(_ record: Int, _ column: Int, _ what: Phrase) -> Double {
    do throws(TableError) {
      guard
        let number = try table.number(record: record, column: column, mark: reader.decimalMark)
      else {
        reject(
          record, column, what + Phrase(vi: " để trống", en: " is empty"),
          Phrase(vi: "Viết số, hoặc bỏ dòng.", en: "Write the number, or leave the row out."))
        return 0
      }
      if let fault = magnitudeFault(number) {
        reject(record, column, fault.problem, fault.remedy)
      }
      return number.value
    } catch {
      errors.append(error)
      return 0
    }
  }

  /// A code without the blanks around it.
  private mutating func code(_ record: Int, _ column: Int, _ what: Phrase) -> String {
    let text = table.trimmedText(record: record, column: column)
    if text.isEmpty {
      reject(
        record, column,
        Phrase(vi: "\(what.vietnamese) để trống", en: "the \(what.english) is empty"),
        Phrase(vi: "Viết mã số của nó.", en: "Write its code."))
    }
    if text.utf8.count > Self.longestCode {
      reject(
        record, column,
        Phrase(
          vi: "\(what.vietnamese) dài hơn \(Self.longestCode) byte: ",
          en: "the \(what.english) is longer than \(Self.longestCode) bytes: ") + excerpt(of: text),
        Phrase(vi: "Viết một mã số ngắn.", en: "Write a short code."))
    }
    if let hidden = text.firstInvisible {
      let number = String(hidden.value, radix: 16, uppercase: true)
      reject(
        record, column,
        Phrase(
          vi: "\(excerpt(of: text)) có ký tự ẩn (U+\(number))",
          en: "\(excerpt(of: text)) has an invisible character (U+\(number))"),
        Phrase(vi: "Gõ lại mã số.", en: "Type the code anew."))
    }
    return text
  }

  private static let longestCode = 400

  private mutating func reject(
    _ record: Int, _ column: Int, _ problem: Phrase, _ remedy: Phrase
  ) {
    let table = table
    errors.append(
      TableError(at: table.location(record: record, column: column), problem, remedy: remedy))
  }
}

extension ExperimentRows {
  /// The cells in order of first appearance, and which of them each row belongs to.
  private struct Cells {
    /// level · laboratories + laboratory, for each cell.
    var keys: [Int] = []

    /// The number of rows of each cell.
    var counts: [Int] = []

    /// The cell of each row.
    var ofRows: [Int] = []
  }

  private func cells(laboratoryCount: Int) -> Cells {
    var cells = Cells()
    cells.ofRows.reserveCapacity(values.count)
    var indices: [Int: Int] = [:]
    for row in values.indices {
      let key = levelOf[row] * laboratoryCount + laboratoryOf[row]
      let cell = indices[key] ?? cells.counts.count
      if cell == cells.counts.count {
        indices[key] = cell
        cells.keys.append(key)
        cells.counts.append(0)
      }
      cells.counts[cell] += 1
      cells.ofRows.append(cell)
    }
    return cells
  }

  /// The rows in cells; throws for replicates that stand twice in a cell of one factor.
  func file() throws(TableErrors) -> ExperimentFile {
    let laboratoryCount = max(1, laboratories.codes.count)
    let cells = cells(laboratoryCount: laboratoryCount)
    var order = Self.rows(ofCells: cells.ofRows, cells.counts)
    if columns.replicate != nil {
      if factorsOf.isEmpty { try checkReplicates(order, cells.counts) }
      sortByReplicate(&order, cells.counts)
    }
    return ExperimentFile(
      experiment: PrecisionExperiment(
        laboratories: laboratories.codes, levels: levels(of: cells, laboratoryCount),
        values: order.map { values[$0] }),
      replicates: columns.replicate == nil ? [] : order.map { replicates.codes[replicateOf[$0]] },
      factorCodes: factorsOf.map { codes in order.map { codes[$0] } },
      orders: orders.isEmpty ? [] : order.map { orders[$0] })
  }

  private func levels(of cells: Cells, _ laboratoryCount: Int) -> [PrecisionLevel] {
    var own = [[PrecisionCell]](repeating: [], count: max(1, levels.codes.count))
    var start = 0
    for (key, count) in zip(cells.keys, cells.counts) {
      own[key / laboratoryCount].append(
        PrecisionCell(laboratory: key % laboratoryCount, values: start..<(start + count)))
      start += count
    }
    let names = columns.level == nil ? [nil] : levels.codes.map(Optional.init)
    return zip(names, own).map { PrecisionLevel(name: $0, cells: $1) }
  }

  /// The rows, cell after cell, within a cell as in the file.
  private static func rows(ofCells cellOf: [Int], _ counts: [Int]) -> [Int] {
    var next: [Int] = []
    next.reserveCapacity(counts.count)
    var start = 0
    for count in counts {
      next.append(start)
      start += count
    }
    var rows = [Int](repeating: 0, count: cellOf.count)
    for (row, cell) in cellOf.enumerated() {
      rows[next[cell]] = row
      next[cell] += 1
    }
    return rows
  }

  /// Within a cell the replicates stand in the order in which their labels first appear in the file,
  /// so that the first of a pair is the same material for every laboratory.
  private func sortByReplicate(_ order: inout [Int], _ counts: [Int]) {
    var start = 0
    for count in counts {
      let cell = order[start..<(start + count)]
      if zip(cell, cell.dropFirst()).contains(where: { replicateOf[$0] > replicateOf[$1] }) {
        let sorted = cell.sorted { (replicateOf[$0], $0) < (replicateOf[$1], $1) }
        order.replaceSubrange(start..<(start + count), with: sorted)
      }
      start += count
    }
  }

  private func checkReplicates(_ order: [Int], _ counts: [Int]) throws(TableErrors) {
    guard let column = columns.replicate else { return }
    let word = reader.subject.cellWord
    var errors = TableErrors()
    var start = 0
    for count in counts {
      var seen: [Int: Int] = [:]
      for row in order[start..<(start + count)] {
        guard let first = seen.updateValue(row, forKey: replicateOf[row]) else { continue }
        let code = replicates.codes[replicateOf[row]]
        let earlier = table.location(record: first, column: column).row ?? 0
        errors.append(
          TableError(
            at: table.location(record: row, column: column),
            Phrase(
              vi:
                "lần đo lặp \(excerpt(of: code)) của \(word.vietnamese) này đã có ở dòng \(earlier)",
              en:
                "replicate \(excerpt(of: code)) of this \(word.english) stands in row \(earlier) already"
            ),
            remedy: Phrase(
              vi: "Đánh số khác nhau cho các lần đo lặp của một \(word.vietnamese).",
              en: "Number the replicates of one \(word.english) differently.")))
      }
      start += count
    }
    try errors.throwIfAny()
  }
}

/// Codes in order of first appearance. Two spellings of one accent are one code.
struct CodeList {
  private(set) var codes: [String] = []
  private var indices: [String: Int] = [:]
  private var last = (code: "", index: -1)

  /// The index of a code, new or known.
  mutating func index(of code: String) -> Int {
    if last.index >= 0, last.code == code { return last.index }
    let index = indices[code] ?? codes.count
    if index == codes.count {
      codes.append(code)
      indices[code] = index
    }
    last = (code, index)
    return index
  }
}

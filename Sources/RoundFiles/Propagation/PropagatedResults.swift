import Interlab
import Metrology
import Tables
import Wording

/// The results of a round that come from propagation files, and the covariances that they have with one
/// another and with an assigned value from such a file.
struct PropagatedResults: Sendable {
  private let rows: [ResultRow]
  private var numbers: [Int: UncertainNumbers.Number] = [:]
  private var cells: [[String: String]]
  private var references: [String?: UncertainNumbers.Number] = [:]
  private var covariances: [String?: [String: Double]] = [:]
  private var freedomScales: [String?: [String: Double?]] = [:]
  private var pairs: [String?: [Correlation]] = [:]

  /// Evaluates the files that `rows` and the assigned values of `comparisons` name, relative to
  /// `folder`. Throws a ``FileFailure`` or all that is wrong with them.
  init(
    _ rows: [ResultRow], in folder: String, of definition: String,
    comparisons: [ComparisonDefinition]
  ) throws {
    self.rows = rows
    cells = rows.map(\.cells)
    guard rows.contains(where: { $0.propagated != nil }) else { return }
    var source = OutputSource(folder: folder, definition: definition)
    for (index, row) in rows.enumerated() {
      guard let name = row.propagated, let found = try source.output(name, at: row.place) else {
        continue
      }
      numbers[index] = found.number
      cells[index].merge(found.cells) { _, new in new }
    }
    for comparison in comparisons {
      guard let name = comparison.propagated else { continue }
      let place = CellLocation(
        file: definition, row: comparison.place?.row, column: comparison.place?.column)
      references[comparison.rules.key.measurand] = try source.output(name, at: place)?.number
    }
    try source.errors.throwIfAny()
    findCovariances(source.inputs)
  }

  private mutating func findCovariances(_ inputs: SharedInputs) {
    let only = references.count == 1 ? references.first?.value : nil
    var earlier: [String?: [Int]] = [:]
    for (index, row) in rows.enumerated() {
      guard let number = numbers[index] else { continue }
      let measurand = row.measurand
      let reference = references[measurand] ?? references[nil] ?? (measurand == nil ? only : nil)
      if let reference {
        covariances[measurand, default: [:]][row.lab] = inputs.covariance(number, reference)
        freedomScales[measurand, default: [:]][row.lab] = .some(
          inputs.freedomScale(number, reference))
      }
      let variance = inputs.covariance(number, number)
      for other in earlier[measurand] ?? [] {
        guard let partner = numbers[other] else { continue }
        let size = (variance * inputs.covariance(partner, partner)).squareRoot()
        let r = inputs.covariance(number, partner) / size
        guard r.isFinite, r != 0 else { continue }
        pairs[measurand, default: []].append(
          Correlation(between: [rows[other].lab, row.lab], r: max(-1, min(1, r))))
      }
      earlier[measurand, default: []].append(index)
    }
  }

  /// The correlations of the results of a measurand, by laboratory.
  func correlations(of measurand: String?) -> [Correlation] {
    pairs[measurand] ?? pairs[nil] ?? []
  }

  /// The results as a table with the columns that the rows have.
  func table(file: String) throws(TableErrors) -> Table {
    let columns = ResultRowsReader.cellKeys.filter { key in
      key == "value" || cells.contains { $0[key] != nil }
    }
    let hasMeasurand = rows.contains { $0.measurand != nil }
    var records = [["lab"] + (hasMeasurand ? ["measurand"] : []) + columns]
    for (row, cells) in zip(rows, cells) {
      records.append(
        [row.lab] + (hasMeasurand ? [row.measurand ?? ""] : [])
          + columns.map { cells[$0] ?? "" })
    }
    // Not by the writer of CSV for spreadsheets, which would guard a code such as -A.
    let lines = records.map { record in
      record.map { cell in
        "\""
          + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
          + "\""
      }
      .joined(separator: ",")
    }
    return try Table(
      csv: Array((lines.joined(separator: "\n") + "\n").utf8), file: file + " (rows)",
      separator: .comma)
  }

  /// Writes the covariances with their assigned values into the comparisons, and which of them leave
  /// covariances between results aside.
  func addCovariances(to round: inout Round) {
    for index in round.comparisons.indices {
      let comparison = round.comparisons[index]
      let measurand = comparison.key.measurand
      switch comparison.assignedValue {
      case .stated:
        guard let known = covariances[measurand] ?? covariances[nil] else { continue }
        let scales = freedomScales[measurand] ?? freedomScales[nil] ?? [:]
        let laboratories = comparison.rows.map {
          round.laboratories[Int(round.results.laboratories[$0])]
        }
        round.comparisons[index].assignedCovariances = laboratories.map { known[$0] ?? 0 }
        round.comparisons[index].assignedFreedomScales = laboratories.map { scales[$0] ?? nil }
      case .consensus, .reference:
        round.comparisons[index].resultsShareInputs =
          !comparison.assignedValue.takesCovariance && !correlations(of: measurand).isEmpty
      case .travelling: continue
      }
    }
  }
}

/// Evaluates propagation files, each once.
private struct OutputSource {
  let folder: String
  let definition: String
  private(set) var inputs = SharedInputs()
  private(set) var errors = TableErrors()
  private var known: [String: (numbers: UncertainNumbers, propagation: LinearPropagation)] = [:]
  private var failed: Set<String> = []

  init(folder: String, definition: String) {
    self.folder = folder
    self.definition = definition
  }

  /// The output with its value, U, k and ν as cells of a table; `nil` where something is wrong, which is
  /// then noted.
  mutating func output(
    _ name: PropagatedOutputName, at place: CellLocation
  ) throws -> (number: UncertainNumbers.Number, cells: [String: String])? {
    let path = name.file.hasPrefix("/") ? name.file : folder + name.file
    guard !failed.contains(path) else { return nil }
    do {
      if known[path] == nil {
        let result = try PropagationSource(chain: []).result(path)
        known[path] = result
        if let input = inputs.add(result.numbers) {
          errors.append(
            TableError(
              at: place,
              Phrase(
                vi:
                  "\(excerpt(of: input)) của \(excerpt(of: name.file)) có độ không đảm bảo đo khác với trong tệp khác, dù cả hai nói đó là cùng một đại lượng",
                en:
                  "\(excerpt(of: input)) of \(excerpt(of: name.file)) has another uncertainty in another "
                  + "file, although both say that it is one quantity"),
              remedy: Phrase(
                vi: "Sửa một trong hai, hoặc dùng chung nó dưới hai tên.",
                en: "Correct one of the two, or share it under two names.")))
        }
      }
    } catch let mistakes as TableErrors {
      failed.insert(path)
      errors.append(contentsOf: mistakes)
      return nil
    }
    guard let result = known[path] else { return nil }
    return number(name, result.numbers, result.propagation, place)
  }

  private mutating func number(
    _ name: PropagatedOutputName, _ numbers: UncertainNumbers, _ propagation: LinearPropagation,
    _ place: CellLocation
  ) -> (number: UncertainNumbers.Number, cells: [String: String])? {
    let names = numbers.numbers.map(\.name)
    guard let index = name.output.map({ names.firstIndex(of: $0) }) ?? (names.count == 1 ? 0 : nil)
    else {
      let list = names.prefix(20).joined(separator: ", ")
      let nearest = name.output.map { didYouMean($0, among: names) }
      errors.append(
        TableError(
          at: place,
          name.output.map {
            Phrase(
              vi: "\(excerpt(of: name.file)) không có đại lượng đầu ra \(excerpt(of: $0))",
              en: "\(excerpt(of: name.file)) has no output \(excerpt(of: $0))")
          }
            ?? Phrase(
              vi: "\(excerpt(of: name.file)) có nhiều đại lượng đầu ra",
              en: "\(excerpt(of: name.file)) has several outputs"),
          remedy: (nearest ?? .empty)
            + Phrase(vi: "Thêm output: một trong \(list).", en: "Add output: one of \(list).")))
      return nil
    }
    let output = propagation.outputs[index]
    guard let u = try? output.standardUncertainty.get(), let k = try? output.coverageFactor.get(),
      let ν = try? output.degreesOfFreedom.get()
    else {
      errors.append(
        TableError(
          at: place,
          Phrase(
            vi: "\(excerpt(of: output.name)) không có độ không đảm bảo đo mở rộng",
            en: "\(excerpt(of: output.name)) has no expanded uncertainty"),
          remedy: Phrase(
            vi: "Xem bằng lienphong propagate.", en: "Look at it with lienphong propagate.")))
      return nil
    }
    var cells = ["value": shortestText(output.value), "u": shortestText(u), "k": shortestText(k)]
    if ν.isFinite { cells["dof"] = shortestText(ν.value) }
    return (numbers.numbers[index], cells)
  }
}

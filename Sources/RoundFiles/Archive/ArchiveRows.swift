import Interlab
import Metrology
import Tables

/// What is not plain enough to be read in pieces, or wrong: the whole file is read to say what.
struct NotPlain: Error {}

/// Turns plain rows into the columns of a round.
struct ArchiveRows {
  private let columns: ArchiveColumns
  private let definition: ComparisonDefinition
  private let template: Round
  private var names = LaboratoryNames()

  init(_ columns: ArchiveColumns, _ definition: ComparisonDefinition, _ template: Round) {
    (self.columns, self.definition, self.template) = (columns, definition, template)
  }

  /// A round of the comparisons in some runs.
  mutating func round(_ parts: [ArchivePart]) throws(NotPlain) -> Round {
    names.trim()
    var results = ReportedResults()
    var comparisons: [Comparison] = []
    for part in parts {
      for run in part.runs {
        let first = results.count
        for row in part.rows.rows(ofRun: run) { try append(row, part.rows, to: &results) }
        var comparison = definition.rules
        comparison.key = columns.key(part.rows.keyTexts(ofRun: run))
        comparison.rows = first..<results.count
        comparisons.append(comparison)
      }
    }
    var round = template
    round.laboratories = names.codes
    round.comparisons = comparisons
    round.results = results
    return round
  }

  private mutating func append(
    _ row: Int, _ rows: PlainRows, to results: inout ReportedResults
  ) throws(NotPlain) {
    func number(_ place: Int?) -> Double? {
      guard let place else { return nil }
      let number = rows.number(row, place)
      return number.isNaN ? nil : number
    }
    guard let value = number(columns.value), isQuantity(value) else { throw NotPlain() }
    let isIncluded = columns.include == nil || number(columns.include) == 1
    let uncertainty = try uncertainty(
      U: number(columns.U), k: number(columns.k), u: number(columns.u))
    if uncertainty == nil, isIncluded, definition.needsUncertainties { throw NotPlain() }
    if uncertainty?.standard.value == 0, definition.needsNonzeroUncertainties { throw NotPlain() }
    var degreesOfFreedom = DegreesOfFreedom.infinite
    if let dof = number(columns.dof) {
      guard isQuantity(dof), let stated = try? DegreesOfFreedom(dof) else { throw NotPlain() }
      degreesOfFreedom = stated
    }
    results.append(
      laboratory: names.index(of: rows.codes[row].range, in: rows.bytes), value: value,
      uncertainty: uncertainty, degreesOfFreedom: degreesOfFreedom, isIncluded: isIncluded)
  }

  /// As ``UncertaintyStatement`` makes it; a statement of both _U_ and _u_ needs its digits.
  private func uncertainty(
    U: Double?, k: Double?, u: Double?
  ) throws(NotPlain) -> ReportedUncertainty? {
    for number in [U, k, u] where !isQuantity(number ?? 0) { throw NotPlain() }
    guard U == nil || u == nil else { throw NotPlain() }
    do throws(InvalidQuantity) {
      if U == nil, u == nil { return nil }
      let factor = try k.map { (k) throws(InvalidQuantity) in try CoverageFactor(k) } ?? .two
      if let U {
        return try ReportedUncertainty(
          expanded: ExpandedUncertainty(U, coverageFactor: factor),
          coverageFactorIsAssumed: k == nil)
      }
      return try u.map { (u) throws(InvalidQuantity) in
        try ReportedUncertainty(
          standard: StandardUncertainty(u), coverageFactor: factor,
          coverageFactorIsAssumed: k == nil)
      }
    } catch {
      throw NotPlain()
    }
  }
}

/// Whether a number is one that a quantity can have; see ``magnitudeFault(_:)``.
@inline(__always)
private func isQuantity(_ number: Double) -> Bool {
  number == 0 || (number.magnitude >= smallestUncertainty && number.magnitude <= magnitudeLimit)
}

/// The codes of laboratories, each made into a text once.
private struct LaboratoryNames {
  private(set) var codes: [String] = []
  private var indices: [UInt64: Int] = [:]

  /// Forgets them when they are very many.
  mutating func trim() {
    guard codes.count > 100_000 else { return }
    self = LaboratoryNames()
  }

  mutating func index(of range: Range<Int>, in bytes: [UInt8]) -> Int {
    var print = Fingerprint()
    print.add(bytes.span, range)
    if let known = indices[print.value], codes[known].utf8.elementsEqual(bytes[range]) {
      return known
    }
    indices[print.value] = codes.count
    codes.append(String(decoding: bytes[range], as: UTF8.self))
    return codes.count - 1
  }
}

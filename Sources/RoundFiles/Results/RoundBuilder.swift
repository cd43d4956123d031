import Interlab
import Mathematics
import Metrology
import Tables
import Wording

/// Gathers the rows of a results file into the comparisons and columns of a round.
struct RoundBuilder {
  private var round: Round
  private let reader: ResultsReader
  private let columns: ResultsColumns
  private var laboratories: [String: Int] = [:]
  private var positions: [ComparisonKey: Int] = [:]
  private var groups: [Group] = []

  /// The rows of one comparison, by laboratory, in order of first appearance.
  private struct Group {
    let key: ComparisonKey
    var order: [Int] = []
    var records: [Int: [ResultsRecord]] = [:]

    /// The power of ten of the last figure that means of replicates are shown with: one figure
    /// more than half of the single results at least were written with.
    var meanPlace: Int {
      let places = records.values.joined().compactMap(\.result?.value.lastDecimalPlace).sorted()
      return places.isEmpty ? 0 : places[(places.count - 1) / 2] - 1
    }
  }

  init(_ round: Round, _ reader: ResultsReader, _ columns: ResultsColumns) {
    self.round = round
    self.reader = reader
    self.columns = columns
  }

  /// Takes a row in, and tells where it contradicts those before: also where something else is wrong with
  /// one of them, so that all is told at once.
  mutating func add(_ record: ResultsRecord, _ errors: inout TableErrors) {
    let laboratory = intern(record.laboratory)
    let group = position(of: record.key)
    if let earlier = groups[group].records[laboratory], let first = earlier.first {
      rejectContradiction(record, first, &errors)
      if let same = earlier.first(where: { $0.replicate == record.replicate }) {
        rejectRepetition(record, same, &errors)
      }
    } else {
      groups[group].order.append(laboratory)
    }
    groups[group].records[laboratory, default: []].append(record)
  }

  private mutating func intern(_ code: String) -> Int {
    if let known = laboratories[code] { return known }
    laboratories[code] = round.laboratories.count
    round.laboratories.append(code)
    return round.laboratories.count - 1
  }

  private mutating func position(of key: ComparisonKey) -> Int {
    if let known = positions[key] { return known }
    positions[key] = groups.count
    groups.append(Group(key: key))
    return groups.count - 1
  }

  /// Replicates need a column of their own, and share one uncertainty and one inclusion.
  private func rejectContradiction(
    _ record: ResultsRecord, _ earlier: ResultsRecord, _ errors: inout TableErrors
  ) {
    let row = reader.table.location(record: earlier.record, column: columns.lab).row ?? 0
    let code = excerpt(of: record.laboratory)
    if columns.replicate == nil {
      reject(
        record, columns.lab,
        Phrase(
          vi: "phòng thí nghiệm \(code) có hai lần, lần đầu ở dòng \(row)",
          en: "the laboratory \(code) stands twice, first in row \(row)"),
        Phrase(
          vi: "Bỏ một trong các dòng, hoặc thêm cột replicate và đánh số chúng.",
          en: "Remove one of the rows, or add a column replicate and number them."), &errors)
      return
    }
    guard let result = record.result, let other = earlier.result else { return }
    if result.isIncluded != other.isIncluded {
      reject(
        record, columns.include ?? columns.lab,
        Phrase(
          vi: "các lần đo lặp của \(code) lúc được đưa vào, lúc bị loại (dòng \(row))",
          en: "the replicates of \(code) are partly included and partly excluded (row \(row))"),
        Phrase(vi: "Đưa vào tất cả hoặc loại tất cả.", en: "Include or exclude all of them."),
        &errors)
    } else if result.uncertainty != other.uncertainty
      || result.degreesOfFreedom != other.degreesOfFreedom
    {
      reject(
        record, columns.U ?? columns.u ?? columns.lab,
        Phrase(
          vi: "các lần đo lặp của \(code) nêu độ không đảm bảo đo khác nhau (dòng \(row))",
          en: "the replicates of \(code) state different uncertainties (row \(row))"),
        Phrase(
          vi:
            "Trong mỗi dòng, nêu độ không đảm bảo đo của kết quả của phòng thí nghiệm, tức giá trị trung bình.",
          en: "State the uncertainty of the laboratory's result, the mean, in each row."), &errors)
    }
  }

  private func rejectRepetition(
    _ record: ResultsRecord, _ earlier: ResultsRecord, _ errors: inout TableErrors
  ) {
    guard let column = columns.replicate, let replicate = record.replicate else { return }
    let row = reader.table.location(record: earlier.record, column: column).row ?? 0
    reject(
      record, column,
      Phrase(
        vi:
          "lần đo lặp \(excerpt(of: replicate)) của \(excerpt(of: record.laboratory)) có hai lần, lần đầu ở dòng \(row)",
        en:
          "the replicate \(excerpt(of: replicate)) of \(excerpt(of: record.laboratory)) stands twice, "
          + "first in row \(row)"),
      Phrase(
        vi: "Bỏ một trong các dòng, hoặc đánh số khác nhau.",
        en: "Remove one of the rows, or number them apart."), &errors)
  }

  private func reject(
    _ record: ResultsRecord, _ column: Int, _ problem: Phrase, _ remedy: Phrase,
    _ errors: inout TableErrors
  ) {
    errors.append(
      TableError(
        at: reader.table.location(record: record.record, column: column), problem, remedy: remedy))
  }

  /// The round with its columns sorted by comparison.
  mutating func finish() throws -> Round {
    for group in groups {
      guard let definition = reader.definition(of: group.key.measurand) else { continue }
      let first = round.results.count
      let meanPlace = columns.replicate == nil ? 0 : group.meanPlace
      for laboratory in group.order {
        let results = (group.records[laboratory] ?? []).compactMap(\.result)
        append(laboratory, results, meanPlace: meanPlace)
      }
      var comparison = definition.rules
      let measurand = group.key.measurand ?? comparison.key.measurand
      comparison.key = ComparisonKey(
        round: group.key.round, item: group.key.item, measurand: measurand)
      comparison.rows = first..<round.results.count
      if let source = definition.covariances {
        comparison.assignedValue = try source.assignedValue(for: comparison, in: round)
      }
      if let source = definition.travelling {
        comparison.assignedValue = try travelling(source, group, comparison.key)
      }
      round.comparisons.append(comparison)
    }
    return round
  }

  /// The values of a travelling standard at the dates of the rows of `group`.
  private func travelling(
    _ source: TravellingSource, _ group: Group, _ key: ComparisonKey
  ) throws -> AssignedValueMethod {
    let rows = group.order.compactMap { laboratory in
      group.records[laboratory]?.first.map { (round.laboratories[laboratory], $0.record) }
    }
    return try source.method(
      laboratories: rows.map(\.0), records: rows.map(\.1), item: key.item, reader.table,
      date: columns.date)
  }

  private mutating func append(
    _ laboratory: Int, _ results: [StatedResult], meanPlace: Int
  ) {
    guard let first = results.first else { return }
    let values = results.map(\.value.value).sorted()
    let isMean = values.count > 1
    round.results.append(
      laboratory: laboratory, value: isMean ? SampleMoments(values.span).mean : values[0],
      uncertainty: first.uncertainty, degreesOfFreedom: first.degreesOfFreedom,
      isIncluded: first.isIncluded,
      valuePlace: isMean ? meanPlace : first.value.lastDecimalPlace,
      uncertaintyPlace: first.uncertaintyPlace, replicates: isMean ? values : [])
  }
}

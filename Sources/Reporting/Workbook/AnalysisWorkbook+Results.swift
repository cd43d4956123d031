import Interlab
import Metrology
import Tables

/// The sheets of assigned values and of results.
extension AnalysisWorkbook {
  private func number(_ value: Double?, format: String? = nil) -> SheetTable.Cell {
    guard let value, value.isFinite else { return .empty }
    return .number(value, format: format)
  }

  var assignedValueSheet: OutputSheet {
    var table = SheetTable(
      name: say(vi: "Giá trị ấn định", en: "Assigned values"),
      heads: [
        (say(vi: "Phép so sánh", en: "Comparison"), 34), ("id", 16),
        (say(vi: "Đơn vị", en: "Unit"), 10), (say(vi: "Phương pháp", en: "Method"), 34),
        ("x_pt", 16), ("u(x_pt)", 16), ("U(x_pt)", 16), ("k", 8), ("ν", 10), ("σ_pt", 14),
        ("δ_E", 12), (say(vi: "Số kết quả", en: "Results"), 10),
        (say(vi: "Tạo nên x_pt", en: "Forming x_pt"), 10),
        (say(vi: "Đánh giá theo", en: "Judged by"), 10),
      ] + Verdict.allCases.map { (word(of: $0), 12) })
    for (index, comparison) in analysis.comparisons.enumerated() {
      table.append(row(of: comparison, index))
    }
    return table.sheet
  }

  private func row(of analysis: ComparisonAnalysis, _ index: Int) -> [SheetTable.Cell] {
    let (comparison, assigned) = (analysis.comparison, analysis.assignedValue)
    let kind = analysis.leadingScore(coverage: round.coverage)
    let verdicts = kind.flatMap { analysis.scores($0) }?.map(\.verdict) ?? []
    return [
      .text(name(index)), .text(comparison.key.measurand ?? ""), .text(comparison.unit ?? ""),
      .text(methodName(assigned.method, in: language)), number(assigned.value),
      number(assigned.standardUncertainty), number(assigned.expandedUncertainty),
      assigned.standardUncertainty == nil ? .empty : number(assigned.coverageFactor),
      number(assigned.degreesOfFreedom.value),
      number(analysis.sigmaPt.flatMap { try? $0.value.get() }),
      number(comparison.maximumPermissibleError), number(Double(analysis.participantCount)),
      number(Double(analysis.includedCount)), .text(kind?.symbol ?? ""),
    ]
      + Verdict.allCases.map { verdict in
        number(Double(verdicts.count { $0 == verdict }))
      }
  }

  private func word(of verdict: Verdict) -> String { verdict.word(for: .z, in: language) }

  var resultSheet: OutputSheet {
    let kinds = ScoreKind.allCases.filter { kind in
      analysis.comparisons.contains { $0.scoreKinds.contains(kind) }
    }
    var table = SheetTable(
      name: say(vi: "Kết quả", en: "Results"),
      heads: [
        (say(vi: "Phép so sánh", en: "Comparison"), 34), ("id", 16),
        (say(vi: "Đơn vị", en: "Unit"), 10), (say(vi: "Phòng thí nghiệm", en: "Laboratory"), 18),
        ("x_i", 16), ("u(x_i)", 14), ("U(x_i)", 14), ("k", 8), ("ν", 8),
        (say(vi: "Tham gia x_pt", en: "Included"), 10), ("x_pt", 16), ("u(x_pt)", 14), ("d_i", 16),
        ("u(d_i)", 14),
      ]
        + kinds.flatMap { kind in
          [
            (kind.symbol, 10),
            (kind.symbol + say(vi: ", đánh giá hoặc lí do", en: ", verdict or reason"), 20),
          ]
        })
    for (index, comparison) in analysis.comparisons.enumerated() {
      for offset in comparison.comparison.rows.indices.map({
        $0 - comparison.comparison.rows.lowerBound
      }) {
        table.append(
          row(of: comparison, index, at: offset)
            + kinds.flatMap { cells(of: $0, comparison, at: offset) })
      }
    }
    return table.sheet
  }

  private func row(
    of analysis: ComparisonAnalysis, _ index: Int, at offset: Int
  ) -> [SheetTable.Cell] {
    let (comparison, results) = (analysis.comparison, round.results)
    let row = comparison.rows.lowerBound + offset
    let deviation = analysis.deviations?[offset]
    return [
      .text(name(index)), .text(comparison.key.measurand ?? ""), .text(comparison.unit ?? ""),
      .text(round.laboratories[Int(results.laboratories[row])]),
      number(
        results.values[row], format: SheetTable.format(place: results.shownValuePlace(at: row))),
      number(results.standardUncertainties[row]),
      number(
        results.expandedUncertainties[row],
        format: SheetTable.format(place: results.shownUncertaintyPlace(at: row))),
      number(results.coverageFactors[row]), number(results.degreesOfFreedom[row]),
      .flag(results.isIncluded[row]), number(analysis.assignedValue.value(at: offset)),
      number(analysis.assignedValue.standardUncertainty(at: offset)), number(deviation?.value),
      number(deviation?.standardUncertainty),
    ]
  }

  /// The number of a score, and its verdict in words or why it is absent.
  private func cells(
    of kind: ScoreKind, _ analysis: ComparisonAnalysis, at offset: Int
  ) -> [SheetTable.Cell] {
    switch analysis.scores(kind)?[offset] {
    case nil: [.empty, .empty]
    case .absent(let reason): [.empty, .text(reason.reason(in: language))]
    case .value(let value, let verdict):
      [
        number(value, format: SheetTable.format(place: -kind.decimals)),
        verdict.map { .text($0.word(for: kind, in: language), fill: $0.fill) } ?? .empty,
      ]
    }
  }
}

extension Verdict {
  /// The ground of a cell with its word; none where all is well.
  fileprivate var fill: String? {
    switch self {
    case .acceptable: nil
    case .warning: "FDF3E1"
    case .action: "FCEBEA"
    case .inconclusive: "EEEEF5"
    }
  }
}

public import Interlab
import Metrology
import Tables
public import Wording

/// A precision experiment as a terminal shows it: the figures of all levels, then for each level its
/// laboratories and the outlier tests, then how the standard deviations depend on the level.
///
/// Complexity: linear in levels and laboratories.
public struct PrecisionText {
  /// The whole text; every line ends with a newline.
  public let text: String

  /// Writes `analysis` in `language`.
  public init(of analysis: PrecisionAnalysis, language: Language) {
    let writer = PrecisionWriter(analysis: analysis, language: language)
    var text = writer.title + "\n\n"
    writer.appendFigures(to: &text)
    for (level, trueness) in zip(analysis.levels, analysis.trueness) {
      writer.append(level, to: &text)
      if let trueness { writer.append(trueness, of: level, to: &text) }
    }
    writer.appendRelations(to: &text)
    writer.appendRemovals(to: &text)
    self.text = text
  }
}

/// The parts of a ``PrecisionText``.
struct PrecisionWriter {
  let analysis: PrecisionAnalysis
  let language: Language

  var numbers: NumberStyle { NumberStyle(language) }

  private var laboratories: [String] { analysis.experiment.laboratories }

  func say(vi: String, en: String) -> String { Phrase(vi: vi, en: en).text(in: language) }

  var title: String {
    let standard =
      switch (analysis.rules.design, analysis.rules.isRobust) {
      case (.oneWay, false): "ISO 5725-2:2019"
      case (.oneWay, true):
        say(vi: "ISO 5725-5, thuật toán A và S", en: "ISO 5725-5, Algorithms A and S")
      case (.splitLevel, false): say(vi: "ISO 5725-5, mức tách", en: "ISO 5725-5, split level")
      case (.splitLevel, true):
        say(
          vi: "ISO 5725-5, mức tách, thuật toán A", en: "ISO 5725-5, split level, Algorithm A")
      }
    return say(
      vi: "Độ chụm của phương pháp đo (\(standard))",
      en: "Precision of a measurement method (\(standard))")
  }

  /// Rows of cells under their titles.
  func append(_ columns: [TextColumn], rows: Int, to text: inout String) {
    for row in 0...rows {
      for (index, column) in columns.enumerated() {
        if index > 0 { text += "  " }
        column.append(row: row, isLast: index == columns.count - 1, to: &text)
      }
      text += "\n"
    }
  }

  /// The name of a level, or its number.
  func name(of level: Int) -> String {
    escapingControls(analysis.experiment.levels[level].name ?? String(level + 1))
  }

  func code(of laboratory: Int) -> String { escapingControls(laboratories[laboratory]) }

  // MARK: Figures

  func appendFigures(to text: inout String) {
    let levels = analysis.levels
    func spread(_ figure: (LevelPrecision) -> PrecisionFigure) -> [String] {
      let values = levels.map { (try? figure($0).get()) ?? .nan }
      return numbers.column(values, places: values.map { figurePlace(3, of: $0) })
    }
    let means = levels.map { $0.mean ?? .nan }
    let meanPlaces = levels.map { level in
      let s = (try? level.reproducibility.get()) ?? (try? level.repeatability.get())
      return s.flatMap { $0 > 0 ? figurePlace(3, of: $0) : nil }
        ?? figurePlace(6, of: level.mean ?? .nan)
    }
    append(
      [
        TextColumn(say(vi: "mức", en: "level"), levels.map { name(of: $0.index) }, .leading),
        TextColumn("p", levels.map { String($0.laboratoryCount) }, .decimal),
        TextColumn("N", levels.map { String($0.resultCount) }, .decimal),
        TextColumn("m", numbers.column(means, places: meanPlaces), .decimal),
        TextColumn("s_r", spread(\.repeatability), .decimal),
        TextColumn("s_L", spread(\.between), .decimal),
        TextColumn("s_R", spread(\.reproducibility), .decimal),
      ], rows: levels.count, to: &text)
    for level in levels {
      if case .failure(let absence) = level.reproducibility {
        let reason = absence.reason(in: language)
        text +=
          "- \(name(of: level.index)): "
          + say(vi: "không có s_R: \(reason)", en: "no s_R: \(reason)") + "\n"
      }
    }
  }

  /// The place of a significant figure, not coarser than the unit; 0 for what is no number.
  func figurePlace(_ count: Int, of value: Double) -> Int {
    guard !value.isNaN, let place = placeOfSignificantFigure(count, of: value) else { return 0 }
    return unitOrFiner(place, of: value)
  }

  // MARK: One level

  func append(_ level: LevelPrecision, to text: inout String) {
    guard !level.cells.isEmpty else { return }
    text += "\n"
    if analysis.levels.count > 1 || level.name != nil {
      text += say(vi: "Mức ", en: "Level ") + name(of: level.index) + "\n\n"
    }
    if let pairs = level.pairs {
      append(pairs, of: level, to: &text)
    } else {
      appendCells(of: level, to: &text)
    }
    for line in testLines(of: level) { text += "- \(line)\n" }
    for notice in level.notices { text += "- \(notice.message(in: language))\n" }
  }

  private func appendCells(of level: LevelPrecision, to text: inout String) {
    let cells = level.cells
    let deviations = cells.map { $0.standardDeviation ?? .nan }
    let place = (try? level.repeatability.get()).map { figurePlace(3, of: $0) } ?? -3
    let means = cells.map(\.mean)
    let meanPlaces = means.map { mean in
      level.hasNoReplicates ? figurePlace(9, of: mean) : min(place, 0)
    }
    func mandel(
      _ figure: (MandelStatistic) -> PrecisionFigure, _ verdict: (MandelStatistic) -> OutlierVerdict
    ) -> [String] {
      level.mandel.map { statistic in
        guard case .success(let number) = figure(statistic) else { return "–" }
        return numbers.decimals(2, of: number) + verdict(statistic).sign
      }
    }
    append(
      [
        TextColumn(
          say(vi: "PTN", en: "lab"), cells.map { code(of: $0.laboratory) }, .leading),
        TextColumn("n", cells.map { String($0.count) }, .decimal),
        TextColumn(
          say(vi: "trung bình", en: "mean"), numbers.column(means, places: meanPlaces), .decimal),
        TextColumn(
          "s", numbers.column(deviations, places: deviations.map { figurePlace(3, of: $0) }),
          .decimal),
        TextColumn("h", mandel(\.h) { $0.hVerdict(level.hLimits) }, .leading),
        TextColumn("k", mandel(\.k, \.kVerdict), .leading),
      ], rows: cells.count, to: &text)
    if let h = level.hLimits, let k = level.kLimits {
      text +=
        say(vi: "Đường 5 % và 1 %: ", en: "Lines at 5 % and 1 %: ")
        + "h \(numbers.decimals(2, of: h.at5)); \(numbers.decimals(2, of: h.at1)) — "
        + "k \(numbers.decimals(2, of: k.at5)); \(numbers.decimals(2, of: k.at1))\n"
    }
  }

  private func testLines(of level: LevelPrecision) -> [String] {
    var lines = level.outcomes.map(line)
    if case .success(let outcome) = level.dixon { lines.append(line(outcome)) }
    if case .failure(let absence) = level.cochran {
      lines.append("Cochran C: \(absence.reason(in: language))")
    }
    if case .failure(let absence) = level.grubbs {
      lines.append("Grubbs: \(absence.reason(in: language))")
    }
    return lines
  }

  /// "Grubbs, largest mean: 2.461 (5 %: 2.126; 1 %: 2.274), L03: outlier (1 %)".
  private func line(_ outcome: OutlierOutcome) -> String {
    func number(_ value: Double) -> String { numbers.significant(4, of: value) }
    let codes = outcome.laboratories.map(code).joined(separator: ", ")
    let without =
      outcome.without.isEmpty
      ? ""
      : say(vi: " không kể ", en: " without ") + outcome.without.map(code).joined(separator: ", ")
    return outcome.name(in: language) + without + ": \(number(outcome.statistic)) "
      + "(5 %: \(number(outcome.critical5)); 1 %: \(number(outcome.critical1))), \(codes): "
      + outcome.verdict.word(in: language)
  }
}

import Interlab
import Tables

extension PrecisionWriter {
  // MARK: Split level

  /// The averages and differences of a split-level experiment, and the tests of the differences.
  func append(_ pairs: SplitLevelPairs, of level: LevelPrecision, to text: inout String) {
    let place = (try? level.repeatability.get()).map { figurePlace(3, of: $0) } ?? -3
    func column(_ values: [Double]) -> [String] {
      numbers.column(values, places: values.map { _ in min(place, 0) })
    }
    func h(_ statistics: [MandelStatistic]) -> [String] {
      statistics.map { statistic in
        guard case .success(let number) = statistic.h else { return "–" }
        return numbers.decimals(2, of: number) + statistic.hVerdict(level.hLimits).sign
      }
    }
    append(
      [
        TextColumn(
          say(vi: "PTN", en: "lab"), pairs.averages.map { code(of: $0.laboratory) }, .leading),
        TextColumn(
          say(vi: "trung bình", en: "average"), column(pairs.averages.map(\.mean)), .decimal),
        TextColumn("h", h(level.mandel), .leading),
        TextColumn(
          say(vi: "hiệu", en: "difference"), column(pairs.differences.map(\.mean)), .decimal),
        TextColumn("h", h(pairs.differenceMandel), .leading),
      ], rows: pairs.averages.count, to: &text)
  }

  // MARK: Trueness

  /// "Bias of the method: δ = −0.0009 ± 0.0043 (95 %), not significant".
  func append(_ trueness: MethodTrueness, of level: LevelPrecision, to text: inout String) {
    let accepted = numbers.exact(trueness.acceptedValue.value)
    text +=
      say(
        vi: "Độ đúng so với giá trị quy chiếu được chấp nhận μ = \(accepted) (ISO 5725-4, 95 %)",
        en: "Trueness against the accepted value μ = \(accepted) (ISO 5725-4, 95 %)") + "\n"
    text += "- " + say(vi: "độ chệch của phương pháp", en: "bias of the method")
    text += ": \(line(trueness.method))\n"
    for (cell, bias) in zip(level.cells, trueness.laboratories) {
      text += "- \(code(of: cell.laboratory)): \(line(bias))\n"
    }
  }

  private func line(_ bias: MethodTrueness.Bias) -> String {
    guard case .success(let U) = bias.expandedUncertainty, let isSignificant = bias.isSignificant
    else {
      let number = numbers.significant(3, of: bias.value)
      guard case .failure(let absence) = bias.expandedUncertainty else { return number }
      return "\(number) (\(absence.reason(in: language)))"
    }
    let word =
      isSignificant
      ? say(vi: "có ý nghĩa", en: "significant")
      : say(vi: "không có ý nghĩa", en: "not significant")
    return "\(numbers.withUncertainty(bias.value, U)), \(word)"
  }
}

import Interlab
import Mathematics
import Metrology
import Wording

/// A kernel density in a terminal: its bandwidth, then a line for each mode.
struct DensityLines {
  let entry: ReferenceSurvey.DensityEntry
  let language: Language

  /// The lines, the first of them empty; every line ends with a newline.
  var text: String {
    let numbers = NumberStyle(language)
    let heading = Phrase(vi: "Mật độ nhân", en: "Kernel density").text(in: language)
    switch entry.outcome {
    case .failure(let absence):
      return "\n\(heading), \(entry.rule.rawValue): \(absence.reason(in: language))\n"
    case .success(let found):
      let h = numbers.significant(3, of: found.density.bandwidth)
      return "\n\(heading), \(entry.rule.rawValue), h = \(h)\n"
        + found.modes.map { line(of: $0, found, numbers) }.joined()
    }
  }

  private func line(
    of mode: DensityMode, _ found: ResultDensity, _ numbers: NumberStyle
  ) -> String {
    let place =
      placeOfSignificantFigure(2, of: mode.standardError ?? 0)
      ?? placeOfSignificantFigure(1, of: found.density.bandwidth).map { $0 - 1 } ?? 0
    var line = Phrase(vi: "- mốt ", en: "- mode ").text(in: language)
    line += numbers.rounded(mode.value, place: min(place, 0))
    if let error = mode.standardError {
      line += Phrase(vi: ", sai số chuẩn ", en: ", standard error ").text(in: language)
      line += numbers.significant(2, of: error)
    }
    line += Phrase(vi: ", phần kết quả ", en: ", share of the results ").text(in: language)
    line += percent(mode.share, numbers)
    if let frequency = mode.frequency {
      line += Phrase(vi: ", có mặt trong ", en: ", present in ").text(in: language)
      line += percent(frequency, numbers)
      line += Phrase(vi: " mẫu bootstrap", en: " of the resamples").text(in: language)
    }
    return line + "\n"
  }

  private func percent(_ share: Double, _ numbers: NumberStyle) -> String {
    numbers.rounded(100 * share, place: 0) + " %"
  }
}

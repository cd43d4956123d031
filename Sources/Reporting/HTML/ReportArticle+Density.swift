import Interlab
import Mathematics
import Metrology

/// Whether the results gather about one value: shown where a consensus was made from their scatter.
extension ReportArticle {
  /// How few results have a density that says something, and how many are drawn one by one.
  private static let densityCounts = 8...500

  func density(of comparison: ReportedComparison, index: Int, into section: inout Markup) {
    let analysis = comparison.analysis
    guard case .consensus = analysis.comparison.assignedValue,
      Self.densityCounts.contains(analysis.includedCount),
      let chart = densityChart(of: comparison, index: index)
    else { return }
    let found = chart.found
    section.element("figure") { figure in
      figure.element("div", ["class": "scroll"]) { $0.append(chart.svg) }
      figure.element("figcaption") { caption in
        caption.phrase(bandwidthNote(of: found))
        caption.text(modesNote(of: found))
        caption.element("bdi", text: unitSuffix(analysis.comparison))
        caption.text(".")
      }
    }
  }

  /// Histogram and kernel density of the included results; `nil` where they have none.
  func densityChart(of comparison: ReportedComparison, index: Int) -> DensityChart? {
    let analysis = comparison.analysis
    let sigmaPt = analysis.sigmaPt?.number
    let rule = ResultDensity.standardRule(sigmaPt: sigmaPt)
    guard
      let found = try? ResultDensity(
        of: analysis.comparison, in: round, by: rule, sigmaPt: sigmaPt)
    else { return nil }
    return DensityChart(
      found: found, reference: analysis.assignedValue.value,
      caption: densityCaption(
        of: found, title: name(of: analysis.comparison, index: index),
        hasReference: analysis.assignedValue.value != nil),
      xName: "_x_", unit: analysis.comparison.unit)
  }

  private func densityCaption(
    of found: ResultDensity, title: String, hasReference: Bool
  ) -> ChartCaption {
    var legend = [
      ChartLegend(
        sample: .field(colour: Ink.band), words: say(vi: "tần suất", en: "histogram")),
      ChartLegend(
        sample: .curve(colour: Ink.reference), words: say(vi: "mật độ nhân", en: "kernel density")),
      ChartLegend(
        sample: .limit(dashes: "5 3", colour: Ink.warning), words: say(vi: "mốt", en: "mode")),
    ]
    if hasReference {
      legend.append(ChartLegend(sample: .curve(colour: Ink.acceptable), words: "_x_~pt~"))
    }
    return ChartCaption(
      title: say(vi: "Mật độ kết quả: ", en: "Density of the results: ") + title,
      description: say(
        vi: "Mật độ nhân của \(found.density.values.count) kết quả. ",
        en: "Kernel density of \(found.density.values.count) results. ") + modesNote(of: found)
        + ".",
      axis: say(vi: "mật độ", en: "density"), legend: legend, numbers: numbers)
  }

  private func bandwidthNote(of found: ResultDensity) -> String {
    let h = numbers.significant(3, of: found.density.bandwidth)
    let rule =
      switch found.rule {
      case .sigmaPt: "_h_ = \(numbers.exact(0.75)) _σ_~pt~"
      case .robustScale: "_h_ = \(numbers.exact(0.9)) _s_*/_p_^\(numbers.exact(0.2))^"
      case .sheatherJones: "Sheather–Jones"
      }
    return say(
      vi: "Mật độ nhân Gauss, \(rule) = \(h) (ISO 13528:2022, 10.3). ",
      en: "Gaussian kernel density, \(rule) = \(h) (ISO 13528:2022, 10.3). ")
  }

  /// The modes: with their standard errors where nearly every resample has them, else with how many have.
  /// Those of single stray results are too many to name.
  private func modesNote(of found: ResultDensity) -> String {
    let named = found.modes.prefix(4).map { mode in
      let isSteady = (mode.frequency ?? 0) >= 0.95
      let error = mode.standardError.flatMap { isSteady && $0 > 0 ? $0 : nil }
      let place =
        placeOfSignificantFigure(2, of: error ?? 0)
        ?? placeOfSignificantFigure(2, of: found.density.bandwidth) ?? 0
      let value = numbers.rounded(mode.value, place: min(place, 0))
      var spread = ""
      if let error {
        spread = say(vi: "; sai số chuẩn ", en: "; standard error ")
        spread += numbers.significant(2, of: error)
      } else if let frequency = mode.frequency, !isSteady {
        let part = numbers.rounded(100 * frequency, place: 0) + "\u{00A0}%"
        spread = say(vi: "; có trong \(part) mẫu bootstrap", en: "; in \(part) of resamples")
      }
      let share = numbers.rounded(100 * mode.share, place: 0)
      return "\(value) (\(share)\u{00A0}%\(spread))"
    }
    let head =
      found.modes.count == 1
      ? say(vi: "Một mốt: ", en: "One mode: ")
      : say(vi: "\(found.modes.count) mốt: ", en: "\(found.modes.count) modes: ")
    return head + named.joined(separator: "; ") + (found.modes.count > named.count ? "; …" : "")
  }
}

import Interlab
import Metrology
import Wording

/// The words around the density of an output.
struct PropagatedDensityWords {
  let found: PropagatedDensity
  let language: Language

  private var numbers: NumberStyle { NumberStyle(language) }

  private func say(vi: String, en: String) -> String { Phrase(vi: vi, en: en).text(in: language) }

  private var percent: String {
    numbers.brief(100 * found.coverageProbability, figures: 6) + "\u{00A0}%"
  }

  /// The legend, with the ends of the intervals.
  func legend(curveDashes: String, shortestDashes: String) -> [ChartLegend] {
    var legend = [
      ChartLegend(sample: .band, words: say(vi: "Monte Carlo", en: "Monte Carlo")),
      ChartLegend(
        sample: .curve(colour: Ink.acceptable), words: symmetricName + " " + text(found.symmetric)),
      ChartLegend(
        sample: .limit(dashes: shortestDashes, colour: Ink.inconclusive),
        words: shortestName + " " + text(found.shortest)),
    ]
    if let framework = found.framework, let interval = framework.interval {
      legend.append(
        ChartLegend(
          sample: .limit(dashes: curveDashes, colour: Ink.warning),
          words: "GUM: \(shape(framework)), _y_ ± _U_ " + text(interval)))
    }
    return legend
  }

  /// What is shown, in a sentence or two.
  func description(leading: String?) -> String {
    var text = "\(found.name): \(symmetricName) \(text(found.symmetric)), "
    text += "\(shortestName) \(self.text(found.shortest))"
    if let interval = found.framework?.interval { text += ", GUM " + self.text(interval) }
    text += found.unit.map { " " + $0 + "." } ?? "."
    if let leading {
      text += say(vi: " Đóng góp lớn nhất: ", en: " Largest contribution: ") + leading + "."
    }
    return text
  }

  private var symmetricName: String {
    say(vi: "khoảng phủ đối xứng \(percent)", en: "symmetric \(percent) interval")
  }

  private var shortestName: String {
    say(vi: "khoảng phủ ngắn nhất", en: "shortest interval")
  }

  private func shape(_ framework: PropagatedDensity.Framework) -> String {
    guard framework.degreesOfFreedom.isFinite else { return say(vi: "chuẩn", en: "normal") }
    return "_t_(_ν_ = \(numbers.brief(framework.degreesOfFreedom, figures: 4)))"
  }

  /// The ends of an interval, down to the third figure of its width.
  private func text(_ interval: ClosedRange<Double>) -> String {
    let width = interval.upperBound / 2 - interval.lowerBound / 2
    let ends = [interval.lowerBound, interval.upperBound].map { end in
      guard let place = placeOfSignificantFigure(3, of: width) else {
        return numbers.brief(end, figures: 12)
      }
      return numbers.rounded(end, place: unitOrFiner(place, of: end))
    }
    return "[\(ends[0]); \(ends[1])]"
  }
}

public import Interlab
import Metrology
import Tables
public import Wording

/// What `lienphong check` says of a laboratory's own result, in words.
public struct CheckText {
  /// The whole text; every line ends with a newline.
  public let text: String

  /// Writes `check` in `language`, verdicts in ANSI colours if `color`.
  public init(of check: OwnResultCheck, language: Language, color: Bool = false) {
    let unit = check.analysis.comparison.unit.map { " " + escapingControls($0) } ?? ""
    let writer = CheckWriter(check: check, unit: unit, language: language, color: color)
    var text = ""
    for section in writer.sections() where !section.lines.isEmpty {
      text += text.isEmpty ? "" : "\n"
      text += section.title.text(in: language) + "\n"
      for line in section.lines {
        let parts = displayWidth(line) <= 86 ? [line] : wrapped(line, width: 86)
        for (index, part) in parts.enumerated() {
          text += (index == 0 ? "  " : "    ") + part + "\n"
        }
      }
    }
    self.text = text
  }
}

/// The sections of a ``CheckText``.
struct CheckWriter {
  let check: OwnResultCheck
  let unit: String
  let language: Language
  let color: Bool

  var numbers: NumberStyle { NumberStyle(language) }

  func sections() -> [(title: Phrase, lines: [String])] {
    [
      (Phrase(vi: "Dữ liệu đã hiểu", en: "Input as understood"), inputs()),
      (Phrase(vi: "Độ lệch", en: "Deviation"), deviation()),
      (Phrase(vi: "Điểm số", en: "Scores"), scores()),
      (Phrase(vi: "So sánh này cho thấy gì", en: "What this comparison can show"), power()),
      (Phrase(vi: "Lời khuyên", en: "Advice"), advice()),
      (Phrase(vi: "Thông báo", en: "Notices"), notices()),
    ]
  }

  // MARK: Inputs

  private func inputs() -> [String] {
    let assigned = check.analysis.assignedValue
    var lines = ["x_i = \(written(check.value, check.valuePlace))\(unit)" + ownUncertainty()]
    if let x_pt = assigned.value {
      lines.append("x_pt = \(assignedNumber(x_pt))\(unit)" + assignedUncertainty(assigned))
    }
    if let sigmaPt = check.analysis.sigmaPt {
      switch sigmaPt.value {
      case .success(let sigma): lines.append("σ_pt = \(figures(sigma))\(unit)")
      case .failure(let reason): lines.append("σ_pt: \(reason.reason(in: language))")
      }
    }
    if let δ_E = check.analysis.comparison.maximumPermissibleError {
      lines.append("δ_E = \(exact(δ_E))\(unit)")
    }
    lines.append(
      check.analysis.hasEn
        ? ruleForEn(check.edition, check.enLimit, .En).text(in: language) : check.edition.rawValue)
    return lines
  }

  private func ownUncertainty() -> String {
    guard let U = check.expandedUncertainty, let k = check.coverageFactor,
      let u = check.standardUncertainty
    else { return "; " + ScoreAbsence.noUncertainty.reason(in: language) }
    let assumed = Phrase(vi: " (giả định)", en: " (assumed)").text(in: language)
    let factor = exact(k) + (check.coverageFactorIsAssumed ? assumed : "")
    let ν = check.degreesOfFreedom.map { ", ν = \(exact($0))" } ?? ""
    return
      "; U = \(written(U, check.uncertaintyPlace))\(unit), k = \(factor), u = \(figures(u))\(unit)"
      + ν
  }

  /// With the digits it was written with, where they are known.
  private func written(_ value: Double, _ place: Int?) -> String {
    place.map { numbers.rounded(value, place: unitOrFiner($0, of: value)) } ?? exact(value)
  }

  private func assignedUncertainty(_ assigned: AssignedValue) -> String {
    guard let U = assigned.expandedUncertainty, let u = assigned.standardUncertainty else {
      return "; " + ScoreAbsence.noAssignedUncertainty.reason(in: language)
    }
    let k = exact(assigned.coverageFactor)
    return "; U = \(assignedNumber(U))\(unit), k = \(k), u = \(figures(u))\(unit)"
  }

  /// All digits of what was stated, some of what was computed.
  private func assignedNumber(_ value: Double) -> String {
    if case .stated = check.analysis.comparison.assignedValue { return exact(value) }
    guard let u = check.analysis.assignedValue.standardUncertainty,
      let place = placeOfSignificantFigure(3, of: u)
    else { return numbers.significant(8, of: value) }
    return numbers.rounded(value, place: place)
  }

  // MARK: Deviation and scores

  private func deviation() -> [String] {
    guard let deviation = check.deviation else {
      return [ScoreAbsence.noAssignedValue.reason(in: language)]
    }
    let line = "d = x_i − x_pt = \(difference(deviation.value))\(unit)"
    guard let u = deviation.standardUncertainty else { return [line] }
    return [line + "; u(d) = \(difference(u))\(unit)"]
  }

  private func scores() -> [String] {
    let symbols = check.scores.map(\.kind.symbol)
    let widest = symbols.map(displayWidth).max() ?? 0
    let values = check.scores.map { score in
      score.score.value.map { number(of: $0, score.kind) } ?? "–"
    }
    let widestValue = values.map(displayWidth).max() ?? 0
    return check.scores.indices.map { index in
      let (kind, score) = check.scores[index]
      let room = String(repeating: " ", count: widestValue - displayWidth(values[index]))
      let words = words(of: score, kind)
      let head = padded(symbols[index], to: widest) + "  " + room + values[index]
      return words.isEmpty ? head : head + "  " + words
    }
  }

  private func number(of value: Double, _ kind: ScoreKind) -> String {
    switch kind {
    case .D: difference(value) + unit
    case .Dpercent, .PA: numbers.score(value, kind) + " %"
    default: numbers.score(value, kind)
    }
  }

  private func words(of score: Score, _ kind: ScoreKind) -> String {
    switch score {
    case .absent(let reason): return reason.reason(in: language)
    case .value(_, let verdict):
      guard let verdict else { return "" }
      let word = verdict.word(for: kind, in: language)
      return color ? verdict.colored(word) : word
    }
  }

  private func notices() -> [String] {
    // The scores above give the reasons of absence already.
    check.analysis.notices.filter { !$0.isAboutAbsence }
      .map { "- " + escapingControls($0.message(in: language) { figures($0) }) }
  }

  // MARK: Numbers

  func exact(_ value: Double) -> String { numbers.exact(value) }

  func figures(_ value: Double) -> String { numbers.brief(value) }

  /// A deviation to the place of u(d)'s second figure.
  private func difference(_ value: Double) -> String {
    guard let u = check.deviation?.standardUncertainty,
      let place = placeOfSignificantFigure(2, of: u)
    else { return figures(value) }
    return numbers.rounded(value, place: place)
  }
}

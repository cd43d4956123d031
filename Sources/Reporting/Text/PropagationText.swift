import Interlab
public import Metrology
import Tables
public import Wording

/// A propagated uncertainty as a terminal shows it: for each output its budget and its result, then the
/// correlations of several outputs, then the notices.
public struct PropagationText {
  /// The whole text; every line ends with a newline.
  public let text: String

  /// Writes `propagation` in `language`, under a title where there is one; uncertainties to `digits`
  /// significant figures. `complexPairs` are outputs that are the parts of one complex quantity, `regions`
  /// groups of outputs whose coverage regions are given, those that `check` has.
  public init(
    of propagation: LinearPropagation, check: PropagationCheck? = nil, title: String? = nil,
    digits: Int = 2, showsSecondOrder: Bool = false,
    complexPairs: [(name: String, real: Int, imaginary: Int)] = [], regions: [[Int]] = [],
    language: Language
  ) {
    let writer = PropagationWriter(
      propagation: propagation, digits: digits, showsSecondOrder: showsSecondOrder,
      language: language)
    var text = title.map { escapingControls($0) + "\n\n" } ?? ""
    for (index, output) in propagation.outputs.enumerated() {
      if index > 0 { text += "\n" }
      writer.append(output, to: &text)
      if let check { writer.append(check, index, to: &text) }
    }
    writer.appendCorrelation(to: &text)
    for pair in complexPairs {
      writer.appendComplex(pair.name, pair.real, pair.imaginary, to: &text)
    }
    for (index, outputs) in regions.enumerated() {
      writer.appendRegions(of: outputs, check?.monteCarlo.regions[index], to: &text)
      if let validation = check?.jointValidations[index] { writer.append(validation, to: &text) }
    }
    for notice in propagation.notices { text += "- \(notice.message(in: language))\n" }
    self.text = text
  }
}

/// The parts of a ``PropagationText``.
struct PropagationWriter {
  let propagation: LinearPropagation
  let digits: Int
  let showsSecondOrder: Bool
  let language: Language

  var numbers: NumberStyle { NumberStyle(language) }

  func say(vi: String, en: String) -> String { Phrase(vi: vi, en: en).text(in: language) }

  func append(_ output: PropagatedOutput, to text: inout String) {
    text +=
      say(vi: "Bảng thành phần độ không đảm bảo đo của ", en: "Uncertainty budget of ")
      + escapingControls(output.name) + "\n\n"
    appendBudget(of: output, to: &text)
    text += "\n"
    for line in resultLines(of: output) { text += line + "\n" }
  }

  // MARK: Budget

  private func appendBudget(of output: PropagatedOutput, to text: inout String) {
    let inputs = output.budget.map { propagation.problem.inputs[$0.input] }
    let columns = [
      TextColumn(
        say(vi: "đại lượng", en: "input"), inputs.map { escapingControls($0.name) }, .leading),
      TextColumn(say(vi: "giá trị", en: "value"), inputs.map(value), .decimal),
      TextColumn("u", inputs.map { figures($0.standardUncertainty?.value) }, .decimal),
      TextColumn(
        say(vi: "đơn vị", en: "unit"), inputs.map { escapingControls($0.unit ?? "") }, .leading),
      TextColumn(
        say(vi: "phân bố", en: "distribution"),
        inputs.map { $0.distribution.title.text(in: language) }, .leading),
      TextColumn("ν", inputs.map { degrees($0.degreesOfFreedom) }, .decimal),
      TextColumn("c", output.budget.map { figures($0.sensitivity, 3) }, .decimal),
      TextColumn("|c|·u", output.budget.map { figures($0.contribution) }, .decimal),
      TextColumn("%", output.budget.map { percent($0.index) }, .decimal),
    ]
    let shown = columns.enumerated().filter { index, _ in
      index != 3 || inputs.contains { $0.unit != nil }
    }.map(\.element)
    for row in 0...inputs.count {
      for (index, column) in shown.enumerated() {
        if index > 0 { text += "  " }
        column.append(row: row, isLast: index == shown.count - 1, to: &text)
      }
      text += "\n"
    }
  }

  /// The value down to the second figure of its uncertainty, or all of it where there is none.
  private func value(_ input: InputQuantity) -> String {
    guard let u = input.standardUncertainty?.value, let place = placeOfSignificantFigure(3, of: u)
    else { return numbers.brief(input.value, figures: 12) }
    let finest = unitOrFiner(place, of: input.value)
    return numbers.rounded(input.value, place: finest)
  }

  func figures(_ value: Double?, _ count: Int = 3) -> String {
    guard let value, value.isFinite else { return "–" }
    return value == 0 ? "0" : numbers.significant(count, of: value)
  }

  private func degrees(_ ν: DegreesOfFreedom) -> String {
    ν.isFinite ? numbers.brief(ν.value, figures: 4) : "∞"
  }

  private func percent(_ index: Double?) -> String {
    index.map { numbers.decimals(1, of: 100 * $0) } ?? "–"
  }

  // MARK: Result

  private func resultLines(of output: PropagatedOutput) -> [String] {
    let name = escapingControls(output.name)
    let unit = output.unit.map { $0 == "1" ? "" : " " + escapingControls($0) } ?? ""
    guard let u = try? output.standardUncertainty.get() else {
      return ["\(name) = \(numbers.brief(output.value, figures: 8))\(unit)"]
        + [absent("u", output.standardUncertainty)]
    }
    var lines: [String] = []
    if let ν = try? output.degreesOfFreedom.get() {
      lines.append("u(\(name)) = \(figures(u))\(unit), ν_eff = \(degrees(ν))")
    } else {
      lines.append("u(\(name)) = \(figures(u))\(unit)")
      lines.append(absent("ν_eff", output.coverageFactor))
    }
    if showsSecondOrder || secondOrderIsNeeded(output) { lines += secondOrderLines(output, unit) }
    if let k = try? output.coverageFactor.get(), let U = try? output.expandedUncertainty.get() {
      let probability = numbers.brief(100 * propagation.problem.coverageProbability, figures: 6)
      lines.append(
        "\(name) = \(interval(output.value, U))\(unit)  (k = \(numbers.significant(3, of: k)), "
          + "P = \(probability) %)")
    }
    return lines
  }

  private func secondOrderIsNeeded(_ output: PropagatedOutput) -> Bool {
    propagation.notices.contains {
      switch $0 {
      case .firstOrderVanishes(let name), .secondOrderMatters(let name): name == output.name
      case .correlatedDegreesOfFreedom, .ensembleDegreesOfFreedom, .nearZero, .unitsMissing,
        .unitUnknown:
        false
      }
    }
  }

  private func secondOrderLines(_ output: PropagatedOutput, _ unit: String) -> [String] {
    let title = say(vi: "Với các số hạng bậc hai: ", en: "With the terms of second order: ")
    switch output.secondOrder {
    case .success(let terms):
      let place = placeOfSignificantFigure(3, of: terms.standardUncertainty)
      let value =
        place.map { numbers.rounded(terms.value, place: unitOrFiner($0, of: terms.value)) }
        ?? numbers.exact(terms.value)
      return [
        title + "\(escapingControls(output.name)) = \(value)\(unit), u = "
          + figures(terms.standardUncertainty) + unit
      ]
    case .failure(let absence): return [title + absence.reason(in: language)]
    }
  }

  private func interval(_ value: Double, _ U: Double) -> String {
    let rounding = UncertaintyRounding(value: value, uncertainty: U, significantFigures: digits)
    guard digits == 1, let place = rounding.place else {
      return numbers.parenthesized(numbers.withUncertainty(value, U))
    }
    let finest = unitOrFiner(place, of: value)
    return numbers.parenthesized(
      numbers.rounded(rounding.value, place: finest) + " ± "
        + numbers.rounded(rounding.uncertainty, place: finest))
  }

  private func absent(_ symbol: String, _ figure: Result<Double, PropagationAbsence>) -> String {
    guard case .failure(let absence) = figure else { return "" }
    return "\(symbol): \(escapingControls(absence.reason(in: language)))"
  }

  // MARK: Correlation

  func appendCorrelation(to text: inout String) {
    let outputs = propagation.outputs
    guard outputs.count > 1, propagation.covariance != nil else { return }
    text += "\n" + say(vi: "Hệ số tương quan", en: "Correlation coefficients") + "\n\n"
    let names = outputs.map { escapingControls($0.name) }
    let columns =
      [TextColumn("", names, .leading)]
      + outputs.indices.map { column in
        TextColumn(
          names[column],
          outputs.indices.map { row in
            propagation.correlation(row, column).map { numbers.decimals(3, of: $0) } ?? "–"
          }, .decimal)
      }
    for row in 0...outputs.count {
      for (index, column) in columns.enumerated() {
        if index > 0 { text += "  " }
        column.append(row: row, isLast: index == columns.count - 1, to: &text)
      }
      text += "\n"
    }
  }
}

extension NumberStyle {
  /// In parentheses, unless there are some already.
  fileprivate func parenthesized(_ text: String) -> String {
    text.hasPrefix("(") ? text : "(\(text))"
  }
}

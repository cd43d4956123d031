public import Interlab
import Metrology
import Tables
import Wording

/// An analysis as JSON, schema `lienphong.analysis`, version 1.
///
/// Numbers are unrounded. A null stands for "not known" or, in `degreesOfFreedom`, infinite.
///
/// Complexity: O(results × scores).
public func analysisJSON(_ analysis: Analysis) -> [UInt8] {
  let round = analysis.round
  var json = JSONText()
  json.object { json in
    json.appendHead("analysis", round)
    json.member("enLimit", round.enLimit.rawValue)
    json.member("coverage", round.coverage.rawValue)
    json.member("round", round.identifier)
    json.key("measurands")
    json.array { json in
      for (index, comparison) in analysis.comparisons.enumerated() {
        json.append(comparison, analysis.precision?.comparisons[index], in: round)
      }
    }
    if let experiment = analysis.precision?.experiment {
      json.key("precision")
      json.object { $0.appendPrecision(experiment) }
    }
  }
  json.endLine()
  return json.bytes
}

/// What stands before and behind the comparisons in the JSON of an analysis without a precision
/// experiment.
func analysisJSONFrame(_ round: Round) -> (head: [UInt8], tail: [UInt8]) {
  var json = JSONText()
  json.object { json in
    json.appendHead("analysis", round)
    json.member("enLimit", round.enLimit.rawValue)
    json.member("coverage", round.coverage.rawValue)
    json.member("round", round.identifier)
    json.key("measurands")
    json.array { _ in }
  }
  return (Array(json.bytes.dropLast(2)), Array("]}\n".utf8))
}

/// The comparisons of an analysis as they stand in its JSON, with commas between them.
func comparisonsJSON(_ analysis: Analysis) -> [UInt8] {
  var json = JSONText()
  json.array { json in
    for comparison in analysis.comparisons { json.append(comparison, nil, in: analysis.round) }
  }
  return Array(json.bytes.dropFirst().dropLast())
}

extension JSONText {
  mutating func append(
    _ analysis: ComparisonAnalysis, _ precision: PrecisionAnalysis?, in round: Round
  ) {
    let comparison = analysis.comparison
    object { json in
      json.appendIdentity(of: comparison)
      json.member("participantCount", analysis.participantCount)
      json.member("includedCount", analysis.includedCount)
      json.key("assignedValue")
      json.append(analysis.assignedValue)
      if case .travelling(let reference) = comparison.assignedValue {
        json.key("transferStandard")
        json.object { $0.appendDrift(reference.standard, areDates: reference.areDates) }
      }
      json.key("sigmaPt")
      json.append(analysis.sigmaPt)
      json.member("maximumPermissibleError", comparison.maximumPermissibleError)
      json.append(analysis.itemChecks)
      json.key("results")
      json.array { json in
        for row in comparison.rows { json.appendResult(row, of: analysis, in: round) }
      }
      if let precision {
        json.key("precision")
        json.object { $0.appendPrecision(precision) }
      }
      json.key("notices")
      json.array { json in
        for notice in analysis.notices { json.append(notice) }
      }
    }
  }

  mutating func appendIdentity(of comparison: Comparison) {
    if let code = comparison.key.round { member("round", code) }
    if let item = comparison.key.item { member("item", item) }
    member("id", comparison.key.measurand)
    member("unit", comparison.unit)
  }

  mutating func append(_ assigned: AssignedValue) {
    object { json in
      json.member("method", assigned.method)
      json.member("value", assigned.value)
      json.member("standardUncertainty", assigned.standardUncertainty)
      json.member("expandedUncertainty", assigned.expandedUncertainty)
      json.member("coverageFactor", assigned.coverageFactor)
      json.member("degreesOfFreedom", assigned.degreesOfFreedom.value)
      if let interval = assigned.coverageInterval {
        json.key("coverageInterval")
        json.array { json in
          json.number(interval.lowerBound)
          json.number(interval.upperBound)
        }
      }
      if let tau = assigned.tau { json.member("tau", tau) }
      json.key("details")
      json.object { json in
        for detail in assigned.details { json.append(detail) }
      }
    }
  }

  private mutating func append(_ detail: Detail) {
    switch detail.content {
    case .number(let number): member(detail.name, number)
    case .count(let count): member(detail.name, count)
    case .flag(let flag): member(detail.name, flag)
    case .text(let text): member(detail.name, text)
    }
  }

  private mutating func append(_ checks: ItemCheckResults?) {
    guard let checks else { return }
    if let homogeneity = checks.homogeneity {
      key("homogeneity")
      object { json in
        json.appendHomogeneity(homogeneity, checks.items)
        json.member("use", checks.homogeneityUse.rawValue)
      }
    }
    if let stability = checks.stability {
      key("stability")
      object { json in
        json.appendStability(stability, areDates: checks.areDates)
        json.member("use", checks.stabilityUse.rawValue)
      }
    }
  }

  mutating func append(_ sigmaPt: SigmaPt?) {
    guard let sigmaPt else { return null() }
    object { json in
      json.member("method", sigmaPt.method)
      switch sigmaPt.value {
      case .success(let number): json.member("value", number)
      case .failure(let absence):
        json.key("value")
        json.null()
        json.member("absent", absence.reason(in: .english))
      }
    }
  }

  private mutating func appendResult(
    _ row: Int, of analysis: ComparisonAnalysis, in round: Round
  ) {
    let results = round.results
    let offset = row - analysis.comparison.rows.lowerBound
    object { json in
      json.member("lab", round.laboratories[Int(results.laboratories[row])])
      json.member("included", results.isIncluded[row])
      json.member("value", results.values[row])
      json.member("standardUncertainty", results.standardUncertainties[row])
      json.member("expandedUncertainty", results.expandedUncertainties[row])
      json.member("coverageFactor", results.coverageFactors[row])
      json.member("degreesOfFreedom", results.degreesOfFreedom[row])
      json.appendReference(of: offset, analysis)
      json.key("deviation")
      json.append(analysis.deviations?[offset])
      json.member("smallestBias", analysis.deviations?[offset].smallestBias)
      json.key("scores")
      json.object { json in
        for (kind, scores) in zip(analysis.scoreKinds, analysis.scores) {
          json.key(kind.rawValue)
          json.append(scores[offset])
        }
      }
    }
  }

  mutating func append(_ deviation: Deviation?) {
    guard let deviation else { return null() }
    object { json in
      json.member("value", deviation.value)
      switch deviation.uncertainty {
      case .success(let uncertainty):
        json.member("standardUncertainty", uncertainty.standard)
        json.member("degreesOfFreedom", uncertainty.degreesOfFreedom?.value)
      case .failure:
        json.member("standardUncertainty", Double?.none)
        json.member("degreesOfFreedom", Double?.none)
      }
      json.member("correlated", deviation.isCorrelated)
    }
  }

  /// Writes a score: its value and verdict, or why it is absent.
  public mutating func append(_ score: Score) {
    object { json in
      switch score {
      case .value(let value, let verdict):
        json.member("value", value)
        json.member("verdict", verdict?.rawValue)
      case .absent(let absence):
        json.member("absent", absence.reason(in: .english))
      }
    }
  }

  /// Writes a notice: its code and its message in English.
  public mutating func append(_ notice: Notice) {
    object { json in
      json.member("code", notice.code)
      json.member("message", notice.message(in: .english, number: shortNumber))
      if !notice.laboratories.isEmpty {
        json.key("laboratories")
        json.array { json in
          for code in notice.laboratories { json.string(code) }
        }
      }
    }
  }
}

/// A number in a message: four significant figures.
public func shortNumber(_ value: Double) -> String {
  guard let place = placeOfSignificantFigure(4, of: value) else { return shortestText(value) }
  return shortestText(roundedHalfEven(value, place: place))
}

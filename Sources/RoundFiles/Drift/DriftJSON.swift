public import Interlab
import Mathematics
import Tables
import Wording

/// The drift of travelling standards as JSON, schema `lienphong.drift`, version 1. A null stands for what
/// does not exist.
public func driftJSON(_ standard: TravellingStandard, areDates: Bool) -> [UInt8] {
  var json = JSONText()
  json.object { json in
    json.member("schema", "lienphong.drift")
    json.member("version", 1)
    json.member("engine", Analysis.engineVersion)
    json.appendDrift(standard, areDates: areDates)
  }
  json.endLine()
  return json.bytes
}

extension JSONText {
  /// Writes the members of travelling standards: those of the drift where there is one, else a list.
  mutating func appendDrift(_ standard: TravellingStandard, areDates: Bool) {
    key("time")
    object { json in
      json.member("unit", areDates ? "day" : "as in the file")
      json.member(
        "coefficients", "powers of time less origin, in the order 1, t, t²; then the step")
      if areDates { json.member("zero", "1970-01-01") }
    }
    if standard.choices.count == 1, let choice = standard.choices.first {
      append(choice, areDates: areDates)
    } else {
      key("artefacts")
      array { json in
        for choice in standard.choices { json.object { $0.append(choice, areDates: areDates) } }
      }
    }
    member("uStab", standard.settings.stability)
    member("uTransport", standard.settings.transport)
    key("predictions")
    array { json in
      for prediction in standard.predictions { json.append(prediction, areDates: areDates) }
    }
    key("predictionCovariance")
    append(standard.covariance)
    key("notices")
    array { json in
      for notice in standard.notices { json.append(notice) }
    }
  }

  private mutating func append(_ choice: DriftChoice, areDates: Bool) {
    let fit = choice.fit
    if let artefact = fit.series.artefact { member("artefact", artefact) }
    member("model", fit.model.rawValue)
    member("n", fit.series.count)
    member("origin", fit.origin)
    if areDates { member("originDate", dateText(fit.origin)) }
    key("coefficients")
    array { json in
      for coefficient in fit.coefficients { json.number(coefficient) }
    }
    key("covariance")
    append(fit.covariance)
    member("residualSumOfSquares", fit.residualSumOfSquares)
    member("degreesOfFreedom", fit.degreesOfFreedom)
    member("residualSd", fit.residualStandardDeviation)
    member("varianceFactor", fit.varianceFactor)
    key("F")
    array { json in
      for test in choice.degreeTests {
        json.object { json in
          json.member("model", test.model.rawValue)
          json.member("F", test.statistic)
          json.member("degreesOfFreedom", test.degreesOfFreedom)
          json.member("critical", test.critical)
          json.member("p", test.pValue)
          json.member("significant", test.isSignificant)
        }
      }
    }
    key("step")
    append(choice.step, areDates: areDates)
  }

  private mutating func append(_ finding: StepFinding?, areDates: Bool) {
    guard let finding else { return null() }
    object { json in
      json.member("declared", finding.candidateCount == nil)
      json.time("time", finding.step.time, areDates: areDates)
      if let gap = finding.step.gap {
        json.time("after", gap.lowerBound, areDates: areDates)
        json.time("before", gap.upperBound, areDates: areDates)
      }
      json.member("height", finding.height)
      json.member("standardUncertainty", finding.standardUncertainty)
      json.member("F", finding.statistic)
      json.member("degreesOfFreedom", finding.degreesOfFreedom)
      json.member("p", finding.pValue)
      if let count = finding.candidateCount { json.member("gapsTried", count) }
      json.member("taken", finding.isTaken)
    }
  }

  private mutating func append(_ prediction: ReferencePrediction, areDates: Bool) {
    object { json in
      json.member("lab", prediction.measurement.laboratory)
      if let artefact = prediction.measurement.artefact { json.member("artefact", artefact) }
      json.time("time", prediction.measurement.time, areDates: areDates)
      json.member("value", prediction.value)
      json.member("standardUncertainty", prediction.standardUncertainty)
      json.member("transferUncertainty", prediction.transferUncertainty)
      json.member("extrapolated", prediction.isExtrapolated)
      json.member("withinStep", prediction.isWithinStep)
    }
  }

  private mutating func append(_ matrix: Matrix?) {
    guard let matrix else { return null() }
    array { json in
      for row in 0..<matrix.rowCount {
        json.array { json in
          for column in 0..<matrix.columnCount { json.number(matrix[row, column]) }
        }
      }
    }
  }

  mutating func append(_ notice: DriftNotice) {
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

  /// A time as a date, or as the number it was.
  private mutating func time(_ name: String, _ time: Double, areDates: Bool) {
    if areDates { member(name, dateText(time)) } else { member(name, time) }
  }
}

/// The date of so many days after 1 January 1970, the nearest where they are not whole.
private func dateText(_ days: Double) -> String {
  CalendarDate(days: Int(exactly: days.rounded(.toNearestOrEven)) ?? 0).iso8601
}

/// The predictions as CSV, one line a turn.
public func driftCSV(_ standard: TravellingStandard, areDates: Bool) -> [UInt8] {
  var csv = CSVWriter()
  csv.appendRecord([
    "lab", "artefact", "time", "value", "standardUncertainty", "transferUncertainty",
    "extrapolated", "withinStep",
  ])
  for prediction in standard.predictions {
    csv.append(prediction.measurement.laboratory)
    csv.append(prediction.measurement.artefact ?? "")
    if areDates {
      csv.append(dateText(prediction.measurement.time))
    } else {
      csv.append(prediction.measurement.time)
    }
    csv.append(prediction.value)
    for number in [prediction.standardUncertainty, prediction.transferUncertainty] {
      if let number { csv.append(number) } else { csv.appendEmpty() }
    }
    csv.append(prediction.isExtrapolated ? "true" : "false")
    csv.append(prediction.isWithinStep ? "true" : "false")
    csv.endRecord()
  }
  return csv.bytes
}

public import Interlab
import Mathematics
import Tables
import Wording

/// A stability check as JSON, schema `lienphong.stability`, version 1. A null stands for what does not
/// exist.
public func stabilityJSON(_ analysis: StabilityAnalysis, areDates: Bool) -> [UInt8] {
  var json = JSONText()
  json.object { json in
    json.member("schema", "lienphong.stability")
    json.member("version", 1)
    json.member("engine", Analysis.engineVersion)
    json.appendStability(analysis, areDates: areDates)
  }
  json.endLine()
  return json.bytes
}

extension JSONText {
  /// Writes the members of a stability check.
  mutating func appendStability(_ analysis: StabilityAnalysis, areDates: Bool) {
    key("occasions")
    array { json in
      for occasion in analysis.occasions { json.append(occasion, areDates: areDates) }
    }
    member("change", analysis.change)
    member("changeUncertainty", analysis.changeUncertainty)
    member("criterion", analysis.limit?.criterion)
    member("sufficient", flag: analysis.isSufficient)
    member("expandedLimit", analysis.expandedLimit)
    member("expanded", flag: analysis.isSufficientExpanded)
    member("instability", analysis.instability)
    key("trend")
    append(analysis.trend)
    key("tTest")
    append(analysis.tTest)
    key("notices")
    array { json in
      for notice in analysis.notices {
        json.object { json in
          json.member("code", notice.code)
          json.member("message", notice.message(in: .english, number: shortNumber))
        }
      }
    }
  }

  private mutating func append(_ occasion: StabilityOccasion, areDates: Bool) {
    object { json in
      if let condition = occasion.condition {
        json.member("condition", condition)
      } else if areDates {
        json.member("time", CalendarDate(days: Int(occasion.time)).iso8601)
      } else {
        json.member("time", occasion.time)
      }
      json.member("n", occasion.moments.count)
      json.member("mean", occasion.moments.mean)
      json.member("sd", occasion.moments.standardDeviation)
      json.member("statedUncertainty", occasion.statedUncertainty)
    }
  }

  private mutating func append(_ test: TwoSampleTest?) {
    guard let test else { return null() }
    object { json in
      json.member("t", test.statistic)
      json.member("degreesOfFreedom", test.degreesOfFreedom)
      json.member("p", test.pValue)
    }
  }

  mutating func append(_ trend: ProductionTrend?) {
    guard let trend else { return null() }
    object { json in
      json.member("slope", trend.slope)
      json.member("standardUncertainty", trend.standardUncertainty)
      json.member("degreesOfFreedom", trend.degreesOfFreedom)
      json.member("p", trend.pValue)
      json.member("significant", trend.isSignificant)
    }
  }
}

/// A stability check as CSV, one line an occasion.
public func stabilityCSV(_ analysis: StabilityAnalysis, areDates: Bool) -> [UInt8] {
  var csv = CSVWriter()
  csv.appendRecord(["time", "condition", "n", "mean", "sd", "statedUncertainty"])
  for occasion in analysis.occasions {
    if occasion.condition != nil {
      csv.appendEmpty()
    } else if areDates {
      csv.append(CalendarDate(days: Int(occasion.time)).iso8601)
    } else {
      csv.append(occasion.time)
    }
    csv.append(occasion.condition ?? "")
    csv.append("\(occasion.moments.count)")
    csv.append(occasion.moments.mean)
    for number in [occasion.moments.standardDeviation, occasion.statedUncertainty] {
      if let number { csv.append(number) } else { csv.appendEmpty() }
    }
    csv.endRecord()
  }
  return csv.bytes
}

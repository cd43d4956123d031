public import Interlab
public import Tables

/// A plan as JSON, schema `lienphong.plan`, version 1. Dates stand beside days where a start was given.
public func planJSON(_ plan: RoundPlan, start: CalendarDate?) -> [UInt8] {
  var json = JSONText()
  json.object { json in
    json.member("schema", "lienphong.plan")
    json.member("version", 1)
    json.member("engine", Analysis.engineVersion)
    json.member("laboratories", plan.inputs.laboratories)
    json.member("scheme", plan.inputs.scheme.rawValue)
    json.member("sigmaPt", plan.inputs.sigmaPt)
    json.member("criterion", plan.criterion)
    json.member("neededAssignedUncertainty", plan.criterion)
    json.member("driftPerDay", plan.inputs.driftPerDay)
    json.member("longestDistance", plan.longestDistance)
    json.member("closeEnough", plan.isCloseEnough)
    json.key("homogeneity")
    json.appendDesigns(plan)
    json.key("schedule")
    json.array { json in
      let stops = Dictionary(uniqueKeysWithValues: plan.stops.map { ($0.laboratory, $0) })
      for visit in plan.circulation.visits {
        json.append(visit, visit.laboratory.flatMap { stops[$0] }, start)
      }
    }
  }
  json.endLine()
  return json.bytes
}

extension JSONText {
  fileprivate mutating func appendDesigns(_ plan: RoundPlan) {
    object { json in
      json.member("betweenSd", plan.criterion)
      json.member("withinSd", plan.inputs.repeatability ?? plan.criterion)
      json.member("power", plan.inputs.power)
      json.member("standardDesignPower", plan.standardPower)
      json.key("designs")
      json.array { json in
        for design in plan.designs {
          json.object { json in
            json.member("replicates", design.replicates)
            if let items = design.items {
              json.member("items", items)
            } else {
              json.member("items", Double?.none)
            }
            json.member("power", design.power)
          }
        }
      }
    }
  }

  fileprivate mutating func append(
    _ visit: CirculationPlan.Visit, _ stop: RoundPlan.Stop?, _ start: CalendarDate?
  ) {
    object { json in
      if let laboratory = visit.laboratory {
        json.member("lab", laboratory)
      } else {
        json.member("lab", "pilot")
      }
      json.member("day", visit.day)
      json.member("date", start?.later(by: visit.day)?.iso8601)
      guard let stop else { return }
      json.member("daysFromPilot", stop.distance)
      json.member("driftUncertainty", stop.driftUncertainty)
      json.member("assignedUncertainty", stop.assignedUncertainty)
      json.member("smallestBias", stop.smallestBias)
    }
  }
}

/// The schedule of a plan as CSV, one line a measurement.
public func planCSV(_ plan: RoundPlan, start: CalendarDate?) -> [UInt8] {
  var csv = CSVWriter()
  csv.appendRecord([
    "lab", "day", "date", "daysFromPilot", "driftUncertainty", "assignedUncertainty",
    "smallestBias",
  ])
  let stops = Dictionary(uniqueKeysWithValues: plan.stops.map { ($0.laboratory, $0) })
  for visit in plan.circulation.visits {
    csv.append(visit.laboratory.map(String.init) ?? "pilot")
    csv.append(visit.day)
    csv.append(start?.later(by: visit.day)?.iso8601 ?? "")
    if let stop = visit.laboratory.flatMap({ stops[$0] }) {
      csv.append(stop.distance)
      csv.append(stop.driftUncertainty)
      csv.append(stop.assignedUncertainty)
      csv.append(stop.smallestBias)
    } else {
      for _ in 0..<4 { csv.appendEmpty() }
    }
    csv.endRecord()
  }
  return csv.bytes
}

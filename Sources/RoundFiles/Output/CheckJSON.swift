public import Interlab

/// The check of a laboratory's own result as JSON, schema `lienphong.check`, version 1.
public func checkJSON(_ check: OwnResultCheck) -> [UInt8] {
  var json = JSONText()
  json.object { json in
    json.member("schema", "lienphong.check")
    json.member("version", 1)
    json.member("engine", Analysis.engineVersion)
    json.member("edition", check.edition.rawValue)
    json.member("enLimit", check.enLimit.rawValue)
    json.member("value", check.value)
    json.member("standardUncertainty", check.standardUncertainty)
    json.member("expandedUncertainty", check.expandedUncertainty)
    json.member("coverageFactor", check.coverageFactor)
    json.member("degreesOfFreedom", check.degreesOfFreedom)
    json.key("assignedValue")
    json.append(check.analysis.assignedValue)
    json.key("sigmaPt")
    json.append(check.analysis.sigmaPt)
    json.key("deviation")
    json.append(check.deviation)
    json.key("scores")
    json.object { json in
      for (kind, score) in check.scores {
        json.key(kind.rawValue)
        json.append(score)
      }
    }
    json.member("ownSharePercent", check.ownShare)
    json.member("deviationLimit", check.deviationLimit)
    json.member("smallestBias", check.smallestBias)
    json.member("neededExpandedUncertainty", check.neededUncertainty)
    json.key("notices")
    json.array { json in
      for notice in check.analysis.notices { json.append(notice) }
    }
  }
  json.endLine()
  return json.bytes
}

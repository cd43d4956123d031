public import Interlab
import Mathematics
import Wording

/// A homogeneity study as JSON, schema `lienphong.homogeneity`, version 1.
///
/// With one measurand its members stand at the top; with several in `measurands`. A null stands for what
/// does not exist.
public func homogeneityJSON(_ study: HomogeneityStudy) -> [UInt8] {
  var json = JSONText()
  json.object { json in
    json.member("schema", "lienphong.homogeneity")
    json.member("version", 1)
    json.member("engine", Analysis.engineVersion)
    if study.analyses.count == 1, let analysis = study.analyses.first {
      json.appendHomogeneity(analysis, study.items)
    } else {
      json.key("measurands")
      json.array { json in
        for analysis in study.analyses {
          json.object { $0.appendHomogeneity(analysis, study.items) }
        }
      }
    }
  }
  json.endLine()
  return json.bytes
}

extension JSONText {
  /// Writes the members of one analysis.
  mutating func appendHomogeneity(_ analysis: HomogeneityAnalysis, _ codes: [String]) {
    if let name = analysis.name { member("measurand", name) }
    member("g", analysis.itemCount)
    if let m = analysis.replicateCount { member("m", m) } else { member("m", Double?.none) }
    member("effectiveM", analysis.effectiveReplicateCount)
    member("mean", analysis.variances.mean)
    member("itemSd", analysis.itemStandardDeviation)
    member("withinSd", analysis.withinStandardDeviation)
    member("betweenSd", analysis.betweenStandardDeviation)
    member("betweenVarianceUnclipped", analysis.unclippedBetweenVariance)
    member("criterion", analysis.limit?.criterion)
    member("sufficient", flag: analysis.isSufficient)
    member("expandedLimit", analysis.expandedLimit)
    member("expanded", flag: analysis.isSufficientExpanded)
    key("anova")
    append(analysis.variances)
    key("reml")
    append(analysis.restricted)
    key("cochran")
    switch analysis.cochran {
    case .success(let outcome): appendCochran(outcome, codes)
    case .failure(let absence): appendAbsent(absence.reason(in: .english))
    }
    key("trend")
    append(analysis.trend)
    key("items")
    array { json in
      for item in analysis.items {
        json.object { json in
          json.member("item", codes[item.laboratory])
          json.member("n", item.count)
          json.member("mean", item.mean)
          json.member("sd", item.standardDeviation)
        }
      }
    }
    key("notices")
    array { json in
      for notice in analysis.notices(codes) {
        json.object { json in
          json.member("code", notice.code)
          json.member("message", notice.message(in: .english, number: shortNumber))
        }
      }
    }
  }

  mutating func member(_ name: String, flag: Bool?) {
    key(name)
    if let flag { self.flag(flag) } else { null() }
  }

  private mutating func append(_ components: GroupVarianceComponents?) {
    guard let components else { return null() }
    object { json in
      json.member("betweenSd", components.between.squareRoot())
      json.member("withinSd", components.within.squareRoot())
    }
  }

  private mutating func appendCochran(_ outcome: OutlierOutcome, _ codes: [String]) {
    object { json in
      json.member("statistic", outcome.statistic)
      json.member("critical5", outcome.critical5)
      json.member("critical1", outcome.critical1)
      json.member("pValue", outcome.pValue)
      json.member("item", outcome.laboratories.first.map { codes[$0] })
      json.member("verdict", outcome.verdict.rawValue)
    }
  }
}

import Interlab

/// The summary of an analysis as JSON, schema `lienphong.summary`, version 1: one object a
/// comparison.
struct SummaryJSON: Sendable {
  let head: [UInt8]
  let tail = Array("]}\n".utf8)

  init(_ round: Round) {
    var json = JSONText()
    json.object { json in
      json.appendHead("summary", round)
      json.member("enLimit", round.enLimit.rawValue)
      json.member("coverage", round.coverage.rawValue)
      json.key("comparisons")
      json.array { _ in }
    }
    head = Array(json.bytes.dropLast(2))
  }

  /// The objects with commas between them.
  static func objects(of summaries: [ScoreSummary]) -> [UInt8] {
    var json = JSONText()
    json.array { json in for summary in summaries { json.append(summary) } }
    return Array(json.bytes.dropFirst().dropLast())
  }
}

extension JSONText {
  fileprivate mutating func append(_ summary: ScoreSummary) {
    object { json in
      if let code = summary.key.round { json.member("round", code) }
      if let item = summary.key.item { json.member("item", item) }
      json.member("id", summary.key.measurand)
      json.member("unit", summary.unit)
      json.member("participantCount", summary.participantCount)
      json.member("includedCount", summary.includedCount)
      json.member("assignedValue", summary.assignedValue)
      json.member("assignedStandardUncertainty", summary.assignedStandardUncertainty)
      json.member("sigmaPt", summary.sigmaPt)
      json.key("scores")
      json.object { json in
        for (kind, tally) in summary.tallies {
          json.key(kind.rawValue)
          json.append(tally)
        }
      }
    }
  }

  private mutating func append(_ tally: ScoreSummary.Tally) {
    object { json in
      json.member("acceptable", tally.acceptable)
      json.member("warning", tally.warning)
      json.member("action", tally.action)
      json.member("inconclusive", tally.inconclusive)
      json.member("absent", tally.absent)
      json.member("largest", tally.largest)
    }
  }
}

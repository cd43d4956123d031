import Interlab
import Mathematics
import Wording

extension JSONText {
  /// Writes a kernel density: the rule of its bandwidth, the bandwidth and the modes, or why there is
  /// none.
  mutating func append(_ entry: ReferenceSurvey.DensityEntry) {
    object { json in
      json.member("rule", entry.rule.rawValue)
      switch entry.outcome {
      case .success(let found):
        json.member("bandwidth", found.density.bandwidth)
        json.key("modes")
        json.array { json in
          for mode in found.modes { json.append(mode) }
        }
      case .failure(let absence): json.member("absent", absence.reason(in: .english))
      }
    }
  }

  private mutating func append(_ mode: DensityMode) {
    object { json in
      json.member("value", mode.value)
      json.member("standardError", mode.standardError)
      json.member("height", mode.height)
      json.member("share", mode.share)
      json.member("frequency", mode.frequency)
    }
  }
}

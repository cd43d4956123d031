/// Why a comparison of a file has no link, while others have one.
public enum LinkAbsence: Error, Hashable, Sendable {
  /// The file linked to has no comparison of this measurand.
  case noCounterpart

  /// It has several, by round or item, and none is the same in these.
  case severalCounterparts

  /// The reason in English.
  public var reason: String {
    switch self {
    case .noCounterpart: "the file linked to has no results of this measurand"
    case .severalCounterparts:
      "the file linked to has several comparisons of this measurand, by round or item"
    }
  }
}

extension Comparison {
  /// The comparison of `round` that is about the same measurand: the one with the same key, else the
  /// only one of the same measurand; where neither file names a measurand, or each has just one and
  /// one of them does not name it, the only one.
  public func counterpart(
    in round: Round, ofSole isSole: Bool
  ) throws(LinkAbsence) -> Comparison {
    if let same = round.comparisons.first(where: { $0.key == key }) { return same }
    var candidates = round.comparisons.filter { $0.key.measurand == key.measurand }
    if candidates.isEmpty, isSole, round.comparisons.count == 1,
      key.measurand == nil || round.comparisons[0].key.measurand == nil
    {
      candidates = round.comparisons
    }
    guard let first = candidates.first else { throw .noCounterpart }
    guard candidates.count == 1 else { throw .severalCounterparts }
    return first
  }
}

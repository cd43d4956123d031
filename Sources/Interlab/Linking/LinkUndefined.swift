extension ComparisonLink {
  /// Why two comparisons cannot be linked.
  public enum Undefined: Error, Hashable, Sendable {
    /// No laboratory is included, with an uncertainty, in both.
    case noCommonLaboratory(own: [String], key: [String], comparison: ComparisonKey)

    /// This laboratory is part of the key comparison's reference value, without an uncertainty above
    /// zero.
    case uncertaintyNeeded(laboratory: String, comparison: ComparisonKey)

    /// The key comparison has no included result.
    case noReference(comparison: ComparisonKey)

    /// The two results of this laboratory differ by nothing that is uncertain: r is too high.
    case noVariance(laboratory: String, comparison: ComparisonKey)
  }
}

extension ComparisonLink.Undefined: CustomStringConvertible {
  /// What is wrong and what to do, in English, without the name of the comparison.
  public var description: String {
    switch self {
    case .noCommonLaboratory(let own, let key, _):
      "No laboratory is included in both comparisons with an uncertainty above zero. This one has: "
        + "\(Self.list(own)). The one linked to has: \(Self.list(key)). Give a laboratory the same "
        + "code in both."
    case .uncertaintyNeeded(let laboratory, _):
      "\(laboratory) has no uncertainty above zero in the comparison linked to, whose reference "
        + "value is its weighted mean. State U and k (or u), or exclude it."
    case .noReference:
      "The comparison linked to has no included result."
    case .noVariance(let laboratory, _):
      "The two results of \(laboratory) have a difference without uncertainty at this correlation. "
        + "State a smaller --link-correlation."
    }
  }

  private static func list(_ codes: [String]) -> String {
    if codes.isEmpty { return "none" }
    let more = codes.count > 20 ? " and \(codes.count - 20) more" : ""
    return codes.prefix(20).joined(separator: ", ") + more
  }

  /// The comparison that cannot be linked.
  public var comparison: ComparisonKey {
    switch self {
    case .noCommonLaboratory(_, _, let key), .uncertaintyNeeded(_, let key), .noReference(let key),
      .noVariance(_, let key):
      key
    }
  }
}

/// Which finite-sample form of Qn is meant.
public enum QnVariant: String, CaseIterable, Hashable, Sendable {
  /// ISO 13528:2022 with Amendment 1:2026: h = ⌊p/2⌋ + 1 and b_p of Table C.2.
  case iso13528 = "iso-13528"

  /// The R package robustbase since 0.9: 2.21914 and b_p with six digits.
  case robustbase

  /// ISO 13528:2022 before its amendment, as printed: h = ⌊p/2⌋ and 2.2219. Far too small for few
  /// results, and not defined below p = 4.
  case print2022 = "print-2022"

  /// The least number of results that it is defined for.
  public var leastCount: Int { self == .print2022 ? 4 : 2 }

  /// The rank of the difference among all p(p − 1)/2, h(h − 1)/2.
  func rank(_ p: Int) -> Int {
    let h = p / 2 + (self == .print2022 ? 0 : 1)
    return h * (h - 1) / 2
  }

  /// The factor that makes it consistent for normal results: exact, 1/(√2 Φ⁻¹(⅝)).
  func consistency(_ constants: RobustConstants) -> Double {
    switch self {
    case .iso13528: constants == .printed ? 2.2191 : 2.21914446598507579319
    case .robustbase: 2.21914
    case .print2022: 2.2219
    }
  }

  /// b_p, which takes away the bias for _p_ results.
  func correction(_ p: Int) -> Double {
    let table = self == .robustbase ? Self.robustbaseTable : Self.isoTable
    if table.indices.contains(p - 2) { return table[p - 2] }
    let n = Double(p)
    if self == .robustbase {
      return p.isMultiple(of: 2)
        ? 1 / (1 + (3.67561 + (1.9654 + (6.987 - 77 / n) / n) / n) / n)
        : 1 / (1 + (1.60188 + (-2.1284 - 5.172 / n) / n) / n)
    }
    return p.isMultiple(of: 2)
      ? 1 / (1 + (3.6756 + (1.965 + (6.987 - 77 / n) / n) / n) / n)
      : 1 / (1 + (1.6019 + (-2.128 - 5.172 / n) / n) / n)
  }

  private static let isoTable = [
    0.3994, 0.9937, 0.5132, 0.8440, 0.6122, 0.8588, 0.6699, 0.8734, 0.7201, 0.8891, 0.7574,
  ]

  private static let robustbaseTable = [
    0.399356, 0.99365, 0.51321, 0.84401, 0.61220, 0.85877, 0.66993, 0.87344, 0.72014, 0.88906,
    0.75743,
  ]
}

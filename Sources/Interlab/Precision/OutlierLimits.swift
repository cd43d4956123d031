import Mathematics

/// Critical values of the outlier tests, each computed once for each number of laboratories and
/// results.
public struct OutlierLimits: Sendable {
  /// The critical values at 5 % and 1 %.
  public struct Pair: Hashable, Sendable {
    /// At 5 %.
    public let at5: Double

    /// At 1 %.
    public let at1: Double
  }

  private struct Size: Hashable {
    let p: Int
    let n: Int
  }

  private var cochrans: [Size: Pair] = [:]
  private var ks: [Size: Pair] = [:]
  private var hs: [Int: Pair] = [:]
  private var singles: [Int: Pair] = [:]
  private var pairs: [Int: (limits: Pair, distribution: GrubbsPairDistribution)?] = [:]

  private var dixons: [Int: Pair] = [:]

  /// Whether the probabilities of a pair and of Dixon's ratio are computed, some milliseconds each:
  /// not for an archive of levels, where critical values tell the verdicts.
  let computesTails: Bool

  /// Up to how many levels those probabilities are computed.
  static let largestTailedCount = 1000

  /// Starts with none computed, for `levelCount` levels.
  public init(levelCount: Int) { computesTails = levelCount <= Self.largestTailedCount }

  /// How many laboratories a pair test is computed for: beyond, the recursion takes seconds.
  public static let largestPairCount = 1000

  /// Cochran's C of `p` variances of `n` results each.
  mutating func cochran(p: Int, n: Int) -> Pair? {
    let size = Size(p: p, n: n)
    if let known = cochrans[size] { return known }
    guard p > 1, n > 1,
      let distribution = try? CochranDistribution(count: p, degreesOfFreedom: Double(n - 1))
    else { return nil }
    let pair = Pair(
      at5: distribution.criticalValue(0.05), at1: distribution.criticalValue(0.01))
    cochrans[size] = pair
    return pair
  }

  /// Grubbs' G of the farther extreme of `p` means.
  mutating func single(p: Int) -> Pair? {
    if let known = singles[p] { return known }
    guard let distribution = try? GrubbsDistribution(count: p) else { return nil }
    let pair = Pair(
      at5: distribution.criticalValue(0.05), at1: distribution.criticalValue(0.01))
    singles[p] = pair
    return pair
  }

  /// Grubbs' ratio of a pair of `p` means: half the level at either end, as in Table 5.
  mutating func pair(p: Int) -> (limits: Pair, distribution: GrubbsPairDistribution)? {
    if let known = pairs[p] { return known }
    let computed = Self.computedPair(p: p)
    pairs[p] = .some(computed)
    return computed
  }

  private static func computedPair(
    p: Int
  ) -> (limits: Pair, distribution: GrubbsPairDistribution)? {
    guard p >= 4, p <= largestPairCount,
      let distribution = try? GrubbsPairDistribution(count: p),
      let at5 = try? distribution.criticalValue(0.025),
      let at1 = try? distribution.criticalValue(0.005)
    else { return nil }
    return (Pair(at5: at5, at1: at1), distribution)
  }

  /// Dixon's ratio of `p` means at the end that looks worse: half the level at either end.
  mutating func dixon(p: Int) -> (limits: Pair, distribution: DixonDistribution)? {
    guard p <= 30, let distribution = DixonDistribution(count: p) else { return nil }
    if let known = dixons[p] { return (known, distribution) }
    let pair = Pair(
      at5: distribution.criticalValue(0.025), at1: distribution.criticalValue(0.005))
    dixons[p] = pair
    return (pair, distribution)
  }

  /// Mandel's h of `p` laboratories.
  mutating func h(p: Int) -> Pair? {
    if let known = hs[p] { return known }
    let limits = MandelLimits(count: p)
    guard let at5 = limits.h(0.05), let at1 = limits.h(0.01) else { return nil }
    let pair = Pair(at5: at5, at1: at1)
    hs[p] = pair
    return pair
  }

  /// Mandel's k of a laboratory with `n` results among `p`.
  mutating func k(p: Int, n: Int) -> Pair? {
    let size = Size(p: p, n: n)
    if let known = ks[size] { return known }
    let limits = MandelLimits(count: p)
    guard let at5 = limits.k(0.05, replicates: n), let at1 = limits.k(0.01, replicates: n) else {
      return nil
    }
    let pair = Pair(at5: at5, at1: at1)
    ks[size] = pair
    return pair
  }
}

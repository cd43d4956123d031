public import Mathematics
import RealModule
public import Wording

/// The kernel density of a comparison's results with its modes: whether the laboratories gather about
/// one value or about several.
///
/// Edge cases: fewer than three results, and results without spread where the bandwidth comes from
/// their spread, have no density.
/// Reference: ISO 13528:2022, 10.3.
public struct ResultDensity: Sendable {
  /// How the bandwidth was found.
  public enum Rule: String, CaseIterable, Hashable, Sendable {
    /// 0.75 σ_pt.
    case sigmaPt = "sigma-pt"

    /// 0.9 s*/p^0.2, with s* of Algorithm A, where there is no σ_pt.
    case robustScale = "robust-scale"

    /// By the equation of Sheather and Jones.
    case sheatherJones = "sheather-jones"
  }

  /// The reason that a rule gives no bandwidth.
  public enum Absence: Error, Hashable, Sendable {
    case fewerThanThreeResults
    case noScale
    case noRoot
  }

  /// The rule of the bandwidth.
  public let rule: Rule

  /// The density, by the results that are included.
  public let density: KernelDensity

  /// The modes, the highest first.
  public let modes: [DensityMode]

  /// How many resamples the standard errors of the modes rest on.
  public static let usualResamples = 1000

  /// Finds the density of the included results of `comparison`.
  ///
  /// σ_pt is needed by ``Rule/sigmaPt`` only; with 0 `resamples` the modes have no standard errors.
  ///
  /// - Throws: ``Absence``.
  /// - Complexity: O(p) for each node of a grid of sixteenths of the bandwidth and for each resample;
  ///   O(p²) more for the rule of Sheather and Jones.
  public init(
    of comparison: Comparison, in round: Round, by rule: Rule, sigmaPt: Double?,
    resamples: Int = usualResamples
  ) throws(Absence) {
    let included = IncludedResults(of: comparison, in: round)
    guard included.count > 2 else { throw .fewerThanThreeResults }
    let bandwidth = try Self.bandwidth(rule, included, sigmaPt)
    self.rule = rule
    density = KernelDensity(sorted: included.values, bandwidth: bandwidth)
    modes = density.modes(resamples: resamples, stream: RandomStream(seed: round.seed))
  }

  /// The rule that ISO 13528 names: by σ_pt where there is one.
  public static func standardRule(sigmaPt: Double?) -> Rule {
    (sigmaPt ?? 0) > 0 ? .sigmaPt : .robustScale
  }

  private static func bandwidth(
    _ rule: Rule, _ included: IncludedResults, _ sigmaPt: Double?
  ) throws(Absence) -> Double {
    let found: Double?
    switch rule {
    case .sigmaPt: found = sigmaPt.map { 0.75 * $0 }
    case .robustScale:
      found = RobustSummary(of: included).map { summary in
        0.9 * summary.scale / Double.pow(Double(included.count), 0.2)
      }
    case .sheatherJones:
      found = sheatherJonesBandwidth(sorted: included.values.span)
      if found == nil, included.values.first != included.values.last { throw .noRoot }
    }
    guard let found, found > 0, found < .infinity else { throw .noScale }
    return found
  }
}

extension ResultDensity.Absence {
  /// The reason in words.
  public func reason(in language: Language) -> String {
    switch (self, language) {
    case (.fewerThanThreeResults, .vietnamese): "cần ít nhất ba kết quả"
    case (.fewerThanThreeResults, .english): "at least three results are needed"
    case (.noScale, .vietnamese): "không có độ phân tán để tính độ rộng cửa sổ"
    case (.noScale, .english): "there is no spread that gives a bandwidth"
    case (.noRoot, .vietnamese): "phương trình Sheather–Jones không có nghiệm với các kết quả này"
    case (.noRoot, .english): "the equation of Sheather and Jones has no root for these results"
    }
  }
}

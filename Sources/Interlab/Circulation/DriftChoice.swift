import Mathematics

/// The choice of the degree, and of a step, for one travelling standard.
///
/// Degree k → k + 1 while ν = n − (coefficients) ≥ 1 and
///
///     F = (RSS_k − RSS_{k+1}) / (RSS_{k+1}/ν) > F₀.₉₅(1, ν)
///
/// A sum of squares no larger than what the rounding of the values leaves counts as 0; RSS_{k+1} = 0
/// counts as yes only when RSS_k > 0.
///
/// A step is sought in each gap between pilot times with at least two measurements on either side, by
/// the same F, and the best is taken when its p, times the number of gaps tried (Bonferroni), is below
/// 0.05. Where the model is free, the search begins at the constant: of a drift and a step that need as
/// many coefficients, the one that fits better is taken.
public struct DriftChoice: Sendable {
  /// The fit that was chosen.
  public let fit: DriftFit

  /// The F tests of the degrees, in the order in which they were made; empty for a model that was named.
  public let degreeTests: [DegreeTest]

  /// The step that was declared or sought; `nil` when none was, or none could be.
  public let step: StepFinding?

  /// One test of a degree against the next.
  public struct DegreeTest: Hashable, Sendable {
    /// The model that was tried.
    public let model: DriftModel

    /// F; `nil` where the larger model leaves no residual.
    public let statistic: Double?

    /// ν of the larger model.
    public let degreesOfFreedom: Int

    /// F₀.₉₅(1, ν).
    public let critical: Double

    /// Pr(F(1, ν) > F).
    public let pValue: Double

    /// Whether the larger model was taken.
    public let isSignificant: Bool
  }

  /// Chooses by `settings`.
  public init(_ series: PilotSeries, _ settings: DriftSettings) throws(DriftFailure) {
    let floor = series.roundingFloor
    switch settings.step {
    case .none:
      (fit, degreeTests) = try Self.ladder(series, settings.model, nil, floor)
      step = nil
    case .declared(let time):
      let declared = DriftStep(at: time)
      (fit, degreeTests) = try Self.ladder(series, settings.model, declared, floor)
      let plain = try? DriftFit(series, model: fit.model)
      step = StepFinding(fit, against: plain, floor: floor, candidates: nil)
    case .detected:
      let plain = try Self.ladder(series, settings.model, nil, floor)
      let models = settings.model.map { [$0] } ?? DriftModel.upTo(plain.fit.model)
      let found = models.lazy.compactMap { Self.bestStep(series, $0, plain.fit, floor) }
      let taken = found.first { $0.finding.isTaken }
      fit = taken?.fit ?? plain.fit
      degreeTests = plain.tests
      step = (taken ?? found.first)?.finding
    }
  }

  private static func ladder(
    _ series: PilotSeries, _ model: DriftModel?, _ step: DriftStep?, _ floor: Double
  ) throws(DriftFailure) -> (fit: DriftFit, tests: [DegreeTest]) {
    if let model { return (try DriftFit(series, model: model, step: step), []) }
    var fit = try DriftFit(series, model: .constant, step: step)
    var tests: [DegreeTest] = []
    for model in [DriftModel.linear, .quadratic] {
      guard fit.degreesOfFreedom >= 2,
        let next = try? DriftFit(series, model: model, step: step),
        let test = DegreeTest(fit, next, floor)
      else { break }
      tests.append(test)
      guard test.isSignificant else { break }
      fit = next
    }
    return (fit, tests)
  }

  /// The step of the smallest residual on top of `model`, if some gap allows one.
  private static func bestStep(
    _ series: PilotSeries, _ model: DriftModel, _ plain: DriftFit, _ floor: Double
  ) -> (fit: DriftFit, finding: StepFinding)? {
    guard series.count >= 4, let without = try? DriftFit(series, model: model) else { return nil }
    var best: DriftFit?
    var candidates = 0
    for j in 1..<(series.count - 2) where series.times[j] < series.times[j + 1] {
      let step = DriftStep(within: series.times[j]...series.times[j + 1])
      guard let fit = try? DriftFit(series, model: model, step: step), fit.degreesOfFreedom > 0
      else { continue }
      candidates += 1
      if fit.residualSumOfSquares < best?.residualSumOfSquares ?? .infinity { best = fit }
    }
    guard let best else { return nil }
    return StepFinding(
      best, against: without, floor: floor, candidates: candidates,
      rival: model.degree < plain.model.degree ? plain : nil
    ).map { (best, $0) }
  }
}

extension DriftModel {
  fileprivate static func upTo(_ model: DriftModel) -> [DriftModel] {
    allCases.filter { $0.degree <= model.degree }
  }
}

extension DriftChoice.DegreeTest {
  fileprivate init?(_ smaller: DriftFit, _ larger: DriftFit, _ floor: Double) {
    guard
      let comparison = FitComparison(smaller, larger, floor: floor),
      let distribution = try? FisherF(
        numeratorDegreesOfFreedom: 1,
        denominatorDegreesOfFreedom: Double(larger.degreesOfFreedom))
    else { return nil }
    model = larger.model
    statistic = comparison.statistic
    degreesOfFreedom = larger.degreesOfFreedom
    let limit = distribution.quantile(0.95)
    critical = limit
    pValue = comparison.pValue
    isSignificant = comparison.statistic.map { $0 > limit } ?? (comparison.pValue == 0)
  }
}

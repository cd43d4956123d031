public import Mathematics

/// The drift of a travelling standard: a polynomial of degree 0 to 2 in time through the pilot
/// laboratory's measurements, with a step where there is one.
///
///     degree k → k + 1 while ν = n − k − 2 ≥ 1 and F = (RSS_k − RSS_{k+1})/(RSS_{k+1}/ν) > F₀.₉₅(1, ν)
///     x(t) = f(t)ᵀβ̂ ,   u²(x(t)) = f(t)ᵀ(XᵀV⁻¹X)⁻¹f(t) · max(1, RSS/ν_k) + u_stab²
///     cov(x(t), x(t′)) = f(t)ᵀ(XᵀV⁻¹X)⁻¹f(t′) · max(1, RSS/ν_k) ,   ν_k = n − k − 1
///
/// Where the measurements have no uncertainties, RSS/ν_k stands for max(1, …); without degrees of freedom
/// there is then no uncertainty.
///
/// A step is looked for between each two successive times that leave a degree of freedom: the one with the
/// least RSS is taken when its F test, with p times the number of places looked at, falls below 0.05.
///
/// Edge cases: measurements without scatter about the line have RSS = 0, and no higher degree is
/// taken.
/// Reference: EURAMET Guide 4; C. M. Sutton, Metrologia 41 (2004) 272.
public struct DriftModel: Sendable {
  /// One F test between two degrees.
  public struct Comparison: Hashable, Sendable {
    /// The lower degree and the higher.
    public let from, to: DriftDegree

    /// _F_; `nil` when the higher degree leaves no residuals.
    public let statistic: Double?

    /// F₀.₉₅(1, ν).
    public let critical: Double

    /// The probability of a larger _F_ when the lower degree holds.
    public let pValue: Double

    /// Whether the higher degree was taken.
    public let isSignificant: Bool
  }

  /// A step.
  public struct Step: Hashable, Sendable {
    /// From when the standard has its new value: declared, or the middle between the two measurements.
    public let time: Double

    /// The times of the measurements before and after.
    public let between: ClosedRange<Double>

    /// The size of the change.
    public let size: Double

    /// Its standard uncertainty; `nil` when nothing gives one.
    public let standardUncertainty: Double?

    /// The probability of so large an _F_ anywhere without a step; `nil` for a declared step.
    public let pValue: Double?
  }

  /// The measurements.
  public let pilot: PilotMeasurements

  /// The rules it was found by.
  public let rules: DriftRules

  /// The F tests of the degree, in order; empty when the degree was given.
  public let comparisons: [Comparison]

  /// The step, if there is one.
  public let step: Step?

  private let fit: DriftFit

  /// By what (XᵀV⁻¹X)⁻¹ is multiplied; `nil` without uncertainties and without degrees of freedom.
  public let inflation: Double?

  /// Finds the drift.
  ///
  /// - Throws: ``DriftFailure``.
  public init(_ pilot: PilotMeasurements, by rules: DriftRules) throws(DriftFailure) {
    self.pilot = pilot
    self.rules = rules
    var place: Double?
    var pValue: Double?
    switch rules.step {
    case .none: break
    case .declared(let time): place = time
    case .detect:
      if let found = try DriftChoice.step(pilot, rules.degree) { (place, pValue) = found }
    }
    let choice = try DriftChoice(pilot, degree: rules.degree, step: place)
    let fit = choice.fit
    self.fit = fit
    comparisons = choice.comparisons
    let ν = fit.degreesOfFreedom
    let ratio = ν > 0 ? fit.residualSumOfSquares / Double(ν) : nil
    let inflation = pilot.standardUncertainties == nil ? ratio : max(1, ratio ?? 1)
    self.inflation = inflation
    if let place {
      let last = fit.coefficients.count - 1
      let variance = inflation.map { $0 * fit.covariance[last, last] }
      let before = pilot.times.last { $0 < place } ?? place
      let after = pilot.times.first { $0 >= place } ?? place
      step = Step(
        time: place, between: before...after, size: fit.coefficients[last],
        standardUncertainty: variance.map { $0.squareRoot() }, pValue: pValue)
    } else {
      step = nil
    }
  }

  /// The degree.
  public var degree: DriftDegree { fit.degree }

  /// t̄, from which the coefficients count time.
  public var origin: Double { fit.origin }

  /// b_0, b_1, …: the coefficients of powers of t − t̄, without the step.
  public var coefficients: [Double] {
    (0...degree.rawValue).map { fit.coefficients[$0] / power($0) }
  }

  /// The covariance matrix of the coefficients with the inflation; `nil` when nothing gives one.
  public var covariance: Matrix? {
    inflation.map { inflation in
      var matrix = Matrix(rowCount: degree.rawValue + 1, columnCount: degree.rawValue + 1)
      for i in 0...degree.rawValue {
        for j in 0...degree.rawValue {
          matrix[i, j] = fit.covariance[i, j] * inflation / power(i) / power(j)
        }
      }
      return matrix
    }
  }

  private func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * fit.unit }
  }

  /// RSS = rᵀV⁻¹r.
  public var residualSumOfSquares: Double { fit.residualSumOfSquares }

  /// n − k − 1, and one less with a step.
  public var degreesOfFreedom: Int { fit.degreesOfFreedom }

  /// y − Xβ̂, in ascending order of time.
  public var residuals: [Double] { fit.residuals }

  /// √(Σr²/ν), in the unit of the values; `nil` without degrees of freedom.
  public var residualStandardDeviation: Double? {
    guard degreesOfFreedom > 0 else { return nil }
    var sum = CompensatedSum()
    for residual in residuals { sum.add(product: residual, residual) }
    return (sum.value / Double(degreesOfFreedom)).squareRoot()
  }

  /// x(t).
  public func value(at time: Double) -> Double {
    var sum = CompensatedSum()
    for (f, b) in zip(fit.regressors(at: time), fit.coefficients) { sum.add(product: f, b) }
    return sum.value
  }

  /// _u_(x(t)) with u_stab; `nil` when nothing gives one.
  public func standardUncertainty(at time: Double) -> Double? {
    covariance(time, time).map { variance in
      (variance + rules.stabilityUncertainty * rules.stabilityUncertainty).squareRoot()
    }
  }

  /// cov(x(t), x(t′)), without u_stab; `nil` when nothing gives one.
  public func covariance(_ a: Double, _ b: Double) -> Double? {
    guard let inflation else { return nil }
    let product = fit.covariance * fit.regressors(at: b)
    var sum = CompensatedSum()
    for (f, g) in zip(fit.regressors(at: a), product) { sum.add(product: f, g) }
    return sum.value * inflation
  }

  /// Whether a time lies outside the pilot measurements.
  public func isExtrapolated(_ time: Double) -> Bool {
    time < (pilot.times.first ?? time) || time > (pilot.times.last ?? time)
  }

  /// Whether a time lies between the two measurements around a step that was detected, so that nobody
  /// knows which side of it.
  public func isUncertainOfStep(_ time: Double) -> Bool {
    guard let step, step.pValue != nil else { return false }
    return time > step.between.lowerBound && time < step.between.upperBound
  }
}

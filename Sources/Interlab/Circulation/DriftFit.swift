public import Mathematics

/// A polynomial in time, with a step or without, through the pilot measurements of one standard.
///
///     V = diag(u_A²) + b bᵀ ,   β̂ = (XᵀV⁻¹X)⁻¹ XᵀV⁻¹ y ,   RSS = rᵀV⁻¹r
///
/// X holds the powers of t − t̄, and for a step at T a column that is 1 from T on; _b_ is the common
/// part u_B of each measurement. Where u_B is the same for all, b = u_B 1 lies in the span of X: then
/// β̂ and RSS are those without it and cov β̂ only gains u_B² for the intercept, which keeps all digits
/// however large u_B is. Else V is factored by Cholesky.
///
/// Without stated uncertainties all weights are equal, and the variance of a measurement is RSS/ν.
///
/// Accuracy: see ``LeastSquares``. Complexity: O(n) for n measurements, O(n³) where u_B differs.
public struct DriftFit: Sendable {
  /// The measurements.
  public let series: PilotSeries

  /// The model.
  public let model: DriftModel

  /// The step, if the fit has one.
  public let step: DriftStep?

  /// t̄, the time that the powers count from.
  public let origin: Double

  /// The coefficients of 1, t − t̄, (t − t̄)² as far as the model goes, then the height of the step.
  public let coefficients: [Double]

  /// (XᵀV⁻¹X)⁻¹; with equal weights (XᵀX)⁻¹.
  public let unscaledCovariance: Matrix

  /// rᵀV⁻¹r; with equal weights rᵀr.
  public let residualSumOfSquares: Double

  /// ν, the measurements less the coefficients.
  public let degreesOfFreedom: Int

  /// What the coefficients gain when each measurement does by its common part.
  let commonEffect: [Double]

  /// The middle value that was taken off before the fit, so that no digit is lost on it.
  private let offset: Double
  private let centred: [Double]

  /// Fits `model` with `step`.
  public init(
    _ series: PilotSeries, model: DriftModel, step: DriftStep? = nil
  ) throws(DriftFailure) {
    let columns = model.degree + (step == nil ? 1 : 2)
    let times = Set(series.times).count
    guard series.count >= columns, times >= columns else {
      throw .tooFewMeasurements(
        artefact: series.artefact, found: series.count, times: times, needed: columns)
    }
    let found: DriftSolution
    do throws(DriftSolution.Failure) {
      found = try DriftSolution(series, model: model, step: step)
    } catch {
      switch error {
      case .singularCovariance: throw .singularCovariance(artefact: series.artefact)
      case .rankDeficient:
        throw .tooFewMeasurements(
          artefact: series.artefact, found: series.count, times: times, needed: columns)
      case .outOfRange: throw .outOfRange(artefact: series.artefact)
      }
    }
    self.series = series
    self.model = model
    self.step = step
    origin = series.meanTime
    offset = series.middleValue
    centred = found.coefficients
    coefficients = [offset + found.coefficients[0]] + found.coefficients.dropFirst()
    unscaledCovariance = found.covariance
    residualSumOfSquares = found.residualSumOfSquares
    degreesOfFreedom = series.count - columns
    commonEffect = found.commonEffect
  }

  /// max(1, RSS/ν), which enlarges variances that the scatter belies; without stated uncertainties
  /// RSS/ν. `nil` when that needs a degree of freedom and there is none.
  public var varianceFactor: Double? {
    let ratio =
      degreesOfFreedom > 0 ? residualSumOfSquares / Double(degreesOfFreedom) : Double?.none
    return series.standardUncertainties == nil ? ratio : max(1, ratio ?? 1)
  }

  /// The covariance matrix of the coefficients, enlarged by ``varianceFactor``.
  public var covariance: Matrix? {
    varianceFactor.map { factor in
      let V = unscaledCovariance
      return Matrix(
        columns: (0..<V.columnCount).map { V.column($0).map { $0 * factor } })
    }
  }

  /// √(RSS/ν): in the unit of the values without stated uncertainties, else a number that should be
  /// near 1. `nil` without a degree of freedom.
  public var residualStandardDeviation: Double? {
    degreesOfFreedom > 0
      ? (residualSumOfSquares / Double(degreesOfFreedom)).squareRoot() : nil
  }

  /// The row f(t) of the design.
  public func row(at time: Double) -> [Double] {
    Self.row(at: time, origin: origin, model: model, step: step)
  }

  static func row(
    at time: Double, origin: Double, model: DriftModel, step: DriftStep?
  ) -> [Double] {
    let x = time - origin
    var row = [1.0]
    for _ in 0..<model.degree { row.append((row.last ?? 1) * x) }
    if let step { row.append(step.share(at: time)) }
    return row
  }

  /// f(t)ᵀβ̂.
  public func value(at time: Double) -> DoubleDouble {
    var sum = CompensatedSum()
    for (f, c) in zip(row(at: time), centred) { sum.add(product: f, c) }
    return sum.total + offset
  }

  /// f(s)ᵀ cov(β̂) f(t), enlarged by ``varianceFactor``.
  public func covariance(_ s: Double, _ t: Double) -> Double? {
    guard let factor = varianceFactor else { return nil }
    let (f, g) = (row(at: s), row(at: t))
    var sum = CompensatedSum()
    for (i, a) in f.enumerated() {
      for (j, b) in g.enumerated() { sum.add(product: a * unscaledCovariance[i, j], b) }
    }
    return sum.value * factor
  }

  /// What the value at `time` shares with all others, across standards too.
  public func commonUncertainty(at time: Double) -> Double {
    var sum = CompensatedSum()
    for (f, g) in zip(row(at: time), commonEffect) { sum.add(product: f, g) }
    return sum.value * (varianceFactor ?? 1).squareRoot()
  }

  /// Whether `time` lies outside the pilot measurements.
  public func isExtrapolated(_ time: Double) -> Bool {
    guard let first = series.times.first, let last = series.times.last else { return true }
    return time < first || time > last
  }
}

import Mathematics

/// The least squares behind ``DriftFit``, for the values less their middle one.
struct DriftSolution {
  let coefficients: [Double]
  let covariance: Matrix
  let residualSumOfSquares: Double
  let commonEffect: [Double]

  enum Failure: Error {
    case singularCovariance
    case rankDeficient
    case outOfRange
  }

  init(_ series: PilotSeries, model: DriftModel, step: DriftStep?) throws(Failure) {
    var factor: Cholesky?
    if !series.commonIsUniform {
      factor = try? Cholesky(Self.covariance(of: series))
      if factor == nil { throw .singularCovariance }
    }
    let offset = DoubleDouble(series.middleValue)
    let values = series.values.map { (DoubleDouble($0) - offset).value }
    do throws(LeastSquares.Failure) {
      if let factor {
        self = try Self.general(series, values, factor, model, step)
      } else {
        self = try Self.weighted(series, values, model, step)
      }
    } catch {
      switch error {
      case .notFinite: throw .outOfRange
      case .rankDeficient: throw .rankDeficient
      }
    }
    guard coefficients.allSatisfy(\.isFinite), residualSumOfSquares.isFinite,
      covariance.diagonal.allSatisfy(\.isFinite)
    else { throw .outOfRange }
  }

  private init(
    _ coefficients: [Double], _ covariance: Matrix, _ residualSumOfSquares: Double,
    _ commonEffect: [Double]
  ) {
    self.coefficients = coefficients
    self.covariance = covariance
    self.residualSumOfSquares = residualSumOfSquares
    self.commonEffect = commonEffect
  }

  /// Rows weighted by u/u_j, u the largest: exact for equal uncertainties.
  private static func weighted(
    _ series: PilotSeries, _ values: [Double], _ model: DriftModel, _ step: DriftStep?
  ) throws(LeastSquares.Failure) -> DriftSolution {
    let u = series.standardUncertainties
    let unit = u?.max() ?? 1
    return try weighted(
      series, values, values.indices.map { j in u.map { unit / $0[j] } ?? 1 }, unit, model, step)
  }

  private static func weighted(
    _ series: PilotSeries, _ values: [Double], _ weights: [Double], _ unit: Double,
    _ model: DriftModel, _ step: DriftStep?
  ) throws(LeastSquares.Failure) -> DriftSolution {
    let origin = series.meanTime
    let powers = PolynomialDesign(series.times.map { $0 - origin }, degree: model.degree)
    let n = model.degree + (step == nil ? 1 : 2)
    var design = Matrix(rowCount: values.count, columnCount: n)
    var remainder = design
    for j in values.indices {
      for i in 0...model.degree {
        let element =
          DoubleDouble.sum(powers.design[j, i], powers.remainder[j, i]) * weights[j]
        design[j, i] = element.high
        remainder[j, i] = element.low
      }
      if let step { design[j, n - 1] = step.share(at: series.times[j]) * weights[j] }
    }
    let fit = try LeastSquares(
      design: design, remainder: remainder,
      responses: values.indices.map { values[$0] * weights[$0] }
    )
    let common = series.commonUncertainties.first ?? 0
    var covariance = fit.unscaledCovariance
    for i in 0..<n {
      for j in 0...i {
        covariance[i, j] = covariance[i, j] * unit * unit
        covariance[j, i] = covariance[i, j]
      }
    }
    covariance[0, 0] += common * common
    var effect = [Double](repeating: 0, count: n)
    effect[0] = common
    return DriftSolution(
      fit.coefficients, covariance, fit.residualSumOfSquares / unit / unit, effect)
  }

  /// By the Cholesky factor of V.
  private static func general(
    _ series: PilotSeries, _ values: [Double], _ factor: Cholesky, _ model: DriftModel,
    _ step: DriftStep?
  ) throws(LeastSquares.Failure) -> DriftSolution {
    let b = series.commonUncertainties
    let origin = series.meanTime
    let design = Matrix(
      rows: series.times.map { DriftFit.row(at: $0, origin: origin, model: model, step: step) })
    let fit = try GeneralizedLeastSquares(design: design, responses: values, factor: factor)
    let effect = try GeneralizedLeastSquares(design: design, responses: b, factor: factor)
    return DriftSolution(
      fit.coefficients, fit.covariance, fit.residualSumOfSquares, effect.coefficients)
  }

  /// diag(u_A²) + b bᵀ.
  private static func covariance(of series: PilotSeries) -> Matrix {
    let (u, b) = (series.standardUncertainties ?? [], series.commonUncertainties)
    var V = Matrix(diagonal: u.map { $0 * $0 })
    guard u.count == b.count else { return V }
    for i in b.indices {
      for j in b.indices { V[i, j] += b[i] * b[j] }
    }
    return V
  }
}

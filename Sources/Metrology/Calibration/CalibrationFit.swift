import Mathematics

/// The least squares fit behind a ``CalibrationCurve``.
struct CalibrationFit {
  let coefficients: [Double]
  let covariance: Matrix
  let degreesOfFreedom: DegreesOfFreedom
  let residuals: [Double]
  let residualSumOfSquares: Double
  let responseSensitivities: Matrix

  /// (XᵀWX)⁻¹, W X and W r.
  private let unscaledCovariance: Matrix
  private let weightedDesign: Matrix
  private let weightedResiduals: [Double]

  init(
    _ offsets: [Double], _ responses: [Double], _ degree: Int, _ weighting: CalibrationWeighting
  ) throws(CalibrationFailure) {
    let powers = PolynomialDesign(offsets, degree: degree)
    switch weighting {
    case .scatter:
      let fit = try Self.determined { () throws(LeastSquares.Failure) in
        try LeastSquares(design: powers.design, remainder: powers.remainder, responses: responses)
      }
      let ν = fit.degreesOfFreedom
      let variance = fit.residualSumOfSquares / Double(ν)
      var covariance = fit.unscaledCovariance
      for i in 0...degree {
        for j in 0...degree { covariance[i, j] *= variance }
      }
      self.covariance = covariance
      degreesOfFreedom = (try? DegreesOfFreedom(Double(ν))) ?? .infinite
      coefficients = fit.coefficients
      residuals = fit.residuals
      residualSumOfSquares = fit.residualSumOfSquares
      unscaledCovariance = fit.unscaledCovariance
      weightedDesign = powers.design
      weightedResiduals = fit.residuals
    case .known(let matrix):
      let factor: Cholesky
      do throws(Cholesky.Failure) { factor = try Cholesky(matrix) } catch {
        throw .covariance(error)
      }
      let fit = try Self.determined { () throws(LeastSquares.Failure) in
        try GeneralizedLeastSquares(design: powers.design, responses: responses, factor: factor)
      }
      covariance = fit.covariance
      degreesOfFreedom = .infinite
      coefficients = fit.coefficients
      residuals = fit.residuals
      residualSumOfSquares = fit.residualSumOfSquares
      unscaledCovariance = fit.covariance
      weightedDesign = Matrix(columns: (0...degree).map { factor.solve(powers.design.column($0)) })
      weightedResiduals = factor.solve(fit.residuals)
    }
    responseSensitivities = unscaledCovariance * weightedDesign.transposed
  }

  private static func determined<Fit>(
    _ fit: () throws(LeastSquares.Failure) -> Fit
  ) throws(CalibrationFailure) -> Fit {
    do throws(LeastSquares.Failure) { return try fit() } catch {
      switch error {
      case .notFinite: throw .notFinite
      case .rankDeficient: throw .undetermined
      }
    }
  }

  /// ∂β/∂x: the normal equations XᵀW (y − X β) = 0, differentiated by each x_i.
  func standardSensitivities(_ offsets: [Double]) -> Matrix {
    Matrix(
      columns: offsets.indices.map { i in
        var derivatives = [0.0]
        var power = 1.0
        for k in 1..<coefficients.count {
          derivatives.append(Double(k) * power)
          power *= offsets[i]
        }
        var slope = CompensatedSum()
        for k in coefficients.indices { slope.add(product: derivatives[k], coefficients[k]) }
        return unscaledCovariance
          * coefficients.indices.map { k in
            derivatives[k] * weightedResiduals[i] - weightedDesign[i, k] * slope.value
          }
      })
  }
}
